"""How often something may happen: calls of an address, and sign-ins that fail, so that passwords cannot be tried."""

from __future__ import annotations

import math
import threading
import time
from collections import deque
from collections.abc import Callable, Hashable
from typing import TypeAlias

FAILURES, WINDOW_S = 10, 300.0
"""Of signing in, for each account and address."""
_MOST_KEYS = 10_000


MakeLimit: TypeAlias = "Callable[[str, int, float], Limit]"
"""Makes a limit of that name: at most so many times in so many seconds."""


def in_memory(_what: str, most: int, window_s: float) -> Limit:
    """A limit of this process alone."""
    return Limit(most, window_s)


class Limit:
    """At most ``most`` times in any ``window_s`` seconds for each key; real ones, whatever the clock shows."""

    def __init__(self, most: int, window_s: float, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._window_s = window_s
        self._monotonic = monotonic
        self._noted: dict[Hashable, deque[float]] = {}
        self._lock = threading.Lock()

    def retry_after(self, key: Hashable) -> int | None:
        """None when it may happen once more, else how many seconds to wait."""
        with self._lock:
            return self._wait(key)

    def note(self, key: Hashable) -> int | None:
        """Notes that it happens, unless it may not: answers how many seconds to wait then."""
        with self._lock:
            wait = self._wait(key)
            if wait is None:
                noted = self._noted.pop(key, None) or deque()
                noted.append(self._monotonic())
                self._noted[key] = noted  # the last one noted stands last
                if len(self._noted) > _MOST_KEYS:
                    del self._noted[next(iter(self._noted))]
            return wait

    def forget(self, key: Hashable | None = None) -> None:
        """Forgets what was noted of one key, or everything."""
        with self._lock:
            if key is None:
                self._noted.clear()
            else:
                self._noted.pop(key, None)

    def _wait(self, key: Hashable) -> int | None:
        noted, now = self._noted.get(key), self._monotonic()
        while noted and noted[0] <= now - self._window_s:
            noted.popleft()
        if not noted:
            self._noted.pop(key, None)
            return None
        return max(1, math.ceil(noted[0] + self._window_s - now)) if len(noted) >= self._most else None
