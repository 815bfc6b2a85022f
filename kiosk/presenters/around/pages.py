"""The pages of who is at work: each made when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Signal


@runtime_checkable
class HasDays(Protocol):
    """A presenter whose own days the keys of the day turn."""

    def previous_day(self) -> None: ...
    def next_day(self) -> None: ...
    def go_to_today(self) -> None: ...


class Pages(QObject):
    """The presenters by the name of their place."""

    gone_to = Signal(str)
    """The person goes to that place: what they find there is theirs to begin with."""
    shown = Signal(str)
    """That place is to be in sight."""

    def __init__(self, make: Callable[[str], Any], parent: QObject) -> None:
        """``make`` makes the presenter of a place."""
        super().__init__(parent)
        self._make = make
        self._made: dict[str, Any] = {}

    def of(self, place: str) -> Any:
        """The presenter of ``place``, made now if nobody wanted it yet."""
        if place not in self._made:
            self._made[place] = self._make(place)
        return self._made[place]

    def go_to(self, place: str) -> None:
        """The person goes to ``place``."""
        self.of(place)
        self.gone_to.emit(place)
        self.shown.emit(place)

    def show(self, place: str) -> None:
        """Brings ``place`` in sight as its presenter has just set it up."""
        self.shown.emit(place)
