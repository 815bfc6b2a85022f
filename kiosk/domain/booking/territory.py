"""Whose lieux and slots have been met: one's own organisations, and others of the territory by widened searches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kiosk.domain.booking.booking import CreneauAnswer
from kiosk.domain.day.model import Lieu, Organisation


class Territory:
    """All that was met stays: an RDV that was begun may be theirs, whatever is looked at since."""

    def __init__(self) -> None:
        self._organisations: dict[int, Organisation] = {}
        self._lieux: defaultdict[int, dict[int, Lieu]] = defaultdict(dict)

    def know(self, organisation_id: int, lieux: Iterable[Lieu]) -> None:
        """All the lieux of an organisation at which one is."""
        self._lieux[organisation_id] = {lieu.id: lieu for lieu in lieux}

    def learn(self, answer: CreneauAnswer) -> None:
        """Takes note of whose slots ``answer`` holds."""
        for found in answer.lieux:
            if found.organisation is not None:
                self._organisations[found.organisation.id] = found.organisation
                if found.lieu is not None:
                    self._lieux[found.organisation.id][found.lieu.id] = found.lieu

    def organisation(self, organisation_id: int) -> Organisation | None:
        """Who that is; None where no search has found them."""
        return self._organisations.get(organisation_id)

    def lieux(self, organisation_id: int) -> list[Lieu]:
        """The lieux of an organisation: of one at which one has been all, of others those that were found."""
        return list(self._lieux.get(organisation_id, {}).values())
