"""Public holidays, each territory having its own."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.domain.dates.public_holidays import known_zone, public_holidays


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
    ],
)
def test_holidays_of_one_territory_only(zone: str, day: date) -> None:
    assert known_zone(zone)
    assert day in public_holidays(zone, 2027)
    assert day not in public_holidays("France", 2027)


def test_an_unknown_zone() -> None:
    assert not known_zone("Atlantide")
    with pytest.raises(KeyError):
        public_holidays("Atlantide", 2027)
