"""Absences in words: when a single one is, how often a recurring one comes back, and when it does next."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, time, timedelta, tzinfo

from kiosk.domain.dates.recurrence import Every, Recurrence, Schedule, occurrences, read_rrule
from kiosk.domain.dates.times import day_name, day_number, hour, long_date, weekday_name
from kiosk.domain.day.absence import Absence
from kiosk.domain.text.language import Words, listed, tr

_END_OF_DAY = time(23, 59)
_WEEK = frozenset(range(5))
_RANKS = Words({1: "1er", 2: "2e", 3: "3e", 4: "4e", 5: "5e", -1: "dernier"})
_AHEAD = (timedelta(days=31), timedelta(days=5 * 366))
"""How far one looks for the next day of an absence: nearly all have one within a month."""


def rule_of(absence: Absence) -> Recurrence | None:
    """The rule of a recurring absence; None of a single one, and of a rule of a kind that is not known here."""
    try:
        return read_rrule(absence.rrule) if absence.rrule else None
    except ValueError:
        return None


def schedule_of(absence: Absence) -> Schedule:
    """When ``absence`` takes place."""
    return Schedule(absence.first_day, absence.start_time, absence.end_time, absence.end_day, rule_of(absence))


def next_span(absence: Absence, zone: tzinfo, now: datetime) -> tuple[datetime, datetime] | None:
    """The first of its spans that is not over at ``now``; None when all are."""
    for ahead in _AHEAD:
        for span in occurrences(schedule_of(absence), zone, now, now + ahead):
            if span[1] > now:
                return span
    return None


def absence_words(absence: Absence, today: date) -> str:
    """« mardi 24 novembre, de 8:00 à 12:00 », « tous les lundis, de 8:00 à 12:00, jusqu’au 31 décembre »."""
    if absence.rrule is None:
        return _single(absence, today)
    rule = rule_of(absence)
    often = _often(rule, absence.first_day) if rule is not None else tr("à répétition")
    parts = [often, _hours(absence)]
    if absence.first_day > today:
        parts.append(tr("à partir du {}").format(_day(absence.first_day, today)))
    if rule is not None and rule.until is not None:
        parts.append(tr("jusqu’au {}").format(_day(rule.until, today)))
    return ", ".join(parts)


def is_whole_day(start_time: time, end_time: time) -> bool:
    """Whether these hours leave nothing of a day."""
    return start_time <= time(0) and end_time >= _END_OF_DAY


def _single(absence: Absence, today: date) -> str:
    first, last = (day_name(day, today) for day in (absence.first_day, absence.end_day))
    if absence.first_day == absence.end_day:
        return f"{first}, {_hours(absence)}"
    if is_whole_day(absence.start_time, absence.end_time):
        return tr("du {} au {} inclus").format(first, last)
    start, end = hour(absence.start_time), hour(absence.end_time)
    return tr("du {} à {} au {} à {}").format(first, start, last, end)


def _hours(absence: Absence) -> str:
    if is_whole_day(absence.start_time, absence.end_time):
        return tr("toute la journée")
    return tr("de {} à {}").format(hour(absence.start_time), hour(absence.end_time))


def _often(rule: Recurrence, first_day: date) -> str:
    interval = rule.interval or 1
    match rule.every:
        case Every.DAY:
            return tr("tous les jours") if interval == 1 else tr("tous les {} jours").format(interval)
        case Every.WEEK:
            return _weekly(sorted(set(rule.on)) or [first_day.weekday()], interval)
        case _:
            return _monthly(rule, first_day, interval)


def _weekly(days: list[int], interval: int) -> str:
    which = tr("du lundi au vendredi") if set(days) == _WEEK else tr("tous les jours") if len(days) == 7 else ""
    named = listed([f"{weekday_name(day)}s" for day in days])
    if interval == 1:
        return which or tr("tous les {}").format(named)
    weeks = tr("une semaine sur deux") if interval == 2 else tr("toutes les {} semaines").format(interval)
    return f"{which or tr('les {}').format(named)}, {weeks}"


def _monthly(rule: Recurrence, first_day: date, interval: int) -> str:
    by_weekday: defaultdict[int, list[int]] = defaultdict(list)
    for weekday, n in rule.nth:
        by_weekday[weekday].append(n)
    of = tr("de chaque mois") if interval == 1 else tr("tous les {} mois").format(interval)
    if not by_weekday:
        return tr("le {day} {of}").format(day=day_number(first_day), of=of)
    # The last one, -1, stands at the end.
    named = [
        _ranked(weekday, sorted(numbers, key=lambda n: n if n > 0 else 10)) for weekday, numbers in by_weekday.items()
    ]
    return f"{listed(named)} {of}"


def _ranked(weekday: int, numbers: list[int]) -> str:
    ranks, day = listed([_RANKS.get(n, str(n)) for n in numbers]), weekday_name(weekday)
    return (tr("les {} {}s") if len(numbers) > 1 else tr("le {} {}")).format(ranks, day)


def _day(day: date, today: date) -> str:
    """Without its weekday."""
    return (long_date(day) if day.year != today.year else day_name(day, today)).split(" ", 1)[1]
