"""Which line of the agenda is in hand: always one, where there is one on which something can be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from kiosk.domain.day.attention import by_need, next_in_need
from kiosk.domain.day.rows import Row
from kiosk.domain.day.shown import Need


class InHand(QObject):
    """It goes where the person goes, and nowhere by itself while its line is there."""

    changed = Signal()
    """``key`` is another line's, or its line is wanted in sight again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.key = ""
        self.chosen = False
        """Whether the person went to the line themselves, since they came where they are."""
        self.busy = False
        """The lines are being laid anew: where the list goes meanwhile is nobody's choice."""
        self._order: dict[str, int] = {}  # the lines of before, each with its RDV
        self._visited: set[tuple[str, Need]] = set()

    def choose(self, key: str) -> None:
        """The person goes to the line of ``key``; « » for none."""
        if key != self.key and not self.busy:
            self.chosen = True
            self.show(key)

    def show(self, key: str) -> None:
        """Takes the line of ``key`` in hand, and has it come in sight even where it is already."""
        self.key = key
        self.changed.emit()

    def rename(self, key: str) -> None:
        """The same line goes by another key."""
        self.key = key

    def forget(self) -> None:
        """The person looks elsewhere: at another day, or in another place."""
        self._visited.clear()
        self._order = {}
        self.chosen = False

    def settle(self, rows: Sequence[Row], *, anew: bool, preferred: Sequence[Row] = ()) -> None:
        """Stays on its line among ``rows``. Of a line that is gone, it goes on to the next of the same RDV, else to the
        neighbour. ``anew``: takes who most needs something, of ``preferred`` if there are any.
        """
        before, self._order = self._order, {row.key: row.entry.rdv.id for row in rows if row.entry is not None}
        if anew:
            self.chosen = False
        elif any(row.key == self.key for row in rows):
            return
        key = "" if anew else self._beside(before)
        if not key:
            most = next(iter(by_need(preferred) or by_need(rows)), None)
            key = most.key if most is not None else ""
        if key != self.key:
            self.show(key)

    def take_next(self, rows: Sequence[Row]) -> Row | None:
        """Takes the next of ``rows`` who needs something; None when nobody else does."""
        here = next((row for row in rows if row.key == self.key), None)
        if here is not None:
            self._visited.add((here.key, here.need))
        found = next_in_need(rows, self.key, self._visited)
        if found is not None:
            if (found.key, found.need) in self._visited and here is not None:
                self._visited = {(here.key, here.need)}  # once round: it begins again
            self._visited.add((found.key, found.need))
            self.chosen = True
            self.show(found.key)
        return found

    def _beside(self, before: Mapping[str, int]) -> str:
        """The line that stands where the one that is gone stood; none where nothing of before is left."""
        if self.key not in before:
            return ""
        rdv_id, keys = before[self.key], list(before)
        place = keys.index(self.key)
        same = (key for key, other in self._order.items() if other == rdv_id)
        near = (key for key in (*keys[place + 1 :], *reversed(keys[:place])) if key in self._order)
        return next(same, None) or next(near, "")
