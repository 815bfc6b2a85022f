"""Créneaux: what is free, lieu by lieu."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, tzinfo

from msgspec import Struct

from kiosk.api_client.wire.dates import LONGEST_SPAN, instant
from kiosk.api_client.wire.directory import WireAgent, WireLieu, WireOrganisation, lieu_of, organisation_of
from kiosk.api_client.wire.meta import Id, Some
from kiosk.api_client.wire.rdvs import WireRdv, rdvs_of
from kiosk.api_client.wire.unread import each_read
from kiosk.domain.booking.booking import FreeCreneau, LieuCreneaux
from kiosk.domain.people.model import RdvAgent
from kiosk.domain.text.masked import masked

_NOBODY = RdvAgent(0, "", "")


@masked
class WireCreneau(Struct, gc=False):
    starts_at: str
    ends_at: str
    agent: WireAgent | None = None
    lieu_id: Id | None = None
    rdv_id: Id | None = None


@masked
class WireLieuCreneaux(Struct, gc=False):
    lieu: WireLieu | None = None
    organisation: WireOrganisation | None = None
    motif_id: Id | None = None
    next_availability: WireCreneau | None = None
    creneaux: Some[WireCreneau] | None = None
    rdvs: Some[WireRdv] | None = None


@masked
class WireCreneaux(Struct, gc=False):
    lieux: Some[WireLieuCreneaux]


class CreneauReader:
    """Reads one answer of thousands of slots: agents and hours that come back in it are made once."""

    def __init__(self, zone: tzinfo) -> None:
        self._zone = zone
        self._agents: dict[int, RdvAgent] = {}
        self._instants: dict[str, datetime] = {}

    def lieu(self, c: WireLieuCreneaux, organisation_id: int, motif_id: int) -> LieuCreneaux:
        """What is free at one lieu; the ids are for what does not name its own."""
        organisation = organisation_of(c.organisation) if c.organisation is not None else None
        of = organisation.id if organisation is not None else organisation_id
        return LieuCreneaux(
            lieu=lieu_of(c.lieu, of) if c.lieu is not None else None,
            organisation=organisation,
            motif_id=c.motif_id if c.motif_id is not None else motif_id,
            next_availability=next(self._slots([c.next_availability] if c.next_availability is not None else []), None),
            creneaux=tuple(self._slots(c.creneaux or ())),
            workshops=tuple(each_read(c.rdvs or (), lambda one: rdvs_of([one], self._zone, of)[0], "rdvs")),
        )

    def _slots(self, read: Iterable[WireCreneau]) -> Iterator[FreeCreneau]:
        return each_read(read, self._slot, "creneaux")

    def _slot(self, c: WireCreneau) -> FreeCreneau:
        agent = _NOBODY
        if c.agent is not None:
            known = self._agents.get(c.agent.id)
            if known is None:
                known = RdvAgent(c.agent.id, c.agent.first_name or "", c.agent.last_name or "")
                self._agents[known.id] = known
            agent = known
        starts_at, ends_at = self._instant(c.starts_at), self._instant(c.ends_at)
        if not timedelta() <= ends_at - starts_at <= LONGEST_SPAN:
            raise ValueError("a slot of no time that there is")
        return FreeCreneau(starts_at, ends_at, agent, c.lieu_id, c.rdv_id)

    def _instant(self, text: str) -> datetime:
        found = self._instants.get(text)
        if found is None:
            found = self._instants[text] = instant(text, self._zone)
        return found
