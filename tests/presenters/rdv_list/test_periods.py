from __future__ import annotations

from datetime import date

import pytest

from kiosk.presenters.rdv_list.periods import MOST_DAYS, PERIODS, bounds_of, period_of, within

TODAY = date(2026, 1, 31)


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("today", TODAY, TODAY),
        ("week", date(2026, 1, 26), date(2026, 2, 1)),
        ("next_week", date(2026, 2, 2), date(2026, 2, 8)),
        ("last_week", date(2026, 1, 19), date(2026, 1, 25)),
        ("month", date(2026, 1, 1), TODAY),
        ("last_month", date(2025, 12, 1), date(2025, 12, 31)),
        ("last_30", date(2026, 1, 2), TODAY),
        ("next_30", TODAY, date(2026, 3, 1)),
        ("year", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_period_has_its_days(period: str, first: date, last: date) -> None:
    assert bounds_of(period, TODAY) == (first, last)


def test_days_that_are_a_period_bear_its_name() -> None:
    today = date(2026, 11, 24)
    assert [period_of(*bounds_of(one, today), today) for one in PERIODS] == list(PERIODS)
    assert period_of(date(2026, 1, 3), date(2026, 1, 9), today) == ""


def test_days_are_put_in_order_and_no_more_than_two_years_are_read() -> None:
    assert within(date(2026, 2, 1), date(2026, 1, 1)) == (date(2026, 1, 1), date(2026, 2, 1))
    first, last = within(date(1900, 1, 1), date(2026, 1, 1))
    assert (last - first).days + 1 == MOST_DAYS
