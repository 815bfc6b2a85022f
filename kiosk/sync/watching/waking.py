"""Notices that time went by without Kiosk: the machine slept, the process stood still, or somebody set the time."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from kiosk.clock import Clock

LOOK: Final = 5.0
"""Seconds between two looks at the clock."""
GAP: Final = 15.0
"""Seconds by which a look may come late on a machine that is merely busy."""


class Waking:
    """``woken`` is called once for each time."""

    def __init__(self, clock: Clock, sleep: Callable[[float], Awaitable[None]], woken: Callable[[], None]) -> None:
        self._clock = clock
        self._sleep = sleep
        self._woken = woken

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            before = self._clock.machine().timestamp()
            await self._sleep(LOOK)
            gone = self._clock.machine().timestamp() - before
            if abs(gone - LOOK) > GAP:
                self._woken()
