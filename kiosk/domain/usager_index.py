"""The usagers of one organisation by all that a desk searches them by, found while somebody speaks.

Names borne whole come before those begun, and these before those that look or sound alike. Within each of the three,
who has to do with the desk now comes first (``near``), then the others by name; of those alike, the likest.
"""

from __future__ import annotations

import heapq
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kiosk.domain.likenesses import dialled, folded_email
from kiosk.domain.model import Usager
from kiosk.domain.search_text import fold, national_digits
from kiosk.domain.text_column import TextColumn
from kiosk.domain.tidy import PARTICLES
from kiosk.domain.usager_query import Figures, UsagerQuery
from kiosk.domain.usagers import UsagerDraft
from kiosk.domain.word_book import WordBook

_FIELDS = "\t"
_VAGUE = 2000
"""Bearers of a beginning from which on they are no longer all gathered: the first few of them are wanted."""
_PARTICLE_LEFT_OUT = 0.3
_RUN_TOGETHER = 0.2
_BEGUN = 0.2
_NOT_SAID = 0.15
"""What a name counts that was not typed, up to three of them."""
_FAR = 99.0


@dataclass(frozen=True, slots=True)
class Found:
    """``exact``: all that was typed is there, whole or begun."""

    usager_id: int
    exact: bool


def name_words(first_name: str, last_name: str, birth_name: str) -> frozenset[str]:
    """The words by which folded names are found: each, and several run together (« jeanpierre »)."""
    words: set[str] = set()
    for name in (first_name, last_name, birth_name):
        parts = name.split()
        words.update(parts)
        if len(parts) > 1:
            words.add("".join(parts))
            if len(parts) > 2:
                words.add("".join(parts[1:]))
    return frozenset(words)


