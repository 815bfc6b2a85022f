"""The one way out of a device's window: the site's code."""

from __future__ import annotations

import hmac
import time
from collections.abc import Callable

_MOST_TRIES = 5
_CLOSED_S = 300.0


class Leaving:
    """``code`` is the site's; empty: nobody is asked for one."""

    def __init__(self, code: str, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._code = code
        self._monotonic = monotonic
        self._tries = 0
        self._closed_until = 0.0

    @property
    def asks(self) -> bool:
        """Whether a code is asked for."""
        return bool(self._code)

    @property
    def length(self) -> int:
        """How many figures it has."""
        return len(self._code)

    @property
    def closed(self) -> bool:
        """Whether none is accepted for now."""
        return self._monotonic() < self._closed_until

    def accepts(self, typed: str) -> bool:
        """Whether that is the code. After five that were not, none is for five minutes."""
        if self.closed:
            return False
        if hmac.compare_digest(typed.encode(), self._code.encode()):
            self._tries = 0
            return True
        self._tries += 1
        if self._tries >= _MOST_TRIES:
            self._tries, self._closed_until = 0, self._monotonic() + _CLOSED_S
        return False
