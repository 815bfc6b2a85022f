"""« Écran discret »: usagers by their initials, at a key, or once nobody has touched the desk for a while."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from kiosk.domain.people import names


class Discretion(QObject):
    """One for the process: names are made in many places (``domain/people/names.py``)."""

    changed = Signal()
    """``on`` is not what it was: what names usagers is to be made again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._by_itself = False

    @property
    def on(self) -> bool:
        """Whether usagers are named by their initials."""
        return names.discreet()

    def toggle(self) -> None:
        """Somebody leans over the counter, or is gone."""
        self._be(not self.on, by_itself=False)

    def end(self) -> None:
        """Names are shown again."""
        self._be(False, by_itself=False)

    def left_alone(self) -> None:
        """Nobody has touched the desk for a while."""
        if not self.on:
            self._be(True, by_itself=True)

    def touched(self) -> None:
        """Somebody is there again: what began by itself ends by itself."""
        if self._by_itself:
            self.end()

    def _be(self, on: bool, *, by_itself: bool) -> None:
        self._by_itself = by_itself
        if on != self.on:
            names.be_discreet(on)
            self.changed.emit()
