"""Usagers by all that they are searched by, found while somebody speaks: of one organisation, or of several at once.

Names borne whole come before those begun, and these before those that look or sound alike. Within each of the three,
who has to do with the desk now comes first (``near``), then the others by name; of those alike, the likest. Where
several organisations are searched, a ``Reach`` says whose usagers are seen, and which of them come first.
"""

from __future__ import annotations

import heapq
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import islice
from string import ascii_lowercase

from kiosk.domain.people.model import Usager
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.search.alike_names import FAR, FIELDS, Like, distance, variants, words_of
from kiosk.domain.search.alike_words import AlikeWords, Where
from kiosk.domain.search.contacts import ByParts, Contacts
from kiosk.domain.search.reach import BEYOND, Reach, Sight
from kiosk.domain.search.usager_query import UsagerQuery
from kiosk.domain.search.word_book import WordBook
from kiosk.domain.text.search_text import fold

_FEW, _VAGUE, _MANY, _CROWD = 300, 2000, 5000, 20_000
"""Bearers: few are looked at one by one; of a vague beginning the first are wanted; many are not gathered for what may
only be meant, a crowd never."""
_DEAR = 5
"""To look at one person costs what gathering so many does."""
_WANTED = 100
"""Of those who only look or sound alike, and whom nothing else tells apart."""
_HAIR, _USUAL, _LENIENT = -1, 0, 1
_DATE_LENGTH = 6
_SHORTEST_ALIKE = 3


@dataclass(frozen=True, slots=True)
class Found:
    """``exact``: all that was typed is there, whole or begun; of an e-mail, or hardly another."""

    usager_id: int
    exact: bool


