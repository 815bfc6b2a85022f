"""Days are those of the organisation, wherever the clock's own zone is."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from kiosk.clock import PARIS, SetClock
from kiosk.domain.capabilities import Capabilities
from kiosk.domain.status import Action
from tests.support.trade import TODAY, gesture, rdv
from tests.support.waiting import until
from tests.sync.conftest import Desk
from tests.sync.fake_platform import EVERYTHING, FakePlatform

TOMORROW = TODAY + timedelta(days=1)
REUNION, TAHITI = ZoneInfo("Indian/Reunion"), ZoneInfo("Pacific/Tahiti")


async def test_the_day_pulled_is_the_organisation_s(desk: Desk, clock: SetClock) -> None:
    early = rdv(1, datetime(2026, 11, 23, 21, 30, tzinfo=PARIS))  # half past midnight there, the day after
    platform = FakePlatform(clock, [early])
    platform.timezone = "Indian/Reunion"
    desk.start(platform, look=False)
    desk.sync.look_at(1, TOMORROW)
    start, end = (datetime(2026, 11, 24, *at, tzinfo=REUNION) for at in ((0, 0, 0), (23, 59, 59)))
    await until(lambda: ("rdvs", (1, start, end)) in platform.calls, "the day as it is there")
    await desk.pulled()
    assert await desk.memory.zone(1) == REUNION
    assert [entry.rdv.id for entry in await desk.memory.day(1, TOMORROW, REUNION)] == [1]
    # Known from the first moment on the next time: nothing is pulled in vain.
    asked = len(platform.calls)
    desk.sync.look_at(1, TODAY)
    await desk.pulled()
    spans = [detail for name, detail in platform.calls[asked:] if name == "rdvs"]
    assert spans == [(1, start - timedelta(days=1), end - timedelta(days=1))]


async def test_a_directory_that_says_nothing_new_pulls_no_day_again(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    desk.start(platform)
    await desk.pulled()
    assert platform.count("rdvs") == 1


async def test_an_arrival_of_this_morning_is_told_though_it_is_tomorrow_in_paris(desk: Desk, clock: SetClock) -> None:
    await desk.memory.save_zone(1, "Pacific/Tahiti", origin="sync")
    clock.move(hours=14)  # 0:20 in Paris, 13:20 there
    morning = clock.now() - timedelta(hours=2)
    platform = FakePlatform(clock, [rdv(1, morning)], EVERYTHING)
    platform.timezone = "Pacific/Tahiti"
    await desk.memory.save_rdv(platform.rdvs_there[1], origin="sync")
    await desk.memory.add_gestures([gesture(rdv(1, morning), Action.WAITING, made_at=morning)], "board")
    desk.start(platform)
    await desk.settled()
    assert platform.sent == [("waiting", 10, morning, platform.keys[0])]


async def test_who_waits_stays_until_midnight_there(desk: Desk, clock: SetClock) -> None:
    await desk.memory.save_zone(1, "Pacific/Tahiti", origin="sync")
    morning = clock.now() + timedelta(hours=12)  # 22:20 in Paris, 11:20 there
    clock.move(hours=12)
    platform = FakePlatform(clock, [rdv(1, morning)], Capabilities())
    desk.start(platform)
    await desk.pulled()
    await desk.memory.add_gestures([gesture(rdv(1, morning), Action.WAITING, made_at=morning)], "board")
    await desk.settled()

    async def since() -> datetime | None:
        entry = await desk.memory.rdv(1)
        assert entry is not None
        return entry.rdv.waiting_since

    clock.move(hours=3)  # past midnight in Paris
    await desk.memory.forget_before(TODAY - timedelta(days=7))
    assert await since() == morning
    clock.move(hours=10)  # past midnight there
    assert await since() is None
