"""A scanner of codes types as a keyboard does, faster than anybody: by that it is known."""

from __future__ import annotations

from collections.abc import Callable

_BETWEEN_MS = 80
_LEAST = 8
_MOST = 64


class Scanner:
    """Hears every key; ``read`` is given what a scanner typed."""

    def __init__(self, read: Callable[[str], None]) -> None:
        self._read = read
        self._typed = ""
        self._last = 0

    def hears(self, text: str, at: int, *, enter: bool) -> bool:
        """A key was typed at that moment (ms, as the system has it: this machine may be slower than a scanner);
        whether it ended what a scanner read, and means nothing else."""
        if at - self._last > _BETWEEN_MS:
            self._typed = ""
        self._last = at
        if not enter:
            self._typed = (self._typed + text)[-_MOST:]
            return False
        typed, self._typed = self._typed, ""
        if len(typed) < _LEAST:
            return False
        self._read(typed)
        return True
