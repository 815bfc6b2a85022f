"""What this desk asks of an instance: how many calls and bytes in the last hour, kept in memory alone."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

HOUR: Final = 3600.0
_STEP: Final = 60.0  # what is counted leaves the hour a minute at a time


@dataclass(frozen=True, slots=True)
class Hour:
    """The last ``seconds``, an hour at most: since when it is counted."""

    calls: int
    size: int  # bytes, of both directions, headers included
    seconds: float


@dataclass(slots=True)
class _Minute:
    begun: float
    calls: int = 0
    size: int = 0


class Traffic:
    """Counted for one instance, over all sessions of the process. ``monotonic`` is for tests."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._since = monotonic()
        self._minutes: deque[_Minute] = deque()

    def count(self, size: int) -> None:
        """A call was made, whatever came of it; ``size`` bytes went to and fro."""
        now = self._monotonic()
        if not self._minutes or now - self._minutes[-1].begun >= _STEP:
            self._minutes.append(_Minute(now))
        self._minutes[-1].calls += 1
        self._minutes[-1].size += size
        self._forget(now)

    @property
    def last_hour(self) -> Hour:
        """What was counted in it."""
        now = self._monotonic()
        self._forget(now)
        calls, size = sum(one.calls for one in self._minutes), sum(one.size for one in self._minutes)
        return Hour(calls, size, min(HOUR, now - self._since))

    def _forget(self, now: float) -> None:
        while self._minutes and now - self._minutes[0].begun > HOUR:
            self._minutes.popleft()
