"""What of an usager a search has found, to be marked where it is read."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

from kiosk.domain.dates.times import short_date
from kiosk.domain.people.model import Usager
from kiosk.domain.people.usagers import Match
from kiosk.domain.search.usager_query import Figures, UsagerQuery
from kiosk.domain.text.french_sound import sound
from kiosk.domain.text.search_text import fold, national_digits
from kiosk.domain.text.spans import Span, together

_NAMES = ("last_name", "first_name", "birth_name")
_WORD = re.compile(r"[^\W_]+")
_LEAST_ALIKE, _SAME_SOUND = 0.5, 0.9


def matches(query: UsagerQuery, usager: Usager) -> tuple[Match, ...]:
    """Where ``usager`` has what ``query`` asks for. Spans are those of the field's own text; of a birth date, of
    « 12/03/1985 »; of a telephone number, of it as it was written. Nothing is exact where a word typed is nowhere: they
    are somebody else who shares the others."""
    marks: dict[str, list[Span]] = {}
    exact: dict[str, bool] = {}

    def mark(field: str, spans: list[Span], *, is_exact: bool = True) -> None:
        if spans:
            marks.setdefault(field, []).extend(spans)
            exact[field] = exact.get(field, True) and is_exact

    names = {field: _Letters(text) for field in _NAMES if (text := getattr(usager, field))}
    whole = True
    for word in query.words:
        begun = [(field, spans) for field, letters in names.items() if (spans := letters.beginning(word))]
        for field, spans in begun:
            mark(field, spans)
        if not begun and (likest := _likest(word, names)):
            mark(likest[0], [likest[1]], is_exact=False)
        elif not begun:
            whole = False
    for figures in query.figures:
        for field, span in _figures(figures, usager, names):
            mark(field, [span])
    for part in query.emails:
        at = (usager.email or "").lower().find(part)
        if at >= 0:
            mark("email", [(at, at + len(part))])
    return tuple(Match(field, exact[field] and whole, together(spans)) for field, spans in marks.items())


class _Letters:
    """A name, its letters folded and run together, and where each of its words stands in it."""

    __slots__ = ("_letters", "_starts", "_text", "words")

    def __init__(self, text: str) -> None:
        self._text = text if text.isascii() else unicodedata.normalize("NFC", text)
        self.words: list[tuple[str, Span]] = []
        self._starts: list[int] = []
        self._letters = ""
        for match in _WORD.finditer(self._text):
            word = match.group()
            folded = word.lower() if word.isascii() else fold(word).replace(" ", "")
            if folded:
                self._starts.append(len(self._letters))
                self._letters += folded
                self.words.append((folded, match.span()))

    def beginning(self, word: str) -> list[Span]:
        """Where a word begins so, the words after it taken along."""
        if word not in self._letters:
            return []
        found = [start for start in self._starts if self._letters.startswith(word, start)]
        return [(self._place(start), self._place(start + len(word) - 1) + 1) for start in found]

    def _place(self, at: int) -> int:
        """Where in the text the folded letter stands that is number ``at``."""
        word = bisect_right(self._starts, at) - 1
        (folded, (start, end)), offset = self.words[word], at - self._starts[word]
        if len(folded) == end - start:
            return start + offset
        # A letter may be two once it is folded (« œ »).
        for place in range(start, end):
            offset -= len(fold(self._text[place]))
            if offset < 0:
                return place
        return end - 1


def _likest(word: str, names: dict[str, _Letters]) -> tuple[str, Span] | None:
    """The word among ``names`` that looks or sounds most like ``word``."""
    from rapidfuzz.distance import OSA

    best: tuple[float, str, Span] | None = None
    for field, letters in names.items():
        for other, span in letters.words:
            likeness: float = OSA.normalized_similarity(word, other)
            if likeness < _SAME_SOUND and sound(word) == sound(other):
                likeness = _SAME_SOUND
            if likeness > _LEAST_ALIKE and (best is None or likeness > best[0]):
                best = (likeness, field, span)
    return best and best[1:]


def _figures(figures: Figures, usager: Usager, names: dict[str, _Letters]) -> Iterator[tuple[str, Span]]:
    if usager.birth_date and any(usager.birth_date.isoformat().startswith(birth) for birth in figures.births):
        shown = short_date(usager.birth_date)
        year_only = len(figures.births[0]) == len("1985")
        yield "birth_date", (len(shown) - 4 if year_only else 0, len(shown))
    if figures.digits:
        phone = usager.phone_number or usager.phone_number_formatted or ""
        if span := _digits_span(phone, figures.digits):
            yield "phone_number" if usager.phone_number else "phone_number_formatted", span
    code = figures.code or figures.digits
    if code and usager.case_number:
        letters = _Letters(usager.case_number)
        for span in letters.beginning(code)[:1]:
            yield "case_number", span
    if figures.code:
        for field, letters in names.items():
            for span in letters.beginning(figures.code):
                yield field, span


def _digits_span(written: str, digits: str) -> Span | None:
    """Where ``digits`` (« 0612 ») are in a number as it was written (« +33 6 12 34 56 78 »)."""
    places = [place for place, letter in enumerate(written) if letter.isdigit()]
    dialled = national_digits(written)
    at = dialled.find(digits)
    if at < 0:
        return None
    # What is dialled and what is written are the same from the end on; the 0 for a country's prefix is not written.
    before = len(places) - len(dialled)
    own = [
        places[before + n]
        for n in range(at, at + len(digits))
        if before + n >= 0 and written[places[before + n]] == dialled[n]
    ]
    return (own[0], own[-1] + 1) if own else None
