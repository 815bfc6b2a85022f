"""What would make the interface stand still, kept short: searches for garbage, and waiting for the other threads.

A search for garbage that refers to itself goes through every object there is: never while the desk starts, seldom
afterwards. Python makes it on whichever thread happens to ask for memory; found there, a widget would be destroyed on
the database's thread, which ends the process. So Python's own searches stay off, and a timer of the interface makes
them. And a thread that computes keeps Python for itself for a whole turn before the interface gets its own.

PySide looks into the text of every module that is imported after it, for « PySide6 », and Python keeps what it read: a
third of the time that a start takes, and 11 MB. What it wants to know only matters to those who import its
« __feature__ », which nobody does here.
"""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import QObject, QTimer

YOUNG, MIDDLE, OLD = 10_000, 20, 50
"""New objects before the young are searched, such searches before the middle ones are, and those before all are."""

LOOK_MS = 1000
"""Milliseconds between two looks at whether a search is due."""

TURN = 0.001
"""Seconds that a thread may compute while the interface waits for Python; 0.005 unless one says otherwise."""


def hold() -> None:
    """No thread searches any more, until the process ends. To be called before anything large is loaded."""
    gc.disable()
    sys.setswitchinterval(TURN)
    _read_no_texts()


def _read_no_texts() -> None:
    """Has PySide take it that each module uses it, as it does of those whose text it finds its name in."""
    features = sys.modules.get("shibokensupport.feature")
    if hasattr(features, "_mod_uses_pyside"):  # its own affair: another release may do otherwise
        setattr(features, "_mod_uses_pyside", lambda _module: True)  # noqa: B010 - no stubs tell of it


class Searches(QObject):
    """Searches for garbage on the interface's thread, when enough has been made. Used where ``hold`` was called."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Passes over what was loaded until now, which stays as long as the process, and looks from time to time."""
        gc.freeze()
        self._timer.start()

    def stop(self) -> None:
        """Looks no more."""
        self._timer.stop()

    def look(self) -> int | None:
        """Searches the oldest generation that is due; returns its number, None when none is."""
        for generation, (made, due) in reversed(
            list(enumerate(zip(gc.get_count(), (YOUNG, MIDDLE, OLD), strict=True)))
        ):
            if made > due:
                gc.collect(generation)
                return generation
        return None
