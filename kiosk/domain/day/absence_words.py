"""Absences in words: when a single one is, how often a recurring one comes back, and when it does next."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, time, timedelta, tzinfo

from kiosk.domain.dates.recurrence import Every, Recurrence, Schedule, occurrences, read_rrule
from kiosk.domain.dates.times import day_name, hour, long_date, weekday_name
from kiosk.domain.day.absence import Absence

_END_OF_DAY = time(23, 59)
_WEEK = frozenset(range(5))
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
    often = _often(rule, absence.first_day) if rule is not None else "à répétition"
    parts = [often, _hours(absence)]
    if absence.first_day > today:
        parts.append(f"à partir du {_day(absence.first_day, today)}")
    if rule is not None and rule.until is not None:
        parts.append(f"jusqu’au {_day(rule.until, today)}")
    return ", ".join(parts)


def is_whole_day(start_time: time, end_time: time) -> bool:
    """Whether these hours leave nothing of a day."""
    return start_time <= time(0) and end_time >= _END_OF_DAY


def _single(absence: Absence, today: date) -> str:
    first, last = (day_name(day, today) for day in (absence.first_day, absence.end_day))
    if absence.first_day == absence.end_day:
        return f"{first}, {_hours(absence)}"
    if is_whole_day(absence.start_time, absence.end_time):
        return f"du {first} au {last} inclus"
    return f"du {first} à {hour(absence.start_time)} au {last} à {hour(absence.end_time)}"


def _hours(absence: Absence) -> str:
    if is_whole_day(absence.start_time, absence.end_time):
        return "toute la journée"
    return f"de {hour(absence.start_time)} à {hour(absence.end_time)}"


def _often(rule: Recurrence, first_day: date) -> str:
    interval = rule.interval or 1
    match rule.every:
        case Every.DAY:
            return "tous les jours" if interval == 1 else f"tous les {interval} jours"
        case Every.WEEK:
            return _weekly(sorted(set(rule.on)) or [first_day.weekday()], interval)
        case _:
            return _monthly(rule, first_day, interval)


def _weekly(days: list[int], interval: int) -> str:
    which = "du lundi au vendredi" if set(days) == _WEEK else "tous les jours" if len(days) == 7 else ""
    named = _and([f"{weekday_name(day)}s" for day in days])
    if interval == 1:
        return which or f"tous les {named}"
    weeks = "une semaine sur deux" if interval == 2 else f"toutes les {interval} semaines"
    return f"{which or f'les {named}'}, {weeks}"


def _monthly(rule: Recurrence, first_day: date, interval: int) -> str:
    by_weekday: defaultdict[int, list[int]] = defaultdict(list)
    for weekday, n in rule.nth:
        by_weekday[weekday].append(n)
    of = "de chaque mois" if interval == 1 else f"tous les {interval} mois"
    if not by_weekday:
        return f"le {_rank(first_day.day) if first_day.day == 1 else first_day.day} {of}"
    named = [_ranked(weekday, sorted(numbers, key=_last_at_the_end)) for weekday, numbers in by_weekday.items()]
    return f"{_and(named)} {of}"


def _ranked(weekday: int, numbers: list[int]) -> str:
    ranks = _and([_rank(n) for n in numbers])
    return f"les {ranks} {weekday_name(weekday)}s" if len(numbers) > 1 else f"le {ranks} {weekday_name(weekday)}"


def _rank(n: int) -> str:
    return {1: "1er", -1: "dernier"}.get(n, f"{n}e")


def _last_at_the_end(n: int) -> int:
    return n if n > 0 else 10


def _and(words: list[str]) -> str:
    return " et ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def _day(day: date, today: date) -> str:
    """Without its weekday."""
    return (long_date(day) if day.year != today.year else day_name(day, today)).split(" ", 1)[1]
