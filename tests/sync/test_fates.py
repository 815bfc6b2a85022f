"""What becomes of what waited: nobody is overwritten, nobody told of what is old or over, nothing untrue is said."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.clock import SetClock
from kiosk.domain.booking.booking import Guest
from kiosk.domain.day.gesture import DeskRdv, Fate, Gesture, Hold, apply
from kiosk.domain.day.model import Rdv
from kiosk.domain.day.status import Action, Status
from kiosk.domain.people.told import Told
from kiosk.domain.platform.failures import Failure, SignedOut, Throttled, TimedOut, Unreachable
from kiosk.domain.writes.versions import Version
from kiosk.store.queue.rows import Row
from kiosk.sync.sending import errands, gestures, reasons
from tests.support.rest import at_rest
from tests.support.trade import NOW, gesture, rdv
from tests.support.waiting import until
from tests.sync.conftest import Desk
from tests.sync.fake_platform import EVERYTHING, FakePlatform, Fault
from tests.sync.test_errands import move, platform_of, record

WRITE = "set_participation_status"
SOON, EVENING = NOW + timedelta(hours=2), NOW + timedelta(hours=8)
HISTORIES = replace(EVERYTHING, versions=True)
ME, COLLEAGUE = 4, 9
LEA = Told("DUPONT Léa10", ("SMS",), "annulation du rendez-vous")
AGENTS = Told("Les agents du rendez-vous (Béatrice PMI)", (), "annulation du rendez-vous", "selon leurs préférences")
TOLD = (LEA, AGENTS)


def made_on(of: Rdv, action: Action, told: tuple[Told, ...] | None = None) -> Gesture:
    people = tuple(p.id for p in of.participations)
    return replace(gesture(of, action), starts_at=of.starts_at, people=people, told=told)


async def entry_of(desk: Desk, number: int = 1) -> DeskRdv:
    found = await desk.memory.rdv(number)
    assert found is not None
    return found


async def fates(desk: Desk, number: int = 1) -> list[Fate]:
    """Oldest first."""
    return [one.fate for one in reversed(await desk.memory.queue.history(number))]


async def cut(desk: Desk, platform: FakePlatform, *done: Gesture) -> None:
    """Done while the platform cannot be reached."""
    desk.memory.agent_id = ME
    desk.start(platform)
    await desk.pulled()
    platform.down = Unreachable()
    await desk.memory.queue.act(list(done))
    await until(lambda: desk.sync.state.connected is False, "the cut")


async def back(desk: Desk, platform: FakePlatform) -> None:
    """It can be reached again, and all that may leave has left."""
    platform.down = None
    queue = desk.memory.queue
    for _ in range(1000):
        desk.time.move(1)
        await asyncio.sleep(0.001)
        by_rdv: dict[int, list[Row[Gesture]]] = {}
        for row in await queue.gestures():
            by_rdv.setdefault(row.act.rdv_id, []).append(row)
        left = [*map(gestures.leaving, by_rdv.values()), errands.leaving(await queue.errands())]
        if not any(left) and desk.sync.state.connected and not desk.sync.state.busy:
            return
    raise AssertionError("something goes on waiting that may leave")


def history(status: str, by: int, before: str = "unknown", *, minutes: int = 5) -> Version:
    was, is_ = ([{"user_id": 10, "status": one}] for one in (before, status))
    who = "Moi Même" if by == ME else "Béatrice PMI"
    return Version(NOW + timedelta(minutes=minutes), "update", who, {"participations": (was, is_)}, "Agent", by)


# --- too old to tell people


async def test_what_would_tell_people_and_is_old_asks_first(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1, SOON), rdv(2, SOON)])
    old, quiet = made_on(rdv(1, SOON), Action.EXCUSED, TOLD), made_on(rdv(2, SOON), Action.SEEN)
    await cut(desk, platform, old, quiet)
    clock.move(minutes=20)
    await back(desk, platform)
    assert [number for _, number, _, _ in platform.sent] == [20], "what tells nobody has left"
    (row,) = await desk.memory.queue.gestures()
    assert row.refusal is not None
    assert (row.act.key, {*row.refusal.told}) == (old.key, {*TOLD})
    assert (await entry_of(desk)).held == row.refusal.reason
    assert (row.held, row.departed, desk.memory.unsent_count) == (Hold.TOO_OLD, False, 1)
    shown = await entry_of(desk)
    assert (shown.rdv.status, set(shown.unsent)) == (Status.EXCUSED, {10})
    # Said again, it leaves, however long the next cut is... that is not longer than the first.
    assert await desk.memory.queue.let_go(old.key)
    desk.sync.nudge()
    await desk.settled()
    assert [number for _, number, _, _ in platform.sent] == [20, 10]
    assert not await desk.memory.queue.let_go(old.key)


async def test_what_is_held_is_given_up_and_keeps_back_only_what_was_done_after_it(desk: Desk, clock: SetClock) -> None:
    two = rdv(1, SOON, (Status.UNKNOWN, Status.UNKNOWN))
    first = replace(made_on(two, Action.EXCUSED, TOLD), participation_ids=(10,))
    other = replace(made_on(two, Action.SEEN), participation_ids=(11,))
    platform = FakePlatform(clock, [two])
    await cut(desk, platform, first, other)
    clock.move(minutes=20)
    await back(desk, platform)
    assert [number for _, number, _, _ in platform.sent] == [11]
    after = gesture((await entry_of(desk)).rdv, Action.SEEN, participation_ids=[10, 11], made_at=clock.now())
    await desk.memory.queue.act([after])
    await until(lambda: at_rest(desk.sync) and not desk.sync.state.busy, "calm")
    assert [number for _, number, _, _ in platform.sent] == [11]
    assert await desk.memory.queue.withdraw(first.key)
    desk.sync.nudge()
    await desk.settled()
    assert await fates(desk) == [Fate.UNDONE, Fate.SENT, Fate.SENT]


async def test_who_is_told_is_who_was_named(desk: Desk, clock: SetClock) -> None:
    """The hour has passed during the cut: whom the person was told of would not be told any more."""
    platform = FakePlatform(clock, [rdv(1, NOW + timedelta(minutes=5)), rdv(2, SOON)])
    passed = made_on(rdv(1, NOW + timedelta(minutes=5)), Action.EXCUSED, TOLD)
    await cut(desk, platform, passed, made_on(rdv(2, SOON), Action.EXCUSED, ()))
    clock.move(minutes=10)
    await back(desk, platform)
    assert platform.sent == []
    first, second = await desk.memory.queue.gestures()
    assert first.refusal is not None
    assert second.refusal is not None
    assert (first.refusal.told, len(second.refusal.told)) == ((), 2)
    assert (first.held, second.held) == (Hold.TOLD_OTHERWISE, Hold.TOLD_OTHERWISE)
    held = [(await entry_of(desk, number)).held for number in (1, 2)]
    assert held == [first.refusal.reason, second.refusal.reason]


async def test_a_move_that_is_old_asks_first(desk: Desk, clock: SetClock) -> None:
    platform = platform_of(clock, rdv(1, SOON), rdv(2, EVENING))
    desk.start(platform)
    await desk.pulled()
    platform.down = Unreachable()
    key = await move(desk, rdv(1, SOON), lambda b: replace(b, starts_at=SOON + timedelta(hours=1)))
    noted = await move(desk, rdv(2, EVENING), lambda b: replace(b, context="Apporter le carnet"))
    clock.move(minutes=20)
    await back(desk, platform)
    assert [(await record(desk, one)).fate for one in (key, noted)] == [Fate.WAITING, Fate.SENT]
    assert (await entry_of(desk)).held.startswith("Fait il y a plus de")
    assert await desk.memory.queue.let_go(key)
    desk.sync.nudge()
    await desk.settled()
    assert platform.rdvs_there[1].starts_at == SOON + timedelta(hours=1)


# --- somebody else was first


@pytest.mark.parametrize("theirs", [Status.SEEN, Status.NOSHOW, Status.REVOKED])
async def test_a_colleague_s_status_stands_and_is_said_with_who_and_when(
    desk: Desk, clock: SetClock, theirs: Status
) -> None:
    platform = FakePlatform(clock, [rdv(1, SOON)], HISTORIES)
    platform.versions_there[1] = [history(theirs.value, COLLEAGUE)]
    await cut(desk, platform, made_on(rdv(1, SOON), Action.EXCUSED, TOLD))
    platform.change(rdv(1, SOON, (theirs,)), silently=True)
    await back(desk, platform)
    assert platform.sent == []
    entry = await entry_of(desk)
    assert (entry.rdv.status, await fates(desk)) == (theirs, [Fate.OVERTAKEN])
    (row,) = await desk.memory.queue.of_the_day(NOW)
    assert row.refusal is not None
    assert row.refusal.side is not None
    assert (row.refusal.side.who, row.refusal.side.at) == ("Béatrice PMI", NOW + timedelta(minutes=5))
    assert "(Béatrice PMI, 10:25)" in entry.problem


async def test_the_same_of_somebody_else_is_not_written_again(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1, SOON)])
    await cut(desk, platform, made_on(rdv(1, SOON), Action.EXCUSED, TOLD))
    clock.move(minutes=20)
    platform.change(rdv(1, SOON, (Status.EXCUSED,)), silently=True)
    await back(desk, platform)
    assert (platform.sent, await fates(desk)) == ([], [Fate.ALREADY])


@pytest.mark.parametrize("locks", [True, False], ids=["versions", "none"])
async def test_who_arrived_during_the_cut_is_not_said_to_be_away(desk: Desk, clock: SetClock, locks: bool) -> None:
    platform = FakePlatform(clock, [rdv(1, SOON)])
    platform.locks = locks
    await cut(desk, platform, made_on(rdv(1, SOON), Action.EXCUSED, TOLD))
    clock.move(minutes=1)
    platform.change(apply(rdv(1, SOON), gesture(rdv(1, SOON), Action.WAITING)), silently=True)
    await back(desk, platform)
    assert (platform.sent, await fates(desk)) == ([], [Fate.OVERTAKEN])


@pytest.mark.parametrize("joins", [True, False], ids=["joined", "moved"])
async def test_an_rdv_cancelled_meanwhile_is_neither_joined_nor_moved(desk: Desk, clock: SetClock, joins: bool) -> None:
    platform = platform_of(clock, rdv(1, SOON))
    desk.start(platform)
    await desk.pulled()
    platform.down = Unreachable()
    fields = {"guests": (Guest(10), Guest(20))} if joins else {"starts_at": SOON + timedelta(hours=1)}
    key = await move(desk, rdv(1, SOON), lambda b: replace(b, **fields), status=Status.UNKNOWN)
    platform.change(rdv(1, SOON, (Status.REVOKED,)), silently=True)
    await back(desk, platform)
    assert platform.count("update_rdv") == 0
    found = await record(desk, key)
    assert found.fate is Fate.OVERTAKEN
    assert found.refusal is not None
    assert "Noté «\u00a0Annulé\u00a0» ailleurs entre-temps" in found.refusal.reason


# --- after an answer that was lost


async def lost(desk: Desk, platform: FakePlatform, failure: Failure, *, after: bool) -> Gesture:
    desk.memory.agent_id = ME
    desk.start(platform)
    await desk.pulled()
    platform.faults.append(Fault(WRITE, failure, after=after))
    done = made_on(rdv(1, SOON), Action.EXCUSED, TOLD)
    await desk.memory.queue.act([done])
    await until(lambda: platform.count(WRITE) == 1 and not desk.sync.state.busy, "the first try")
    return done


@pytest.mark.parametrize(
    ("versions", "fate", "said"),
    [
        ([history("seen", COLLEAGUE, "excused"), history("excused", ME)], Fate.SENT, ""),
        ([history("seen", COLLEAGUE)], Fate.OVERTAKEN, "n’a pas été enregistré"),
        ([history("seen", COLLEAGUE), history("excused", ME, minutes=-30)], Fate.OVERTAKEN, "n’a pas été enregistré"),
        ([], Fate.OVERTAKEN, "avait peut-être été enregistré"),
    ],
    ids=["carried out", "not", "another time", "nobody knows"],
)
async def test_the_history_says_whether_it_was_carried_out(
    desk: Desk, clock: SetClock, versions: list[Version], fate: Fate, said: str
) -> None:
    platform = FakePlatform(clock, [rdv(1, SOON)], HISTORIES)
    platform.versions_there[1] = versions
    await lost(desk, platform, TimedOut(), after=fate is Fate.SENT)
    platform.change(rdv(1, SOON, (Status.SEEN,)), silently=True)
    await back(desk, platform)
    entry = await entry_of(desk)
    assert (await fates(desk), entry.rdv.status) == ([fate], Status.SEEN)
    assert said in entry.problem
    assert platform.count(WRITE) == 1


async def test_what_was_put_back_since_is_not_done_a_second_time(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1, SOON)], HISTORIES)
    platform.versions_there[1] = [history("unknown", COLLEAGUE, "excused"), history("excused", ME)]
    await lost(desk, platform, TimedOut(), after=True)
    platform.change(rdv(1, SOON), silently=True)
    await back(desk, platform)
    assert (await fates(desk), len(platform.sent)) == ([Fate.SENT], 1)


@pytest.mark.parametrize("after", [True, False], ids=["acted", "did not"])
async def test_who_is_turned_away_has_looked_before_it_is_sent_again(desk: Desk, clock: SetClock, after: bool) -> None:
    """Something on the way may say 429 once the platform has acted."""
    platform = FakePlatform(clock, [rdv(1, SOON)])
    done = await lost(desk, platform, Throttled(1.0, own=False), after=after)
    assert not await desk.memory.queue.withdraw(done.key), "nobody can say that it has not left"
    await back(desk, platform)
    assert (await fates(desk), [one[0] for one in platform.sent]) == ([Fate.SENT], ["status"])
    assert platform.count(WRITE) == (1 if after else 2)


async def test_signed_out_once_it_had_acted(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1, SOON)])
    await lost(desk, platform, SignedOut(), after=True)
    assert desk.sync.state.signed_out
    new = FakePlatform(clock)
    new.rdvs_there = platform.rdvs_there
    desk.sync.use(new)
    desk.platform = new
    await desk.settled()
    assert (await fates(desk), new.sent) == ([Fate.SENT], []), "it is there, and nobody says that somebody else did it"


# --- done and undone during the cut


@pytest.mark.parametrize("departed", [True, False])
async def test_what_never_acted_and_is_taken_back_is_nobody_s_business(
    desk: Desk, clock: SetClock, departed: bool
) -> None:
    platform = FakePlatform(clock, [rdv(1, SOON)])
    if departed:
        done = await lost(desk, platform, TimedOut(), after=False)
    else:
        done = made_on(rdv(1, SOON), Action.EXCUSED, TOLD)
        await cut(desk, platform, done)
    there = (await entry_of(desk)).rdv
    await desk.memory.queue.act([replace(made_on(there, Action.RESET), undoes=done.key)])
    await back(desk, platform)
    assert (await fates(desk), platform.sent) == ([Fate.UNDONE, Fate.UNDONE], [])
    assert (await entry_of(desk)).rdv.status is Status.UNKNOWN


async def test_what_had_acted_and_is_taken_back_goes_back(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1, SOON)])
    done = await lost(desk, platform, TimedOut(), after=True)
    there = (await entry_of(desk)).rdv
    await desk.memory.queue.act([replace(made_on(there, Action.RESET), undoes=done.key)])
    await back(desk, platform)
    assert await fates(desk) == [Fate.SENT, Fate.SENT]
    assert platform.rdvs_there[1].status is Status.UNKNOWN


async def test_of_two_that_would_each_tell_the_last_alone_leaves(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1, SOON)])
    first = made_on(rdv(1, SOON), Action.EXCUSED, TOLD)
    await cut(desk, platform, first)
    await desk.memory.queue.act([made_on((await entry_of(desk)).rdv, Action.SEEN, TOLD)])
    await back(desk, platform)
    assert [status for _, _, status, _ in platform.sent] == [Status.SEEN]
    assert await fates(desk) == [Fate.REPLACED, Fate.SENT]


async def test_an_arrival_and_then_seen_both_leave(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    desk.start(platform)
    await desk.pulled()
    platform.down = Unreachable()
    first = made_on(rdv(1), Action.WAITING)
    await desk.memory.queue.act([first])
    await desk.memory.queue.act([made_on((await entry_of(desk)).rdv, Action.SEEN)])
    clock.move(minutes=20)
    await back(desk, platform)
    assert [what for what, _, _, _ in platform.sent] == ["waiting", "status"]
    assert await fates(desk) == [Fate.SENT, Fate.SENT]


async def test_what_a_colleague_changed_and_put_back_is_not_told_a_third_time(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1, SOON), rdv(2, EVENING)], HISTORIES)
    back_again = [history("unknown", COLLEAGUE, "excused"), history("excused", COLLEAGUE)]
    platform.versions_there = {1: back_again, 2: [history("excused", COLLEAGUE, minutes=-5)]}
    await cut(desk, platform, made_on(rdv(1, SOON), Action.EXCUSED, TOLD), made_on(rdv(2, EVENING), Action.SEEN))
    clock.move(minutes=6)
    await back(desk, platform)
    assert [number for _, number, _, _ in platform.sent] == [20]
    assert await fates(desk) == [Fate.OVERTAKEN]
    assert "remis comme avant" in (await entry_of(desk)).problem


@pytest.mark.parametrize("heard", [True, False], ids=["heard of", "not"])
@pytest.mark.parametrize("after", [True, False], ids=["acted", "did not"])
async def test_of_an_rdv_that_is_gone_the_key_says_whether_it_was_carried_out(
    desk: Desk, clock: SetClock, after: bool, heard: bool
) -> None:
    platform = FakePlatform(clock, [rdv(1, SOON)], EVERYTHING if heard else replace(EVERYTHING, changes=False))
    done = await lost(desk, platform, TimedOut(), after=after)
    answer, write = platform.rdvs_there[1], platform.set_participation_status

    async def known(participation_id: int, status: Status, *, key: str, lock_version: int | None = None) -> Rdv:
        if after and key == platform.keys[0]:
            return answer
        return await write(participation_id, status, key=key, lock_version=lock_version)

    platform.set_participation_status = known  # type: ignore[method-assign]
    platform.change(1, silently=True)
    await back(desk, platform)
    found = await desk.memory.queue.fates([done.key])
    assert found == {done.key: Fate.SENT if after else Fate.REFUSED}
    (row,) = await desk.memory.queue.of_the_day(NOW)
    assert (row.refusal is None) is after
    if row.refusal is not None:
        assert row.refusal.reason == reasons.NOT_FOUND