class UsagerIndex:
    """Not safe for several threads."""

    def __init__(self) -> None:
        self._rows: dict[int, int] = {}  # of each usager's id
        self._ids = array("q")
        self._names: list[str] = []  # last, first and birth name, folded: in the order of a list of people
        self._groups: list[frozenset[int]] = []
        self._free: list[int] = []
        self._words = WordBook()
        self._alike_words = AlikeWords()
        self._contacts = Contacts()
        self._places_of: tuple[Mapping[int, int], Mapping[int, int]] | None = None

    def __len__(self) -> int:
        return len(self._rows)

    def unsettle(self) -> None:
        """Many usagers are to come."""
        self._words.unsettle()
        self._contacts.unsettle()

    def settle(self) -> None:
        """They have come: the first search finds all in order."""
        self._words.settle()
        self._contacts.settle()
        # A search begins with one letter, which thousands of words begin with: they are counted beforehand.
        for letter in ascii_lowercase:
            self._words.count(letter)

    def put(self, usager: Usager, organisation_ids: frozenset[int] = frozenset()) -> None:
        """``usager`` as they now are, and who knows them: needed where a ``Reach`` asks for it."""
        names = FIELDS.join((fold(usager.last_name), fold(usager.first_name), fold(usager.birth_name or "")))
        row = self._rows.get(usager.id)
        if row is None:
            row = self._new_row(usager.id)
        self._rename(row, names)
        self._groups[row] = organisation_ids
        self._contacts.put(row, usager)

    def take(self, usager_id: int) -> None:
        """Forgets an usager; nothing happens where they are not known."""
        row = self._rows.pop(usager_id, None)
        if row is None:
            return
        self._places_of = None
        self._rename(row, "")
        self._contacts.take(row)
        self._free.append(row)

    def search(
        self, query: UsagerQuery, near: Mapping[int, int], limit: int, reach: Reach | None = None
    ) -> list[Found]:
        """The best ``limit``. ``near`` has the place of those to be shown before the others, by their ids; without a
        ``reach`` everybody is looked at."""
        if not query:
            return []
        sight = Sight(self._places(near), self._groups, reach)
        figures = self._by_figures(query, sight.found_by_parts)
        if figures is not None and not figures:
            return []
        found: list[int] = []
        taken: set[int] = set()
        for rows in self._exactly(query.words, figures, sight, limit):
            fresh = sight.among(rows) - taken
            found += self._first(fresh, sight, limit - len(found))
            taken |= fresh
            if len(found) >= limit:
                break
        exact = len(found)
        if exact < limit and query.words:
            found += self._alike(query.words, figures, taken, sight, limit - exact)
        return [Found(self._ids[row], place < exact) for place, row in enumerate(found)]

    def like(self, draft: UsagerDraft) -> set[int]:
        """The ids of those who may have something in common with ``draft``: to be looked at one by one."""
        return {self._ids[row] for row in self._contacts.like(draft)}

    # --- inside

    def _new_row(self, usager_id: int) -> int:
        if self._free:
            row = self._free.pop()
            self._ids[row] = usager_id
        else:
            row = len(self._ids)
            self._ids.append(usager_id)
            self._names.append("")
            self._groups.append(frozenset())
        self._rows[usager_id] = row
        self._places_of = None
        return row

    def _rename(self, row: int, names: str) -> None:
        """Puts ``names`` in the place of what was there; what is the same is left alone."""
        before, after = words_of(self._names[row]), words_of(names)
        for word in before - after:
            if self._words.take(word, row):
                self._alike_words.take(word)
        for word in after - before:
            if self._words.add(word, row):
                self._alike_words.add(word)
        self._names[row] = names

    def _places(self, near: Mapping[int, int]) -> Mapping[int, int]:
        """``near`` by row, made anew when it is another one, or when somebody has come or gone."""
        known = self._places_of
        if known is None or known[0] is not near:
            rows = self._rows
            by_row = {rows[usager_id]: place for usager_id, place in near.items() if usager_id in rows}
            known = self._places_of = (near, by_row)
        return known[1]

    def _first(self, rows: AbstractSet[int], sight: Sight, count: int) -> list[int]:
        """Those near in their order, then the others by name, circle by circle."""
        places = sight.places
        here = (
            [row for row in rows if row in places] if len(rows) < len(places) else [*filter(rows.__contains__, places)]
        )
        first = heapq.nsmallest(count, here, key=places.__getitem__)
        if len(first) < count:
            for others in sight.nearest_first(rows - set(first)):
                first += heapq.nsmallest(count - len(first), others, key=self._names.__getitem__)
        return first

    def _by_figures(self, query: UsagerQuery, by_parts: ByParts) -> AbstractSet[int] | None:
        """Who has all the figures and e-mails; None where none was asked for. A name may begin with figures too."""
        sets: list[AbstractSet[int]] = []
        for figures in query.figures:
            rows = self._contacts.having(figures, by_parts)
            named = figures.code or (figures.digits if len(figures.digits) < _DATE_LENGTH else "")
            sets.append(rows | self._words.begun(named) if named else rows)
        sets += [self._contacts.having_email(email, by_parts) for email in query.emails]
        return _all(sets) if sets else None

    def _exactly(
        self, words: Sequence[str], figures: AbstractSet[int] | None, sight: Sight, limit: int
    ) -> Iterator[AbstractSet[int]]:
        """Who bears all the words whole; then who bears all of them begun; as many as are wanted of these."""
        if not words:
            yield figures or set()
            return
        postings = sorted((self._words.whole(word) for word in words), key=len)
        if len(postings[-1]) >= _DEAR * len(postings[0]):
            whole = {row for row in postings[0] if words_of(self._names[row]).issuperset(words)}
        else:
            whole = set(postings[0]).intersection(*postings[1:])
        yield whole if figures is None else whole & figures
        if figures is not None and len(figures) < _FEW:
            yield {row for row in figures if self._begins(row, words)}
            return
        begun = sorted((self._words.count(word), word) for word in words)
        vague = begun[0][0] >= _VAGUE and (len(words) == 1 or begun[1][0] >= _MANY)
        if vague and figures is None:
            yield self._some_begun(words, self._words.beginning(begun[0][1]), sight, limit)
            return
        rows: AbstractSet[int] = self._words.begun(begun[0][1])
        if figures is not None:
            rows = rows & figures
        for count, word in begun[1:]:
            if len(rows) < _FEW or count >= min(_CROWD, _DEAR * len(rows)):
                rows = {row for row in rows if self._begins(row, words)}
                break
            rows = rows & self._words.begun(word)
        yield rows

    def _some_begun(self, words: Sequence[str], rarest: Sequence[str], sight: Sight, limit: int) -> set[int]:
        """Some of the many who bear all of ``words`` begun: those near, then word after word of ``rarest``, until there
        are enough of the nearest circle; no more than that of any."""
        rows: set[int] = set()
        for row in sorted(sight.places, key=sight.places.__getitem__):
            if self._begins(row, words):
                rows.add(row)
                if len(rows) >= limit:
                    return rows
        counts: Counter[int] = Counter()
        for word in rarest:
            enough = {circle for circle, count in counts.items() if count >= limit} | {BEYOND}
            if 0 in enough:
                break
            for row in self._words.whole(word):
                if (circle := sight.circle(row)) not in enough and row not in rows and self._begins(row, words):
                    rows.add(row)
                    counts[circle] += 1
        return rows

    def _begins(self, row: int, words: Sequence[str]) -> bool:
        names = self._names[row]
        together = ""
        for word in words:
            begun = f"{FIELDS}{word}"
            if names.startswith(word) or f" {word}" in names or begun in names:
                continue
            together = together or f"{FIELDS}{names}".replace(" ", "")
            if begun not in together:
                break
        else:
            return True
        if names.count(" ") < 2:
            return False
        borne = words_of(names)
        return all(any(one.startswith(word) for one in borne) for word in words)

    def _alike(
        self,
        words: Sequence[str],
        figures: AbstractSet[int] | None,
        taken: set[int],
        sight: Sight,
        count: int,
    ) -> list[int]:
        """Who bears names that look or sound like ``words``, the likest first; when some bear the very words
        (``taken``), only by a hair."""
        costs: dict[int, float] = {}
        for leniency in (_HAIR,) if taken else (_USUAL, _LENIENT):
            for variant in variants(words):
                if leniency < _LENIENT and variant.run_together and not self._knows(variant.run_together):
                    continue
                alone = len(variant.words) == 1
                likes = [Like(word, self._like(word, leniency, alone=alone)) for word in variant.words]
                if not variant.cost and not any(like.words for like in likes):
                    continue  # nobody but those who bear the very words
                bearing = self._bearing(likes, figures, sight, exactly_too=variant.cost > 0)
                for row in sight.among(bearing) - taken:
                    cost = variant.cost + distance(self._names[row], likes)
                    if cost < costs.get(row, FAR):
                        costs[row] = cost
            if costs:
                break
        nowhere = len(sight.places)

        def likeness(row: int) -> tuple[float, int, int, str]:
            return round(costs[row], 1), sight.places.get(row, nowhere), sight.circle(row), self._names[row]

        return heapq.nsmallest(count, costs, key=likeness)

    def _knows(self, word: str) -> bool:
        """Whether someone bears the word, or one that begins so or sounds the same."""
        return bool(self._words.beginning(word)) or self._alike_words.heard(word)

    def _like(self, word: str, leniency: int, *, alone: bool) -> Mapping[str, float]:
        """The words that look or sound like ``word``, each with how far it is."""
        if len(word) < _SHORTEST_ALIKE and leniency < _LENIENT:
            return {}
        slips = 0 if len(word) < _SHORTEST_ALIKE else 1 if len(word) < (8 if alone else 4) else 2
        if leniency == _HAIR:
            return self._alike_words.alike(word, min(slips, 1), Where.SAME_START)
        # A word that someone bears was probably heard right: what looks like it starts alike.
        known = leniency == _USUAL and bool(self._words.whole(word))
        where = Where.SAME_START if known else Where.SAME_END if leniency == _USUAL else Where.EVERYWHERE
        return self._alike_words.alike(word, min(slips + leniency, len(word) - 1), where)

    def _bearing(
        self, likes: Sequence[Like], figures: AbstractSet[int] | None, sight: Sight, *, exactly_too: bool
    ) -> AbstractSet[int]:
        """Who bears a word for each of ``likes``, alike or begun; not those who bear all of them begun, unless
        ``exactly_too``. Of beginnings that many bear, anybody may come along: their cost tells them apart."""
        if len(likes) == 1:
            [like] = likes
            few = frozenset[int]()
            if exactly_too and self._words.count(like.word) < _FEW:
                few = self._words.begun(like.word)
            if figures is None:
                return self._likest(like, sight) | few
            return (self._words.bearers(like.words) | few) & figures
        alike = [self._words.bearers(like.words) for like in likes]
        either = [self._either(like, rows) for like, rows in zip(likes, alike, strict=True)]
        found: AbstractSet[int] = frozenset()
        if exactly_too and None not in either:
            found = _all(either)
        else:
            for place, rows in enumerate(alike):
                others = [other for at, other in enumerate(either) if at != place and other is not None]
                # With nothing else to tell them apart, no more than may be wanted.
                found = found | (_all([rows, *others]) if others else self._likest(likes[place], sight))
        return found if figures is None else found & figures

    def _either(self, like: Like, alike: AbstractSet[int]) -> AbstractSet[int] | None:
        """Those ``alike`` and those who bear the word begun; None: they are many."""
        if self._words.count(like.word) >= _MANY:
            return None
        return alike | self._words.begun(like.word)

    def _likest(self, like: Like, sight: Sight) -> set[int]:
        """Of those who bear something like one word, the likest and those near."""
        rows: set[int] = set()
        for word in sorted(like.words, key=like.cost):
            bearers = self._words.whole(word)
            for circle in sight.nearest_first(bearers):
                rows.update(islice(circle, _WANTED))
            if len(bearers) > _WANTED:
                rows.update(row for row in bearers if row in sight.places)
            if len(rows) >= _WANTED:
                break
        return rows


def _all(sets: Iterable[AbstractSet[int] | None]) -> AbstractSet[int]:
    """Who is in each of ``sets``."""
    smallest, *others = sorted((one for one in sets if one is not None), key=len)
    for other in others:
        smallest = smallest & other
    return smallest
