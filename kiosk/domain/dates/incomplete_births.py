"""Births of which the day, or more, is not known: 00/00/1980, vers 1980, 05/1980, 1980; and days that no calendar has.

Common among people whose country keeps no register. They are understood, and stay what they are: no day is made up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kiosk.domain.dates.birth_dates import MONTH_OF, birth_dates_in
from kiosk.domain.text.clean import clean_line
from kiosk.domain.text.search_text import fold

_OLDEST_YEARS = 130
_BORN = r"(?:n[ée]{1,2}(?:\(e\))?|naissance)\s+"  # as it is
_ABOUT = (
    r"(?:vers|environ|env\.?|circa|ca\.?|autour\s+de|aux\s+environs\s+de|courant|l['’]an(?:n[ée]e)?|en|~)"  # as it is
)
_BEFORE = rf"(?:(?<!\w)(?:{_BORN})?{_ABOUT}\s*|(?<!\w){_BORN})?"
_AFTER = r"(?:\s*(?:environ|env\.|\?|\(\?\)|\(environ\)))?"
_YEAR = r"(?P<year>(?:18|19|20)\d{2})"
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # 00/00/1980, 03/25/1985, 31.02.80: a day, a month and a year, one of which cannot be.
        rf"{_BEFORE}(?<![\w/.\-])(?P<day>\d{{1,2}}|[x?]{{2}})(?P<by>[/.\-])(?P<month>\d{{1,2}}|[x?]{{2}})(?P=by)"
        r"(?P<year>\d{4}|\d{2})(?![\w/]|[.\-]\d)",
        # 1980-00-00, 1980-05
        rf"{_BEFORE}(?<![\w/.\-]){_YEAR}-(?P<month>\d{{1,2}})(?:-(?P<day>\d{{1,2}}))?(?![\w/]|[.\-]\d)",
        # 05/1980, 00-1980
        rf"{_BEFORE}(?<![\w/.\-])(?P<month>\d{{1,2}})[/.\-]{_YEAR}(?![\w/]|[.\-]\d)",
        # 00001980
        rf"(?<!\w)(?P<day>\d{{2}})(?P<month>\d{{2}}){_YEAR}(?!\w)",
        # né en mai 1980, vers avril 80: a month alone may be a first name.
        rf"(?<!\w)(?:{_BORN})?{_ABOUT}\s*(?P<month>[^\W\d_]{{3,9}})\.?\s+{_YEAR}{_AFTER}(?!\w)",
        # vers 1980, né en 1980, 1980 environ
        rf"{_BEFORE}(?<![\w/.\-+]){_YEAR}{_AFTER}(?![\w/\-]|\.\d)",
    )
)


@dataclass(frozen=True, slots=True)
class IncompleteBirth:
    """What is known of a birth, at ``text[start:end]`` of what was typed. ``month`` is 0 where it is not known.

    ``impossible``: a whole date that no calendar has, a slip as a rule.
    """

    text: str
    year: int
    month: int
    start: int
    end: int
    impossible: bool = False

    @property
    def begins(self) -> str:
        """The beginning, in ISO 8601, of the dates that it may be: « 1980 », « 1980-05 »."""
        return f"{self.year}-{self.month:02d}" if self.month else f"{self.year}"


def incomplete_births_in(text: str, today: date) -> tuple[IncompleteBirth, ...]:
    """Those met in ``text``, in order; no two share a letter. Whole birth dates are none.

    A year that touches other figures is theirs: part of a telephone number, or of a case number.
    """
    taken = [(one.start, one.end) for one in birth_dates_in(text, today)]
    found: list[IncompleteBirth] = []
    for form in _FORMS:
        for match in form.finditer(text):
            start, end = match.span()
            one = _read(match, today)
            if one is None or any(start < last and first < end for first, last in taken):
                continue
            taken.append((start, end))
            found.append(one)
    return tuple(sorted(found, key=lambda one: one.start))


def read_incomplete_birth(text: str, today: date) -> IncompleteBirth | None:
    """What the whole of ``text`` says of a birth whose day is not known; None where it says something else."""
    tidy = " ".join(clean_line(text).split())
    return next((one for one in incomplete_births_in(tidy, today) if (one.start, one.end) == (0, len(tidy))), None)


def _read(match: re.Match[str], today: date) -> IncompleteBirth | None:
    parts = match.groupdict()
    written, figures = parts["year"], len(parts["year"]) == 4
    year = int(written) if figures else int(written) + today.year - today.year % 100
    year = year if figures or year <= today.year else year - 100
    if not today.year - _OLDEST_YEARS < year <= today.year:
        return None
    month, day = (_number(parts.get(name)) for name in ("month", "day"))
    if month is None or day is None or _is_whole(year, month, day):
        return None
    alone = parts.get("month") is None and not match.group().lstrip().lower().startswith(("n", "v", "e", "c", "a", "~"))
    if alone and _among_figures(match):
        return None
    known = month if 1 <= month <= 12 else 0
    return IncompleteBirth(match.group(), year, known, *match.span(), impossible=bool(month and day))


def _number(written: str | None) -> int | None:
    """A day or a month in figures, 0 for none known; None where it is no month's name, or too large for either."""
    if not written or not written.isalnum() or set(written.lower()) <= {"x"}:
        return 0
    if written.isdigit():
        return int(written) if int(written) <= 31 else None
    return MONTH_OF.get(fold(written))


def _is_whole(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _among_figures(match: re.Match[str]) -> bool:
    text = match.string
    before, after = text[: match.start()].rstrip(), text[match.end() :].lstrip()
    return before[-1:].isdigit() or after[:1].isdigit() or before.endswith("+")


def without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """``text`` with spaces in the place of ``spans``: what stands elsewhere stays where it is."""
    letters = list(text)
    for start, end in spans:
        letters[start:end] = " " * (end - start)
    return "".join(letters)
