"""The usagers' names and contacts in memory, so that a search answers while somebody waits behind the counter.

It follows the table of changes: what another thread or process wrote is read before the next search.
"""

from __future__ import annotations

import threading
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA
from sqlalchemy import Connection, Row, select

from kiosk.domain.text.search_text import fold, national_digits
from kiosk.platform_server.data import changes, schema
from kiosk.platform_server.rules.wire import batches

_LAST_LETTER = "\U0010ffff"
_SHORTEST_FORGIVEN = 4  # a slip in three letters would find half the town
_TWO_SLIPS_FROM = 8


@dataclass(frozen=True, slots=True)
class Entry:
    """What is searched of a usager, folded; ``phone`` as dialled."""

    first_name: str
    last_name: str
    words: frozenset[str]
    birth_date: str | None
    email: str | None
    phone: str | None
    organisation_ids: frozenset[int]
    name: tuple[str, str]  # in the order of a list of people


class Book:
    """Words, each with the usagers who bear it; found whole, by their beginning, or by what looks alike."""

    def __init__(self) -> None:
        # A number or an e-mail has one bearer: no set is made for it.
        self._bearers: dict[str, int | set[int]] = {}
        self._sorted: list[str] = []
        self._filling = True

    def filled(self) -> None:
        """The first filling is over: from here on words are put in their place one by one."""
        self._sorted = sorted(self._bearers)
        self._filling = False

    def add(self, word: str, user_id: int) -> None:
        bearers = self._bearers.get(word)
        if bearers is None:
            self._bearers[word] = user_id
            if not self._filling:
                insort(self._sorted, word)
        elif isinstance(bearers, set):
            bearers.add(user_id)
        elif bearers != user_id:
            self._bearers[word] = {bearers, user_id}

    def take(self, word: str, user_id: int) -> None:
        """The word itself stays, borne by nobody: it may come back."""
        bearers = self._bearers[word]
        if isinstance(bearers, set):
            bearers.discard(user_id)
        elif bearers == user_id:
            self._bearers[word] = set()

    def whole(self, word: str) -> set[int]:
        """The bearers of exactly this word."""
        return self._union([word]) if word in self._bearers else set()

    def beginning(self, start: str) -> set[int]:
        """The bearers of a word that begins so."""
        low, high = self._range(start)
        return self._union(self._sorted[low:high])

    def beginning_in_turn(self, start: str, at_least: int) -> Iterator[set[int]]:
        """The same, word after word, ``at_least`` so many together: for whoever needs the first few of thousands."""
        low, high = self._range(start)
        gathered: list[str] = []
        count = 0
        for word in self._sorted[low:high]:
            bearers = self._bearers[word]
            gathered.append(word)
            count += len(bearers) if isinstance(bearers, set) else 1
            if count >= at_least:
                yield self._union(gathered)
                gathered, count = [], 0
        yield self._union(gathered)

    def alike(self, word: str, same_start: int = 0) -> set[int]:
        """One slip forgiven (a letter wrong, missing, too many, or two swapped), two in a long word.

        Only words that share the first ``same_start`` letters are looked at.
        """
        if len(word) < _SHORTEST_FORGIVEN:
            return set()
        slips = 2 if len(word) >= _TWO_SLIPS_FROM else 1
        low, high = self._range(word[:same_start]) if same_start else (0, len(self._sorted))
        looked_at = self._sorted[low:high] if same_start else self._sorted
        found = process.extract(word, looked_at, scorer=OSA.distance, processor=None, score_cutoff=slips, limit=None)
        return self._union(choice for choice, _distance, _index in found)

    def _range(self, start: str) -> tuple[int, int]:
        return bisect_left(self._sorted, start), bisect_left(self._sorted, start + _LAST_LETTER)

    def _union(self, words: Iterable[str]) -> set[int]:
        single: list[int] = []
        sets: list[set[int]] = []
        for word in words:
            bearers = self._bearers[word]
            if isinstance(bearers, set):
                sets.append(bearers)
            else:
                single.append(bearers)
        return set(single).union(*sets)


