"""Among whom a search looks, where several organisations share an index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from kiosk.domain.search.contacts import ByParts

Organisations = AbstractSet[int]
BEYOND = -1
"""The circle of those out of reach."""


class Reach:
    """The usagers of some organisations, the nearest first.

    ``circles``: organisations, each circle within the next. ``open_to``: those of whose usagers a telephone number, an
    e-mail, a case number or a birth date is found by a part of it; beyond them only by the whole, so that parts of what
    is masked cannot be tried out.
    """

    def __init__(self, circles: Sequence[Organisations], open_to: Organisations) -> None:
        self._circles = circles
        self._open_to = open_to
        # Thousands have the same few organisations.
        self._known: dict[frozenset[int], tuple[int, bool]] = {}

    def of(self, organisation_ids: frozenset[int]) -> tuple[int, bool]:
        """The circle that usagers of these organisations are in, and whether they are found by parts."""
        if (known := self._known.get(organisation_ids)) is None:
            within = (n for n, circle in enumerate(self._circles) if not circle.isdisjoint(organisation_ids))
            circle = next(within, BEYOND)
            known = circle, circle != BEYOND and not self._open_to.isdisjoint(organisation_ids)
            self._known[organisation_ids] = known
        return known


class Sight:
    """Who is to be seen by one search: all rows of an index, or those within a reach; and in which order.

    ``places`` has the rows to be shown before the others; ``groups`` the organisations of each row.
    """

    def __init__(self, places: Mapping[int, int], groups: Sequence[frozenset[int]], reach: Reach | None) -> None:
        self.places = places
        self._groups = groups
        self._reach = reach

    def circle(self, row: int) -> int:
        """0 for the nearest, ``BEYOND`` for those out of reach."""
        return 0 if self._reach is None else self._reach.of(self._groups[row])[0]

    def among(self, rows: AbstractSet[int]) -> AbstractSet[int]:
        """Those of ``rows`` who are within reach."""
        return rows if self._reach is None else {row for row in rows if self.circle(row) != BEYOND}

    @property
    def found_by_parts(self) -> ByParts:
        """Whether parts of somebody's contacts find them; None: everybody's do."""
        reach, groups = self._reach, self._groups
        return None if reach is None else lambda row: reach.of(groups[row])[1]

    def nearest_first(self, rows: Iterable[int]) -> Sequence[Iterable[int]]:
        """Those of ``rows`` who are within reach, circle by circle."""
        if self._reach is None:
            return [rows]
        circles: defaultdict[int, list[int]] = defaultdict(list)
        for row in rows:
            circles[self.circle(row)].append(row)
        return [circles[circle] for circle in sorted(circles) if circle != BEYOND]
