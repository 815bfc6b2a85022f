"""A cut is asked about by one call at a time; a machine that wakes, or changes networks, is told at once how it is."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from kiosk.clock import SetClock
from kiosk.domain.day.status import Action, Status
from kiosk.domain.platform.failures import Failure, TimedOut, Unreachable
from kiosk.sync.watching.promptness import LATELY, LONG, Promptness
from kiosk.sync.watching.waking import LOOK
from tests.support.trade import NOW, gesture, rdv
from tests.support.waiting import until
from tests.sync.conftest import Desk
from tests.sync.fake_platform import FakePlatform, Fault


async def _goes_by(desk: Desk, seconds: int) -> None:
    """Time, a second after the other, with all that happens in each."""
    for _ in range(seconds):
        desk.time.move(1.0)
        for _ in range(3):
            await desk.memory.queue.counts()  # what was asked of the memory before has been answered by then
            for _ in range(10):
                await asyncio.sleep(0)


@pytest.mark.parametrize("failure", [Unreachable(), TimedOut(sent=False)], ids=lambda f: type(f).__name__)
async def test_however_much_waits_a_cut_is_asked_about_by_one_call_at_a_time(
    desk: Desk, clock: SetClock, failure: Failure
) -> None:
    """Ten minutes with forty gestures to be sent: about a call a minute, once the first seconds have gone."""
    waiting = [rdv(n, NOW + timedelta(minutes=n)) for n in range(1, 41)]
    platform = FakePlatform(clock, waiting)
    desk.start(platform)
    await desk.pulled()
    platform.down = failure
    with pytest.raises(Failure):
        await desk.sync.bring_up_to_date()
    await desk.memory.queue.act([gesture(one, Action.SEEN) for one in waiting])
    await _goes_by(desk, 60)
    begun = len(platform.calls)
    await _goes_by(desk, 600)
    assert 9 <= len(platform.calls) - begun <= 12
    platform.down = None
    await desk.connected_in_time()
    await desk.settled_in_time()
    assert {one.status for one in platform.rdvs_there.values()} == {Status.SEEN}


async def test_what_is_done_through_a_cut_asks_at_once_whether_it_is_over(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1), rdv(2, NOW + timedelta(minutes=5))])
    desk.start(platform)
    await desk.pulled()
    platform.down = Unreachable()
    with pytest.raises(Unreachable):
        await desk.sync.bring_up_to_date()
    await _goes_by(desk, 120)
    platform.down = None
    await desk.memory.queue.act([gesture(rdv(1), Action.SEEN)])
    await desk.settled()
    assert desk.sync.state.connected


async def test_a_call_that_cannot_be_made_while_others_can_is_made_less_and_less(desk: Desk, clock: SetClock) -> None:
    """A network that lets no second connection through: an answer to one call must not bring the other back at once."""
    platform = FakePlatform(clock, [rdv(1)])
    desk.start(platform)
    await desk.pulled()
    platform.faults.extend(Fault("changes", Unreachable()) for _ in range(1000))
    platform.change(rdv(1, statuses=(Status.SEEN,)))
    await _goes_by(desk, 60)
    begun = len(platform.calls)
    await _goes_by(desk, 600)
    assert len(platform.calls) - begun <= 60
    platform.faults.clear()
    await _goes_by(desk, 60)
    assert desk.sync.state.connected


async def test_after_a_sleep_everything_is_asked_for_at_once(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    desk.start(platform)
    await desk.pulled()
    listening, pulls = platform.count("changes"), platform.count("rdvs")
    platform.change(rdv(1, statuses=(Status.SEEN,)), silently=True)
    await until(lambda: desk.time.sleeping(most=LOOK), "the look at the clock")
    clock.move(hours=9)
    desk.time.move(LOOK)
    # The call that waited for changes went over a connection that is no more.
    await until(lambda: platform.count("changes") > listening and platform.count("rdvs") > pulls, "the questions")
    await desk.pulled()
    entry = await desk.memory.rdv(1)
    assert entry is not None
    assert entry.rdv.status is Status.SEEN


async def test_a_desk_that_nothing_happens_to_is_not_woken(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    desk.start(platform)
    await desk.pulled()
    calls = len(platform.calls)
    for _ in range(12):
        await until(lambda: desk.time.sleeping(most=LOOK), "the look at the clock")
        clock.move(seconds=LOOK + 1)
        await _goes_by(desk, int(LOOK))
    assert len(platform.calls) == calls


async def test_another_network_is_tried_at_once_by_one_call(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    desk.start(platform)
    await desk.pulled()
    platform.down = Unreachable()
    with pytest.raises(Unreachable):
        await desk.sync.bring_up_to_date()
    await _goes_by(desk, 300)
    platform.down = None
    desk.sync.roused()
    await until(lambda: desk.sync.state.connected, "the end of the cut")


async def test_answers_that_take_long_are_said(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    desk.start(platform)
    await desk.pulled()
    assert not desk.sync.news.slow
    platform.takes = LONG
    for _ in range(3):
        await desk.sync.bring_up_to_date()
    assert desk.sync.news.slow
    desk.sync.roused()
    assert not desk.sync.news.slow


def test_one_long_answer_tells_nothing_and_an_old_one_nothing_of_now() -> None:
    now = 0.0
    last = Promptness(lambda: now)
    for seconds in (0.1, LONG, 0.1, LONG, 0.1):
        last.answered(seconds)
        assert not last.slow
    last.answered(LONG)
    last.answered(LONG)
    assert last.slow
    now = LATELY + 1
    assert not last.slow
