"""Somebody else answers in the place of the platform: what waits is tried again, and the person asked after long."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.clock import SetClock
from kiosk.domain.day.gesture import Fate
from kiosk.domain.day.status import Action, Status
from kiosk.domain.people.fiche import Fiche
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.platform.failures import Failure, Forbidden, ServerFault, Throttled, Unintelligible
from kiosk.domain.writes.errand import ChangeUsager, CreateUsager, Errand, What
from kiosk.domain.writes.origin import Origin
from kiosk.domain.writes.projected import draft_of
from kiosk.sync.sending import reasons
from tests.support.trade import gesture, rdv, usager
from tests.support.waiting import until
from tests.sync.conftest import Desk, shares_waiting_room
from tests.sync.fake_platform import FakePlatform, Fault

WRITE = "set_participation_status"
TURNS = 12
"""Of the memory: as many as one try takes at most."""
STRANGERS = [
    Unintelligible(page=True),
    Unintelligible(page=True, lacking=True),
    Unintelligible(),
    Throttled(1, own=False),
    ServerFault(500, own=False),
    ServerFault(502, own=False),
]


async def passing(desk: Desk, clock: SetClock, minutes: float) -> None:
    """Time goes by, little by little, while everybody does what they have to."""
    for _ in range(round(minutes * 12)):
        clock.move(seconds=5)
        desk.time.move(5)
        await until(lambda: not desk.time.due(0), "the end of the pauses that are over")
        for _ in range(TURNS):
            await desk.memory.mark("a turn of the memory")


async def told(desk: Desk, number: int) -> tuple[str, list[Fate]]:
    entry = await desk.memory.rdv(number)
    assert entry is not None
    return entry.problem, [record.fate for record in await desk.memory.queue.history(number)]


@pytest.mark.parametrize("failure", STRANGERS, ids=repr)
@pytest.mark.parametrize("acted", [False, True], ids=["before", "after"])
async def test_it_is_neither_refused_nor_done_twice(desk: Desk, clock: SetClock, failure: Failure, acted: bool) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    platform.knows_keys = False
    desk.start(platform)
    await desk.pulled()
    platform.faults.extend(Fault(WRITE, failure, after=acted) for _ in range(2))
    await desk.memory.queue.act([gesture(rdv(1), Action.EXCUSED)])
    await desk.settled_in_time()
    assert await told(desk, 1) == ("", [Fate.SENT])
    assert [status for _, _, status, _ in platform.sent] == [Status.EXCUSED]


async def test_while_the_platform_answers_the_rest_it_is_no_cut_and_after_long_the_person_is_asked(
    desk: Desk, clock: SetClock
) -> None:
    platform = FakePlatform(clock, [rdv(1), rdv(2)])
    desk.start(platform)
    await desk.pulled()
    connected: list[bool | None] = []
    desk.sync.on_state(lambda state: connected.append(state.connected))
    platform.faults.extend(Fault(WRITE, Unintelligible(page=True)) for _ in range(200))
    await desk.memory.queue.act([gesture(rdv(1), Action.SEEN)])
    await passing(desk, clock, 9)
    assert await told(desk, 1) == ("", [Fate.WAITING])
    assert 6 <= platform.count(WRITE) <= 20
    await desk.memory.queue.act([gesture(rdv(2), Action.WAITING)])
    await until(lambda: len(platform.sent) == 1, "the other")
    await passing(desk, clock, 3)
    assert await told(desk, 1) == (reasons.STRANGER, [Fate.REFUSED])
    assert platform.rdvs_there[1].status is Status.UNKNOWN
    assert False not in connected


async def test_what_was_done_behind_a_stranger_s_answers_is_not_asked_about(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    desk.start(platform)
    await desk.pulled()
    platform.faults.append(Fault(WRITE, Unintelligible(page=True), after=True))
    platform.faults.extend(Fault("rdv", Unintelligible(page=True)) for _ in range(8))
    await desk.memory.queue.act([gesture(rdv(1), Action.SEEN)])
    await passing(desk, clock, 12)
    assert await told(desk, 1) == ("", [Fate.SENT])
    assert len(platform.sent) == 1


async def test_through_a_portal_nothing_is_asked_however_long_it_lasts(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    desk.start(platform)
    await desk.pulled()
    portal = Unintelligible(page=True, portal=True)
    platform.down = portal
    await desk.memory.queue.act([gesture(rdv(1), Action.SEEN)])
    await until(lambda: desk.sync.state.connected is False, "the cut", timeout=5)
    await passing(desk, clock, 15)
    assert desk.sync.state.failure is portal
    assert not desk.sync.state.signed_out
    assert await told(desk, 1) == ("", [Fate.WAITING])
    platform.down = None
    await desk.settled_in_time()
    assert await told(desk, 1) == ("", [Fate.SENT])


async def test_one_page_does_not_turn_the_shared_waiting_room_off(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    desk.start(platform)
    await desk.pulled()
    missing = Unintelligible(page=True, lacking=True)
    platform.faults += [Fault("mark_waiting", missing), Fault("capabilities", missing)]
    await desk.memory.queue.act([gesture(rdv(1), Action.WAITING)])
    await desk.settled_in_time()
    assert await told(desk, 1) == ("", [Fate.SENT])
    assert platform.rdvs_there[1].waiting_since is not None
    assert shares_waiting_room(desk.sync.state)


@pytest.mark.parametrize("acted", [False, True], ids=["before", "after"])
async def test_somebody_written_down_is_not_written_twice_and_after_long_the_person_is_asked(
    desk: Desk, clock: SetClock, acted: bool
) -> None:
    platform = FakePlatform(clock)
    platform.knows_keys = False
    desk.start(platform)
    await desk.pulled()
    platform.faults.extend(Fault("create_user", Throttled(1, own=False), after=acted) for _ in range(2))
    platform.faults.extend(Fault("create_user", Unintelligible(page=True)) for _ in range(200))
    (number,) = await desk.memory.queue.local_ids(1)
    errand = Errand("key", 1, clock.now(), CreateUsager(number, UsagerDraft(first_name="Léa", last_name="DUPONT")))
    assert await desk.memory.queue.write(errand, Origin.DESK)
    await passing(desk, clock, 13)
    (record,) = await desk.memory.queue.of_usager(number) or await desk.memory.queue.of_usager(1000)
    if acted:
        assert (record.fate, len(platform.fiches_there)) == (Fate.SENT, 1)
    else:
        assert (record.fate, len(platform.fiches_there)) == (Fate.REFUSED, 0)
        assert record.refusal is not None
        assert "le réseau ne laisse pas passer" in record.refusal.reason
        assert record.refusal.blocked


async def test_what_a_filter_holds_back_holds_up_what_is_of_the_same_and_nothing_else(
    desk: Desk, clock: SetClock
) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    platform.fiches_there[10] = Fiche(usager(10), lock_version=1)
    desk.start(platform)
    await desk.pulled()
    platform.faults.extend(Fault("create_user", Unintelligible(page=True)) for _ in range(6))
    number, cousin = await desk.memory.queue.local_ids(2)
    before, lea = draft_of(usager(10)), UsagerDraft(first_name="Léa", last_name="DUPONT")
    written: list[What] = [
        CreateUsager(number, lea),
        ChangeUsager(number, lea, replace(lea, email="lea@ex.test")),
        CreateUsager(cousin, UsagerDraft(first_name="Tom", last_name="DUPONT", responsible_id=number)),
        ChangeUsager(10, before, replace(before, email="autre@ex.test")),
    ]
    for key, what in enumerate(written):
        assert await desk.memory.queue.write(Errand(str(key), 1, clock.now(), what), Origin.DESK)
    await until(lambda: platform.count("update_user") == 1, "what is of somebody else")
    assert [row.act.key for row in await desk.memory.queue.errands()] == ["0", "1", "2"]
    assert platform.count("create_user") <= 2, "it rests, until the platform has answered something"
    await passing(desk, clock, 5)
    assert not await desk.memory.queue.errands()
    assert [fiche.usager.last_name for fiche in platform.fiches_there.values()] == [*("DUPONT",) * 3]


async def test_the_platform_s_own_refusal_ends_it_at_once(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    desk.start(platform)
    await desk.pulled()
    platform.faults.append(Fault(WRITE, Forbidden()))
    await desk.memory.queue.act([gesture(rdv(1), Action.SEEN)])
    await desk.settled()
    assert await told(desk, 1) == (reasons.FORBIDDEN, [Fate.REFUSED])
