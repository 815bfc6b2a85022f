"""Public holidays, each territory having its own, held against the library's tables and the law."""

from __future__ import annotations

from datetime import date
from typing import get_args
from zoneinfo import ZoneInfo

import holidays
import pytest

from kiosk.domain.dates.public_holidays import (
    _SUBDIVISIONS,
    NO_DAY_OFF,
    DaysOff,
    days_off,
    known_zone,
    public_holidays,
)
from kiosk.settings import HolidayZone

CUSTOMARY = {
    "971": {"Mi-Carême", "Vendredi saint", "Fête de Victor Schoelcher"},
    "972": {"Vendredi saint", "Fête de Victor Schoelcher"},
    "MF": {"Fête de Victor Schoelcher"},
}
"""Chômés by usage, in no law (docs/decisions/0032)."""
PARIS = ZoneInfo("Europe/Paris")


def test_france() -> None:
    found = public_holidays(None, 2027)
    assert found == public_holidays("France", 2027)
    assert {date(2027, 1, 1), date(2027, 3, 29), date(2027, 7, 14), date(2027, 12, 25)} <= found
    assert len(found) == 11


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Alsace-Moselle", date(2027, 12, 26)),
        ("alsace moselle", date(2027, 3, 26)),
        ("Guadeloupe", date(2027, 5, 27)),
        ("Martinique", date(2027, 5, 22)),
        ("Guyane", date(2027, 6, 10)),
        ("La Réunion", date(2027, 12, 20)),
        ("Mayotte", date(2027, 4, 27)),
        ("Saint-Barthélemy", date(2027, 10, 9)),
        ("Saint-Martin", date(2027, 5, 28)),
        ("Nouvelle-Calédonie", date(2027, 9, 24)),
        ("Polynésie française", date(2027, 3, 5)),
        ("Wallis-et-Futuna", date(2027, 7, 29)),
    ],
)
def test_holidays_of_one_territory_only(zone: str, day: date) -> None:
    assert known_zone(zone)
    assert day in public_holidays(zone, 2027)
    assert day not in public_holidays("France", 2027)


@pytest.mark.parametrize("zone", sorted(_SUBDIVISIONS))
@pytest.mark.parametrize("year", range(2024, 2034))
def test_each_territory_has_those_of_the_library_but_customs(zone: str, year: int) -> None:
    subdivision = _SUBDIVISIONS[zone]
    customary = CUSTOMARY.get(subdivision or "", set())
    table = holidays.country_holidays("FR", subdiv=subdivision, years=year, language="fr")
    expected = {day for day, names in table.items() if not {name.strip() for name in names.split(";")} <= customary}
    assert public_holidays(zone, year) == expected


@pytest.mark.parametrize("zone", ["Guadeloupe", "Martinique", "Saint-Martin"])
def test_what_is_only_customary_is_no_public_holiday(zone: str) -> None:
    assert date(2026, 7, 21) not in public_holidays(zone, 2026)
    assert date(2026, 4, 3) not in public_holidays(zone, 2026)


def test_an_unknown_zone() -> None:
    assert not known_zone("Atlantide")
    with pytest.raises(KeyError):
        public_holidays("Atlantide", 2027)


@pytest.mark.parametrize(
    ("told", "configured", "time_zone", "expected"),
    [
        ("Mayotte", "Alsace-Moselle", PARIS, "Mayotte"),
        ("Atlantide", "Alsace-Moselle", PARIS, "Alsace-Moselle"),
        (None, "Alsace-Moselle", PARIS, "Alsace-Moselle"),
        (None, None, ZoneInfo("Indian/Mayotte"), "Mayotte"),
        (None, None, ZoneInfo("Pacific/Gambier"), "Polynésie française"),
        (None, None, PARIS, None),
    ],
)
def test_the_platform_says_where_it_is_else_the_site_else_the_clock(
    told: str | None, configured: str | None, time_zone: ZoneInfo, expected: str | None
) -> None:
    assert days_off(told, configured, time_zone) == DaysOff(expected)


def test_where_people_come_every_day_no_day_is_off() -> None:
    every_day = DaysOff(NO_DAY_OFF)
    assert known_zone(NO_DAY_OFF)
    assert not every_day.is_holiday(date(2026, 12, 25))
    assert not every_day.is_sunday(date(2026, 11, 29))
    assert DaysOff().is_sunday(date(2026, 11, 29))
    assert not DaysOff().is_sunday(date(2026, 11, 30))


def test_a_site_may_configure_each_territory() -> None:
    assert all(known_zone(name) for name in get_args(HolidayZone))
