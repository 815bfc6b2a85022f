"""Créneaux: what is free, lieu by lieu."""

from __future__ import annotations

from datetime import datetime, tzinfo

from msgspec import Struct

from kiosk.api_client.wire.dates import instant
from kiosk.api_client.wire.directory import WireAgent, WireLieu, WireOrganisation, lieu_of, organisation_of
from kiosk.api_client.wire.rdvs import WireRdv, rdvs_of
from kiosk.domain.booking.booking import FreeCreneau, LieuCreneaux
from kiosk.domain.people.model import RdvAgent

_NOBODY = RdvAgent(0, "", "")


class WireCreneau(Struct, gc=False):
    starts_at: str
    ends_at: str
    agent: WireAgent | None = None
    lieu_id: int | None = None
    rdv_id: int | None = None


class WireLieuCreneaux(Struct, gc=False):
    lieu: WireLieu | None = None
    organisation: WireOrganisation | None = None
    motif_id: int | None = None
    next_availability: WireCreneau | None = None
    creneaux: list[WireCreneau] | None = None
    rdvs: list[WireRdv] | None = None


class WireCreneaux(Struct, gc=False):
    lieux: list[WireLieuCreneaux]


class CreneauReader:
    """Reads one answer of thousands of slots: agents and hours that come back in it are made once."""

    def __init__(self, zone: tzinfo) -> None:
        self._zone = zone
        self._agents: dict[int, RdvAgent] = {}
        self._instants: dict[str, datetime] = {}

    def lieu(self, c: WireLieuCreneaux, organisation_id: int, motif_id: int) -> LieuCreneaux:
        """What is free at one lieu; the ids are for what does not name its own.

        Raises ``ValueError`` for an hour that cannot be read.
        """
        organisation = organisation_of(c.organisation) if c.organisation is not None else None
        of = organisation.id if organisation is not None else organisation_id
        return LieuCreneaux(
            lieu=lieu_of(c.lieu, of) if c.lieu is not None else None,
            organisation=organisation,
            motif_id=c.motif_id if c.motif_id is not None else motif_id,
            next_availability=self._slot(c.next_availability) if c.next_availability is not None else None,
            creneaux=tuple([self._slot(one) for one in c.creneaux or ()]),
            workshops=tuple(rdvs_of(c.rdvs or (), self._zone, of)),
        )

    def _slot(self, c: WireCreneau) -> FreeCreneau:
        agent = _NOBODY
        if c.agent is not None:
            known = self._agents.get(c.agent.id)
            if known is None:
                known = RdvAgent(c.agent.id, c.agent.first_name or "", c.agent.last_name or "")
                self._agents[known.id] = known
            agent = known
        return FreeCreneau(self._instant(c.starts_at), self._instant(c.ends_at), agent, c.lieu_id, c.rdv_id)

    def _instant(self, text: str) -> datetime:
        found = self._instants.get(text)
        if found is None:
            found = self._instants[text] = instant(text, self._zone)
        return found
