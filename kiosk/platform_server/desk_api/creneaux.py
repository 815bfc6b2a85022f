"""Free slots of a motif, lieu by lieu; for a prescription, throughout the territory.

``GET organisations/{id}/creneaux`` answers ``{"lieux": [{"lieu", "organisation", "motif_id", "next_availability",
"creneaux"}]}``. A motif collectif has no slots: its lieux carry ``rdvs``, the RDVs collectifs with seats left, and
``next_availability`` is the first of them, with its ``rdv_id``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Any

import msgspec

from kiosk.domain.booking.creneaux import Creneau
from kiosk.platform_server.http.calls import Answer, Call, Endpoint
from kiosk.platform_server.rules import availability, visibility, workshops
from kiosk.platform_server.rules.availability import LieuAvailability
from kiosk.platform_server.rules.prescription import counterparts, may_prescribe
from kiosk.platform_server.rules.reference import Motif, Organisation
from kiosk.platform_server.values.instants import iso, local_day
from kiosk.platform_server.values.refusals import unknown_record
from kiosk.platform_server.values.validation import Faults

LONGEST_DAYS = 31
_FURTHEST = timedelta(days=3 * 366)


def _index(call: Call) -> Answer:
    organisation = visibility.member(call.reference, call.agent, call.id())
    territory = bool(call.query.flag("territory"))
    motif = _motif(call, organisation, territory=territory)
    first, days = _range(call, local_day(call.now, organisation.timezone))
    motifs = [motif]
    if territory:
        motifs += counterparts(call.reference, motif)
    found: list[dict[str, Any]] = []
    for one in motifs:
        lieu_ids = call.query.integers("lieu_ids") or None
        search = workshops.search if one.collectif else _search
        found += search(call, one, first, days, lieu_ids)
    return Answer({"lieux": found})


def _search(
    call: Call, motif: Motif, first: date, days: int, lieu_ids: Collection[int] | None
) -> Iterator[dict[str, Any]]:
    results = availability.search(
        call.connection,
        call.reference,
        motif,
        first,
        days,
        call.now,
        lieu_ids=lieu_ids,
        agent_ids=_agent_ids(call),
    )
    writer = _Writer(call, motif)
    return map(writer.lieu, results)


class _Writer:
    """Writes the slots of one motif."""

    def __init__(self, call: Call, motif: Motif) -> None:
        self._reference = call.reference
        self._viewer = call.agent
        self._motif = motif
        self._organisation = call.reference.organisations[motif.organisation_id]
        self._agents: dict[int, msgspec.Raw | None] = {}

    def lieu(self, found: LieuAvailability) -> dict[str, Any]:
        """One lieu."""
        return {
            "lieu": found.lieu.wire if found.lieu else None,
            "organisation": self._organisation.wire,
            "motif_id": self._motif.id,
            "next_availability": self._slot(found.next_availability) if found.next_availability else None,
            "creneaux": [self._slot(slot) for slot in found.creneaux],
        }

    def _slot(self, slot: Creneau) -> dict[str, Any]:
        zone_name = self._organisation.timezone
        return {
            "starts_at": iso(slot.starts_at, zone_name),
            "ends_at": iso(slot.ends_at, zone_name),
            "agent": self._agent(slot.agent_id),
            "lieu_id": slot.lieu_id,
        }

    def _agent(self, agent_id: int) -> msgspec.Raw | None:
        if agent_id not in self._agents:
            agent = self._reference.agents[agent_id]
            self._agents[agent_id] = visibility.named(self._reference, self._viewer, agent)
        return self._agents[agent_id]


def _motif(call: Call, organisation: Organisation, *, territory: bool) -> Motif:
    """The motif asked for: the organisation's, or throughout the territory any that is open to prescribers."""
    motif_id = call.query.integer("motif_id") or 0
    motif = call.reference.motifs.get(motif_id)
    if motif is not None and motif.row.deleted_at is None:
        if motif.organisation_id == organisation.id and visibility.sees_motif(call.agent, motif):
            return motif
        theirs = call.reference.organisations[motif.organisation_id].territory_id
        if territory and theirs == organisation.territory_id and may_prescribe(call.reference, call.agent, motif):
            return motif
    raise unknown_record("Motif", motif_id)


def _agent_ids(call: Call) -> set[int] | None:
    """The agents named and those of the teams named; None when neither limits the search."""
    named, teams = call.query.integers("agent_ids"), call.query.integers("team_ids")
    if not named and not teams:
        return None
    members = {a.id for a in call.reference.agents.values() if not a.team_ids.isdisjoint(teams or ())}
    return members | set(named or ())


def _range(call: Call, today: date) -> tuple[date, int]:
    faults = Faults()
    first, days = today, 7
    text = call.query.text("from")
    if text:
        try:
            first = date.fromisoformat(text[:10])
        except ValueError:
            faults.add("from", "invalid", "n’est pas une date")
        if abs(first - today) > _FURTHEST:
            faults.add("from", "invalid", "est trop loin")
    if call.query.text("days"):
        days = call.query.integer("days") or 0
        if not 1 <= days <= LONGEST_DAYS:
            faults.add("days", "invalid", f"doit être compris entre 1 et {LONGEST_DAYS}")
    faults.refuse()
    return first, days


ENDPOINTS = (Endpoint("GET", "/organisations/{id}/creneaux", _index),)
