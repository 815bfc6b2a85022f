"""Those who want to hear of changes. Used on the asyncio loop only."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kiosk.desk.types import DeskChange
from kiosk.store.changes import Changes

_OF_THE_DAY = frozenset({"rdvs", "outbox", "plages", "absences"})
# A fiche shows nowhere by itself yet, and thousands of them come at night.
_SHOWN_NOWHERE = frozenset({"usagers"})


class Listeners:
    """Calls each of those who asked, in the order in which they did, until they have had enough."""

    def __init__(self) -> None:
        self._callbacks: dict[int, Callable[[DeskChange], None]] = {}
        self._next = 0

    def add(self, callback: Callable[[DeskChange], None]) -> Callable[[], None]:
        """Tells ``callback`` from now on, until what this returns is called."""
        number = self._next
        self._next += 1
        self._callbacks[number] = callback

        def stop() -> None:
            self._callbacks.pop(number, None)

        return stop

    def tell(self, change: DeskChange) -> None:
        for number in tuple(self._callbacks):
            callback = self._callbacks.get(number)
            if callback is not None:
                callback(change)

    def clear(self) -> None:
        self._callbacks.clear()


def desk_changes(changes: Changes) -> Iterator[DeskChange]:
    """What a change of the memory means to those who show it."""
    if changes.kinds & _OF_THE_DAY:
        yield DeskChange("rdvs", changes.organisation_ids, changes.rdv_ids, changes.origin, changes.shown)
    if changes.kinds - _OF_THE_DAY - _SHOWN_NOWHERE:
        yield DeskChange("directory", changes.organisation_ids, frozenset(), changes.origin)