class UserIndex:
    """Every usager who is not anonymised. Hold ``lock`` from ``refresh`` to the last look."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self._cursor: str | None = None
        self._empty()

    def _empty(self) -> None:
        self.entries: dict[int, Entry] = {}
        self.of_organisation: dict[int, set[int]] = {}
        self.words, self.emails, self.phones, self.reversed_phones, self.births = (Book() for _ in range(5))

    def refresh(self, connection: Connection) -> None:
        """Brings the index up to what this connection sees."""
        try:
            if self._cursor is None:
                raise changes.CursorTooOld
            self._cursor, touched = changes.touched_since(connection, "user", self._cursor)
        except changes.CursorTooOld:
            self._cursor, _ = changes.touched_since(connection, "user", None)
            self._fill(connection)
            return
        for part in batches(touched):
            for user_id in part:
                self._take(user_id)
            for row, organisations in _read(connection, part):
                self._put(row, organisations)

    def _fill(self, connection: Connection) -> None:
        self._empty()
        for row, organisations in _read(connection, None):
            self._put(row, organisations)
        for book in self._books():
            book.filled()

    def _books(self) -> tuple[Book, ...]:
        return self.words, self.emails, self.phones, self.reversed_phones, self.births

    def _put(self, row: Row[Any], organisation_ids: frozenset[int]) -> None:
        first, last, birth = fold(row.first_name), fold(row.last_name), fold(row.birth_name or "")
        words = {*first.split(), *last.split(), *birth.split()}
        # « jeanpierre » finds Jean-Pierre.
        words |= {name.replace(" ", "") for name in (first, last, birth) if " " in name}
        phone = national_digits(row.phone_number_formatted or row.phone_number or "") or None
        email = row.email.lower() if row.email else None
        entry = Entry(first, last, frozenset(words), row.birth_date, email, phone, organisation_ids, (last, first))
        self.entries[row.id] = entry
        for book, key in _keys(self, entry):
            book.add(key, row.id)
        for organisation_id in organisation_ids:
            self.of_organisation.setdefault(organisation_id, set()).add(row.id)

    def _take(self, user_id: int) -> None:
        entry = self.entries.pop(user_id, None)
        if entry is None:
            return
        for book, key in _keys(self, entry):
            book.take(key, user_id)
        for organisation_id in entry.organisation_ids:
            self.of_organisation[organisation_id].discard(user_id)


def _keys(index: UserIndex, entry: Entry) -> Iterator[tuple[Book, str]]:
    for word in entry.words:
        yield index.words, word
    if entry.email:
        yield index.emails, entry.email
    if entry.phone:
        yield index.phones, entry.phone
        yield index.reversed_phones, entry.phone[::-1]
    if entry.birth_date:
        yield index.births, entry.birth_date


def _read(connection: Connection, ids: Iterable[int] | None) -> Iterator[tuple[Row[Any], frozenset[int]]]:
    user, profile = schema.users.c, schema.user_profiles.c
    searched = ("id", "first_name", "last_name", "birth_name", "birth_date", "email", "phone_number")
    columns = [user[name] for name in (*searched, "phone_number_formatted")]
    people = select(*columns).where(user.deleted_at.is_(None))
    attached = select(profile.user_id, profile.organisation_id)
    if ids is not None:
        wanted = sorted(ids)
        people, attached = people.where(user.id.in_(wanted)), attached.where(profile.user_id.in_(wanted))
    organisations: dict[int, frozenset[int]] = {}
    shared: dict[frozenset[int], frozenset[int]] = {}
    for user_id, organisation_id in connection.execute(attached):
        grown = organisations.get(user_id, frozenset()) | {organisation_id}
        # Thousands have the same few organisations: one set for all of them.
        organisations[user_id] = shared.setdefault(grown, grown)
    for row in connection.execute(people):
        yield row, organisations.get(row.id, frozenset())
