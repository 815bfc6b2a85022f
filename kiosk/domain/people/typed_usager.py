"""What was typed to find somebody, put into the fields of the fiche that is made when nobody was found.

« DUPONT Léa 3/4/85 06 39 98 12 34 » has a last name, a first name, a birth date and a telephone. What is known by its
form is taken out first – e-mails, dates, numbers, titles –, then the names are told apart. Desks write the last name
first; capitals and particles tell it where it stands elsewhere (« Léa DUPONT », « Léa de la Fontaine »).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kiosk.domain.dates.birth_dates import birth_dates_in, read_birth_date
from kiosk.domain.dates.incomplete_births import incomplete_births_in, read_incomplete_birth, without
from kiosk.domain.people.civil_words import BORN, MARRIED, without_labels, without_titles
from kiosk.domain.people.emails import is_email, mended_email
from kiosk.domain.people.phones import e164
from kiosk.domain.people.tidy import PARTICLES, tidy_first_name, tidy_last_name, tidy_name, tidy_phone, tidy_text
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.text.clean import clean_line
from kiosk.domain.text.masked import masked
from kiosk.domain.text.search_text import fold

_EMAIL = re.compile(r"\S+@\S+")
_NUMBER = re.compile(r"(?<!\w)\+?\d(?:[\s.\-/()]*\d)*+(?!\w)")
_CASE_NUMBER = re.compile(r"(?<!\S)\d{4}-\d{3,}(?!\S)")
_PHONE_BEGUN = re.compile(r"(?:\+|00?)[1-9][\d\s.\-()]{2,}")
_AROUND = ',;:.()/"\u00ab\u00bb'  # as it is
_SHORT_DATE = 6


@masked
@dataclass(frozen=True, slots=True)
class TypedUsager:
    """``draft``: the fields filled. ``birth``: what was typed of a birth whose day is not known. ``left``: what fits
    no field."""

    draft: UsagerDraft
    birth: str = ""
    left: tuple[str, ...] = ()


def typed_usager(text: str, today: date, plan: str = "") -> TypedUsager:
    """What ``text`` says of somebody; fields of which it says nothing stay empty.

    ``today`` is the organisation's, and so is ``plan``: the telephone plan of ``phones.own_plan``.
    """
    reading = _Reading(clean_line(text), today, plan)
    reading.take_emails()
    reading.take_births()
    reading.take_case_number()
    reading.take_numbers()
    last_name, first_name, birth_name = _names(reading.words())
    draft = UsagerDraft(
        first_name=tidy_first_name(first_name),
        last_name=tidy_last_name(last_name),
        birth_name=tidy_last_name(birth_name) or None,
        birth_date=reading.birth_date,
        email=reading.email,
        phone_number=reading.phone_number,
        case_number=reading.case_number,
    )
    return TypedUsager(draft, reading.birth, tuple(reading.left))


class _Reading:
    """What is left of a text while what is known by its form is taken out of it."""

    def __init__(self, text: str, today: date, plan: str) -> None:
        self._rest, self._today, self._plan = text, today, plan
        self.email: str | None = None
        self.birth_date: date | None = None
        self.birth = ""
        self.case_number: str | None = None
        self.phone_number: str | None = None
        self.left: list[str] = []

    def take_emails(self) -> None:
        for match in self._taken(_EMAIL):
            email = mended_email(match.strip(",;<>()"))
            if self.email is None and is_email(email):
                self.email = email
            else:
                self.left.append(match)

    def take_births(self) -> None:
        whole, incomplete = birth_dates_in(self._rest, self._today), incomplete_births_in(self._rest, self._today)
        spans = [*((one.start, one.end) for one in whole), *((one.start, one.end) for one in incomplete)]
        written = [self._rest[start:end] for start, end in spans]
        self._rest = without(self._rest, spans)
        if whole:
            self.birth_date = whole[0].day
        elif incomplete:
            self.birth = tidy_text(written[0])
        self.left += [tidy_text(one) for one in written[1:]]

    def take_case_number(self) -> None:
        for match in self._taken(_CASE_NUMBER):
            if self.case_number is None:
                self.case_number = match
            else:
                self.left.append(match)

    def take_numbers(self) -> None:
        """A telephone; six figures run together are a birth date where they are no telephone."""
        for match in self._taken(_NUMBER):
            written = match
            while written and not self._takes_as_birth(written):
                phone, rest = _phone_first(written, self._plan)
                if not phone:
                    self.left.append(tidy_text(written))
                elif self.phone_number is None:
                    self.phone_number = tidy_phone(phone, self._plan)
                else:
                    self.left.append(phone)
                written = rest

    def words(self) -> list[str]:
        """The words of the names: what has a letter in it."""
        rest = tidy_name(without_titles(without_labels(self._rest)))
        words = [word.strip(_AROUND) for word in rest.split()]
        self.left += [word for word in words if not any(map(str.isalpha, word)) and any(map(str.isalnum, word))]
        return [word for word in words if any(map(str.isalpha, word))]

    def _takes_as_birth(self, figures: str) -> bool:
        """Whether ``figures``, run together, are a birth date or the year of one, when none was told so far."""
        if self.birth_date or self.birth or not figures.isdigit():
            return False
        if len(figures) == _SHORT_DATE and isinstance(read := read_birth_date(figures, self._today), date):
            self.birth_date = read
        elif read_incomplete_birth(figures, self._today):
            self.birth = figures
        return bool(self.birth_date or self.birth)

    def _taken(self, pattern: re.Pattern[str]) -> list[str]:
        matches = list(pattern.finditer(self._rest))
        self._rest = without(self._rest, (match.span() for match in matches))
        return [match.group() for match in matches]


def _phone_first(written: str, plan: str) -> tuple[str, str]:
    """The telephone number with which ``written`` begins, the longest that is one, and the figures after it.

    Empty where there is none. What is begun as a number is one where nothing of it is: somebody was still typing it.
    """
    groups = re.findall(r"\S+", written)
    for end in range(len(groups), 0, -1):
        if e164(phone := " ".join(groups[:end]), plan):
            return phone, " ".join(groups[end:])
    return (written, "") if _PHONE_BEGUN.fullmatch(written) else ("", "")


def _names(words: Sequence[str]) -> tuple[str, str, str]:
    """Last, first and birth name, of « DUPONT née DURAND Léa » and « DURAND épouse DUPONT Léa » too."""
    at = next((i for i, word in enumerate(words) if i + 1 < len(words) and fold(word) in BORN | MARRIED), None)
    if at is None:
        return *_last_and_first(words), ""
    before, after = list(words[:at]), list(words[at + 1 :])
    one, firsts = _surname_first(after)
    if not before:
        return one, " ".join(firsts), ""
    # Whose first name comes at the end has nothing but a last name before « née ».
    other, first = _last_and_first(before) if not firsts or _mixed(before) else (" ".join(before), "")
    first = " ".join(part for part in (first, *firsts) if part)
    return (other, first, one) if fold(words[at]) in BORN else (one, first, other)


def _surname_first(words: Sequence[str]) -> tuple[str, list[str]]:
    """The last name that ``words`` begin with, all those in capitals, and the words after it."""
    end = _surname_end(words, 0)
    while _mixed(words) and _shouted(words[end - 1]) and end < len(words) and _shouted(words[end]):
        end += 1
    return " ".join(words[:end]), list(words[end:])


def _last_and_first(words: Sequence[str]) -> tuple[str, str]:
    """Last and first name: the words in capitals where others are not, else the first ones."""
    if _mixed(words):
        start = next(i for i, word in enumerate(words) if _shouted(word))
        end = start + 1
        while end < len(words) and (_shouted(words[end]) or _leads_on(words, end)):
            end += 1
        while start > 0 and fold(words[start - 1]) in PARTICLES:
            start -= 1
    else:
        # « Léa de la Fontaine »: a particle further on begins the last name; else the last name comes first.
        inside = next((i for i, word in enumerate(words) if i and fold(word) in PARTICLES), None)
        if inside is not None and fold(words[0]) not in PARTICLES and inside + 1 < len(words):
            start, end = inside, len(words)
        else:
            start, end = 0, _surname_end(words, 0)
    return " ".join(words[start:end]), " ".join([*words[:start], *words[end:]])


def _leads_on(words: Sequence[str], at: int) -> bool:
    """Whether particles from ``at`` on lead to another word in capitals: « LE GALL de la TOUR »."""
    while at < len(words) and fold(words[at]) in PARTICLES:
        at += 1
    return at < len(words) and at > 0 and fold(words[at - 1]) in PARTICLES and _shouted(words[at])


def _mixed(words: Sequence[str]) -> bool:
    shouted = [_shouted(word) for word in words]
    return any(shouted) and not all(shouted)


def _shouted(word: str) -> bool:
    return word.isupper() and len(word) > 1


def _surname_end(words: Sequence[str], start: int) -> int:
    """Where the last name that begins at ``start`` ends: its particles and one word."""
    end = start
    while end < len(words) - 1 and fold(words[end]) in PARTICLES:
        end += 1
    return min(end + 1, len(words))
