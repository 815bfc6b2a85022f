"""How often an address may call."""

from __future__ import annotations

import math
import threading
import time
from collections import deque
from collections.abc import Callable

_MOST_ADDRESSES = 10_000


class CallRate:
    """At most ``calls`` in any ``window_s`` seconds per address; seconds are real ones, whatever the clock shows."""

    def __init__(self, calls: int, window_s: float, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._calls = calls
        self._window_s = window_s
        self._monotonic = monotonic
        self._made: dict[str, deque[float]] = {}
        self._lock = threading.Lock()

    def retry_after(self, address: str) -> int | None:
        """Notes a call from ``address``: None when it may be made, else how many seconds to wait."""
        with self._lock:
            now = self._monotonic()
            if len(self._made) >= _MOST_ADDRESSES:
                self._made = {one: made for one, made in self._made.items() if made[-1] > now - self._window_s}
            made = self._made.setdefault(address, deque())
            while made and made[0] <= now - self._window_s:
                made.popleft()
            if len(made) >= self._calls:
                return max(1, math.ceil(made[0] + self._window_s - now))
            made.append(now)
            return None

    def forget(self) -> None:
        """Forgets every call."""
        with self._lock:
            self._made.clear()
