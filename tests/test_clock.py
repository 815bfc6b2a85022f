from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from kiosk.clock import PARIS, Clock, SetClock, running
from tests.support.machine import Machine

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


def test_until_somebody_has_told_the_time_it_goes_with_the_system() -> None:
    machine = Machine(START)
    clock = machine.clock()
    machine.time += timedelta(hours=1)
    assert clock.now() == START + timedelta(hours=1)
    assert clock.strayed == timedelta()


@pytest.mark.parametrize("step", [timedelta(hours=1), timedelta(hours=-1), timedelta(days=-400)])
def test_once_the_time_was_told_nobody_moves_it(step: timedelta) -> None:
    machine = Machine(START)
    clock = machine.clock()
    clock.run_on()
    clock.follow(timedelta(minutes=10))
    machine.passes(hours=9)  # asleep or not
    machine.time += step
    assert clock.now() == START + timedelta(hours=9, minutes=10)
    assert clock.strayed == -step
    clock.run_on()
    assert clock.now() == START + timedelta(hours=9, minutes=10), "once"


def test_what_was_noted_before_the_time_was_told_is_set_right() -> None:
    machine = Machine(START)
    earlier = START - timedelta(minutes=1)
    clock = machine.clock()
    machine.passes(minutes=5)
    noted = clock.now()
    assert clock.set_right(noted) == noted, "nobody knows better"
    machine.passes(minutes=5)
    clock.run_on()
    clock.follow(timedelta(hours=1))
    assert clock.set_right(noted) == noted + timedelta(hours=1)
    assert clock.set_right(clock.now()) == clock.now(), "it was right by then"
    assert clock.set_right(earlier) == earlier, "another Kiosk noted it"


def test_the_seconds_that_run_go_on() -> None:
    before = running()
    assert 0 <= running() - before < 60
