"""Sign-ins that fail are limited per account and address, so that passwords cannot be tried one after the other."""

from __future__ import annotations

import math
import threading
import time
from collections import deque
from collections.abc import Callable

FAILURES = 10
WINDOW_S = 300.0
_MOST_KEYS = 10_000


class SignInLimits:
    """Counts failures in a sliding window; durations are real ones, whatever the platform's clock shows."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._failures: dict[tuple[str, str], deque[float]] = {}
        self._lock = threading.Lock()

    def retry_after(self, account: str, address: str) -> int | None:
        """How many seconds to wait before the next try, None when it may be made now."""
        with self._lock:
            failures = self._recent((account, address))
            if len(failures) < FAILURES:
                return None
            return max(1, math.ceil(failures[0] + WINDOW_S - self._monotonic()))

    def failed(self, account: str, address: str) -> None:
        """Notes a failure."""
        with self._lock:
            if len(self._failures) >= _MOST_KEYS:
                for key in list(self._failures):
                    self._recent(key)
            self._failures.setdefault((account, address), deque(maxlen=FAILURES)).append(self._monotonic())

    def succeeded(self, account: str, address: str) -> None:
        """Forgets the failures of that account from there."""
        with self._lock:
            self._failures.pop((account, address), None)

    def forget(self) -> None:
        """Forgets everything."""
        with self._lock:
            self._failures.clear()

    def _recent(self, key: tuple[str, str]) -> deque[float]:
        failures = self._failures.get(key)
        if failures is None:
            return deque()
        oldest = self._monotonic() - WINDOW_S
        while failures and failures[0] <= oldest:
            failures.popleft()
        if not failures:
            del self._failures[key]
        return failures
