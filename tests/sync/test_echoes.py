"""What this desk sends is told back to it by the platform: once it has left, all of it is looked at together."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from kiosk.clock import PARIS, SetClock
from kiosk.domain.day.status import Action, Status
from kiosk.sync.follow import GATHERED
from kiosk.sync.timing import PAUSE_AT_MOST
from tests.support.rest import at_rest
from tests.support.trade import TODAY, gesture, rdv
from tests.support.waiting import until
from tests.sync.conftest import Desk
from tests.sync.fake_platform import FakePlatform

MANY = 60
WRITE = "set_participation_status"


async def sending_many(desk: Desk, clock: SetClock) -> FakePlatform:
    """Gestures that are about to leave, once ``hold`` is let go."""
    known = [rdv(number) for number in range(1, MANY + 1)]
    platform = FakePlatform(clock, known)
    platform.hold[WRITE] = asyncio.Event()
    desk.start(platform)
    await desk.pulled()
    await desk.memory.queue.act([gesture(one, Action.SEEN) for one in known])
    await until(lambda: platform.count(WRITE) == 4, "the first to be on their way")
    platform.calls.clear()
    return platform


async def test_many_that_leave_do_not_have_their_day_pulled_again_and_again(desk: Desk, clock: SetClock) -> None:
    platform = await sending_many(desk, clock)
    platform.hold[WRITE].set()
    await desk.settled()
    await until(lambda: platform.count("rdvs") or platform.count("rdv") > 8, "a look at all of them")
    await until(lambda: at_rest(desk.sync) and not desk.sync.state.busy, "calm")
    assert platform.count("rdvs") <= 3
    assert platform.count("rdv") <= 8
    assert {entry.rdv.status for entry in await desk.memory.day(1, TODAY, PARIS)} == {Status.SEEN}


async def test_what_colleagues_do_meanwhile_is_shown_in_a_second_or_once_all_has_left(
    desk: Desk, clock: SetClock
) -> None:
    platform = await sending_many(desk, clock)
    platform.hold[WRITE].set()
    await until(lambda: len(platform.sent) >= 10, "some to have left")
    last = platform.hold[WRITE] = asyncio.Event()
    written = platform.sent[0][1] // 10
    theirs = platform.rdvs_there[written]
    people = tuple(replace(one, status=Status.NOSHOW) for one in theirs.participations)
    platform.change(replace(theirs, status=Status.NOSHOW, participations=people))
    platform.change(rdv(MANY + 1))  # of which nothing leaves

    def told() -> bool:
        desk.time.move(0.5)
        return ("rdv", MANY + 1) in platform.calls

    await until(told, "what a colleague did elsewhere")
    last.set()
    await desk.settled()
    async with asyncio.timeout(5):
        while (entry := await desk.memory.rdv(written)) is None or entry.rdv.status is not Status.NOSHOW:
            await asyncio.sleep(0)


async def test_a_busy_morning_of_the_others_is_shown_as_it_goes(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(number) for number in range(1, MANY + 1)])
    desk.start(platform)
    await desk.pulled()
    desk.time.asked.clear()
    for number in range(1, MANY + 1):
        platform.calls.clear()
        platform.change(replace(rdv(number), name="changé"))

        def told(number: int = number) -> bool:
            desk.time.move(GATHERED)
            return ("rdv", number) in platform.calls

        await until(told, "what a colleague has just done")
    assert not [seconds for seconds in desk.time.asked if GATHERED < seconds < PAUSE_AT_MOST]


async def test_a_platform_that_does_not_wait_for_anything_to_change_is_asked_less_and_less(
    desk: Desk, clock: SetClock
) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    platform.waits = False
    desk.start(platform)

    def slowed() -> bool:
        desk.time.move(0.5)
        return PAUSE_AT_MOST in desk.time.asked

    await until(slowed, "the longest pause")
    assert platform.count("changes") < 100
