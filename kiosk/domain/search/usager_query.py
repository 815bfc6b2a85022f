"""What was typed to find somebody: names, telephone numbers, e-mails, birth dates, case numbers, in any order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from kiosk.domain.dates.birth_dates import birth_dates_in, read_birth_date
from kiosk.domain.dates.incomplete_births import incomplete_births_in
from kiosk.domain.people.civil_words import BORN, MARRIED, without_labels, without_titles
from kiosk.domain.text.clean import clean_line
from kiosk.domain.text.masked import masked
from kiosk.domain.text.search_text import NUMBER, fold, national_digits

LONGEST = 200
"""Letters of a query that are read."""
_MOST_WORDS = 8
_OLDEST_YEARS = 130
_EMAIL = re.compile(r"\S*@\S*")
# Letters and figures in one piece, « 2019/AB-17 », « Léa2 »: a case number, or a name as it was typed.
_CODE = re.compile(r"(?<!\S)(?=\S*\d)(?=\S*[^\W\d_])\S+(?!\S)")
_UNFINISHED = re.compile(r"(?<![\w/.\-])(\d{1,2})([/.\-])(\d{1,2})(?:\2(\d{0,4}))?(?![\w/])")
_ORDINAL = re.compile(r"(?<=\b1)er\b", re.IGNORECASE)
_YEAR = 4
_SHORT_DATE = 6


@masked
@dataclass(frozen=True, slots=True)
class Figures:
    """Figures typed, and what they may be; whoever has one of these is meant.

    ``digits``: part of a telephone number or of a case number; ``births``: beginnings of birth dates in ISO 8601
    (« 1985-04-03 », « 1985 »); ``code``: the beginning of a case number or of a name, folded and run together.
    """

    digits: str = ""
    births: tuple[str, ...] = ()
    code: str = ""


@masked
@dataclass(frozen=True, slots=True)
class UsagerQuery:
    """All parts must be found. ``words`` are folded, ``emails`` in small letters."""

    words: tuple[str, ...] = ()
    figures: tuple[Figures, ...] = ()
    emails: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.figures or self.emails)


def read_query(text: str, today: date) -> UsagerQuery:
    """« dupont 3/4/85 » as a word and a birth date. ``today`` is the organisation's."""
    rest = clean_line(text)[:LONGEST]
    emails = tuple(found.lower().strip(",;<>") for found in _EMAIL.findall(rest) if found != "@")
    rest = _EMAIL.sub(" ", rest)
    figures: list[Figures] = []
    for one in reversed(birth_dates_in(rest, today)):
        figures.append(Figures(_digits(rest[one.start : one.end]), (one.day.isoformat(),)))
        rest = f"{rest[: one.start]} {rest[one.end :]}"
    for unsure in reversed(incomplete_births_in(rest, today)):
        figures.append(Figures(_digits(unsure.text) if unsure.text.isdigit() else "", (unsure.begins,)))
        rest = f"{rest[: unsure.start]} {rest[unsure.end :]}"
    for match in reversed(list(_UNFINISHED.finditer(rest))):
        if births := _unfinished_date(int(match[1]), int(match[3]), match[4] or "", today.year):
            figures.append(Figures(_digits(match[0]), births))
            rest = f"{rest[: match.start()]} {rest[match.end() :]}"
    rest = _ORDINAL.sub("", rest)
    for match in reversed(list(_CODE.finditer(rest))):
        figures.append(Figures(code=fold(match[0]).replace(" ", "")))
        rest = f"{rest[: match.start()]} {rest[match.end() :]}"
    numbers = [Figures(_digits(match[0]), _births_run_together(match[0], today)) for match in NUMBER.finditer(rest)]
    rest = NUMBER.sub(" ", rest)
    words = _words(rest)
    return UsagerQuery(words, tuple([*reversed(figures), *numbers][:_MOST_WORDS]), emails[:_MOST_WORDS])


def _words(text: str) -> tuple[str, ...]:
    """The words that a fiche is to bear. What is said around a name is on none: it is looked for where it is alone."""
    folded = fold(without_titles(without_labels(text))).split()
    between = {at for at in range(1, len(folded) - 1) if folded[at] in BORN | MARRIED}
    telling = [word for at, word in enumerate(folded) if at not in between]
    return tuple(dict.fromkeys(telling or fold(text).split()))[:_MOST_WORDS]


def _digits(written: str) -> str:
    """The digits as they are in a number, nothing where letters or bars stand between (« 3 avril 85 », « 3/4/85 »)."""
    if "/" in written or any(letter.isalpha() for letter in written):
        return ""
    return national_digits(written)


def _births_run_together(written: str, today: date) -> tuple[str, ...]:
    digits = "".join(filter(str.isdigit, written))
    if len(digits) == _YEAR and digits.isascii() and today.year - _OLDEST_YEARS <= int(digits) <= today.year:
        return (digits,)
    if len(digits) >= _SHORT_DATE and isinstance(day := read_birth_date(written, today), date):
        return (day.isoformat(),)
    return ()


def _unfinished_date(day: int, month: int, year: str, this_year: int) -> tuple[str, ...]:
    """« 3/4 » and « 3/4/19 » on the way to a whole date: that day of all years that may follow."""
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return ()
    years = (
        number
        for number in range(this_year, this_year - _OLDEST_YEARS, -1)
        if str(number).startswith(year) or (len(year) == 1 and f"{number % 100:02d}".startswith(year))
    )
    return tuple(f"{number}-{month:02d}-{day:02d}" for number in years)
