"""What would make the interface stand still, kept short: searches for garbage, and waiting for the other threads.

A search for garbage that refers to itself goes through every object there is: never while the desk starts, seldom
afterwards. And a thread that computes keeps Python for itself for a whole turn before the interface gets its own.
"""

from __future__ import annotations

import gc
import sys

YOUNG, MIDDLE, OLD = 10_000, 20, 50
"""New objects before the young are searched, such searches before the middle ones are, and those before all are."""

TURN = 0.001
"""Seconds that a thread may compute while the interface waits for Python; 0.005 unless one says otherwise."""


def hold() -> None:
    """Searches no more until ``settle``. To be called before anything large is loaded."""
    gc.disable()
    sys.setswitchinterval(TURN)


def settle() -> None:
    """Searches again, and passes over what was loaded until now, which stays as long as the process."""
    if not gc.isenabled():
        gc.freeze()
        gc.set_threshold(YOUNG, MIDDLE, OLD)
        gc.enable()
