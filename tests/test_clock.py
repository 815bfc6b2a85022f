from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from kiosk.clock import PARIS, Clock, SetClock

START = datetime(2026, 11, 23, 10, 20, tzinfo=PARIS)


def test_a_clock_runs_on_from_its_start() -> None:
    ticks = iter([100.0, 160.0])
    assert Clock(START, monotonic=lambda: next(ticks)).now() == START + timedelta(minutes=1)


def test_without_a_start_it_is_this_machines() -> None:
    clock = Clock()
    assert clock.now().tzinfo is PARIS
    assert abs(clock.now() - clock.machine()) < timedelta(seconds=5)


@pytest.mark.parametrize("offset", [timedelta(hours=1), timedelta(hours=-1), timedelta(days=3)])
def test_it_goes_by_a_clock_that_is_right_and_still_knows_its_own(offset: timedelta) -> None:
    clock = SetClock(START)
    clock.follow(offset)
    assert (clock.now(), clock.machine(), clock.followed) == (START + offset, START, offset)
    clock.move(minutes=5)
    assert clock.now() == START + offset + timedelta(minutes=5)
    clock.follow(timedelta())
    assert clock.now() == START + timedelta(minutes=5)


def test_the_hours_that_pass_are_real_ones_when_the_season_changes() -> None:
    clock = SetClock(datetime(2026, 10, 25, 1, 30, tzinfo=PARIS))
    clock.follow(timedelta(hours=2))
    # Two o'clock comes twice that night.
    assert clock.now().isoformat() == "2026-10-25T02:30:00+01:00"
