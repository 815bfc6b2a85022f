"""Birth dates as they are written."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.dates.birth_dates import BirthDateFault, birth_dates_in, read_birth_date
from kiosk.domain.dates.times import long_date

TODAY = date(2026, 11, 21)
BORN = date(1985, 4, 3)


@pytest.mark.parametrize(
    "text",
    [
        "3/4/85",
        "03/04/1985",
        "3-4-85",
        "3.4.1985",
        "03041985",
        "030485",
        "3 4 85",
        "3 avril 1985",
        "3 AVRIL 85",
        "3 avr. 85",
        "3 avr 1985",
        "3avr85",
        " 3\u00a0avril\u00a01985 ",
        "1985-04-03",
        "1985-4-3",
    ],
)
def test_every_form_gives_the_day(text: str) -> None:
    assert read_birth_date(text, TODAY) == BORN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1er août 12", date(2012, 8, 1)),
        ("21/11/26", date(2026, 11, 21)),
        ("22/11/26", date(1926, 11, 22)),
        ("29/2/24", date(2024, 2, 29)),
        ("22/11/2026", BirthDateFault.FUTURE),
        ("1/1/1890", BirthDateFault.TOO_OLD),
        ("31/4/85", BirthDateFault.UNREADABLE),
        ("29/2/25", BirthDateFault.UNREADABLE),
        ("3 avrol 85", BirthDateFault.UNREADABLE),
        ("3/4", BirthDateFault.UNREADABLE),
        ("1985", BirthDateFault.UNREADABLE),
        ("", BirthDateFault.UNREADABLE),
    ],
)
def test_centuries_and_faults(text: str, expected: date | BirthDateFault) -> None:
    assert read_birth_date(text, TODAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DUPONT Léa 3/4/85", ["3/4/85"]),
        ("3 avril 1985 dupont", ["3 avril 1985"]),
        ("dupont 03041985 06 12 34 56 78", ["03041985"]),
        ("06 12 34 56 78", []),
        ("06.12.34.56.78", []),
        ("0612345678", []),
        ("12 rue 14", []),
        ("né le 1985-04-03, à Lille", ["1985-04-03"]),
        ("31/4/85", []),
    ],
)
def test_among_names_and_numbers(text: str, expected: list[str]) -> None:
    assert [text[one.start : one.end] for one in birth_dates_in(text, TODAY)] == expected


born = st.dates(date(1927, 1, 1), TODAY)


@given(day=born)
def test_any_day_in_any_form(day: date) -> None:
    short = day.year % 100
    for text in (
        f"{day:%d/%m/%Y}",
        f"{day:%d%m%Y}",
        f"{day.day}/{day.month}/{short:02d}",
        f"{day:%d%m}{short:02d}",
        long_date(day).split(" ", 1)[1],
        day.isoformat(),
    ):
        assert read_birth_date(text, TODAY) == day


@given(text=st.text(alphabet="0123456789/-. avrilmsn", max_size=24))
def test_never_in_the_future_and_met_where_it_stands(text: str) -> None:
    read = read_birth_date(text, TODAY)
    assert isinstance(read, BirthDateFault) or read <= TODAY
    ends = [0]
    for one in birth_dates_in(text, TODAY):
        assert one.day <= TODAY
        assert one.start >= ends[-1]
        ends.append(one.end)
        assert read_birth_date(text[one.start : one.end], TODAY) == one.day
