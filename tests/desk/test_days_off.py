"""Public holidays at the desk: as the platform says, else as the site is configured."""

from __future__ import annotations

import asyncio
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from kiosk.clock import PARIS, SetClock
from kiosk.desk.surroundings import around
from kiosk.domain.dates.public_holidays import DaysOff
from kiosk.platform_server.values.like import HISTORIC_2024
from kiosk.store.memory_folder import MemoryFolder
from tests.support.desk import NOW, Counter, at_the_counter, counter_data
from tests.support.secrets import MemorySecrets

SAINT_STEPHEN, CHRISTMAS = date(2026, 12, 26), date(2026, 12, 25)


def territory(holiday_zone: str | None) -> dict[str, Any]:
    of = {"key": "t", "name": "Bocage", "departement_number": "67", "holiday_zone": holiday_zone}
    return counter_data(territories=[of])


async def _days_off(counter: Counter, day: date) -> DaysOff:
    """As the warnings of a booking know them now."""
    at = datetime.combine(day, time(10), PARIS)
    return (await around(counter.desk, 1, day, (), at)).days_off


@pytest.mark.parametrize(
    ("zone", "saint_stephen", "christmas"),
    [(None, False, True), ("Alsace-Moselle", True, True), ("aucun", False, False)],
)
async def test_the_platform_says_which_days_are_off(
    tmp_path: Path, zone: str | None, saint_stephen: bool, christmas: bool
) -> None:
    async with at_the_counter(tmp_path, territory(zone)) as counter:
        counter.desk.look_at(1, NOW.date())
        await counter.desk.bring_up_to_date()
        async with asyncio.timeout(5):
            while (found := await _days_off(counter, SAINT_STEPHEN)) != DaysOff(zone or "France"):
                await asyncio.sleep(0.001)
        assert found.is_holiday(SAINT_STEPHEN) is saint_stephen
        assert found.is_holiday(CHRISTMAS) is christmas


async def test_a_platform_that_does_not_say_leaves_it_to_the_site(tmp_path: Path) -> None:
    async with at_the_counter(tmp_path, territory("Alsace-Moselle"), like=HISTORIC_2024) as counter:
        assert await counter.memory.days_off(1) == DaysOff()
    memories = MemoryFolder(tmp_path / "elsewhere", MemorySecrets(), SetClock(NOW), "Alsace-Moselle")
    memory = await memories.open("http://127.0.0.1", 1)
    assert (await memory.days_off(1)).is_holiday(SAINT_STEPHEN)
    await memory.save_holiday_zone(1, "Mayotte")
    assert await memory.days_off(1) == DaysOff("Mayotte")
    await memory.close()
