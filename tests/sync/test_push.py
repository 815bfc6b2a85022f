"""What was done here reaches the platform: once, in order, whatever happens on the way."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.clock import PARIS, SetClock
from kiosk.domain.day.gesture import Fate
from kiosk.domain.day.model import Rdv
from kiosk.domain.day.status import Action, Status
from kiosk.domain.platform.capabilities import Capabilities
from kiosk.domain.platform.failures import (
    Conflict,
    Failure,
    Forbidden,
    NotFound,
    Refused,
    ServerFault,
    SignedOut,
    Throttled,
    TimedOut,
    Unintelligible,
    Unreachable,
)
from kiosk.domain.writes.errand import Side
from kiosk.sync.link import Link
from kiosk.sync.sending import reasons
from tests.support.machine import Machine
from tests.support.rest import at_rest
from tests.support.trade import NOW, TODAY, gesture, rdv
from tests.support.waiting import until
from tests.sync.conftest import Desk, shares_waiting_room
from tests.sync.fake_platform import FakePlatform, Fault

NOTED_ABSENT = "Noté «\u00a0Absent (non excusé)\u00a0» ailleurs entre-temps"
NOTED_SEEN = "Noté «\u00a0Vu\u00a0» ailleurs entre-temps"
WRITE = "set_participation_status"


def waiting(of: Rdv) -> Rdv:
    people = tuple(replace(p, waiting_since=NOW) for p in of.participations)
    return replace(of, participations=people, waiting_since=NOW)


async def shown(desk: Desk, number: int) -> Rdv:
    entry = await desk.memory.rdv(number)
    assert entry is not None
    return entry.rdv


async def fates(desk: Desk, number: int) -> list[Fate]:
    return [record.fate for record in await desk.memory.queue.history(number)]


@pytest.mark.parametrize("off", [timedelta(hours=1), timedelta(hours=-1)])
async def test_a_wait_noted_before_the_time_was_told_is_stored_when_it_was(desk: Desk, off: timedelta) -> None:
    """Kiosk was started through a cut on a machine an hour off."""
    machine = Machine(NOW + off)
    desk.clock = machine.clock()  # type: ignore[assignment]
    platform = FakePlatform(desk.clock, [rdv(1)])
    made = gesture(rdv(1), Action.WAITING, made_at=desk.clock.now())
    await desk.memory.save_rdv(rdv(1, lock_version=1))
    await desk.memory.queue.act([made])
    machine.passes(minutes=3)
    platform.offset = -off
    desk.start(platform)
    await desk.settled()
    assert [(call, at) for call, _, at, _ in platform.sent] == [("waiting", NOW)]


async def test_a_gesture_leaves_at_once_and_its_echo_changes_nothing(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    desk.start(platform)
    await desk.pulled()
    done = gesture(rdv(1), Action.SEEN)
    (before,) = await desk.memory.queue.act([done])
    states: list[Rdv] = []

    async def watch() -> None:
        states.append(await shown(desk, 1))

    pending: list[asyncio.Task[None]] = []
    stop = desk.memory.subscribe(lambda _: pending.append(asyncio.create_task(watch())))
    await desk.settled()
    await until(lambda: platform.count("rdv") >= 1, "the echo of the gesture")
    await until(lambda: at_rest(desk.sync) and not desk.sync.state.busy, "calm")
    stop()
    await asyncio.gather(*pending)
    assert platform.sent == [("status", 10, Status.SEEN, platform.keys[0])]
    for state in [*states, await shown(desk, 1)]:
        assert replace(state, lock_version=None) == replace(before.rdv, lock_version=None)
    assert await fates(desk, 1) == [Fate.SENT]


async def test_gestures_of_an_rdv_go_in_order_and_rdvs_beside_each_other(desk: Desk, clock: SetClock) -> None:
    known = [rdv(n) for n in range(1, 7)]
    platform = FakePlatform(clock, known)
    platform.hold[WRITE] = asyncio.Event()
    desk.start(platform)
    await desk.pulled()
    for action in (Action.SEEN, Action.RESET, Action.NOSHOW):
        await desk.memory.queue.act([gesture(await shown(desk, r.id), action) for r in known])
    await until(lambda: platform.count(WRITE) == 4, "four on their way at once")
    assert desk.memory.unsent_count == 18
    platform.hold[WRITE].set()
    await desk.settled()
    for number in range(1, 7):
        of = [status for _, participation, status, _ in platform.sent if participation == number * 10]
        assert of == [Status.SEEN, Status.UNKNOWN, Status.NOSHOW]
    assert len(set(platform.keys)) == len(platform.keys) == 18
    assert desk.memory.unsent_count == 0


async def test_the_outbox_of_an_earlier_kiosk_goes_first(desk: Desk, clock: SetClock) -> None:
    await desk.memory.save_rdv(rdv(1))
    await desk.memory.queue.act([gesture(rdv(1), Action.EXCUSED)])
    platform = FakePlatform(clock, [rdv(1)])
    desk.start(platform, look=False)
    await desk.settled()
    assert platform.rdvs_there[1].status is Status.EXCUSED


@pytest.mark.parametrize("done", [False, True])
@pytest.mark.parametrize("failure", [TimedOut(), ServerFault(500), ServerFault(503), Unintelligible(page=True)])
async def test_after_an_unknown_outcome_it_asks_before_it_sends_again(
    desk: Desk, clock: SetClock, failure: Failure, done: bool
) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    desk.start(platform)
    await desk.pulled()
    platform.faults.append(Fault(WRITE, failure, after=done))
    before = platform.count("rdv")
    await desk.memory.queue.act([gesture(rdv(1), Action.EXCUSED)])
    await until(lambda: platform.count(WRITE) == 1, "the first try")
    if not done:  # else the platform tells of the change, and all is settled at once
        await until(lambda: desk.time.sleeping(0.5, 1.5), "the back-off")
        assert [o.departed for o in await desk.memory.queue.gestures()] == [True]
        assert not await desk.memory.queue.withdraw((await desk.memory.queue.gestures())[0].act.key)
    await desk.settled_in_time()
    assert platform.count("rdv") > before
    # The usager was told once, by one carried out write; the key was the same for each try.
    assert [(what, status) for what, _, status, _ in platform.sent] == [("status", Status.EXCUSED)]
    assert platform.count(WRITE) == (1 if done else 2)
    assert len(set(platform.keys)) == 1
    assert await fates(desk, 1) == [Fate.SENT]


async def test_someone_else_was_there_after_an_unknown_outcome(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    desk.start(platform)
    await desk.pulled()
    platform.faults.append(Fault(WRITE, TimedOut()))
    await desk.memory.queue.act([gesture(rdv(1), Action.EXCUSED)])
    await until(lambda: desk.time.sleeping(0.5, 1.5), "the back-off")
    platform.change(rdv(1, statuses=(Status.SEEN,)), silently=True)
    desk.time.move(1.5)
    await desk.settled()
    assert platform.sent == []
    entry = await desk.memory.rdv(1)
    assert entry is not None
    assert (entry.rdv.status, entry.problem) == (
        Status.SEEN,
        reasons.overtaken(NOTED_SEEN, Action.EXCUSED, Side(""), PARIS, certain=False),
    )
    assert "n’a pas été" not in entry.problem


def without_locks(clock: SetClock, rdvs: Sequence[Rdv], *, one: bool = True) -> FakePlatform:
    """As the original: no versions, no waiting room, nothing told."""
    platform = FakePlatform(clock, capabilities=Capabilities())
    platform.locks = False
    platform.serves_one_rdv = one
    platform.rdvs_there = {one.id: one for one in rdvs}
    return platform


@pytest.mark.parametrize("one", [True, False], ids=["rdvs?id=", "by the hour"])
async def test_without_locks_it_looks_before_a_gesture_leaves_and_asks_the_person(
    desk: Desk, clock: SetClock, one: bool
) -> None:
    """A colleague noted « excusé »: « vu » does not replace it by itself."""
    platform = without_locks(clock, [rdv(1), rdv(2)], one=one)
    desk.start(platform)
    await desk.pulled()
    clock.move(seconds=30)
    platform.change(rdv(1, statuses=(Status.EXCUSED,)))
    await desk.memory.queue.act([gesture(rdv(1), Action.SEEN)])
    await desk.settled()
    assert platform.sent == []
    assert await fates(desk, 1) == [Fate.OVERTAKEN]
    entry = await desk.memory.rdv(1)
    assert entry is not None
    assert entry.overtaken is not None
    assert (entry.rdv.status, entry.overtaken.action) == (Status.EXCUSED, Action.SEEN)
    noted = "Noté «\u00a0Absent (excusé)\u00a0» ailleurs entre-temps"
    assert entry.problem == f"{noted}\u00a0: votre geste «\u00a0Vu\u00a0» n’a pas été enregistré."
    # Made again on what is there now, it is sent, and the question is over.
    await desk.memory.queue.act([gesture(entry.rdv, Action.SEEN)])
    await desk.settled()
    entry = await desk.memory.rdv(1)
    assert entry is not None
    assert (platform.rdvs_there[1].status, entry.problem, entry.overtaken) == (Status.SEEN, "", None)


async def test_a_reading_of_a_moment_ago_is_not_repeated(desk: Desk, clock: SetClock) -> None:
    platform = without_locks(clock, [rdv(1)])
    desk.start(platform)
    await desk.pulled()
    asked = len(platform.calls)
    clock.move(seconds=4)
    await desk.memory.queue.act([gesture(rdv(1), Action.SEEN)])
    await desk.settled()
    assert [name for name, _ in platform.calls[asked:]] == [WRITE]


async def test_what_was_read_before_a_cut_is_looked_at_again_however_short_it_was(desk: Desk, clock: SetClock) -> None:
    platform = without_locks(clock, [rdv(1)])
    desk.start(platform)
    await desk.pulled()
    platform.down = Unreachable()
    with pytest.raises(Unreachable):
        await desk.sync.bring_up_to_date()
    assert desk.sync.state.connected is False
    platform.change(rdv(1, statuses=(Status.EXCUSED,)))
    platform.down = None
    platform.hold["rdvs"] = asyncio.Event()  # it is not the day, read anew, that tells
    await desk.memory.queue.act([gesture(rdv(1), Action.SEEN)])
    await until(lambda: desk.memory.unsent_count == 0, "the end of the gesture")
    assert platform.sent == []
    assert await fates(desk, 1) == [Fate.OVERTAKEN]
    platform.hold.pop("rdvs").set()


async def test_who_waits_on_this_desk_alone_is_asked_of_nobody(
    desk: Desk, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    platform = without_locks(clock, [rdv(1)])
    desk.start(platform)
    await desk.pulled()
    clock.move(seconds=30)
    platform.down = Unreachable()
    asked = len(platform.calls)
    monkeypatch.setattr(Link, "asked", True)  # somebody asks whether it can be reached again: all others wait
    await desk.memory.queue.act([gesture(rdv(1), Action.WAITING, made_at=clock.now())])
    await desk.settled()
    assert await fates(desk, 1) == [Fate.KEPT]
    assert platform.calls[asked:] == []


async def test_gestures_made_together_are_looked_after_together(desk: Desk, clock: SetClock) -> None:
    known = [rdv(n, NOW + timedelta(minutes=n)) for n in range(1, 11)]
    platform = without_locks(clock, known, one=False)
    desk.start(platform)
    await desk.pulled()
    clock.move(seconds=30)
    asked = len(platform.calls)
    platform.change(rdv(7, NOW + timedelta(minutes=7), statuses=(Status.REVOKED,)))
    await desk.memory.queue.act([gesture(one, Action.SEEN) for one in known])
    await desk.settled()
    assert [name for name, _ in platform.calls[asked:]].count("rdvs") == 1
    assert {one.id for one in platform.rdvs_there.values() if one.status is Status.SEEN} == set(range(1, 11)) - {7}
    assert await fates(desk, 7) == [Fate.OVERTAKEN]


@pytest.mark.parametrize("one", [True, False], ids=["rdvs?id=", "by the hour"])
async def test_an_rdv_moved_by_somebody_else_is_found_and_said(desk: Desk, clock: SetClock, one: bool) -> None:
    platform = without_locks(clock, [rdv(1)], one=one)
    desk.start(platform)
    await desk.pulled()
    clock.move(seconds=30)
    platform.change(rdv(1, NOW + timedelta(days=1, hours=4, minutes=10)))
    done = replace(gesture(rdv(1), Action.EXCUSED), starts_at=NOW, people=(10,))
    await desk.memory.queue.act([done])
    await desk.settled()
    entry = await desk.memory.rdv(1)
    assert entry is not None
    assert entry.problem.startswith("Déplacé au 24/11 à 14:30 entre-temps\u00a0: ")
    assert entry.rdv.starts_at == NOW + timedelta(days=1, hours=4, minutes=10)
    assert platform.sent == []


async def test_who_joined_or_left_meanwhile_is_said(desk: Desk, clock: SetClock) -> None:
    one, couple = rdv(1), rdv(2, statuses=(Status.UNKNOWN, Status.UNKNOWN))
    platform = without_locks(clock, [one, couple])
    desk.start(platform)
    await desk.pulled()
    clock.move(seconds=30)
    platform.change(rdv(1, statuses=(Status.UNKNOWN, Status.UNKNOWN)))
    platform.change(replace(couple, participations=couple.participations[1:]))
    made = [replace(gesture(of, Action.SEEN), people=tuple(p.id for p in of.participations)) for of in (one, couple)]
    await desk.memory.queue.act(made)
    await desk.settled()
    problems = [shown.problem for shown in (await desk.memory.rdv(1), await desk.memory.rdv(2)) if shown is not None]
    assert [problem.partition("\u00a0:")[0] for problem in problems] == [
        "Ses usagers ont changé entre-temps",
        "Un usager n’en fait plus partie",
    ]
    assert platform.sent == []


async def test_an_rdv_that_is_gone_when_it_is_looked_at(desk: Desk, clock: SetClock) -> None:
    platform = without_locks(clock, [rdv(1)], one=False)
    desk.start(platform)
    await desk.pulled()
    clock.move(seconds=30)
    platform.change(1)
    await desk.memory.queue.act([gesture(rdv(1), Action.SEEN)])
    await desk.settled()
    entry = await desk.memory.rdv(1)
    assert entry is not None
    assert (entry.problem, platform.sent) == (reasons.NOT_FOUND, [])


async def test_a_gesture_whose_rdv_cannot_be_looked_at_does_not_wait_for_ever(desk: Desk, clock: SetClock) -> None:
    platform = without_locks(clock, [rdv(1)])
    desk.start(platform)
    await desk.pulled()
    clock.move(seconds=30)
    platform.faults.extend(Fault("rdv", ServerFault(500)) for _ in range(3))
    await desk.memory.queue.act([gesture(rdv(1), Action.SEEN)])
    await desk.settled_in_time()
    entry = await desk.memory.rdv(1)
    assert entry is not None
    assert (entry.problem, platform.sent) == (reasons.FAULT, [])


async def test_with_locks_what_somebody_wrote_of_another_matter_does_not_stop_a_gesture(
    desk: Desk, clock: SetClock
) -> None:
    platform = FakePlatform(clock, [rdv(1), rdv(2)])
    desk.start(platform)
    await desk.pulled()
    platform.change(replace(rdv(1), context="Apporter le carnet"), silently=True)
    platform.change(rdv(2, statuses=(Status.EXCUSED,)), silently=True)
    await desk.memory.queue.act([gesture(rdv(n), Action.SEEN) for n in (1, 2)])
    await desk.settled()
    assert (platform.rdvs_there[1].status, platform.rdvs_there[1].context) == (Status.SEEN, "Apporter le carnet")
    assert platform.rdvs_there[2].status is Status.EXCUSED
    assert await fates(desk, 2) == [Fate.OVERTAKEN]


async def test_what_a_failing_platform_did_all_the_same_is_not_said_to_be_refused(desk: Desk, clock: SetClock) -> None:
    platform = without_locks(clock, [rdv(1)])
    desk.start(platform)
    await desk.pulled()
    platform.faults.extend([Fault(WRITE, ServerFault(500)), Fault(WRITE, ServerFault(500))])
    platform.faults.append(Fault(WRITE, ServerFault(500), after=True))
    await desk.memory.queue.act([gesture(rdv(1), Action.SEEN)])
    await desk.settled_in_time()
    assert await fates(desk, 1) == [Fate.SENT]


async def test_without_a_call_for_one_rdv_it_asks_for_those_of_its_hour(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1), rdv(2, NOW + timedelta(hours=1))], Capabilities())
    platform.serves_one_rdv = False
    desk.start(platform)
    await desk.pulled()
    platform.faults.append(Fault(WRITE, TimedOut(), after=True))
    await desk.memory.queue.act([gesture(rdv(1), Action.SEEN)])
    await until(lambda: desk.time.sleeping(0.5, 1.5), "the back-off")
    desk.time.move(1.5)
    await desk.settled()
    assert platform.count(WRITE) == 1
    assert await fates(desk, 1) == [Fate.SENT]


async def test_several_participations_cut_in_the_middle_go_on_where_they_stopped(desk: Desk, clock: SetClock) -> None:
    couple = rdv(1, statuses=(Status.UNKNOWN, Status.UNKNOWN))
    platform = FakePlatform(clock, [couple])
    desk.start(platform)
    await desk.pulled()
    platform.faults.append(Fault(WRITE, Unreachable(), skip=1))
    await desk.memory.queue.act([gesture(couple, Action.EXCUSED)])
    await desk.settled_in_time()
    assert [p for _, p, _, _ in platform.sent] == [10, 11]
    assert platform.count(WRITE) == 3


async def test_a_cut_keeps_everything_and_a_nudge_tries_at_once(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    desk.start(platform)
    await desk.pulled()
    platform.down = Unreachable()
    done = gesture(rdv(1), Action.SEEN)
    await desk.memory.queue.act([done])
    await until(lambda: desk.sync.state.connected is False, "the cut")
    assert (desk.sync.state.cut_since, desk.memory.unsent_count) == (NOW, 1)
    await until(lambda: desk.time.sleeping(0.5, 1.5), "the back-off")
    # It certainly did nothing: it may be taken back, and so may be sent without asking.
    assert [o.departed for o in await desk.memory.queue.gestures()] == [False]
    platform.down = None
    desk.sync.nudge()
    await desk.settled()
    await until(lambda: desk.sync.state.connected, "connected again")
    assert desk.sync.state.cut_since is None
    assert platform.rdvs_there[1].status is Status.SEEN


async def test_back_off_doubles_up_to_a_minute(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    platform.down = Unreachable()
    await desk.memory.save_rdv(rdv(1))
    await desk.memory.queue.act([gesture(rdv(1), Action.SEEN)])
    desk.start(platform, look=False)
    for expected in (1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0):
        await until(lambda e=expected: desk.time.asked.count(e) >= 1, f"a pause of {expected} s")  # type: ignore[misc]
        desk.time.asked.clear()
        desk.time.move(expected)


async def test_what_the_platform_asks_to_wait_is_honoured(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    desk.start(platform)
    await desk.pulled()
    platform.faults.append(Fault(WRITE, Throttled(30.0)))
    await desk.memory.queue.act([gesture(rdv(1), Action.SEEN)])
    await until(lambda: desk.time.sleeping(29.0, 31.0), "half a minute")
    assert desk.sync.state.connected is True
    desk.time.move(30.0)
    await desk.settled()


async def test_signed_out_stops_the_pushes_and_keeps_everything(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1), rdv(2)])
    desk.start(platform)
    await desk.pulled()
    platform.down = SignedOut()
    await desk.memory.queue.act([gesture(rdv(n), Action.SEEN) for n in (1, 2)])
    await until(lambda: desk.sync.state.signed_out, "signed out")
    desk.sync.nudge()
    with pytest.raises(SignedOut):
        await desk.sync.bring_up_to_date()
    assert desk.memory.unsent_count == 2
    tries = platform.count(WRITE)
    desk.sync.nudge()
    desk.time.move(120)
    assert platform.count(WRITE) == tries
    again = FakePlatform(clock, [rdv(1), rdv(2)])
    desk.sync.use(again)
    await desk.settled()
    assert not desk.sync.state.signed_out
    assert {r.status for r in again.rdvs_there.values()} == {Status.SEEN}


async def test_a_late_401_of_the_old_session_does_not_end_the_new_one(desk: Desk, clock: SetClock) -> None:
    old = FakePlatform(clock, [rdv(1)])
    desk.start(old)
    await desk.pulled()
    old.hold[WRITE] = asyncio.Event()
    await desk.memory.queue.act([gesture(rdv(1), Action.SEEN)])
    await until(lambda: old.count(WRITE) == 1, "on its way")
    new = FakePlatform(clock, [rdv(1)])
    desk.sync.use(new)
    old.down = SignedOut()
    old.hold[WRITE].set()
    await desk.settled()
    assert not desk.sync.state.signed_out
    assert new.rdvs_there[1].status is Status.SEEN


@pytest.mark.parametrize(
    ("failure", "why"),
    [
        (Forbidden(), reasons.FORBIDDEN),
        (NotFound(), reasons.NOT_FOUND),
        (Refused(), reasons.REFUSED),
        (
            Refused(messages=("Statut n’est pas valide",)),
            "La plateforme a refusé ce geste\u00a0: Statut n’est pas valide.",
        ),
        (Conflict(), reasons.overtaken(NOTED_ABSENT, Action.SEEN, Side(""), PARIS, certain=True)),
    ],
)
async def test_a_refusal_is_said_and_the_platform_s_state_wins(
    desk: Desk, clock: SetClock, failure: Failure, why: str
) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    desk.start(platform)
    await desk.pulled()
    platform.change(rdv(1, statuses=(Status.NOSHOW,)), silently=True)
    platform.faults.append(Fault(WRITE, failure))
    await desk.memory.queue.act([gesture(rdv(1), Action.SEEN), gesture(rdv(1), Action.EXCUSED)])
    await desk.settled()
    # What was done on top of it rested on what never was: the colleague's state stands, and the first reason is said.
    fate = Fate.OVERTAKEN if isinstance(failure, Conflict) else Fate.REFUSED
    assert await fates(desk, 1) == [fate, fate]
    entry = await desk.memory.rdv(1)
    assert entry is not None
    assert (entry.problem, entry.rdv.status) == (why, Status.NOSHOW)
    assert (entry.overtaken is not None) == isinstance(failure, Conflict)
    assert desk.sync.state.connected is True


async def test_a_gesture_that_the_platform_chokes_on_does_not_hold_up_the_others(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1), rdv(2)])
    desk.start(platform)
    await desk.pulled()
    platform.faults.extend(Fault(WRITE, ServerFault(500)) for _ in range(3))
    await desk.memory.queue.act([gesture(rdv(1), Action.SEEN)])
    await until(lambda: platform.count(WRITE) == 1, "the first try")
    for number in (2, 3):
        await until(lambda: desk.time.sleeping(0.1, 4.5), "the back-off")
        assert desk.sync.state.connected is True
        desk.time.move(5)
        await until(lambda n=number: platform.count(WRITE) == n, f"try {number}")  # type: ignore[misc]
    await desk.settled()
    entry = await desk.memory.rdv(1)
    assert entry is not None
    assert (entry.problem, entry.rdv.status) == (reasons.FAULT, Status.UNKNOWN)
    await desk.memory.queue.act([gesture(rdv(2), Action.SEEN)])
    await desk.settled()
    assert platform.rdvs_there[2].status is Status.SEEN


async def test_the_waiting_room_is_shared_where_the_platform_has_one(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    desk.start(platform)
    await desk.pulled()
    arrived = gesture(rdv(1), Action.WAITING)
    await desk.memory.queue.act([arrived])
    await desk.settled()
    assert platform.rdvs_there[1].waiting_since == NOW
    clock.move(minutes=12)
    there = await shown(desk, 1)
    seen = gesture(there, Action.SEEN, made_at=clock.now())
    await desk.memory.queue.act([seen])
    await desk.settled()
    assert platform.rdvs_there[1].waiting_since is None
    # « Vu » taken back: she waits again, since she arrived.
    undo = gesture(
        await shown(desk, 1), Action.WAITING, made_at=clock.now(), undoes=seen.key, arrived_at=arrived.made_at
    )
    (projected,) = await desk.memory.queue.act([undo])
    await desk.settled()
    after = platform.rdvs_there[1]
    assert (after.status, after.waiting_since) == (Status.UNKNOWN, NOW)
    assert replace(await shown(desk, 1), lock_version=None) == replace(projected.rdv, lock_version=None)
    # And back to unknown and not waiting.
    await desk.memory.queue.act([gesture(after, Action.RESET, made_at=clock.now())])
    await desk.settled()
    assert [what for what, *_ in platform.sent] == ["waiting", "status", "status", "waiting", "clear"]
    assert platform.rdvs_there[1].waiting_since is None
    assert shares_waiting_room(desk.sync.state)


async def test_an_undo_cut_between_its_two_calls_goes_on_where_it_stopped(desk: Desk, clock: SetClock) -> None:
    seen = rdv(1, statuses=(Status.SEEN,))
    platform = FakePlatform(clock, [seen])
    desk.start(platform)
    await desk.pulled()
    platform.faults.append(Fault("mark_waiting", TimedOut()))
    await desk.memory.queue.act([gesture(seen, Action.WAITING, undoes="k", arrived_at=NOW)])
    await until(lambda: desk.time.sleeping(0.5, 1.5), "the back-off")
    desk.time.move(1.5)
    await desk.settled()
    assert [what for what, *_ in platform.sent] == ["status", "waiting"]
    assert await fates(desk, 1) == [Fate.SENT]


async def test_without_a_waiting_room_it_is_kept_here_and_said_so(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1)], Capabilities())
    desk.start(platform)
    await desk.pulled()
    await until(lambda: not shares_waiting_room(desk.sync.state), "said")
    arrived = gesture(rdv(1), Action.WAITING)
    await desk.memory.queue.act([arrived])
    await desk.settled()
    assert platform.keys == []
    await desk.sync.bring_up_to_date()
    assert (await shown(desk, 1)).waiting_since == NOW
    seen = gesture(await shown(desk, 1), Action.SEEN)
    await desk.memory.queue.act([seen])
    await desk.settled()
    assert (await shown(desk, 1)).waiting_since is None
    undo = gesture(await shown(desk, 1), Action.WAITING, undoes=seen.key, arrived_at=NOW)
    await desk.memory.queue.act([undo])
    await desk.settled()
    assert platform.rdvs_there[1].status is Status.UNKNOWN
    assert (await shown(desk, 1)).waiting_since == NOW
    await desk.memory.queue.act([gesture(await shown(desk, 1), Action.RESET)])
    await desk.settled()
    assert (await shown(desk, 1)).waiting_since is None
    assert await fates(desk, 1) == [Fate.KEPT, Fate.KEPT, Fate.SENT, Fate.KEPT]
    assert [status for _, _, status, _ in platform.sent] == [Status.SEEN, Status.UNKNOWN]


async def test_a_wait_of_yesterday_is_not_told_today(desk: Desk, clock: SetClock) -> None:
    await desk.memory.save_rdv(rdv(1))
    await desk.memory.queue.act([gesture(rdv(1), Action.WAITING)])
    clock.move(days=1)
    platform = FakePlatform(clock, [rdv(1)])
    desk.start(platform, look=False)
    await desk.settled()
    assert platform.keys == []
    assert (await shown(desk, 1)).waiting_since is None


async def test_an_arrival_by_a_clock_that_is_off_is_told_by_the_platform_s(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    platform.offset = timedelta(hours=-1)
    desk.start(platform)
    await desk.pulled()
    assert desk.sync.state.clock_offset == timedelta(hours=-1)
    await desk.memory.queue.act([gesture(rdv(1), Action.WAITING)])
    await desk.settled()
    assert platform.rdvs_there[1].waiting_since == NOW - timedelta(hours=1)


@pytest.mark.parametrize("failure", [Unreachable(), TimedOut(sent=False)], ids=lambda f: type(f).__name__)
async def test_a_gesture_taken_back_in_time_never_leaves(desk: Desk, clock: SetClock, failure: Failure) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    desk.start(platform)
    await desk.pulled()
    platform.down = failure
    done = gesture(rdv(1), Action.REVOKED)
    await desk.memory.queue.act([done])
    await until(lambda: platform.count(WRITE) and not desk.sync.state.busy, "the first try")
    assert await desk.memory.queue.withdraw(done.key)
    platform.down = None
    await desk.connected_in_time()
    await until(lambda: at_rest(desk.sync) and not desk.sync.state.busy, "calm")
    assert platform.keys.count(platform.keys[0]) == len(platform.keys)
    assert platform.sent == []
    assert (await shown(desk, 1)).status is Status.UNKNOWN


async def test_what_rests_on_a_refused_gesture_does_not_undo_a_colleague_s(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    desk.start(platform)
    await desk.pulled()
    platform.hold[WRITE] = asyncio.Event()
    theirs = rdv(1, statuses=(Status.SEEN,))
    platform.faults.append(Fault(WRITE, Conflict(theirs=replace(theirs, lock_version=9))))
    await desk.memory.queue.act([gesture(await shown(desk, 1), Action.EXCUSED)])
    await until(lambda: platform.count(WRITE) == 1, "the first on its way")
    await desk.memory.queue.act([gesture(await shown(desk, 1), Action.RESET)])  # a slip taken back
    platform.hold.pop(WRITE).set()
    await desk.settled()
    assert platform.count(WRITE) == 1
    assert await fates(desk, 1) == [Fate.OVERTAKEN, Fate.OVERTAKEN]
    entry = await desk.memory.rdv(1)
    assert entry is not None
    assert (entry.rdv.status, entry.problem) == (
        Status.SEEN,
        reasons.overtaken(NOTED_SEEN, Action.EXCUSED, Side(""), PARIS, certain=True),
    )
    assert entry.overtaken is not None
    assert entry.overtaken.action is Action.RESET  # the last thing that the person wanted


async def test_gestures_made_meanwhile_do_not_shorten_the_wait_that_the_platform_asked_for(
    desk: Desk, clock: SetClock
) -> None:
    platform = FakePlatform(clock, [rdv(1), rdv(2)])
    desk.start(platform)
    await desk.pulled()
    platform.faults.append(Fault(WRITE, Throttled(retry_after=30)))
    await desk.memory.queue.act([gesture(rdv(1), Action.SEEN)])
    await until(lambda: desk.time.sleeping(29, 31), "the wait")
    await desk.memory.queue.act([gesture(rdv(2), Action.SEEN)])
    await until(lambda: desk.memory.unsent_count == 1, "the other sent")
    desk.sync.nudge()
    await until(lambda: at_rest(desk.sync) and not desk.sync.state.busy, "calm")
    assert platform.count(WRITE) == 2
    assert desk.time.sleeping(29, 31)
    desk.sync.use(platform)  # who signs in again starts afresh
    await desk.settled()


async def test_a_call_of_the_old_session_that_breaks_off_is_no_cut(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    desk.start(platform)
    await desk.pulled()
    platform.hold["rdvs"] = asyncio.Event()
    looks = platform.count("rdvs")
    desk.sync.look_at(1, TODAY)
    await until(lambda: platform.count("rdvs") > looks, "a pull on its way")
    platform.faults.append(Fault("rdvs", TimedOut()))
    states: list[bool | None] = []
    desk.sync.on_state(lambda state: states.append(state.connected))
    desk.sync.use(platform)
    platform.hold.pop("rdvs").set()
    await until(lambda: not desk.sync.state.busy and desk.time.sleeping(0.5, 1.5), "the break noted")
    desk.time.move(2)
    await desk.pulled()
    assert False not in states


async def test_an_rdv_that_is_gone_stays_in_sight_until_its_refusal_is_read(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1), rdv(2)])
    desk.start(platform)
    await desk.pulled()
    platform.change(1)
    await desk.memory.queue.act([gesture(rdv(1), Action.SEEN)])
    await desk.settled()
    entry = await desk.memory.rdv(1)
    assert entry is not None
    assert entry.problem == reasons.NOT_FOUND
    looks = platform.count("rdvs")
    await desk.memory.queue.dismiss_rdv(1)
    await until(lambda: platform.count("rdvs") > looks, "the day looked at again")
    await desk.pulled()
    assert await desk.memory.rdv(1) is None
    assert await desk.memory.rdv(2) is not None


@pytest.mark.expects_errors
async def test_what_a_fault_of_ours_stopped_goes_on_by_itself(
    desk: Desk, clock: SetClock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    desk.start(platform)
    await desk.pulled()
    with monkeypatch.context() as broken:
        broken.setattr(desk.memory, "confirmed", None)  # not to be called: a TypeError
        await desk.memory.queue.act([gesture(rdv(1), Action.SEEN)])
        await until(lambda: "pushes stopped on TypeError at" in caplog.text, "the fault")
    await desk.settled_in_time()
    assert platform.rdvs_there[1].status is Status.SEEN
