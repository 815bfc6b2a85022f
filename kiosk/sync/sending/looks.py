"""What a gesture rests on is read again before it leaves, unless it just was.

Where the platform has versions, what has just been done goes at once: a version that is stale is refused. What had to
wait is looked at all the same, since whom it tells hangs on what is there.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kiosk.domain.platform.failures import NotFound
from kiosk.sync.sending.gesture_calls import read_rdv
from kiosk.sync.shared import Shared

_A_MINUTE = timedelta(minutes=1)

if TYPE_CHECKING:
    from kiosk.domain.day.gesture import Gesture
    from kiosk.domain.day.model import Rdv
    from kiosk.store.queue.rows import Row


class Looks:
    """Gestures made together are looked after together: their RDVs are read at once where they are of one day."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._memory = shared.memory
        self._one: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def look(self, row: Row[Gesture]) -> None:
        """Has the memory know the RDV of a gesture as the platform has it now. Raises a ``Failure``;
        ``NotFound(gone=True)`` when the platform no longer shows it."""
        gesture = row.act
        async with self._one[gesture.organisation_id]:
            known = await self._memory.confirmed(gesture.rdv_id)
            if known is None:
                # Forgotten since, as by a memory that started again: its id may be another's.
                await self.read_unknown(gesture)
                return
            if not self._is_stale(known, gesture):
                return
            together = await self._together(known)
            found = await self._read(gesture.organisation_id, together) if len(together) > 1 else set()
            if known.id not in found:
                await self._read_alone(known)

    def _is_stale(self, known: Rdv, gesture: Gesture) -> bool:
        """Whether somebody else may have changed it unseen, on which this gesture would go."""
        fresh_for = timedelta(seconds=self._shared.timing.fresh_for)
        has_waited = self._shared.clock.now() - gesture.made_at > fresh_for
        unseen = known.lock_version is None or has_waited
        return unseen and not self._shared.freshness.is_fresh(known.id, fresh_for)

    async def _together(self, known: Rdv) -> list[Rdv]:
        """Of the RDVs whose gestures are to leave, those of the same day that are stale too."""
        waiting = {row.act.rdv_id: row.act for row in await self._memory.queue.gestures() if row.act.rdv_id > 0}
        found = [await self._memory.confirmed(rdv_id) for rdv_id in waiting]
        zone = await self._memory.zone(known.organisation_id)

        def day(rdv: Rdv) -> tuple[int, date]:
            return rdv.organisation_id, rdv.starts_at.astimezone(zone).date()

        return [
            rdv for rdv in found if rdv is not None and day(rdv) == day(known) and self._is_stale(rdv, waiting[rdv.id])
        ]

    async def _read(self, organisation_id: int, together: list[Rdv]) -> set[int]:
        """Reads them by one look at their hours; ids of those who are still there."""
        zone = await self._memory.zone(organisation_id)
        hours = [rdv.starts_at.astimezone(zone) for rdv in together]
        wanted = {rdv.id for rdv in together}
        with self._shared.freshness.reading() as moment:
            found = await self._shared.server.platform.rdvs(organisation_id, min(hours), max(hours))
            there = [rdv for rdv in found if rdv.id in wanted]
            await self._keep(organisation_id, there, moment)
        return {rdv.id for rdv in there}

    async def read_unknown(self, gesture: Gesture) -> Rdv:
        """The RDV of a gesture that the memory does not know, as the platform has it now. Raises as ``look``."""
        platform, at = self._shared.server.platform, gesture.starts_at
        with self._shared.freshness.reading() as moment:
            try:
                there = [await platform.rdv(gesture.rdv_id)]
            except NotFound as missing:
                if missing.gone or at is None:
                    raise
                # Servers that cannot be asked for one RDV.
                found = await platform.rdvs(gesture.organisation_id, at - _A_MINUTE, at + _A_MINUTE)
                there = [rdv for rdv in found if rdv.id == gesture.rdv_id]
                if not there:
                    raise NotFound(gone=True) from None
            await self._keep(gesture.organisation_id, there, moment)
            return there[0]

    async def _read_alone(self, known: Rdv) -> None:
        with self._shared.freshness.reading() as moment:
            there = await read_rdv(self._shared.server.platform, known.id, known)
            await self._keep(known.organisation_id, [there], moment)

    async def _keep(self, organisation_id: int, there: list[Rdv], moment: int) -> None:
        newer = self._shared.freshness.since(moment)
        self._shared.freshness.told([rdv.id for rdv in there], moment)
        await self._memory.save_rdvs(organisation_id, there, window=None, keep=newer)
