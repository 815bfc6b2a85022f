"""When Python looks for garbage that refers to itself: never while the desk starts, seldom and briefly afterwards.

Such a search goes through every object there is, with the interface standing still.
"""

from __future__ import annotations

import gc

YOUNG, MIDDLE, OLD = 10_000, 20, 50
"""New objects before the young are searched, such searches before the middle ones are, and those before all are."""


def hold() -> None:
    """Searches no more until ``settle``. To be called before anything large is loaded."""
    gc.disable()


def settle() -> None:
    """Searches again, and passes over what was loaded until now, which stays as long as the process."""
    if not gc.isenabled():
        gc.freeze()
        gc.set_threshold(YOUNG, MIDDLE, OLD)
        gc.enable()
