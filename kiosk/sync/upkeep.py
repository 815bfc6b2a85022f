"""The loops of a synchronisation are kept going: one that ends by itself begins again."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from time import monotonic

from kiosk.sync.faults import log_fault
from kiosk.sync.link import Link
from kiosk.sync.timing import Backoff
from kiosk.telling import Harmless

log = logging.getLogger(__name__)
LATELY = 600.0
"""Seconds within which ends count together, and after which a loop that went on is held to be well."""
SEVERAL = 3


class Upkeep:
    """``changed`` is called when a loop has ended; ``backoff`` gives each loop its own waits."""

    def __init__(self, link: Link, backoff: Callable[[], Backoff], changed: Callable[[], None]) -> None:
        self._link = link
        self._backoff = backoff
        self._changed = changed
        self._ends: deque[float] = deque(maxlen=SEVERAL)

    @property
    def stumbles(self) -> bool:
        """Whether loops have ended several times lately: somebody is to be told."""
        return len(self._ends) == SEVERAL and monotonic() - self._ends[0] < LATELY

    async def keep(self, name: str, loop: Callable[[], Awaitable[None]]) -> None:
        """``loop`` again and again, until this is cancelled. Why it ended is logged, and nothing of anybody."""
        backoff = self._backoff()
        while True:
            begun = monotonic()
            try:
                await loop()
            except asyncio.CancelledError as error:
                me = asyncio.current_task()
                if me is None or me.cancelling():
                    raise
                log_fault(error, name)  # something else than the end of the session cancelled it
            except Exception as error:
                log_fault(error, name)
            else:
                log.error("%s ended by itself", Harmless(name))
            self._ends.append(monotonic())
            if monotonic() - begun > LATELY:
                backoff.reset()
            self._changed()
            await self._link.pause(backoff.next())
