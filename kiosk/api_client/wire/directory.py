"""Organisations, and who and what is in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from msgspec import Struct

from kiosk.api_client.wire.meta import Id, Listed, Minutes, Some, Word
from kiosk.domain.day.model import Lieu, Motif, Organisation, Service, Team
from kiosk.domain.people.model import Agent
from kiosk.domain.text.masked import masked

_VISIBILITIES = frozenset({"visible_and_notified", "visible_and_not_notified", "invisible"})
"""Whether usagers are told is not known of any other."""


@masked
class WireAgent(Struct, gc=False):
    id: Id
    first_name: str | None = None
    last_name: str | None = None
    email: str | None = None
    agent_accueil: Any = None  # newer releases, where the service Secrétariat was


@masked
class WireOrganisation(Struct, gc=False):
    id: Id
    name: str | None = None
    phone_number: str | None = None
    email: str | None = None


@masked
class WireMotif(Struct, gc=False):
    id: Id
    name: str | None = None
    organisation_id: Id | None = None
    service_id: Id | None = None
    location_type: str | None = None
    collectif: bool | None = None
    follow_up: bool | None = None
    instruction_for_rdv: str | None = None
    default_duration_in_min: Minutes | None = None
    bookable_by: Any = None  # texts so far


@masked
class WireLieu(Struct, gc=False):
    id: Id
    name: str | None = None
    address: str | None = None
    phone_number: str | None = None
    organisation_id: Id | None = None
    single_use: bool | None = None
    enabled: bool | None = None


class OrganisationsPage(Listed, gc=False):
    organisations: Some[WireOrganisation]


class AgentsPage(Listed, gc=False):
    agents: Some[WireAgent]


class MotifsPage(Listed, gc=False):
    motifs: Some[WireMotif]


class LieuxPage(Listed, gc=False):
    lieux: Some[WireLieu]


@masked
class SignedInBody(Struct, gc=False):
    data: WireAgent


@masked
class WireService(Struct, gc=False):
    id: Id
    name: str | None = None


@masked
class WireTeam(Struct, gc=False):
    id: Id
    name: str | None = None


@masked
class AgentComplement(Struct, gc=False):
    """Of an agent, what API v1 leaves out."""

    id: Id
    service_ids: tuple[Id, ...] | None = None
    team_ids: tuple[Id, ...] | None = None
    role: str | None = None
    agent_accueil: bool | None = None


@masked
class MotifComplement(Struct, gc=False):
    """Of a motif, what API v1 leaves out."""

    id: Id
    color: str | None = None
    default_duration_in_min: Minutes | None = None
    visibility_type: str | None = None
    for_secretariat: bool | None = None


@masked
class WireComplement(Struct, gc=False):
    timezone: Word | None = None
    holiday_zone: Word | None = None
    services: Some[WireService] | None = None
    teams: Some[WireTeam] | None = None
    agents: Some[AgentComplement] | None = None
    motifs: Some[MotifComplement] | None = None


@masked
@dataclass(frozen=True, slots=True)
class Complement:
    """What API v1 leaves out of an organisation's agents, services and motifs."""

    timezone: str | None = None
    services: tuple[Service, ...] = ()
    teams: tuple[Team, ...] = ()
    agents: tuple[AgentComplement, ...] = ()
    motifs: tuple[MotifComplement, ...] = ()
    holiday_zone: str | None = None
    """Whose public holidays it has, as the embedded platform says."""

    def complete_agents(self, agents: Iterable[Agent]) -> list[Agent]:
        """``agents`` with their services and role; those that the directory does not name stay as they are."""
        known = {a.id: a for a in self.agents}
        return [
            replace(
                a,
                service_ids=k.service_ids or (),
                role=k.role or "",
                team_ids=k.team_ids or (),
                agent_accueil=bool(k.agent_accueil) or a.agent_accueil,
            )
            if (k := known.get(a.id))
            else a
            for a in agents
        ]

    def complete_motifs(self, motifs: Iterable[Motif]) -> list[Motif]:
        """``motifs`` with their colour, duration and visibility; those that it does not name stay as they are."""
        known = {m.id: m for m in self.motifs}
        return [
            replace(
                m,
                color=k.color,
                default_duration_in_min=k.default_duration_in_min or m.default_duration_in_min,
                visibility_type=k.visibility_type if k.visibility_type in _VISIBILITIES else None,
                for_secretariat=bool(k.for_secretariat),
            )
            if (k := known.get(m.id))
            else m
            for m in motifs
        ]


def organisation_of(o: WireOrganisation) -> Organisation:
    return Organisation(o.id, o.name or "", o.phone_number or None, o.email or None)


def agent_of(a: WireAgent) -> Agent:
    return Agent(a.id, a.first_name or "", a.last_name or "", a.email or None, agent_accueil=a.agent_accueil is True)


def motif_of(m: WireMotif, organisation_id: int) -> Motif:
    """A motif; ``organisation_id`` is for one that does not name its own."""
    return Motif(
        m.id,
        m.name or "",
        m.organisation_id if m.organisation_id is not None else organisation_id,
        m.service_id,
        m.location_type or "public_office",
        bool(m.collectif),
        bool(m.follow_up),
        m.instruction_for_rdv or None,
        default_duration_in_min=m.default_duration_in_min or None,
        bookable_by=m.bookable_by if isinstance(m.bookable_by, str) else "",
    )


def lieu_of(lieu: WireLieu, organisation_id: int) -> Lieu:
    """A lieu; ``organisation_id`` is for one that does not name its own."""
    return Lieu(
        lieu.id,
        lieu.name or "",
        lieu.organisation_id if lieu.organisation_id is not None else organisation_id,
        lieu.address or "",
        lieu.phone_number or None,
        bool(lieu.single_use),
        lieu.enabled is not False,
    )


def complement_of(d: WireComplement) -> Complement:
    return Complement(
        timezone=d.timezone or None,
        holiday_zone=d.holiday_zone or None,
        services=tuple(Service(s.id, s.name or "") for s in d.services or ()),
        teams=tuple(Team(t.id, t.name or "") for t in d.teams or ()),
        agents=tuple(d.agents or ()),
        motifs=tuple(d.motifs or ()),
    )