class UsagerIndex:
    """Not safe for several threads."""

    def __init__(self) -> None:
        self._rows: dict[int, int] = {}  # of each usager's id
        self._ids = array("q")
        self._names: list[str] = []  # last, first and birth name, folded: in the order of a list of people
        self._births: list[str | None] = []
        self._free: list[int] = []
        self._words = WordBook(sounds=True)
        self._births_book, self._codes = WordBook(), WordBook()
        self._phones, self._emails = TextColumn(), TextColumn()
        self._codes_of: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, usager_id: int) -> bool:
        return usager_id in self._rows

    @property
    def ids(self) -> Sequence[int]:
        return tuple(self._rows)

    def unsettle(self) -> None:
        """Many usagers are to come."""
        for book in (self._words, self._births_book, self._codes):
            book.unsettle()

    def put(self, usager: Usager) -> None:
        """``usager`` as they now are."""
        names = _FIELDS.join((fold(usager.last_name), fold(usager.first_name), fold(usager.birth_name or "")))
        birth = usager.birth_date.isoformat() if usager.birth_date else None
        code = fold(usager.case_number or "").replace(" ", "")
        row = self._rows.get(usager.id)
        if row is None:
            row = self._new_row(usager.id)
        self._exchange(row, names, birth, code)
        self._phones.put(row, national_digits(usager.phone_number_formatted or usager.phone_number or ""))
        self._emails.put(row, folded_email(usager.email))

    def take(self, usager_id: int) -> None:
        """Forgets an usager; nothing happens where they are not known."""
        row = self._rows.pop(usager_id, None)
        if row is None:
            return
        self._exchange(row, "", None, "")
        self._phones.put(row, "")
        self._emails.put(row, "")
        self._free.append(row)

    def search(self, query: UsagerQuery, near: Mapping[int, int], limit: int) -> list[Found]:
        """The best ``limit``. ``near`` has the place of those to be shown before the others, by their ids."""
        if not query:
            return []
        figures = self._by_figures(query)
        if figures is not None and not figures:
            return []
        places = {self._rows[usager_id]: place for usager_id, place in near.items() if usager_id in self._rows}
        found: list[int] = []
        taken: set[int] = set()
        for rows in self._exactly(query.words, figures, places, limit):
            fresh = rows - taken
            found += self._first(fresh, places, limit - len(found))
            taken |= fresh
            if len(found) >= limit:
                break
        exact = len(found)
        if exact < limit and query.words:
            found += self._alike(query.words, figures, taken, places, limit - exact, strict=exact > 0)
        return [Found(self._ids[row], place < exact) for place, row in enumerate(found)]

    def like(self, draft: UsagerDraft) -> set[int]:
        """The ids of those who may have something in common with ``draft``: to be looked at one by one."""
        rows: set[int] = set()
        if email := folded_email(draft.email):
            rows |= self._emails.whole(email)
        if phone := dialled(draft.phone_number):
            rows |= self._phones.whole(phone)
        if draft.birth_date and draft.first_name and draft.last_name:
            rows.update(self._births_book.whole(draft.birth_date.isoformat()))
        return {self._ids[row] for row in rows}

    # --- inside

    def _new_row(self, usager_id: int) -> int:
        if self._free:
            row = self._free.pop()
            self._ids[row] = usager_id
        else:
            row = len(self._ids)
            self._ids.append(usager_id)
            self._names.append("")
            self._births.append(None)
        self._rows[usager_id] = row
        return row

    def _exchange(self, row: int, names: str, birth: str | None, code: str) -> None:
        """Puts these in the place of what was there; what is the same is left alone."""
        before, after = _words_of(self._names[row]), _words_of(names)
        for word in before - after:
            self._words.take(word, row)
        for word in after - before:
            self._words.add(word, row)
        self._names[row] = names
        for book, old, new in (
            (self._births_book, self._births[row], birth),
            (self._codes, self._codes_of.pop(row, None), code),
        ):
            if old != new and old:
                book.take(old, row)
            if old != new and new:
                book.add(new, row)
        self._births[row] = birth
        if code:
            self._codes_of[row] = code

    def _first(self, rows: set[int], places: Mapping[int, int], count: int) -> list[int]:
        """Those near in their order, then the others by name."""
        first = sorted((row for row in places if row in rows), key=places.__getitem__)[:count]
        if len(first) < count:
            others = rows.difference(first)
            first += heapq.nsmallest(count - len(first), others, key=self._names.__getitem__)
        return first

    def _by_figures(self, query: UsagerQuery) -> set[int] | None:
        """Who has all the figures and e-mails; None where none was asked for."""
        sets = [self._having(figures) for figures in query.figures]
        sets += [self._emails.containing(email) for email in query.emails]
        return set.intersection(*sorted(sets, key=len)) if sets else None

    def _having(self, figures: Figures) -> set[int]:
        rows: set[int] = set()
        if figures.digits:
            rows |= self._phones.containing(figures.digits)
            rows |= self._codes.bearers(self._codes.beginning(figures.digits))
            if len(figures.digits) < 6:
                rows |= self._words.bearers(self._words.beginning(figures.digits))
        for birth in figures.births:
            rows |= self._births_book.bearers(self._births_book.beginning(birth))
        if figures.code:
            for book in (self._codes, self._words):
                rows |= book.bearers(book.beginning(figures.code))
        return rows

    def _exactly(
        self, words: Sequence[str], figures: set[int] | None, places: Mapping[int, int], limit: int
    ) -> Iterator[set[int]]:
        """Who bears all the words whole; then who bears all of them begun; as many as are wanted of these."""
        if not words:
            yield figures or set()
            return
        whole: list[set[int]] = [set(self._words.whole(word)) for word in sorted(words, key=self._rarity)]
        yield set.intersection(*whole) if figures is None else figures.intersection(*whole)
        begun = sorted((self._words.beginning(word) for word in words), key=self._words.count)
        if figures is not None or self._words.count(begun[0]) <= _VAGUE:
            rows = figures if figures is not None else self._words.bearers(begun[0])
            for known in begun if figures is not None else begun[1:]:
                if len(rows) < _VAGUE // 4:
                    break
                rows = rows & self._words.bearers(known)
            yield {row for row in rows if self._begins(row, words)}
        else:
            yield self._some_begun(words, begun[0], places, limit)

    def _rarity(self, word: str) -> int:
        return len(self._words.whole(word))

    def _some_begun(
        self, words: Sequence[str], rarest: Sequence[str], places: Mapping[int, int], limit: int
    ) -> set[int]:
        """Some of the many who bear all of ``words`` begun: those near, then word after word of ``rarest``."""
        rows: set[int] = set()
        for row in sorted(places, key=places.__getitem__):
            if self._begins(row, words):
                rows.add(row)
                if len(rows) >= limit:
                    return rows
        wanted = len(rows) + limit
        for word in rarest:
            rows.update(row for row in self._words.whole(word) if self._begins(row, words))
            if len(rows) >= wanted:
                break
        return rows

    def _begins(self, row: int, words: Sequence[str]) -> bool:
        names = self._names[row]
        start = f" {names}".replace(_FIELDS, " ")
        if all(f" {word}" in start for word in words):
            return True
        borne = _words_of(names)
        return all(any(one.startswith(word) for one in borne) for word in words)

    def _alike(
        self,
        words: Sequence[str],
        figures: set[int] | None,
        taken: set[int],
        places: Mapping[int, int],
        count: int,
        *,
        strict: bool,
    ) -> list[int]:
        """Who bears names that look or sound like ``words``, the likest first; ``strict``: only by a hair."""
        costs: dict[int, float] = {}
        for leniency in (-1,) if strict else (0, 1):
            for variant in _variants(words):
                if leniency < 1 and variant.run_together and not self._words.knows(variant.run_together):
                    continue
                likes = [self._like(word, leniency, alone=len(variant.words) == 1) for word in variant.words]
                sets = sorted((self._words.bearers(like) for like in likes), key=len)
                rows = set.intersection(*sets) if figures is None else figures.intersection(*sets)
                for row in rows - taken:
                    cost = variant.cost + self._cost(row, likes)
                    if cost < costs.get(row, _FAR):
                        costs[row] = cost
            if costs:
                break
        nowhere = len(places)
        return heapq.nsmallest(
            count, costs, key=lambda row: (round(costs[row], 1), places.get(row, nowhere), self._names[row])
        )

    def _cost(self, row: int, likes: Sequence[Mapping[str, float]]) -> float:
        names = self._names[row]
        borne = _words_of(names)
        usual = names[: names.rindex(_FIELDS)].split()
        left = sum(1 for word in usual if not any(word in like for like in likes))
        return sum(min(like.get(word, _FAR) for word in borne) for like in likes) + _NOT_SAID * min(left, 3)

    def _like(self, word: str, leniency: int, *, alone: bool) -> Mapping[str, float]:
        """The words that ``word`` may stand for, each with how far it is."""
        slips = 0 if len(word) < 3 else 1 if len(word) < (8 if alone else 4) else 2
        slips = min(slips, 1) if leniency < 0 else slips + leniency
        # A word that someone bears was probably heard right: what looks like it starts alike.
        same_start = leniency < 1 and bool(self._words.whole(word))
        like = dict(self._words.alike(word, min(slips, len(word) - 1), same_start=same_start or leniency < 0))
        for begun in self._words.beginning(word):
            like[begun] = min(like.get(begun, _FAR), _BEGUN if begun != word else 0)
        return like


@dataclass(frozen=True, slots=True)
class _Variant:
    """Words as they may have been meant, and what that counts. ``run_together``: one made of two."""

    words: tuple[str, ...]
    cost: float = 0.0
    run_together: str = ""


def _variants(words: Sequence[str]) -> Iterator[_Variant]:
    """``words`` themselves; without particles and single letters; two of them run together."""
    yield _Variant(tuple(words))
    telling = tuple(word for word in words if word not in PARTICLES and len(word) > 1)
    if telling and len(telling) < len(words):
        yield _Variant(telling, _PARTICLE_LEFT_OUT)
    for at in range(len(words) - 1):
        together = words[at] + words[at + 1]
        yield _Variant((*words[:at], together, *words[at + 2 :]), _RUN_TOGETHER, together)


def _words_of(names: str) -> frozenset[str]:
    last_name, first_name, birth_name = names.split(_FIELDS) if names else ("", "", "")
    return name_words(first_name, last_name, birth_name)
