"""What is done at the desk is noted once it is done, by whom and about whom, and never by name."""

from __future__ import annotations

from pathlib import Path

import msgspec

from kiosk.domain.day.consequences import Target
from kiosk.domain.day.status import Action
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.writes.deed import Deed, Did, in_words
from kiosk.domain.writes.origin import Origin
from tests.support.desk import CLAIRE, INSTANCE, LEA, NOW, TOM, Counter, at_the_counter


class Noted:
    """A register in a list."""

    def __init__(self) -> None:
        self.lines: list[Deed] = []

    def note(self, *deeds: Deed) -> None:
        self.lines += deeds

    @property
    def exists(self) -> bool:
        return bool(self.lines)

    async def deeds(self) -> list[Deed]:
        return list(self.lines)

    @property
    def what(self) -> list[tuple[str, int, tuple[int, ...], bool]]:
        return [(one.what, one.rdv_id, one.usager_ids, one.undoes) for one in self.lines]


async def target(counter: Counter, rdv_id: int) -> Target:
    await counter.desk.bring_up_to_date()
    entry = await counter.desk.entry(rdv_id)
    assert entry is not None
    return Target(entry, tuple(one.id for one in entry.rdv.participations))


async def test_a_morning_is_noted(tmp_path: Path) -> None:
    noted = Noted()
    async with at_the_counter(tmp_path, register=noted) as counter:
        desk = counter.desk
        desk.look_at(1, NOW.date())
        batch = await desk.act(Action.SEEN, [await target(counter, 1)])
        await counter.known(lambda: not desk.unsent_count)
        await desk.undo(batch, await desk.undo_consequences(batch))
        await counter.known(lambda: not desk.unsent_count)
        draft = UsagerDraft(first_name="Zélie", last_name="Nouvelle")
        local = (await desk.usagers.create(draft, 1, Origin.DESK)).id
        await counter.known(lambda: not desk.unsent_count)
        await desk.usagers.add_referent(LEA, CLAIRE)
        await desk.walk_ins.note(1, None, None, None, "renseignement", said="Mme Nouvelle")
    named = next(one.usager_ids for one in noted.lines if one.what == Did.KNOWN_AS)
    assert named[0] == local < 0 < named[1]
    assert noted.what == [
        (Did.SESSION_OPENED, 0, (), False),
        (Action.SEEN, 1, (LEA,), False),
        (Action.RESET, 1, (LEA,), True),
        (Did.USAGER_CREATED, 0, (local,), False),
        (Did.KNOWN_AS, 0, named, False),
        (Did.REFERENT_ADDED, 0, (LEA,), False),
        (Did.WALK_IN_NOTED, 0, (), False),
        (Did.SESSION_CLOSED, 0, (), False),
    ]
    assert {(one.agent_id, one.instance) for one in noted.lines} == {(CLAIRE, INSTANCE)}
    assert not any(word in msgspec.json.encode(noted.lines).decode() for word in ("Nouvelle", "Zélie", "renseignement"))


async def test_what_is_taken_back_before_it_leaves_is_noted_too(tmp_path: Path) -> None:
    noted = Noted()
    async with at_the_counter(tmp_path, register=noted) as counter:
        desk = counter.desk
        desk.look_at(1, NOW.date())
        counter.wire.hold("PATCH")
        batch = await desk.act(Action.WAITING, [await target(counter, 2)])
        draft = UsagerDraft(first_name="Une", last_name="Personne")
        first = (await desk.usagers.create(draft, 1, Origin.DESK)).id
        record = (await counter.memory.queue.of_usager(first))[0]
        taken = await desk.withdraw(record.errand.key)
        counter.wire.mend()
        await counter.known(lambda: not desk.unsent_count)
    assert batch.keys
    assert (Action.WAITING, 2, (TOM,), False) in noted.what
    assert ((Did.TAKEN_BACK, 0, (first,), False) in noted.what) is taken


def test_each_thing_that_is_noted_has_its_words() -> None:
    assert all(in_words(one) != one for one in (*Did, *Action))
