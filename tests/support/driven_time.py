"""A time that the test drives while real servers answer: hours of a desk in seconds."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

from kiosk.clock import Clock

_STILL = 12  # looks in a row at which nothing is under way
_A_MOMENT = 0.002  # real seconds between two of them, for what comes over a wire


class DrivenTime:
    """``clock``, ``sleep`` and ``monotonic`` are given to what is driven.

    ``busy`` tells whether something is under way; ``beside`` waits for what is done on other threads. ``at_hand``: all
    of it is of this process, and ``busy`` tells of it at once.
    """

    def __init__(
        self,
        start: datetime,
        busy: Callable[[], bool],
        beside: Callable[[], Awaitable[object]],
        *,
        at_hand: bool = False,
    ) -> None:
        self._moment = 0.0 if at_hand else _A_MOMENT
        self.now = 0.0
        self.clock = Clock(start, monotonic=self.monotonic)
        self._busy = busy
        self._beside = beside
        self._sleepers: set[tuple[float, asyncio.Event]] = set()

    def monotonic(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        sleeper = (self.now + seconds, asyncio.Event())
        self._sleepers.add(sleeper)
        try:
            await sleeper[1].wait()
        finally:
            self._sleepers.discard(sleeper)

    async def settled(self) -> None:
        """Until nothing more happens unless time goes by."""
        still = 0
        while still < _STILL:
            await asyncio.sleep(self._moment)
            await self._beside()
            still = 0 if self._busy() else still + 1

    async def run_until(self, condition: Callable[[], bool], at_most: float) -> bool:
        """Lets time go by until ``condition`` holds, ``at_most`` seconds; whether it does."""
        end = self.now + at_most
        await self.settled()
        while not condition():
            wakes = min((at for at, _ in self._sleepers), default=end)
            self.now = max(self.now, min(wakes, end))
            if wakes > end:
                return condition()
            for at, event in self._sleepers:
                if at <= self.now:
                    event.set()
            await self.settled()
        return True

    async def run(self, seconds: float) -> None:
        """Lets ``seconds`` go by."""
        await self.run_until(lambda: False, seconds)

    async def leap(self, seconds: float) -> None:
        """Lets ``seconds`` go by at once, as for a machine that slept: whoever was to wake meanwhile does so now."""
        self.now += seconds
        for at, event in self._sleepers:
            if at <= self.now:
                event.set()
        await self.settled()
