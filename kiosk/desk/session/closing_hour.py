"""The end of the day: the hour at which everybody of this desk is signed out, and how it is put off."""

from __future__ import annotations

import contextlib
from datetime import datetime, time, timedelta
from typing import Final

from kiosk.clock import Clock
from kiosk.domain.platform.failures import KeyringMissing
from kiosk.store.memory_folder import MemoryFolder

PUT_OFF: Final = timedelta(hours=1)
_LONGEST: Final = timedelta(hours=26)  # a day, and the hour of a season's change: farther away, a clock was wrong


class ClosingHour:
    """Counted from the first session of the day on, and kept in the keyring: a desk that was off meanwhile has passed
    it all the same.
    """

    def __init__(self, memories: MemoryFolder, clock: Clock, at: time | None) -> None:
        """``at``: the hour, in the clock's zone; None: there is no end of the day."""
        self._memories = memories
        self._clock = clock
        self._at = at
        self.until: datetime | None = None
        """The moment; None: nobody was signed in since the last one, or there is none."""
        self.came: datetime | None = None
        """When it last came, in this process."""

    def next(self, now: datetime) -> datetime | None:
        """The first such hour after ``now``."""
        if self._at is None:
            return None
        today = datetime.combine(now.date(), self._at, now.tzinfo)
        return today if today > now else datetime.combine(now.date() + timedelta(days=1), self._at, now.tzinfo)

    @property
    def passed(self) -> bool:
        """Whether it is past. A clock that was set far back has passed it too."""
        return self.until is not None and not self._clock.now() < self.until <= self._clock.now() + _LONGEST

    async def read(self) -> None:
        """Finds out when it is, as it was kept."""
        if self._at is not None:
            with contextlib.suppress(KeyringMissing):
                self.until = await self._memories.agents(lambda agents: agents.until)

    async def open(self) -> None:
        """Somebody is signed in: the day has begun, if it had not."""
        if self.until is None:
            await self._set(self.next(self._clock.now()))

    async def put_off(self) -> None:
        """An hour more."""
        if self.until is not None:
            await self._set(self.until + PUT_OFF)

    async def over(self) -> None:
        """Everybody is signed out."""
        self.came = self.until
        await self._set(None)

    async def _set(self, until: datetime | None) -> None:
        self.until = until
        if self._at is not None:
            with contextlib.suppress(KeyringMissing):
                await self._memories.agents(lambda agents: setattr(agents, "until", until))
