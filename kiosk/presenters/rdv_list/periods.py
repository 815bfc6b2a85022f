"""The periods that a list offers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final

from kiosk.domain.text.language import Words

MOST_DAYS: Final = 731
"""Of a period: two years, with the leap day between them."""
PERIODS: Final = Words(
    {
        "today": "Aujourd’hui",
        "week": "Cette semaine",
        "next_week": "Semaine prochaine",
        "last_week": "Semaine dernière",
        "month": "Ce mois-ci",
        "last_month": "Le mois dernier",
        "last_30": "30 derniers jours",
        "next_30": "30 prochains jours",
        "year": "Cette année",
    }
)
USUAL: Final = "week"


def bounds_of(period: str, today: date) -> tuple[date, date]:
    """The first and the last day of a period."""
    return _BOUNDS[period](today)


def period_of(first: date, last: date, today: date) -> str:
    """The period of these days; empty where they are none of those."""
    return next((name for name in _BOUNDS if _BOUNDS[name](today) == (first, last)), "")


def within(first: date, last: date) -> tuple[date, date]:
    """The two in order, no more than ``MOST_DAYS`` apart."""
    first, last = min(first, last), max(first, last)
    return max(first, last - timedelta(days=MOST_DAYS - 1)), last


def _week(today: date, weeks: int) -> tuple[date, date]:
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=weeks)
    return monday, monday + timedelta(days=6)


def _month(day: date) -> tuple[date, date]:
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


_BOUNDS: Final[Mapping[str, Callable[[date], tuple[date, date]]]] = {
    "today": lambda today: (today, today),
    "week": lambda today: _week(today, 0),
    "next_week": lambda today: _week(today, 1),
    "last_week": lambda today: _week(today, -1),
    "month": _month,
    "last_month": lambda today: _month(today.replace(day=1) - timedelta(days=1)),
    "last_30": lambda today: (today - timedelta(days=29), today),
    "next_30": lambda today: (today, today + timedelta(days=29)),
    "year": lambda today: (today.replace(month=1, day=1), today.replace(month=12, day=31)),
}
