"""Occurrences of plages d'ouverture and of absences, single or recurring.

Times are local wall clock: 09:00 stays 09:00 across the change of hour, and an occurrence keeps its elapsed duration.
A time that the change skips is moved an hour on, and the rule goes on from that later time, as the platform has it.
Source: desk-api.md « Slots », rule 6, and data-file.md « recurrence ».
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import Any

from dateutil import rrule

from kiosk.domain.dates.times import ENGLISH_WEEKDAYS


class Every(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


SHORT_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DATEUTIL = (rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA, rrule.SU)
_FREQUENCY = {Every.DAY: rrule.DAILY, Every.WEEK: rrule.WEEKLY, Every.MONTH: rrule.MONTHLY}
_NEVER_SKIPPED = time(4)  # nowhere does summer time begin later in the day
_AROUND = timedelta(days=2)  # more than an occurrence of one day and a change of hour can reach over
_FREQUENCY_NAME = {Every.DAY: "DAILY", Every.WEEK: "WEEKLY", Every.MONTH: "MONTHLY"}
_EVERY_NAMED = {name: every for every, name in _FREQUENCY_NAME.items()}
_BY_DAY = re.compile(r"([+-]?\d+)?(MO|TU|WE|TH|FR|SA|SU)")


class UnreadableRecurrence(ValueError):  # noqa: N818 - what is wrong with a rule
    """The rule is not one of the data file's; the text says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A rule. ``on`` are weekdays from 0 (Monday); ``nth`` are (weekday, n) of a month: the 2nd Tuesday is (1, 2)."""

    every: Every
    interval: int | None = None  # None is 1, and is not written in a rrule
    on: tuple[int, ...] = ()
    nth: tuple[tuple[int, int], ...] = ()
    until: date | None = None  # inclusive, to the end of that day


@dataclass(frozen=True, slots=True)
class Schedule:
    """When something takes place, in local days and times. ``end_day`` is ``first_day`` unless it spans days."""

    first_day: date
    start_time: time
    end_time: time
    end_day: date | None = None
    recurrence: Recurrence | None = None


def read_recurrence(rule: Mapping[str, Any]) -> Recurrence:
    """The rule of a data file (``{"every": "week", "interval": 2, "on": ["monday"], "until": …}``) or of the database.

    Raises UnreadableRecurrence.
    """
    try:
        every = Every(rule["every"])
    except (KeyError, ValueError):
        raise UnreadableRecurrence("every is day, week or month") from None
    unknown = sorted(set(rule) - {"every", "interval", "on", "day", "until"})
    if unknown:
        raise UnreadableRecurrence(f'unknown key "{unknown[0]}"')
    interval = rule.get("interval")
    if interval is not None and (not isinstance(interval, int) or isinstance(interval, bool) or interval < 1):
        raise UnreadableRecurrence("interval is a whole number from 1")
    on = rule.get("on") or ()
    if not set(on) <= set(ENGLISH_WEEKDAYS) or (on and every is not Every.WEEK):
        raise UnreadableRecurrence("on names weekdays, for every week")
    weekdays = tuple(map(ENGLISH_WEEKDAYS.index, on))
    return Recurrence(every, interval, weekdays, _nth(rule.get("day"), every), _until(rule))


def occurrences(schedule: Schedule, zone: tzinfo, start: datetime, end: datetime) -> list[tuple[datetime, datetime]]:
    """The occurrences that touch the range from ``start`` to ``end`` (aware, both included), as aware instants."""
    return list(_occurrences(schedule, zone, start, end))


def rrule_text(recurrence: Recurrence) -> str:
    """The rule as API v1 writes it: ``FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20270123T235959;``."""
    parts = [f"FREQ={_FREQUENCY_NAME[recurrence.every]}"]
    if recurrence.interval is not None:
        parts.append(f"INTERVAL={recurrence.interval}")
    days = by_day(recurrence)
    if days:
        parts.append(f"BYDAY={','.join(days)}")
    if recurrence.until is not None:
        parts.append(f"UNTIL={recurrence.until:%Y%m%d}T235959")
    return ";".join(parts) + ";"


def read_rrule(text: str) -> Recurrence:
    """The rule of « FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20270123T235959; » (RFC 5545, the part that absences use).

    Raises ``ValueError`` for anything else.
    """
    parts = dict(part.split("=", 1) for part in text.removeprefix("RRULE:").strip().split(";") if part)
    unknown = set(parts) - {"FREQ", "INTERVAL", "BYDAY", "UNTIL", "WKST"}
    if unknown or parts.get("FREQ") not in _EVERY_NAMED:
        raise ValueError("a rule of another kind")
    on: list[int] = []
    nth: list[tuple[int, int]] = []
    for day in filter(None, parts.get("BYDAY", "").split(",")):
        read = _BY_DAY.fullmatch(day)
        if read is None:
            raise ValueError("days of another kind")
        weekday = SHORT_WEEKDAYS.index(read[2])
        if read[1]:
            nth.append((weekday, int(read[1])))
        else:
            on.append(weekday)
    until = date.fromisoformat(parts["UNTIL"][:8]) if "UNTIL" in parts else None
    interval = int(parts["INTERVAL"]) if "INTERVAL" in parts else None
    if interval is not None and interval < 1:
        raise ValueError("a rule that goes nowhere")
    return Recurrence(_EVERY_NAMED[parts["FREQ"]], interval, tuple(on), tuple(nth), until)


