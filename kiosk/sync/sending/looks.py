"""Where the platform has no locks: what a gesture rests on is read again before it leaves, unless it just was."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kiosk.clock import Clock
from kiosk.sync.sending.gesture_calls import read_rdv
from kiosk.sync.timing import SyncTiming

if TYPE_CHECKING:
    from kiosk.domain.day.gesture import Gesture
    from kiosk.domain.day.model import Rdv
    from kiosk.store.memory import Memory
    from kiosk.sync.freshness import Freshness
    from kiosk.sync.server import Server


class Looks:
    """Gestures made together are looked after together: their RDVs are read at once where they are of one day."""

    def __init__(
        self, server: Callable[[], Server], memory: Memory, clock: Clock, freshness: Freshness, timing: SyncTiming
    ) -> None:
        self._server = server
        self._memory = memory
        self._clock = clock
        self._freshness = freshness
        self._timing = timing
        self._one: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def look(self, gesture: Gesture) -> None:
        """Has the memory know the RDV of ``gesture`` as the platform has it now. Raises a ``Failure``;
        ``NotFound(gone=True)`` when the platform no longer shows it."""
        async with self._one[gesture.organisation_id]:
            known = await self._memory.confirmed(gesture.rdv_id)
            if known is None or not self._is_stale(known):
                return
            together = await self._together(known)
            found = await self._read(gesture.organisation_id, together) if len(together) > 1 else set()
            if known.id not in found:
                await self._read_alone(known)

    def _is_stale(self, known: Rdv) -> bool:
        """Whether somebody else may have changed it unseen: a version would tell, and so does a fresh reading."""
        fresh_for = timedelta(seconds=self._timing.fresh_for)
        return known.lock_version is None and not self._freshness.is_fresh(known.id, fresh_for)

    async def _together(self, known: Rdv) -> list[Rdv]:
        """Of the RDVs whose gestures are to leave, those of the same day that are stale too."""
        ids = {row.act.rdv_id for row in await self._memory.queue.gestures() if row.act.rdv_id > 0}
        found = [await self._memory.confirmed(rdv_id) for rdv_id in ids]
        zone = await self._memory.zone(known.organisation_id)

        def day(rdv: Rdv) -> tuple[int, date]:
            return rdv.organisation_id, rdv.starts_at.astimezone(zone).date()

        return [rdv for rdv in found if rdv is not None and day(rdv) == day(known) and self._is_stale(rdv)]

    async def _read(self, organisation_id: int, together: list[Rdv]) -> set[int]:
        """Reads them by one look at their hours; ids of those who are still there."""
        zone = await self._memory.zone(organisation_id)
        hours = [rdv.starts_at.astimezone(zone) for rdv in together]
        wanted = {rdv.id for rdv in together}
        with self._freshness.reading() as moment:
            found = await self._server().platform.rdvs(organisation_id, min(hours), max(hours))
            there = [rdv for rdv in found if rdv.id in wanted]
            await self._keep(organisation_id, there, moment)
        return {rdv.id for rdv in there}

    async def _read_alone(self, known: Rdv) -> None:
        with self._freshness.reading() as moment:
            there = await read_rdv(self._server().platform, known.id, known)
            await self._keep(known.organisation_id, [there], moment)

    async def _keep(self, organisation_id: int, there: list[Rdv], moment: int) -> None:
        newer = self._freshness.since(moment)
        self._freshness.told([rdv.id for rdv in there], moment)
        await self._memory.save_rdvs(organisation_id, there, window=None, keep=newer)
