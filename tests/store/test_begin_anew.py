"""What is left of a memory whose platform was put back from a backup: what this desk made, and nothing under an id."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

from kiosk.clock import PARIS
from kiosk.domain.booking.booking import Booking, Guest
from kiosk.domain.day.gesture import Fate, Hold
from kiosk.domain.day.model import Lieu, Rdv
from kiosk.domain.day.status import Action, Status
from kiosk.domain.day.walk_in import WalkIn
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.writes.errand import Book, CreateUsager, Errand, Refusal
from kiosk.domain.writes.origin import Origin
from kiosk.store.marks import birth_mark
from kiosk.store.memory import Memory
from tests.support.trade import LIEU, NOW, ORGANISATION, TODAY, gesture, rdv, usager

WHY = Refusal("La plateforme a repris une sauvegarde.")


async def _worked_with(memory: Memory) -> tuple[int, int]:
    """A morning's work; the local ids of who was written down, and of the RDV that was booked for another."""
    await memory.save_organisations([ORGANISATION])
    await memory.save_entries(1, Lieu, [LIEU])
    await memory.save_rdvs(1, [rdv(1), rdv(2)], window=None)
    await memory.meet(1, [usager(10), usager(77)], Origin.DESK)
    await memory.save_mark(birth_mark(10), "vers 1980")
    await memory.save_mark("changes/1", "cursor")
    await memory.save_synced(1, TODAY, NOW)
    await memory.save_walk_in(WalkIn(id="a", organisation_id=1, arrived_at=NOW, usager=usager(77)))
    await memory.queue.act([gesture(rdv(1), Action.SEEN)])
    await memory.queue.act([refused := gesture(rdv(2), Action.SEEN)])
    await memory.queue.refuse(refused.key, Refusal("Non."))
    made, rdv_id, participation_id = await memory.queue.local_ids(3)
    await memory.save_mark(birth_mark(made), "vers 1990")
    draft = UsagerDraft(first_name="Katia", last_name="MERLE")
    booking = Booking(
        organisation_id=1, motif_id=1, starts_at=NOW, duration_in_min=30, lieu_id=1, agent_ids=(7,), guests=(Guest(10),)
    )
    for what in (CreateUsager(made, draft), Book(rdv_id, booking, (participation_id,))):
        assert await memory.queue.write(Errand(str(uuid4()), 1, NOW, what), Origin.DESK)
    return made, rdv_id


async def test_what_the_platform_said_goes_and_what_was_made_here_is_held(memory: Memory) -> None:
    made, rdv_id = await _worked_with(memory)
    assert await memory.begin_anew(WHY) == 3 == memory.unsent_count
    assert [await memory.confirmed(number) for number in (1, 2)] == [None, None]
    assert await memory.usager(1, 10) is None
    assert await memory.mark(birth_mark(10)) is None
    assert await memory.mark("changes/1") is None
    assert await memory.synced_at(1, TODAY) is None
    assert await memory.entries(1, Lieu) == [LIEU], "until it is read"
    held = [(row.held, row.refusal) for row in await memory.queue.gestures()]
    held += [(row.held, row.refusal) for row in await memory.queue.errands()]
    assert held == [(Hold.PUT_BACK, WHY)] * 3
    katia = await memory.usager(1, made)
    assert katia is not None, "she is nobody else's id"
    assert await memory.mark(birth_mark(made)) == "vers 1990"
    assert await memory.rdv(rdv_id) is None, "booked for an id that may be anybody's"
    (walk_in,) = await memory.walk_ins(1, TODAY, PARIS)
    assert (walk_in.usager, walk_in.said) == (None, "DUPONT Léa77")


async def test_nothing_of_it_shows_on_who_has_the_ids_by_now(memory: Memory) -> None:
    await _worked_with(memory)
    await memory.begin_anew(WHY)
    await memory.save_rdvs(1, [rdv(1), rdv(2)], window=None)
    for number in (1, 2):
        shown = await memory.rdv(number)
        assert shown is not None
        assert (shown.rdv, shown.unsent, shown.problem) == (rdv(number), frozenset(), "")
        assert await memory.queue.history(number) == []
    kept = await memory.queue.of_the_day(NOW)
    assert len(kept) == 4, "and yet all of it can be looked at"


async def test_what_the_person_confirms_is_on_its_rdv_again(memory: Memory) -> None:
    await _worked_with(memory)
    await memory.begin_anew(WHY)
    await memory.save_rdvs(1, [rdv(1)], window=None)
    (row,) = await memory.queue.gestures()
    assert await memory.queue.let_go(row.act.key)
    (waiting,) = await memory.queue.gestures(1)
    assert waiting.held is None
    shown = await memory.rdv(1)
    assert shown is not None
    assert shown.unsent == {10}


def _made(number: int, minutes: int) -> Rdv:
    return replace(rdv(number), created_at=NOW - timedelta(minutes=minutes))


async def test_who_waits_known_here_alone_waits_on_for_the_very_rdv_they_came_for(memory: Memory) -> None:
    came = [_made(number, 60) for number in (1, 2, 3, 4)]
    await memory.save_rdvs(1, came, window=None)
    for one in came:
        await memory.queue.act([waits := gesture(one, Action.WAITING)])
        await memory.queue.settle(waits.key, None, Fate.KEPT)
    await memory.begin_anew(WHY)
    (theirs,) = _made(3, 60).participations
    another_person = replace(_made(3, 60), participations=(replace(theirs, usager=usager(99)),))
    received = replace(_made(4, 60), participations=(replace(rdv(4).participations[0], status=Status.SEEN),))
    await memory.begin_anew(WHY)  # twice
    await memory.save_rdvs(1, [_made(1, 60), _made(2, 5), another_person, received], window=None)
    waiting = {entry.rdv.id: entry.rdv.waiting_since for entry in await memory.day(1, TODAY, PARIS)}
    assert waiting == {1: NOW, 2: None, 3: None, 4: None}
    await memory.save_rdvs(1, [_made(2, 60)], window=None)
    assert (await memory.rdv(2)).rdv.waiting_since is None, "it was another's once"  # type: ignore[union-attr]
