"""Whether the platform takes long to answer: people notice it before anything fails."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import Final

LONG: Final = 2.0
"""Seconds that an answer takes when somebody who waits for it begins to wonder."""
OF_LATE: Final = 5
"""How many answers are weighed: one that was long tells nothing, three of them do."""
LATELY: Final = 180.0
"""Seconds after which an answer tells nothing of now."""


class Promptness:
    """What the last answers took."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._last: deque[tuple[float, bool]] = deque(maxlen=OF_LATE)

    def answered(self, seconds: float) -> None:
        """An answer took that long to come."""
        self._last.append((self._now(), seconds >= LONG))

    def forget(self) -> None:
        """The way to the platform is another one."""
        self._last.clear()

    @property
    def slow(self) -> bool:
        """Whether most of the last answers were long in coming."""
        long = [slow for at, slow in self._last if self._now() - at <= LATELY]
        return sum(long) > OF_LATE // 2