def by_day(recurrence: Recurrence) -> list[str]:
    """The weekdays of the rule in the short forms of iCalendar: ``["MO", "TH"]``, ``["2TU"]``."""
    return [SHORT_WEEKDAYS[day] for day in recurrence.on] + [f"{n}{SHORT_WEEKDAYS[day]}" for day, n in recurrence.nth]


def _occurrences(
    schedule: Schedule, zone: tzinfo, start: datetime, end: datetime
) -> Iterator[tuple[datetime, datetime]]:
    first = _instant(schedule.first_day, schedule.start_time, zone)
    last = _instant(schedule.end_day or schedule.first_day, schedule.end_time, zone)
    elapsed = last.astimezone(UTC) - first.astimezone(UTC)
    at = schedule.start_time
    reach = (schedule.end_day or schedule.first_day) - schedule.first_day + _AROUND
    for day in _days(schedule, start.astimezone(zone).date() - reach, end.astimezone(zone).date()):
        begins = _instant(day, at, zone)
        at = begins.timetz().replace(tzinfo=None)
        # Added in UTC: wall-clock arithmetic would lose or win the hour of the change.
        ends = (begins.astimezone(UTC) + elapsed).astimezone(zone)
        if ends >= start and begins <= end:
            yield begins, ends


def _days(schedule: Schedule, earliest: date, last: date) -> Iterator[date]:
    """The days of the rule up to ``last``; those before ``earliest`` may be left out."""
    recurrence = schedule.recurrence
    if recurrence is None:
        yield schedule.first_day
        return
    until = last if recurrence.until is None else min(last, recurrence.until)
    weekdays = [_DATEUTIL[day] for day in recurrence.on] + [_DATEUTIL[day](n) for day, n in recurrence.nth]
    begin = schedule.first_day
    # Where the change of hour may have moved the time itself, the days before count too.
    if schedule.start_time >= _NEVER_SKIPPED:
        begin = _nearer(schedule.first_day, recurrence, earliest)
        if recurrence.every is Every.WEEK and not weekdays:
            weekdays = [_DATEUTIL[schedule.first_day.weekday()]]
    for moment in rrule.rrule(
        _FREQUENCY[recurrence.every],  # type: ignore[arg-type] # the stubs want a literal
        dtstart=datetime.combine(begin, time()),
        interval=recurrence.interval or 1,
        wkst=rrule.MO,
        byweekday=weekdays or None,
        until=datetime.combine(until, time()),
    ):
        yield moment.date()


def _nearer(first_day: date, recurrence: Recurrence, earliest: date) -> date:
    """A day not after ``earliest`` from which the rule goes on just as it does from its first day."""
    interval = recurrence.interval or 1
    if recurrence.every is Every.DAY:
        return first_day + timedelta(days=max(0, (earliest - first_day).days // interval * interval))
    if recurrence.every is Every.WEEK:
        monday = first_day - timedelta(days=first_day.weekday())
        weeks = (earliest - monday).days // 7 // interval * interval
        return monday + timedelta(weeks=weeks) if weeks > 0 else first_day
    return first_day


def _instant(day: date, at: time, zone: tzinfo) -> datetime:
    """That wall-clock time; one that the change of hour skips is moved on by what it skips."""
    wall = datetime.combine(day, at, zone)
    return wall.astimezone(UTC).astimezone(zone)


def _nth(day: Any, every: Every) -> tuple[tuple[int, int], ...]:
    """``{"2": [2]}`` (the 2nd Tuesday; Sunday is 0) as pairs."""
    if day is None:
        return ()
    if every is not Every.MONTH or not isinstance(day, Mapping):
        raise UnreadableRecurrence("day names weekdays of the month, for every month")
    pairs: list[tuple[int, int]] = []
    for weekday, numbers in day.items():
        if weekday not in tuple("0123456") or not isinstance(numbers, list):
            raise UnreadableRecurrence("the keys of day are weekdays, 0 (Sunday) to 6")
        for number in numbers:
            if number not in (1, 2, 3, 4, 5, -1):
                raise UnreadableRecurrence("the values of day are lists of 1 to 5")
            pairs.append(((int(weekday) - 1) % 7, number))
    return tuple(pairs)


def _until(rule: Mapping[str, Any]) -> date | None:
    until = rule.get("until")
    if until is None:
        return None
    try:
        return date.fromisoformat(until)
    except (TypeError, ValueError):
        raise UnreadableRecurrence("until is a day, YYYY-MM-DD") from None
