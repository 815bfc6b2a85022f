"""Indisponibilités: read and written at the platform; while it is out of reach, those of the days kept here."""

from __future__ import annotations

import asyncio
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from kiosk.desk.platform_calls import PlatformCalls
from kiosk.domain.day.absence import draft_of
from kiosk.domain.day.standing import takes_place
from kiosk.domain.platform.failures import TimedOut, Unreachable

if TYPE_CHECKING:
    from kiosk.desk.ports import PlatformClient
    from kiosk.domain.day.absence import Absence, AbsenceDraft
    from kiosk.domain.day.model import AbsenceOccurrence, Rdv

_LONGEST_RDV = timedelta(days=1)
"""An RDV that began longer ago is over."""


class AbsenceCalls(PlatformCalls):
    """The part of ``BookingDesk`` about absences."""

    async def absences(self) -> tuple[Absence, ...]:
        """Those of the agents whom this one may see, of all organisations; recurring ones once, with their rule."""
        return tuple(await self._session.ask(lambda client: client.absences()))

    async def create_absence(self, draft: AbsenceDraft) -> Absence:
        """Writes an absence down. RDVs that fall into it stay."""

        async def there() -> Absence | None:
            return next((absence for absence in await self.absences() if draft_of(absence) == draft), None)

        made = await self._write(lambda client, key: client.create_absence(draft, key=key), there)
        self._session.look_again()
        return made

    async def update_absence(self, absence_id: int, draft: AbsenceDraft) -> Absence:
        """Makes of an absence what ``draft`` says; the rule of a recurring one stays as it is."""

        async def there() -> Absence | None:
            found = await self._session.ask(lambda client: client.absence(absence_id))
            return found if draft_of(found) == draft else None

        changed = await self._write(lambda client, key: client.update_absence(absence_id, draft, key=key), there)
        self._session.look_again()
        return changed

    async def delete_absence(self, absence_id: int) -> None:
        """Takes an absence away; of a recurring one all days."""

        async def delete(client: PlatformClient, key: str) -> None:
            await client.delete_absence(absence_id, key=key)

        async def gone() -> bool:
            return await self._is_gone(lambda client: client.absence(absence_id))

        await self._do(delete, gone)
        self._session.look_again()

    async def absences_from_memory(self, organisation_id: int, first: date, days: int) -> tuple[AbsenceOccurrence, ...]:
        """What this desk knows of an organisation's absences on ``days`` from ``first``, in hour order."""
        memory = self._session.memory
        zone = await memory.zone(organisation_id)
        found: dict[AbsenceOccurrence, None] = {}
        for number in range(days):
            found |= dict.fromkeys(await memory.absences(organisation_id, first + timedelta(days=number), zone))
        return tuple(found)

    async def rdvs_during(self, agent_id: int, starts_at: datetime, ends_at: datetime) -> tuple[Rdv, ...]:
        """The RDVs of an agent that are not cancelled and share a moment with a span, in hour order.

        Those of all organisations of who is signed in; of the days kept here while the platform is out of reach.
        """
        organisations = [one.id for one in await self._session.memory.organisations()]
        try:
            found = [await self._rdvs_there(one, starts_at - _LONGEST_RDV, ends_at) for one in organisations]
        except (Unreachable, TimedOut):
            found = [await self._rdvs_here(one, starts_at, ends_at) for one in organisations]
        within = {
            rdv.id: rdv
            for rdvs in found
            for rdv in rdvs
            if takes_place(rdv)
            and agent_id in [agent.id for agent in rdv.agents]
            and rdv.starts_at < ends_at
            and rdv.starts_at + timedelta(minutes=rdv.duration_in_min) > starts_at
        }
        return tuple(sorted(within.values(), key=lambda rdv: (rdv.starts_at, rdv.id)))

    async def _rdvs_there(self, organisation_id: int, start: datetime, end: datetime) -> list[Rdv]:
        return await self._session.ask(lambda client: client.rdvs(organisation_id, start, end))

    async def _rdvs_here(self, organisation_id: int, start: datetime, end: datetime) -> list[Rdv]:
        memory = self._session.memory
        zone = await memory.zone(organisation_id)
        first, last = start.astimezone(zone).date(), end.astimezone(zone).date()
        days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
        read = await asyncio.gather(*(memory.day(organisation_id, day, zone) for day in days))
        return [entry.rdv for entries in read for entry in entries]
