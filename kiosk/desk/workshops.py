"""Workshops (RDV collectifs) to come: asked of the platform; while it is out of reach, those of the days kept here."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from kiosk.desk.platform_calls import PlatformCalls
from kiosk.domain.booking.booking import CreneauQuestion
from kiosk.domain.day.model import Motif, Rdv
from kiosk.domain.day.shown import takes_place
from kiosk.domain.day.status import Status
from kiosk.domain.text.masked import masked
from kiosk.domain.writes.deed import Did

if TYPE_CHECKING:
    from kiosk.sync.server import Platform

_SPAN: Final = 31
"""Days of which a search of slots tells at once."""
_SPANS: Final = 2
_LISTED: Final = 14
"""Days read whole where the platform cannot look for workshops alone."""
_KEPT: Final = 8


@masked
@dataclass(frozen=True, slots=True)
class KnownWorkshops:
    """In hour order, up to the day ``until``. ``whole``: as the platform says; else of the days kept on this desk."""

    workshops: tuple[Rdv, ...]
    until: date
    whole: bool


class Workshops:
    """What one can do about workshops beyond what one can about any RDV. Raises what ``PlatformCalls`` says."""

    def __init__(self, calls: PlatformCalls) -> None:
        self._calls = calls

    async def to_come(self, organisation_id: int, shown: Collection[int] = ()) -> KnownWorkshops:
        """Those of an organisation that have not ended; full ones of the days kept here, and those ``shown`` (ids)."""
        zone = await self._calls.memory.zone(organisation_id)
        now = self._calls.now().astimezone(zone)

        async def told() -> KnownWorkshops:
            if not (await self._calls.capabilities()).creneaux:
                end = now + timedelta(days=_LISTED)
                found = await self._calls.ask_to_show(lambda client: client.rdvs(organisation_id, now, end))
                return _known(found, now, end.date(), whole=True)
            # Those with seats left are what a search tells; full ones may be among the days kept.
            known = [*await self._kept(organisation_id, now), *await self._those(shown)]
            found = [*known, *await self._with_seats(organisation_id, now.date())]
            return _known(found, now, now.date() + timedelta(days=_SPAN * _SPANS - 1), whole=True)

        async def kept() -> KnownWorkshops:
            found = await self._kept(organisation_id, now)
            return _known(found, now, now.date() + timedelta(days=_KEPT - 1), whole=False)

        return await self._calls.told_or_kept(told, kept)

    async def call_off(self, rdv_id: int) -> None:
        """Cancels one of which nobody is: there is nobody whose participation could be cancelled."""
        rdv_id = await self._calls.there(rdv_id)

        async def cancel(client: Platform, key: str) -> None:
            await client.set_rdv_status(rdv_id, Status.REVOKED, key=key)

        async def done() -> bool:
            return (await self._calls.ask(lambda client: client.rdv(rdv_id))).status is Status.REVOKED

        await self._calls.do(cancel, done)
        self._calls.recording.did(Did.WORKSHOP_CALLED_OFF, rdv_id=rdv_id)
        self._calls.look_again()

    async def _with_seats(self, organisation_id: int, today: date) -> list[Rdv]:
        found: list[Rdv] = []
        for motif in await self._calls.memory.entries(organisation_id, Motif):
            if not motif.collectif:
                continue
            for number in range(_SPANS):
                question = CreneauQuestion(
                    organisation_id=organisation_id,
                    motif_id=motif.id,
                    first_day=today + timedelta(days=_SPAN * number),
                    days=_SPAN,
                )
                answer = await self._calls.ask_to_show(lambda client, asked=question: client.creneaux(asked))  # type: ignore[misc]
                found += [rdv for one in answer.lieux for rdv in one.workshops]
        return found

    async def _those(self, rdv_ids: Collection[int]) -> list[Rdv]:
        read = [await self._calls.memory.rdv(rdv_id) for rdv_id in sorted(rdv_ids)]
        return [entry.rdv for entry in read if entry is not None]

    async def _kept(self, organisation_id: int, now: datetime) -> list[Rdv]:
        memory, zone = self._calls.memory, now.tzinfo
        assert zone is not None
        days = [now.date() + timedelta(days=number) for number in range(_KEPT)]
        read = await asyncio.gather(*(memory.day(organisation_id, day, zone) for day in days))
        return [entry.rdv for entries in read for entry in entries]


def _known(found: list[Rdv], now: datetime, until: date, *, whole: bool) -> KnownWorkshops:
    # Of one told twice, the later word.
    by_id = {rdv.id: rdv for rdv in found}
    workshops = [
        rdv
        for rdv in by_id.values()
        if rdv.collectif and takes_place(rdv) and rdv.starts_at + timedelta(minutes=rdv.duration_in_min) > now
    ]
    return KnownWorkshops(tuple(sorted(workshops, key=lambda rdv: (rdv.starts_at, rdv.id))), until, whole)
