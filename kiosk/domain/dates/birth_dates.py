"""Birth dates as French desks write them: 3/4/85, 03041985, 3-4-1985, 3 avril 1985, 3 avr. 85, 1985-04-03.

A year of two figures is that of the last hundred years. Nobody is born in the future, nor more than 130 years ago, as
the platform has it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain

from kiosk.domain.dates.times import MONTHS, date_of
from kiosk.domain.text.clean import clean_line
from kiosk.domain.text.search_text import fold

_OLDEST_YEARS = 130
_OTHER_NAMES = (
    ("janv", "jan", "january"),
    ("fevr", "fev", "february", "feb"),
    ("mar", "march"),
    ("avr", "april", "apr"),
    ("may",),
    ("june", "jun"),
    ("juil", "july", "jul"),
    ("aou", "august", "aug"),
    ("sept", "sep", "september"),
    ("oct", "october"),
    ("nov", "november"),
    ("dec", "december"),
)
"""Besides the French ones: short ones, and those of English."""
MONTH_OF = {
    word: number
    for number, (french, others) in enumerate(zip(MONTHS, _OTHER_NAMES, strict=True), start=1)
    for word in (fold(french), *others)
}
_IN_WORDS = re.compile(
    r"(?<!\w)(?P<day>\d{1,2})(?:er)?[\s\-]*(?P<month>[^\W\d_]{3,9})\.?[\s\-]*(?P<year>\d{4}|\d{2})(?!\w)",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?<![\w/.\-])(?P<year>\d{4})[/.\-](?P<month>\d{1,2})[/.\-](?P<day>\d{1,2})(?![\w/]|[.\-]\d)")
_IN_FIGURES = re.compile(
    r"(?<![\w/.\-])(?P<day>\d{1,2})(?P<by>[/.\-])(?P<month>\d{1,2})(?P=by)(?P<year>\d{4}|\d{2})(?![\w/]|[.\-]\d)"
)
_TOGETHER = re.compile(r"(?<!\w)(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{4})(?!\w)")
_APART = re.compile(r"(?P<day>\d{1,2})\s(?P<month>\d{1,2})\s(?P<year>\d{4}|\d{2})")
_SHORT = re.compile(r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{2})")


class BirthDateFault(StrEnum):
    """Why what was typed is nobody's birth date."""

    UNREADABLE = "unreadable"
    FUTURE = "future"
    TOO_OLD = "too_old"


@dataclass(frozen=True, slots=True)
class BirthDateInText:
    """A birth date met in a text, at ``text[start:end]``."""

    day: date
    start: int
    end: int


def read_birth_date(text: str, today: date) -> date | BirthDateFault:
    """The birth date that the whole of ``text`` gives, or what is wrong with it. ``today`` is the organisation's."""
    tidy = " ".join(clean_line(text).split())
    for form in (_ISO, _IN_FIGURES, _TOGETHER, _IN_WORDS, _APART, _SHORT):
        if match := form.fullmatch(tidy):
            return _day(match, today)
    return BirthDateFault.UNREADABLE


def birth_dates_in(text: str, today: date) -> tuple[BirthDateInText, ...]:
    """The birth dates met in ``text``, among names and numbers, in order; no two share a letter.

    Figures apart by spaces, and six figures run together, are left to whoever reads numbers: « 06 12 34 » is rather
    the beginning of a telephone.
    """
    found: list[BirthDateInText] = []
    for match in chain.from_iterable(form.finditer(text) for form in (_ISO, _IN_FIGURES, _TOGETHER, _IN_WORDS)):
        day = _day(match, today)
        taken = any(match.start() < one.end and one.start < match.end() for one in found)
        if isinstance(day, date) and not taken:
            found.append(BirthDateInText(day, match.start(), match.end()))
    return tuple(sorted(found, key=lambda one: one.start))


def _day(match: re.Match[str], today: date) -> date | BirthDateFault:
    month = match["month"]
    number = int(month) if month.isdigit() else MONTH_OF.get(fold(month), 0)
    year, day = int(match["year"]), int(match["day"])
    if len(match["year"]) == 4:
        found = date_of(year, number, day)
    else:
        year += today.year - today.year % 100
        found = date_of(year, number, day)
        if found is None or found > today:
            found = date_of(year - 100, number, day)
    if found is None:
        return BirthDateFault.UNREADABLE
    if found > today:
        return BirthDateFault.FUTURE
    return found if found > _oldest(today) else BirthDateFault.TOO_OLD


def _oldest(today: date) -> date:
    """The last day on which nobody who lives was born."""
    day = min(today.day, 28) if today.month == 2 else today.day
    return today.replace(year=today.year - _OLDEST_YEARS, day=day)
