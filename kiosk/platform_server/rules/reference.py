"""What hardly changes – territories, organisations, services, agents, motifs, lieux – held in memory, already written.

A platform has a few hundred of these and answers them with every RDV. Whoever writes to one of these tables sets
``Transaction.reference_changed``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container
from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Table, select

from kiosk.platform_server.data import schema
from kiosk.platform_server.values.instants import written
from kiosk.platform_server.values.like import Like


@dataclass(frozen=True, slots=True)
class Organisation:
    id: int
    territory_id: int
    name: str
    timezone: str
    external_id: str | None
    email: str | None
    wire: msgspec.Raw


@dataclass(frozen=True, slots=True)
class Agent:
    id: int
    email: str | None
    row: Row[Any]
    service_ids: frozenset[int]
    team_ids: frozenset[int]
    roles: dict[int, str]  # by organisation
    territory_ids: frozenset[int]  # administers
    secretary: bool
    wire: msgspec.Raw

    @property
    def name(self) -> str:
        """« Prénom Nom »."""
        return " ".join(part for part in (self.row.first_name, self.row.last_name) if part)


@dataclass(frozen=True, slots=True)
class Motif:
    id: int
    organisation_id: int
    service_id: int
    collectif: bool
    location_type: str
    row: Row[Any]
    wire: msgspec.Raw


@dataclass(frozen=True, slots=True)
class Lieu:
    id: int
    organisation_id: int
    address: str
    row: Row[Any]
    wire: msgspec.Raw


@dataclass(slots=True)
class Reference:
    """Everything of this kind, by id, in the order in which the API lists it, written ``like`` the platform does."""

    like: Like
    public_url: str
    territories: dict[int, Row[Any]] = field(default_factory=dict)
    organisations: dict[int, Organisation] = field(default_factory=dict)
    services: dict[int, Row[Any]] = field(default_factory=dict)
    teams: dict[int, Row[Any]] = field(default_factory=dict)
    agents: dict[int, Agent] = field(default_factory=dict)
    motifs: dict[int, Motif] = field(default_factory=dict)
    lieux: dict[int, Lieu] = field(default_factory=dict)

    def timezone(self, organisation_id: int) -> str:
        """The zone of an organisation."""
        return self.organisations[organisation_id].timezone

    def territories_of(self, agent: Agent) -> set[int]:
        """The territories in which an agent has a role."""
        return {self.organisations[o].territory_id for o in agent.roles}

    def organisations_in(self, territory_ids: Container[int]) -> set[int]:
        """The organisations of these territories."""
        return {o.id for o in self.organisations.values() if o.territory_id in territory_ids}

    def page_for_agents(self, rdv: Row[Any]) -> str | None:
        """The address of an RDV in the agents' web application, where there is one."""
        if not self.like.agent_pages:
            return None
        return f"{self.public_url}/admin/organisations/{rdv.organisation_id}/rdvs/{rdv.id}"

    def zone_of(self, agent: Agent) -> str:
        """The zone in which times without an organisation are told to an agent: that of their first organisation."""
        first = min(agent.roles, default=0) or min(self.organisations, default=0)
        return self.timezone(first) if first else "Europe/Paris"


def load_reference(connection: Connection, like: Like, public_url: str) -> Reference:
    """Reads it all."""
    loaded = Reference(like, public_url)
    loaded.territories = {row.id: row for row in _rows(connection, schema.territories)}
    loaded.services = {row.id: row for row in _rows(connection, schema.services)}
    loaded.teams = {row.id: row for row in _rows(connection, schema.teams)}
    for row in _rows(connection, schema.organisations):
        wire = msgspec.Raw(msgspec.json.encode(written_organisation(row)))
        loaded.organisations[row.id] = Organisation(
            row.id, row.territory_id, row.name, row.timezone, row.external_id, row.email, wire
        )
    for row in _rows(connection, schema.lieux):
        wire = msgspec.Raw(msgspec.json.encode(_lieu(row, like)))
        loaded.lieux[row.id] = Lieu(row.id, row.organisation_id, row.address, row, wire)
    for row in _rows(connection, schema.motifs):
        wire = msgspec.Raw(msgspec.json.encode(_motif(row, loaded.timezone(row.organisation_id), like)))
        loaded.motifs[row.id] = Motif(
            row.id, row.organisation_id, row.service_id, row.collectif, row.location_type, row, wire
        )
    _load_agents(connection, loaded)
    return loaded


def _load_agents(connection: Connection, loaded: Reference) -> None:
    services = _pairs(connection, schema.agent_services, "service_id")
    teams = _pairs(connection, schema.agent_teams, "team_id")
    territories = _pairs(connection, schema.agent_territories, "territory_id")
    roles: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for row in connection.execute(select(schema.agent_roles).order_by(schema.agent_roles.c.organisation_id)):
        roles[row.agent_id][row.organisation_id] = row.role
    by_age = select(schema.agents).order_by(schema.agents.c.created_at, schema.agents.c.id)
    for row in connection.execute(by_age):
        mine = frozenset(services[row.id])
        secretary = row.agent_accueil or any(loaded.services[s].secretariat for s in mine)
        loaded.agents[row.id] = Agent(
            row.id,
            row.email,
            row,
            mine,
            frozenset(teams[row.id]),
            roles[row.id],
            frozenset(territories[row.id]),
            secretary,
            msgspec.Raw(msgspec.json.encode(_agent(row))),
        )


def _rows(connection: Connection, table: Table) -> list[Row[Any]]:
    return list(connection.execute(select(table).order_by(table.c.id)))


def _pairs(connection: Connection, table: Table, other: str) -> defaultdict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for row in connection.execute(select(table.c.agent_id, table.c[other])):
        found[row[0]].append(row[1])
    return found


def written_organisation(row: Row[Any]) -> dict[str, Any]:
    """An organisation as the API writes it."""
    return {
        "id": row.id,
        "email": row.email,
        "name": row.name,
        "phone_number": row.phone_number,
        "verticale": row.verticale,
    }


def _lieu(row: Row[Any], like: Like) -> dict[str, Any]:
    newer = {"enabled": row.availability == "enabled"} if like.newer_fields else {}
    return {
        **newer,
        "id": row.id,
        "address": row.address,
        "name": row.name,
        "organisation_id": row.organisation_id,
        "phone_number": row.phone_number,
        "single_use": row.availability == "single_use",
    }


def _motif(row: Row[Any], zone_name: str, like: Like) -> dict[str, Any]:
    delays = ("default_duration_in_min", "min_public_booking_delay", "max_public_booking_delay")
    newer = {name: getattr(row, name) for name in delays} if like.newer_fields else {}
    return {
        **newer,
        "id": row.id,
        "bookable_by": row.bookable_by,
        "bookable_publicly": row.bookable_by != "agents" and row.bookable_by != "agents_and_prescripteurs",
        "collectif": row.collectif,
        "deleted_at": written(row.deleted_at, zone_name),
        "follow_up": row.follow_up,
        "instruction_for_rdv": row.instruction_for_rdv,
        "location_type": row.location_type,
        "motif_category": row.motif_category,
        "name": row.name,
        "organisation_id": row.organisation_id,
        "service_id": row.service_id,
    }


def _agent(row: Row[Any]) -> dict[str, Any]:
    return {
        "id": row.id,
        "email": row.email,
        "first_name": row.first_name,
        "inclusion_connect_open_id_sub": row.inclusion_connect_open_id_sub,
        "last_name": row.last_name,
    }
