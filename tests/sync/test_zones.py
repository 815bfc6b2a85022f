"""Days are those of the organisation, wherever the clock's own zone is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from kiosk.clock import PARIS, SetClock
from kiosk.domain.day.model import Rdv
from kiosk.domain.day.status import Action
from kiosk.domain.platform.capabilities import Capabilities
from kiosk.sync.zones import zone_told
from tests.support.rest import at_rest
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
    await desk.memory.save_zone(1, "Pacific/Tahiti")
    clock.move(hours=14)  # 0:20 in Paris, 13:20 there
    morning = clock.now() - timedelta(hours=2)
    platform = FakePlatform(clock, [rdv(1, morning)], EVERYTHING)
    platform.timezone = "Pacific/Tahiti"
    await desk.memory.save_rdv(platform.rdvs_there[1])
    await desk.memory.queue.act([gesture(rdv(1, morning), Action.WAITING, made_at=morning)])
    desk.start(platform)
    await desk.settled()
    assert platform.sent == [("waiting", 10, morning, platform.keys[0])]


async def test_who_waits_stays_until_midnight_there(desk: Desk, clock: SetClock) -> None:
    await desk.memory.save_zone(1, "Pacific/Tahiti")
    morning = clock.now() + timedelta(hours=12)  # 22:20 in Paris, 11:20 there
    clock.move(hours=12)
    platform = FakePlatform(clock, [rdv(1, morning)], Capabilities())
    desk.start(platform)
    await desk.pulled()
    await desk.memory.queue.act([gesture(rdv(1, morning), Action.WAITING, made_at=morning)])
    await desk.settled()

    async def since() -> datetime | None:
        entry = await desk.memory.rdv(1)
        assert entry is not None
        return entry.rdv.waiting_since

    clock.move(hours=3)  # past midnight in Paris
    await desk.memory.forget_old(TODAY)
    assert await since() == morning
    clock.move(hours=10)  # past midnight there
    assert await since() is None


# Learnt from the RDVs, on servers without a directory


def there(
    number: int, month: int, day: int, hour: int, minute: int = 0, *, hours: float = 4, name: str | None = None
) -> Rdv:
    at = datetime(2026, month, day, hour, minute, tzinfo=timezone(timedelta(hours=hours)))
    return replace(rdv(number), starts_at=at, time_zone=name)


@pytest.mark.parametrize(
    ("rdvs", "known", "told"),
    [
        ((), PARIS, None),
        ((there(1, 11, 23, 9, name="Indian/Reunion"),), PARIS, "Indian/Reunion"),
        ((there(1, 11, 23, 9, name="Indian/Reunion"),), REUNION, None),
        ((there(1, 11, 23, 9, name="Mars/Olympus"),), PARIS, "Indian/Reunion"),  # the hour tells all the same
        ((there(1, 11, 23, 9),), PARIS, "Indian/Reunion"),
        ((there(1, 11, 23, 9, hours=3),), PARIS, "Indian/Mayotte"),
        ((there(1, 11, 23, 9, hours=-4),), PARIS, "America/Guadeloupe"),
        ((there(1, 11, 23, 9, hours=-3), there(2, 7, 1, 9, hours=-2)), PARIS, "America/Miquelon"),
        ((there(1, 11, 23, 9, hours=11),), PARIS, "Pacific/Noumea"),
        ((there(1, 11, 23, 9, hours=-9.5),), PARIS, "Pacific/Marquesas"),
        ((there(1, 11, 23, 9, hours=-10),), TAHITI, None),
        ((there(1, 11, 23, 9, hours=1), there(2, 7, 1, 9, hours=2)), PARIS, None),
        ((there(1, 11, 23, 9, hours=1),), REUNION, None),  # written everywhere by releases that know no zones
        ((replace(rdv(1), starts_at=datetime(2026, 11, 23, 9, tzinfo=UTC)),), PARIS, None),  # a server that runs in it
        ((there(1, 11, 23, 9), there(2, 11, 23, 9, hours=1)), PARIS, None),  # nowhere do both hold
    ],
)
def test_what_rdvs_tell_of_their_zone(rdvs: Sequence[Rdv], known: ZoneInfo, told: str | None) -> None:
    assert zone_told(rdvs, known) == told


async def test_a_desk_that_knew_nothing_never_keeps_another_place_s_day(desk: Desk, clock: SetClock) -> None:
    """API v1 alone: the first answer tells the zone, and the day is asked for again before anything is shown."""
    day = [there(1, 11, 23, 0, 30, name="Indian/Reunion"), there(2, 11, 23, 23, 30, name="Indian/Reunion")]
    platform = FakePlatform(clock, day, Capabilities())
    desk.start(platform)
    saved: list[str] = []
    stop = desk.memory.subscribe(lambda changes: saved.extend(sorted(changes.kinds & {"organisations", "rdvs"})))
    await until(lambda: platform.count("rdvs") >= 2 and at_rest(desk.sync), "the day as it is there")
    await desk.pulled()
    stop()
    first = saved.index("rdvs")
    assert saved.index("organisations", 0, first) < first
    assert await desk.memory.zone(1) == REUNION
    assert [entry.rdv.id for entry in await desk.memory.day(1, TODAY, REUNION)] == [1, 2]
    windows = [detail for name, detail in platform.calls if name == "rdvs"]
    start = datetime(2026, 11, 23, tzinfo=REUNION)
    assert windows[-1] == (1, start, start + timedelta(days=1, seconds=-1))


async def test_the_agenda_follows_when_the_zone_becomes_known(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1)], Capabilities())
    desk.start(platform)
    await desk.pulled()
    assert platform.count("absences") == 1
    platform.change(replace(rdv(1), time_zone="Pacific/Tahiti"))
    desk.sync.look_again()
    await until(lambda: platform.count("absences") >= 2, "the absences of other days")
    await desk.pulled()
    assert await desk.memory.zone(1) == TAHITI
