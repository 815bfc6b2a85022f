"""The RDVs of a period: those of the days that the memory knows, and those that the platform is asked for.

What the platform tells of days long past is shown and not kept: a desk forgets after a few days. An RDV on which
something is done is kept from then on, as any other.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from kiosk.desk.platform_calls import PlatformCalls
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.model import Rdv
from kiosk.domain.text.masked import masked
from kiosk.domain.writes.deed import Did
from kiosk.store.rdvs import day_bounds

if TYPE_CHECKING:
    from datetime import tzinfo

BACK: Final = 2
AHEAD: Final = 7
"""Around today, the days that the synchronisation keeps as the platform has them (« the week around »)."""
_SECOND = timedelta(seconds=1)


@masked
@dataclass(frozen=True, slots=True)
class KeptRdvs:
    """What the memory has: ``entries`` in hour order; the ``days`` of which it has all."""

    entries: tuple[DeskRdv, ...]
    days: frozenset[date]


class RdvLists:
    """RDVs of an organisation over many days. Raises what ``PlatformCalls`` says."""

    def __init__(self, calls: PlatformCalls) -> None:
        self._calls = calls

    @property
    def out_of_reach(self) -> bool:
        """Whether it is known that the platform does not answer now."""
        return self._calls.out_of_reach

    async def zone(self, organisation_id: int) -> tzinfo:
        """In which the days of the organisation are."""
        return await self._calls.memory.zone(organisation_id)

    async def kept(self, organisation_id: int, first: date, last: date) -> KeptRdvs:
        """What the memory has of the days from ``first`` to ``last``, without a word to the platform."""
        memory = self._calls.memory
        zone = await memory.zone(organisation_id)
        today = self._calls.now().astimezone(zone).date()
        near = [today + timedelta(days=n) for n in range(-BACK, AHEAD + 1)]
        days = [day for day in near if first <= day <= last]
        synced = await asyncio.gather(*(memory.synced_at(organisation_id, day) for day in days))
        entries = await memory.between(organisation_id, (day_bounds(first, zone)[0], day_bounds(last, zone)[1]))
        known = frozenset(day for day, at in zip(days, synced, strict=True) if at is not None)
        return KeptRdvs(tuple(entries), known)

    async def told(
        self, organisation_id: int, first: date, last: date, *, unsaid: bool = False, gentle: bool = False
    ) -> tuple[DeskRdv, ...]:
        """What the platform tells of these days, in hour order, and what was done here of it laid over.

        ``unsaid``: those of which the platform says that nobody has said what became of them; ``NotFound`` on servers
        that cannot be asked for these alone. ``gentle``: nobody waits for it yet.
        """
        zone = await self._calls.memory.zone(organisation_id)
        start, end = day_bounds(first, zone)[0], day_bounds(last, zone)[1] - _SECOND
        found = await self._calls.ask_to_show(
            lambda client: client.rdvs_listed(organisation_id, start, end, unsaid=unsaid), gentle=gentle
        )
        within = [rdv for rdv in found if start <= rdv.starts_at <= end]
        entries = await self._calls.memory.between(organisation_id, (start, end + _SECOND))
        here = {entry.rdv.id: entry for entry in entries}
        return tuple(_newer(rdv, here.get(rdv.id)) for rdv in within)

    async def keep(self, rdvs: Sequence[Rdv]) -> None:
        """Keeps RDVs that the platform told of, unless they are known: something is about to be done on them."""
        memory = self._calls.memory
        known = await memory.rdvs([rdv.id for rdv in rdvs])
        for rdv in rdvs:
            if rdv.id not in known:
                await memory.save_rdv(rdv)

    def exported(self, organisation_id: int) -> None:
        """A list of the organisation is in a file now: the register has it."""
        self._calls.recording.did(Did.LIST_EXPORTED, organisation_id)

    async def arrivals(self, organisation_id: int, since: datetime) -> Mapping[int, datetime]:
        """Who, by their participation, was put into the waiting room from this desk since then, and at what hour."""
        return await self._calls.memory.queue.arrivals(organisation_id, since)


def _newer(told: Rdv, here: DeskRdv | None) -> DeskRdv:
    """What was just told, but where something was done here that the platform may not have had by then."""
    if here is None:
        return DeskRdv(told)
    if here.unsent or here.to_confirm or here.problem or here.held or here.overtaken is not None:
        return here
    ours, theirs = here.rdv.lock_version, told.lock_version
    return here if ours is not None and theirs is not None and ours > theirs else DeskRdv(told)
