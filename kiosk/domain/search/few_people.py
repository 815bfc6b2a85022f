"""The people of a day, found by the very index by which one finds them among all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kiosk.domain.people.model import Usager
from kiosk.domain.search.usager_index import UsagerIndex
from kiosk.domain.search.usager_query import UsagerQuery

_MOST = 200
"""Questions whose answers are remembered: those of one day's lines to what is typed, not all that was ever typed."""


class FewPeople:
    """Indexed once, and again only where somebody came, went or changed."""

    def __init__(self) -> None:
        self._index = UsagerIndex()
        self._here: dict[int, Usager] = {}
        self._found: dict[UsagerQuery, Mapping[int, int]] = {}

    def hold(self, usagers: Iterable[Usager]) -> None:
        """They are ``usagers`` from now on."""
        here = {usager.id: usager for usager in usagers}
        gone = self._here.keys() - here.keys()
        changed = [one for one in here.values() if self._here.get(one.id) is not one and self._here.get(one.id) != one]
        for usager_id in gone:
            self._index.take(usager_id)
        for usager in changed:
            self._index.put(usager)
        if gone or changed:
            self._found.clear()
        self._here = here

    def meant_by(self, query: UsagerQuery) -> Mapping[int, int]:
        """The ids of those who may be meant, each with how far: 0 where all of ``query`` is theirs letter by letter,
        then 1, 2… from the likest on."""
        if query not in self._found:
            if len(self._found) >= _MOST:
                self._found.clear()
            found = self._index.search(query, {}, len(self._here))
            self._found[query] = {one.usager_id: 0 if one.exact else place for place, one in enumerate(found, 1)}
        return self._found[query]
