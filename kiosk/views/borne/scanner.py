"""A scanner of codes types as a keyboard does, faster than anybody: by that it is known."""

from __future__ import annotations

import time
from collections.abc import Callable

_BETWEEN_S = 0.08
_LEAST = 8
_MOST = 64


class Scanner:
    """Hears every key."""

    def __init__(self, read: Callable[[str], None], monotonic: Callable[[], float] = time.monotonic) -> None:
        self._read = read
        self._monotonic = monotonic
        self._typed = ""
        self._last = 0.0

    def hears(self, text: str, *, enter: bool) -> bool:
        """A key was typed; whether it ended what a scanner read, and means nothing else."""
        now = self._monotonic()
        if now - self._last > _BETWEEN_S:
            self._typed = ""
        self._last = now
        if not enter:
            self._typed = (self._typed + text)[-_MOST:]
            return False
        typed, self._typed = self._typed, ""
        if len(typed) < _LEAST:
            return False
        self._read(typed)
        return True

    def forget(self) -> None:
        """Nothing was typed."""
        self._typed = ""
