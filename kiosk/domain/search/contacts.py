"""What figures and e-mails find somebody by: telephone numbers, e-mails, birth dates, case numbers, each by its row."""

from __future__ import annotations

import sys
from collections.abc import Callable
from collections.abc import Set as AbstractSet

from kiosk.domain.people.model import Usager
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.search.likenesses import dialled, folded_email
from kiosk.domain.search.text_column import TextColumn
from kiosk.domain.search.usager_query import Figures
from kiosk.domain.search.word_book import WordBook
from kiosk.domain.text.search_text import fold, national_digits

_VAGUE = 2000
"""Of what begins that vaguely, no more are wanted."""
_WHOLE_DATE, _WHOLE_NUMBER = len("1985-04-03"), 10
_SLIPS = 2

ByParts = Callable[[int], bool] | None
"""Whether a part of their contacts is enough to find somebody; None: it is, whoever they are."""


class Contacts:
    """Not safe for several threads."""

    def __init__(self) -> None:
        self._phones, self._emails = TextColumn(), TextColumn()
        self._births, self._codes = WordBook(), WordBook()
        self._birth_of: dict[int, str] = {}
        self._code_of: dict[int, str] = {}

    def unsettle(self) -> None:
        """Many usagers are to come."""
        self._births.unsettle()
        self._codes.unsettle()

    def settle(self) -> None:
        """They have come."""
        for part in (self._births, self._codes, self._phones, self._emails):
            part.settle()

    def put(self, row: int, usager: Usager) -> None:
        """What ``usager`` is reached by, in the place of what was there."""
        self._phones.put(row, national_digits(usager.phone_number_formatted or usager.phone_number or ""))
        self._emails.put(row, folded_email(usager.email))
        birth = sys.intern(usager.birth_date.isoformat()) if usager.birth_date else ""
        _exchange(self._births, self._birth_of, row, birth)
        _exchange(self._codes, self._code_of, row, fold(usager.case_number or "").replace(" ", ""))

    def take(self, row: int) -> None:
        """Nobody is there any more."""
        self._phones.put(row, "")
        self._emails.put(row, "")
        _exchange(self._births, self._birth_of, row, "")
        _exchange(self._codes, self._code_of, row, "")

    def having(self, figures: Figures, by_parts: ByParts) -> AbstractSet[int]:
        """Who has these figures. Those whom parts do not find are found by a whole number or birth date."""
        rows: set[int] = set()
        parts: set[int] = set()
        if figures.digits:
            rows |= self._phones.containing(figures.digits, _VAGUE, by_parts)
            if by_parts is not None and len(figures.digits) >= _WHOLE_NUMBER:
                rows |= self._phones.whole(figures.digits)
            parts |= self._codes.begun(figures.digits)
        for birth in figures.births:
            # Several are one that is not typed to its end.
            whole = len(birth) == _WHOLE_DATE and len(figures.births) == 1
            (rows if whole else parts).update(self._births.begun(birth))
        if figures.code:
            parts |= self._codes.begun(figures.code)
        return rows | _found(parts, by_parts)

    def having_email(self, part: str, by_parts: ByParts) -> AbstractSet[int]:
        """Whose e-mail has ``part`` in it; where there is nobody and it seems whole, whose is hardly another."""
        rows = self._emails.containing(part, _VAGUE, by_parts)
        if by_parts is not None:
            rows |= self._emails.whole(part)
        if not rows and "." in part.partition("@")[2]:
            rows = _found(self._emails.alike(part, _SLIPS), by_parts)
        return rows

    def like(self, draft: UsagerDraft) -> set[int]:
        """Who may have something in common with ``draft``."""
        rows: set[int] = set()
        if email := folded_email(draft.email):
            rows |= self._emails.whole(email)
        if phone := dialled(draft.phone_number):
            rows |= self._phones.whole(phone)
        if draft.birth_date and draft.first_name and draft.last_name:
            rows.update(self._births.whole(draft.birth_date.isoformat()))
        return rows


def _found(rows: set[int], by_parts: ByParts) -> set[int]:
    return rows if by_parts is None else set(filter(by_parts, rows))


def _exchange(book: WordBook, word_of: dict[int, str], row: int, word: str) -> None:
    """Puts ``word`` in the place of what was there; what is the same is left alone."""
    before = word_of.pop(row, "")
    if before and before != word:
        book.take(before, row)
    if word and before != word:
        book.add(word, row)
    if word:
        word_of[row] = word
