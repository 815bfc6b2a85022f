"""Days and hours as they are typed."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.dates.times import long_date, short_date, weekday_name
from kiosk.domain.dates.typed_times import read_day, read_hour

TODAY = date(2026, 11, 23)  # a Monday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("24/11", date(2026, 11, 24)),
        ("24-11-26", date(2026, 11, 24)),
        ("24.11.2026", date(2026, 11, 24)),
        ("2411", date(2026, 11, 24)),
        ("24112026", date(2026, 11, 24)),
        ("2026-11-24", date(2026, 11, 24)),
        ("24 nov", date(2026, 11, 24)),
        ("24 nov. 2026", date(2026, 11, 24)),
        ("mardi 24 novembre", date(2026, 11, 24)),
        ("Mar", None),
        ("1er décembre", date(2026, 12, 1)),
        ("1er", date(2026, 12, 1)),
        ("24", date(2026, 11, 24)),
        ("3/1", date(2027, 1, 3)),
        ("22/11", date(2027, 11, 22)),
        ("22/11/26", date(2026, 11, 22)),
        ("29/2", date(2028, 2, 29)),
        ("31", date(2026, 12, 31)),
        ("aujourd’hui", TODAY),
        ("Aujourd'hui", TODAY),
        ("demain", date(2026, 11, 24)),
        ("après-demain", date(2026, 11, 25)),
        ("lundi", date(2026, 11, 30)),
        ("DIMANCHE", date(2026, 11, 29)),
        ("31/2", None),
        ("30/2/27", None),
        ("24/13", None),
        ("0", None),
        ("hier soir", None),
        ("", None),
    ],
)
def test_days(text: str, day: date | None) -> None:
    assert read_day(text, TODAY) == day


@given(st.dates(min_value=date(2001, 1, 1), max_value=date(2099, 12, 31)))
def test_a_whole_date_is_read_whatever_today_is(day: date) -> None:
    for text in (short_date(day), long_date(day), day.isoformat(), f"{day:%d%m%y}"):
        assert read_day(text, TODAY) == day


@given(st.dates(min_value=date(2001, 1, 1), max_value=date(2050, 12, 31)), st.integers(0, 6), st.integers(1, 31))
def test_what_is_left_out_lies_ahead(today: date, weekday: int, number: int) -> None:
    found = read_day(weekday_name(weekday), today)
    assert found is not None
    assert found.weekday() == weekday
    assert timedelta(0) < found - today <= timedelta(7)
    ahead = read_day(str(number), today)
    assert ahead is not None
    assert ahead >= today
    assert ahead.day == number


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("8", time(8)),
        ("8h", time(8)),
        ("8 h 30", time(8, 30)),
        ("8h30", time(8, 30)),
        ("8:30", time(8, 30)),
        ("8.30", time(8, 30)),
        ("0830", time(8, 30)),
        ("14 heures", time(14)),
        ("Midi", time(12)),
        ("24:00", time(23, 59)),
        ("0:00", time(0)),
        ("8:75", None),
        ("25h", None),
        ("8h3", None),
        ("tôt", None),
        ("", None),
    ],
)
def test_hours(text: str, at: time | None) -> None:
    assert read_hour(text) == at


@given(st.times().map(lambda at: at.replace(second=0, microsecond=0)))
def test_every_hour_is_read_as_it_is_shown(at: time) -> None:
    assert read_hour(f"{at.hour}:{at.minute:02d}") == read_hour(f"{at.hour}h{at.minute:02d}") == at
