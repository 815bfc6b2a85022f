"""A new day at the organisation looked at: old ones are forgotten, and what is looked at is another day's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from kiosk.clock import Clock
from kiosk.domain.platform.failures import MemoryFailure
from kiosk.store.memory import Memory


class NewDays:
    """``failed`` is told what the memory could not do."""

    def __init__(self, memory: Memory, clock: Clock, failed: Callable[[MemoryFailure], None]) -> None:
        self._memory = memory
        self._clock = clock
        self._failed = failed
        self._today: date | None = None

    async def look(self, organisation_id: int | None) -> date | None:
        """The day that has begun at an organisation since the last look; None: none, or it is the first look.

        What is too old is forgotten at the first look, and with each new day.
        """
        before, self._today = self._today, await self._present(organisation_id)
        if self._today == before:
            return None
        try:
            await self._memory.forget_old(self._today)
        except MemoryFailure as failure:
            self._failed(failure)
        return None if before is None else self._today

    async def _present(self, organisation_id: int | None) -> date:
        now = self._clock.now()
        if organisation_id is None:
            return now.date()
        try:
            return now.astimezone(await self._memory.zone(organisation_id)).date()
        except MemoryFailure as failure:
            self._failed(failure)
            return self._today or now.date()
