"""What was typed to find somebody, put into the fields of the fiche that is made when nobody was found.

« DUPONT Léa 3/4/85 06 39 98 12 34 » has a last name, a first name, a birth date and a telephone. Desks write the last
name first; capitals and particles tell it where it stands elsewhere (« Léa DUPONT », « Léa de la Fontaine »).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from kiosk.domain.dates.birth_dates import birth_dates_in, read_birth_date
from kiosk.domain.people.emails import is_email, mended_email
from kiosk.domain.people.phones import e164
from kiosk.domain.people.tidy import PARTICLES, tidy_first_name, tidy_last_name, tidy_name, tidy_phone
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.text.search_text import fold

_EMAIL = re.compile(r"\S+@\S+")
_NUMBER = re.compile(r"\+?\d[\d\s.\-/()]*\d")
_CASE_NUMBER = re.compile(r"(?<!\S)\d{4}-\d{3,}(?!\S)")
_BORN_ON = re.compile(r"\bn[ée]e?(?:\(e\))?\s+le\b", re.IGNORECASE)  # as it is
_LABEL = re.compile(
    r"\b(?:t[ée]l(?:[ée]phone)?|mail|e-mail|email|mme|mlle|mr|m)\b\.?\s*:?(?!\S*@)", re.IGNORECASE
)  # as it is
_BORN = frozenset({"ne", "nee"})
_SHORT_DATE = 6
_SHORTEST_PHONE = 4


def typed_usager(text: str, today: date) -> UsagerDraft:
    """The fields that ``text`` fills; those of which it says nothing stay empty. ``today`` is the organisation's."""
    rest, birth_date = text, None
    email = None
    if match := _EMAIL.search(rest):
        email = mended_email(match.group().strip(",;")) or None
        rest = _without(rest, match.start(), match.end())
    if dates := birth_dates_in(rest, today):
        birth_date = dates[0].day
        rest = _without(rest, dates[0].start, dates[0].end)
    case_number = None
    if match := _CASE_NUMBER.search(rest):
        case_number = match.group()
        rest = _without(rest, match.start(), match.end())
    phone_number = None
    for match in list(_NUMBER.finditer(rest)):
        written = match.group().strip()
        digits = re.sub(r"\D", "", written)
        if birth_date is None and len(digits) == _SHORT_DATE and e164(written) is None:
            read = read_birth_date(written, today)
            birth_date = read if isinstance(read, date) else None
        if phone_number is None and (e164(written) or (written[0] in "0+" and len(digits) >= _SHORTEST_PHONE)):
            phone_number = tidy_phone(written)
    if birth_date is not None and phone_number is not None and e164(phone_number) is None:
        phone_number = None  # the same figures, read as a date
    rest = _BORN_ON.sub(" ", _NUMBER.sub(" ", rest))
    words = [word.strip(",;:.()") for word in tidy_name(_LABEL.sub(" ", rest)).split()]
    words = [word for word in words if any(letter.isalpha() for letter in word)]
    words, birth_name = _birth_name(words)
    last_name, first_name = _names(words)
    return UsagerDraft(
        first_name=tidy_first_name(first_name),
        last_name=tidy_last_name(last_name),
        birth_name=tidy_last_name(birth_name) or None,
        birth_date=birth_date,
        email=email if email and is_email(email) else None,
        phone_number=phone_number,
        case_number=case_number,
    )


def _without(text: str, start: int, end: int) -> str:
    return f"{text[:start]} {text[end:]}"


def _birth_name(words: Sequence[str]) -> tuple[list[str], str]:
    """« DUPONT née DURAND Léa »: the words without « née DURAND », and « DURAND »."""
    for at, word in enumerate(words[1:], start=1):
        if fold(word) in _BORN and at + 1 < len(words):
            end = _surname_end(words, at + 1)
            return [*words[:at], *words[end:]], " ".join(words[at + 1 : end])
    return list(words), ""


def _names(words: Sequence[str]) -> tuple[str, str]:
    """Last and first name: the words in capitals where others are not, else the first ones."""
    shouted = [word.isupper() and len(word) > 1 for word in words]
    if any(shouted) and not all(shouted):
        last = [i for i, loud in enumerate(shouted) if loud]
        start, end = last[0], last[-1] + 1
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


def _surname_end(words: Sequence[str], start: int) -> int:
    """Where the last name that begins at ``start`` ends: its particles and one word."""
    end = start
    while end < len(words) - 1 and fold(words[end]) in PARTICLES:
        end += 1
    return min(end + 1, len(words))
