"""Days, hours and durations as a person types them: « 24/11 », « 24 nov. », « demain », « 8h », « 8:30 », « 1h30 ».

The English words for days, months and hours are understood too, whatever the language of the desk.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, time, timedelta

from kiosk.domain.dates.birth_dates import MONTH_OF
from kiosk.domain.dates.times import ENGLISH_WEEKDAYS, WEEKDAYS, date_of
from kiosk.domain.text.search_text import fold

_WORDS = {"aujourd hui": 0, "aujourdhui": 0, "today": 0, "demain": 1, "tomorrow": 1, "apres demain": 2}
_WEEKDAYS = {name: number for names in (WEEKDAYS, ENGLISH_WEEKDAYS) for number, name in enumerate(names)}
_FIGURES = re.compile(r"(?P<day>\d{1,2})[/.\- ](?P<month>\d{1,2})(?:[/.\- ](?P<year>\d{4}|\d{2}))?")
_IN_WORDS = re.compile(r"(?P<day>\d{1,2})(?:er)? ?(?P<month>[a-z]{3,9})\.?(?: ?(?P<year>\d{4}|\d{2}))?")
_ISO = re.compile(r"(?P<year>\d{4})[ \-](?P<month>\d{1,2})[ \-](?P<day>\d{1,2})")
_ALONE = re.compile(r"(?P<day>\d{1,2})(?:er)?")
_TOGETHER = re.compile(r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{4}|\d{2})?")
_HOUR = re.compile(r"(\d{1,2})\s*(?:(?:h|heures?|:|\.)\s*(\d{2})?|(\d{2}))?\s*(?:min)?")
_LENGTH = re.compile(
    r"(?P<alone>\d{1,4})\s*(?:min|minutes?)?|(?P<hours>\d{1,2})\s*(?:h|heures?|hours?|\s)\s*(?P<rest>\d{1,2})?\s*(?:min)?"
)
_NAMED_HOURS = {"midi": time(12), "noon": time(12), "minuit": time(0), "midnight": time(0)}


def read_day(text: str, today: date) -> date | None:
    """The day that ``text`` names; None when it names none.

    A day without its year, or without its month, is the next one from ``today`` on; a weekday the next one after
    today. A year of two figures is of this century.
    """
    tidy = " ".join(fold(text).replace("’", " ").replace("'", " ").split())
    if (words := tidy.replace("-", " ")) in _WORDS:
        return today + timedelta(days=_WORDS[words])
    first, _, rest = tidy.partition(" ")
    if first in _WEEKDAYS and rest:
        return read_day(rest, today)  # « lundi 23/11 »: the figures say it all
    if first in _WEEKDAYS:
        return today + timedelta(days=(_WEEKDAYS[first] - today.weekday() - 1) % 7 + 1)
    for form in (_ISO, _FIGURES, _IN_WORDS, _TOGETHER, _ALONE):
        if match := form.fullmatch(tidy):
            return _next(match.groupdict(), today)
    return None


def read_hour(text: str) -> time | None:
    """The time of day that ``text`` names; « 24:00 » is the end of the day, 23:59. None when it names none."""
    tidy = fold(text).strip()
    if tidy in _NAMED_HOURS:
        return _NAMED_HOURS[tidy]
    match = _HOUR.fullmatch(tidy)
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or match[3] or 0)
    if (hour, minute) == (24, 0):
        return time(23, 59)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def read_minutes(text: str) -> int | None:
    """The duration that ``text`` names, in minutes: « 45 », « 1h30 », « 1:30 », « 2 h ». None when it names none."""
    match = _LENGTH.fullmatch(fold(text).strip())
    if match is None:
        return None
    if match["alone"]:
        return int(match["alone"])
    return 60 * int(match["hours"]) + int(match["rest"] or 0)


def _next(found: dict[str, str | None], today: date) -> date | None:
    day, month, year = int(found["day"] or 0), found.get("month"), found.get("year")
    if month is None:
        ahead = (today.month - 1 + n for n in range(13))
        return _first_of(((today.year + n // 12, n % 12 + 1) for n in ahead), day, today)
    number = int(month) if month.isdigit() else MONTH_OF.get(month, 0)
    if year:
        return date_of(int(year) if len(year) == 4 else 2000 + int(year), number, day)
    # 29 February may be that far: 2100 is no leap year.
    return _first_of(((today.year + n, number) for n in range(9)), day, today)


def _first_of(months: Iterable[tuple[int, int]], day: int, today: date) -> date | None:
    """That day in the first of the months in which there is one, from today on."""
    days = (date_of(year, month, day) for year, month in months)
    return next((found for found in days if found is not None and found >= today), None)
