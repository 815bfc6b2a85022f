"""Indisponibilités: read and written at the platform; while it is out of reach, those of the days kept here."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from kiosk.desk.platform_calls import PlatformCalls
from kiosk.domain.day.absence import Absence, draft_of
from kiosk.domain.day.shown import takes_place
from kiosk.domain.platform.failures import NotFound
from kiosk.domain.text.clean import with_clean_texts
from kiosk.domain.writes.deed import Did

if TYPE_CHECKING:
    from kiosk.domain.day.absence import AbsenceDraft
    from kiosk.domain.day.model import AbsenceOccurrence, Rdv
    from kiosk.sync.server import Platform

_LONGEST_RDV = timedelta(days=1)
"""An RDV that began longer ago is over."""


@dataclass(frozen=True, slots=True)
class KnownAbsences:
    """``whole``: all that the agent may see, as the platform says; else spans of the days kept on this desk."""

    absences: tuple[Absence, ...]
    whole: bool


class Absences:
    """What one can do about absences. Each method raises what ``PlatformCalls`` says."""

    def __init__(self, calls: PlatformCalls) -> None:
        self._calls = calls

    async def known(self, organisation_id: int, first: date, days: int) -> KnownAbsences:
        """Those of the agents whom this one may see, of all organisations; recurring ones once, with their rule.

        While the platform is out of reach, those of the organisation on ``days`` from ``first``, each span apart.
        """

        async def told() -> KnownAbsences:
            return KnownAbsences(await self.all(), whole=True)

        async def kept() -> KnownAbsences:
            return KnownAbsences(await self._kept(organisation_id, first, days), whole=False)

        return await self._calls.told_or_kept(told, kept)

    async def all(self) -> tuple[Absence, ...]:
        """The same as the platform says it."""
        return tuple(await self._calls.ask_to_show(lambda client: client.absences()))

    async def now(self, absence_id: int) -> Absence | None:
        """An absence as the platform has it; None when it is gone."""
        try:
            return await self._calls.ask(lambda client: client.absence(absence_id))
        except NotFound:
            return None

    async def create(self, draft: AbsenceDraft) -> Absence:
        """Writes an absence down. RDVs that fall into it stay."""
        draft = with_clean_texts(draft)

        async def there() -> Absence | None:
            # Of a list that is not whole, nobody could tell.
            listed = await self._calls.ask(lambda client: client.absences())
            return next((absence for absence in listed if draft_of(absence) == draft), None)

        made = await self._calls.write(lambda client, key: client.create_absence(draft, key=key), there)
        self._calls.recording.did(Did.ABSENCE_CREATED)
        self._calls.look_again()
        return made

    async def update(self, absence_id: int, draft: AbsenceDraft) -> Absence:
        """Makes of an absence what ``draft`` says; the rule of a recurring one stays as it is."""
        draft = with_clean_texts(draft)

        async def there() -> Absence | None:
            found = await self._calls.ask(lambda client: client.absence(absence_id))
            return found if draft_of(found) == draft else None

        changed = await self._calls.write(lambda client, key: client.update_absence(absence_id, draft, key=key), there)
        self._calls.recording.did(Did.ABSENCE_CHANGED)
        self._calls.look_again()
        return changed

    async def delete(self, absence_id: int) -> None:
        """Takes an absence away; of a recurring one all days."""

        async def delete(client: Platform, key: str) -> None:
            await client.delete_absence(absence_id, key=key)

        async def gone() -> bool:
            return await self._calls.is_gone(lambda client: client.absence(absence_id))

        await self._calls.do(delete, gone, mute=True)
        self._calls.recording.did(Did.ABSENCE_DELETED)
        self._calls.look_again()

    async def rdvs_during(self, agent_id: int, starts_at: datetime, ends_at: datetime) -> tuple[Rdv, ...]:
        """The RDVs of an agent that are not cancelled and share a moment with a span, in hour order.

        Those of all organisations of who is signed in; of the days kept here while the platform is out of reach.
        """
        organisations = [one.id for one in await self._calls.memory.organisations()]

        async def told() -> list[list[Rdv]]:
            return [await self._rdvs_there(one, starts_at - _LONGEST_RDV, ends_at) for one in organisations]

        async def kept() -> list[list[Rdv]]:
            return [await self._rdvs_here(one, starts_at, ends_at) for one in organisations]

        within = {
            rdv.id: rdv
            for rdvs in await self._calls.told_or_kept(told, kept)
            for rdv in rdvs
            if takes_place(rdv)
            and agent_id in [agent.id for agent in rdv.agents]
            and rdv.starts_at < ends_at
            and rdv.starts_at + timedelta(minutes=rdv.duration_in_min) > starts_at
        }
        return tuple(sorted(within.values(), key=lambda rdv: (rdv.starts_at, rdv.id)))

    async def _kept(self, organisation_id: int, first: date, days: int) -> tuple[Absence, ...]:
        memory = self._calls.memory
        zone = await memory.zone(organisation_id)
        found: dict[Absence, None] = {}
        for number in range(days):
            spans = await memory.absences(organisation_id, first + timedelta(days=number), zone)
            found |= dict.fromkeys(_one_span(span, zone) for span in spans)
        return tuple(found)

    async def _rdvs_there(self, organisation_id: int, start: datetime, end: datetime) -> list[Rdv]:
        return await self._calls.ask_to_show(lambda client: client.rdvs(organisation_id, start, end))

    async def _rdvs_here(self, organisation_id: int, start: datetime, end: datetime) -> list[Rdv]:
        memory = self._calls.memory
        zone = await memory.zone(organisation_id)
        first, last = start.astimezone(zone).date(), end.astimezone(zone).date()
        days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
        read = await asyncio.gather(*(memory.day(organisation_id, day, zone) for day in days))
        return [entry.rdv for entries in read for entry in entries]


def _one_span(kept: AbsenceOccurrence, zone: tzinfo) -> Absence:
    start, end = kept.starts_at.astimezone(zone), kept.ends_at.astimezone(zone)
    return Absence(kept.absence_id, kept.agent_id, kept.title, start.date(), start.time(), end.date(), end.time())
