"""The periods among which one chooses."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from kiosk.domain.dates.times import short_date
from kiosk.domain.statistics.figures import Period, Step
from kiosk.domain.text.language import Words, tr


class Span(StrEnum):
    """In the order in which they are offered."""

    DAY = "day"
    WEEK = "week"
    LAST_WEEK = "last_week"
    MONTH = "month"
    LAST_MONTH = "last_month"
    QUARTER = "quarter"
    YEAR = "year"
    LAST_YEAR = "last_year"


SPAN_LABELS: Final = Words(
    {
        Span.DAY: "Aujourd’hui",
        Span.WEEK: "Cette semaine",
        Span.LAST_WEEK: "La semaine dernière",
        Span.MONTH: "Ce mois-ci",
        Span.LAST_MONTH: "Le mois dernier",
        Span.QUARTER: "Les trois mois passés",
        Span.YEAR: "Cette année",
        Span.LAST_YEAR: "L’année dernière",
    }
)


def period_of(span: Span, today: date) -> Period:
    """The days of a span, whole weeks from Monday on, whole months and years."""
    monday, first = today - timedelta(days=today.weekday()), today.replace(day=1)
    match span:
        case Span.DAY:
            return Period(today, today)
        case Span.WEEK:
            return Period(monday, monday + timedelta(days=6))
        case Span.LAST_WEEK:
            return Period(monday - timedelta(days=7), monday - timedelta(days=1))
        case Span.MONTH:
            return Period(first, _month_after(first) - timedelta(days=1))
        case Span.LAST_MONTH:
            return Period((first - timedelta(days=1)).replace(day=1), first - timedelta(days=1))
        case Span.QUARTER:
            start = first
            for _ in range(3):
                start = (start - timedelta(days=1)).replace(day=1)
            return Period(start, first - timedelta(days=1))
        case Span.YEAR:
            return Period(date(today.year, 1, 1), date(today.year, 12, 31))
        case Span.LAST_YEAR:
            return Period(date(today.year - 1, 1, 1), date(today.year - 1, 12, 31))


def period_text(period: Period) -> str:
    """« du 01/11/2026 au 30/11/2026 »."""
    if period.days == 1:
        return tr("le {}").format(short_date(period.first))
    return tr("du {} au {}").format(short_date(period.first), short_date(period.last))


def bar_text(first: date, step: Step) -> str:
    """What stands under a bar of time."""
    if step is Step.MONTH:
        return f"{first.month:02}/{first.year}"
    return short_date(first)[:5]


def _month_after(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)
