"""Ctrl+Z: what was done last is taken back first, wherever it was done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol


class Undoable(Protocol):
    """Whoever does something that can be taken back."""

    @property
    def may_undo(self) -> bool:
        """Whether there still is something to take back."""

    def undo(self) -> None:
        """Takes back what was done last."""


class Undoing:
    """Gestures are under everything else: a gesture made is what one takes back, whatever was done before it."""

    def __init__(self) -> None:
        self._done: list[Undoable] = []
        self.gesture: Callable[[], None] = lambda: None
        """Takes the last gesture back."""

    def note(self, one: Undoable) -> None:
        """``one`` has just done something."""
        self._done = [other for other in self._done if other is not one] + [one]

    def gesture_made(self) -> None:
        """What was done before it is out of reach."""
        self._done.clear()

    def undo(self) -> None:
        """Takes back what was done last, then what was done before."""
        last = next((one for one in reversed(self._done) if one.may_undo), None)
        if last is not None:
            last.undo()
        else:
            self.gesture()
