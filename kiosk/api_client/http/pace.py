"""How many calls a minute: platforms count those of an address, which all desks of a site share (platform-api.md,
« Limits »).

Nobody tells a desk of the others' calls. It learns of them by being told that there were too many: then it halves its
own share, and takes it back little by little.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from contextvars import ContextVar

from kiosk.domain.platform.failures import Throttled, TimedOut, Unreachable

MINUTE = 60.0
# What nobody waits for begins slowly, since all desks of a site start at the same hour, and never takes more than half.
# All are shares of the whole.
GENTLE_FIRST = 0.05
GENTLE_MORE = 0.125  # each minute, while nobody complains
GENTLE_MORE_CAREFULLY = 0.05  # the same once somebody did: there are others
GENTLE_SHARE = 0.5
GENTLE_ROOM = 0.75  # of the share, above which the rest is left to those that somebody waits for
GENTLE_GAP = 2.0  # seconds since the last call that somebody waited for
REGAINED = 0.1  # of the whole, each minute without a complaint
LEAST = 4.0  # calls a minute: a desk that may do nothing more would never learn that it may again
LONGEST_WAIT = 10.0  # seconds that a call waits for a server which asked to; longer is for its caller to know

_gently: ContextVar[bool] = ContextVar("gently", default=False)


@contextmanager
def gently() -> Iterator[None]:
    """Calls made within, and by tasks begun within, go after all others: nobody waits for them."""
    token = _gently.set(True)
    try:
        yield
    finally:
        _gently.reset(token)


class Pace:
    """The budget of the calls to one instance, whoever of this desk makes them: it outlives clients and sessions.

    ``free``: the server has no such limit, as those with the desk API; nothing waits then. ``monotonic`` and ``sleep``
    are for tests.
    """

    def __init__(
        self,
        calls_per_minute: float,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self.free = False
        self._whole = calls_per_minute
        self._monotonic = monotonic
        self._sleep = sleep
        self._calls: deque[float] = deque()  # when they began, those of the last minute
        self._last_gentle = self._last_pressing = float("-inf")
        self._pressing = 0  # under way, or waiting
        self._share = calls_per_minute  # as it was at ``_since``
        self._since = monotonic()
        self._closed_until = float("-inf")
        # The rate as it was at ``_gentle_since``.
        self._gentle, self._gentle_more = calls_per_minute * GENTLE_FIRST, calls_per_minute * GENTLE_MORE
        self._gentle_since = self._since

    @property
    def share(self) -> float:
        """Calls a minute that this desk may make now."""
        minutes = (self._monotonic() - self._since) / MINUTE
        return min(self._whole, self._share + minutes * self._whole * REGAINED)

    @property
    def gentle_share(self) -> float:
        """The same for what nobody waits for."""
        minutes = max(0.0, self._monotonic() - self._gentle_since) / MINUTE
        return min(self.share * GENTLE_SHARE, self._gentle + minutes * self._gentle_more)

    @asynccontextmanager
    async def turn(self, *, shared: bool = False, patience: float = float("inf")) -> AsyncIterator[None]:
        """Around one call: begins when it may be made. ``shared``: others wait for its answer, whoever makes it.

        Raises ``Throttled`` where the server has asked to wait for longer than somebody would, or where the wait is
        longer than ``patience``, in seconds.
        """
        gentle = _gently.get() and not shared
        self._pressing += not gentle
        try:
            while (wait := self._wait(gentle=gentle)) > 0:
                if wait > patience:
                    raise Throttled(wait)
                await self._sleep(wait)
            now = self._monotonic()
            self._calls.append(now)
            if gentle:
                self._last_gentle = now
            try:
                yield
            except (Unreachable, TimedOut) as failure:
                if isinstance(failure, Unreachable) or not failure.sent:
                    # The platform cannot have counted it: else a cut would spend the first minute after it.
                    with suppress(ValueError):
                        self._calls.remove(now)
                raise
        finally:
            if not gentle:
                self._pressing -= 1
                self._last_pressing = self._monotonic()

    def refused(self, retry_after: float | None) -> None:
        """The server said that there were too many. What nobody waits for stops first, and longest."""
        now = self._monotonic()
        if now >= self._closed_until:  # those that were under way together are one complaint
            self._share, self._since = max(min(LEAST, self._whole), self.share / 2), now
            self._gentle = max(1.0, self.gentle_share / 2)
            self._gentle_more = self._whole * GENTLE_MORE_CAREFULLY
        self._closed_until = max(self._closed_until, now + (1.0 if retry_after is None else retry_after))
        self._gentle_since = self._closed_until + MINUTE

    def served(self) -> None:
        """The server answered somebody who did not wait: it asks nobody to wait any more."""
        self._closed_until = self._monotonic()

    def _wait(self, *, gentle: bool) -> float:
        """Seconds until it is worth asking again; 0: the call may be made."""
        now = self._monotonic()
        closed = self._closed_until - now
        if not gentle and closed > LONGEST_WAIT:
            raise Throttled(closed)
        if closed > 0:
            return closed
        if self.free:
            return 0.0
        while self._calls and self._calls[0] <= now - MINUTE:
            self._calls.popleft()
        room = int(self.share * (GENTLE_ROOM if gentle else 1.0))
        # When enough of the minute's calls will have been forgotten for one more.
        full = self._calls[len(self._calls) - room] + MINUTE - now if len(self._calls) >= room else 0.0
        if not gentle:
            return full
        if self._pressing:
            return GENTLE_GAP
        gap = MINUTE / self.gentle_share
        return max(
            full,
            self._gentle_since - now,
            self._last_gentle + gap - now,
            self._last_pressing + GENTLE_GAP - now,
        )
