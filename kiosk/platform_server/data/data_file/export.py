"""A platform as a data file: what ``fill`` reads again, ids included; all that is secret and histories stay behind."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from kiosk.platform_server.data import schema
from kiosk.platform_server.data.data_file.fill import MOTIF_FIELDS
from kiosk.platform_server.data.data_file.users import AS_THEY_STAND
from kiosk.platform_server.data.levels import Level
from kiosk.platform_server.values.instants import zone

_PREFIXES = {
    "territories": "territoire",
    "organisations": "organisation",
    "services": "service",
    "teams": "équipe",
    "agents": "agent",
    "lieux": "lieu",
    "motifs": "motif",
    "plage_ouvertures": "plage",
    "absences": "absence",
    "users": "usager",
    "rdvs": "rdv",
    "webhook_endpoints": "webhook",
    "oauth_applications": "application",
}


def export(connection: Connection) -> dict[str, Any]:
    """The whole platform, as JSON can write it."""
    return _Exporter(connection).data()


def _key(table: str, row_id: int) -> str:
    return f"{_PREFIXES[table]}-{row_id}"


class _Exporter:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._organisations = self._rows(schema.organisations)
        self._agents = self._rows(schema.agents)
        self._zones = {row.id: row.timezone for row in self._organisations}
        self._zone = next(iter(self._zones.values()), "Europe/Paris")
        self._agent_ids = {row.id for row in self._agents}

    def data(self) -> dict[str, Any]:
        """List by list, each by id."""
        return {
            "timezone": self._zone,
            "territories": [
                _object("territories", row, "name", "departement_number", "visible_users_throughout_the_territory")
                | {"holiday_zone": row.holiday_zone}
                for row in self._rows(schema.territories)
            ],
            "organisations": [
                _object("organisations", row, "name", "phone_number", "email", "verticale", "external_id", "timezone")
                | {"territory": _key("territories", row.territory_id)}
                for row in self._organisations
            ],
            "services": [
                _object("services", row, "name", "short_name", "secretariat") for row in self._rows(schema.services)
            ],
            "teams": [
                _object("teams", row, "name") | {"territory": _key("territories", row.territory_id)}
                for row in self._rows(schema.teams)
            ],
            "agents": self._all_agents(),
            "lieux": [
                _object("lieux", row, "name", "address", "phone_number", "availability")
                | {"organisation": _key("organisations", row.organisation_id)}
                for row in self._rows(schema.lieux)
            ],
            "motifs": [
                _object("motifs", row, *MOTIF_FIELDS, "motif_category")
                | {
                    "organisation": _key("organisations", row.organisation_id),
                    "service": _key("services", row.service_id),
                    "deleted_at": self._at(row.deleted_at, row.organisation_id),
                    **_where_there_is_one(row, "visio_url"),
                }
                for row in self._rows(schema.motifs)
            ],
            "plage_ouvertures": self._plages(),
            "absences": [
                _object("absences", row, "title", "first_day", "start_time", "end_day", "end_time", "recurrence")
                | {"agent": _key("agents", row.agent_id), "ical_uid": row.ical_uid}
                for row in self._rows(schema.absences)
            ],
            "users": self._users(),
            "rdvs": self._rdvs(),
            "webhook_endpoints": [
                _object("webhook_endpoints", row, "target_url", "secret", "subscriptions")
                | {"organisation": _key("organisations", row.organisation_id)}
                for row in self._rows(schema.webhook_endpoints)
            ],
            "oauth_applications": [
                _object("oauth_applications", row, "name", "client_id", "redirect_uris", "confidential")
                for row in self._rows(schema.oauth_applications)
            ],
        }

    def _all_agents(self) -> list[dict[str, Any]]:
        services = self._pairs(schema.agent_services, "agent_id", "service_id")
        teams = self._pairs(schema.agent_teams, "agent_id", "team_id")
        administered = self._pairs(schema.agent_territories, "agent_id", "territory_id")
        roles: defaultdict[int, dict[str, str]] = defaultdict(dict)
        role = schema.agent_roles.c
        for row in self._connection.execute(select(schema.agent_roles).order_by(role.agent_id, role.organisation_id)):
            roles[row.agent_id][_key("organisations", row.organisation_id)] = row.role
        names = ("first_name", "last_name", "email", "agent_accueil", "invited", "email_original")
        return [
            _object("agents", row, *names, "inclusion_connect_open_id_sub")
            | {
                "services": [_key("services", other) for other in services[row.id]],
                "teams": [_key("teams", other) for other in teams[row.id]],
                "territorial_admin": [_key("territories", other) for other in administered[row.id]],
                "roles": roles[row.id],
                **_chosen(row),
                "created_at": self._at(row.created_at),
                "deleted_at": self._at(row.deleted_at),
            }
            for row in self._agents
        ]

    def _plages(self) -> list[dict[str, Any]]:
        motifs = self._pairs(schema.plage_motifs, "plage_ouverture_id", "motif_id")
        return [
            _object("plage_ouvertures", row, "title", "first_day", "start_time", "end_time", "recurrence")
            | {
                "agent": _key("agents", row.agent_id),
                "organisation": _key("organisations", row.organisation_id),
                "lieu": None if row.lieu_id is None else _key("lieux", row.lieu_id),
                "motifs": [_key("motifs", motif_id) for motif_id in motifs[row.id]],
            }
            for row in self._rows(schema.plage_ouvertures)
        ]

    def _users(self) -> list[dict[str, Any]]:
        profiles = self._pairs(schema.user_profiles, "user_id", "organisation_id")
        referents = self._pairs(schema.referents, "user_id", "agent_id")
        return [
            _object("users", row, *AS_THEY_STAND, "birth_date", "email", "phone_number_formatted")
            | {
                "organisations": [_key("organisations", other) for other in profiles[row.id]],
                "referents": [_key("agents", other) for other in referents[row.id]],
                "responsible": None if row.responsible_id is None else _key("users", row.responsible_id),
                "created_at": self._at(row.created_at),
                "invitation_created_at": self._at(row.invitation_created_at),
                "invitation_accepted_at": self._at(row.invitation_accepted_at),
                "deleted_at": self._at(row.deleted_at),
                **_where_there_is_one(row, "notification_email"),
            }
            for row in self._rows(schema.users)
        ]

    def _rdvs(self) -> list[dict[str, Any]]:
        agents = self._pairs(schema.rdv_agents, "rdv_id", "agent_id")
        taking_part: defaultdict[int, list[Row[Any]]] = defaultdict(list)
        for row in self._rows(schema.participations):
            taking_part[row.rdv_id].append(row)
        names = ("uuid", "duration_in_min", "status", "context", "name", "max_participants_count", "users_count")
        return [
            _object("rdvs", row, *names)
            | {
                "organisation": _key("organisations", row.organisation_id),
                "motif": _key("motifs", row.motif_id),
                "lieu": None if row.lieu_id is None else _key("lieux", row.lieu_id),
                "starts_at": self._at(row.starts_at, row.organisation_id),
                "created_at": self._at(row.created_at, row.organisation_id),
                "cancelled_at": self._at(row.cancelled_at, row.organisation_id),
                "agents": [_key("agents", agent_id) for agent_id in agents[row.id]],
                **self._creator(row),
                **self._participations(row, taking_part[row.id]),
                **_where_there_is_one(row, "visio_url"),
            }
            for row in self._rows(schema.rdvs)
        ]

    def _participations(self, rdv: Row[Any], rows: list[Row[Any]]) -> dict[str, Any]:
        """Where all that can wait do so since the same instant, the RDV says it; else each participation does."""
        since = {row.waiting_since for row in rows if row.status == "unknown"}
        shared = since.pop() if len(since) == 1 else None
        names = ("status", "send_lifecycle_notifications", "send_reminder_notification")
        written = []
        for row in rows:
            participation = {name: getattr(row, name) for name in (*names, "created_by_agent_prescripteur")}
            participation |= {"id": row.id, "user": _key("users", row.user_id), **self._creator(row)}
            if row.waiting_since != (shared if row.status == "unknown" else None):
                participation["waiting_since"] = self._at(row.waiting_since, rdv.organisation_id)
            if row.waited_in_s is not None:
                participation["waited_in_s"] = row.waited_in_s
            written.append(participation)
        return {"waiting_since": self._at(shared, rdv.organisation_id), "participations": written}

    def _creator(self, row: Row[Any]) -> dict[str, Any]:
        if row.created_by_type == "Agent" and row.created_by_id in self._agent_ids:
            return {"created_by_type": "Agent", "created_by": _key("agents", row.created_by_id)}
        return {"created_by_type": row.created_by_type, "created_by_id": row.created_by_id}

    def _at(self, seconds: int | None, organisation_id: int | None = None) -> str | None:
        if seconds is None:
            return None
        name = self._zone if organisation_id is None else self._zones[organisation_id]
        return datetime.fromtimestamp(seconds, zone(name)).isoformat()

    def _rows(self, table: Table) -> list[Row[Any]]:
        return list(self._connection.execute(select(table).order_by(table.c.id)))

    def _pairs(self, table: Table, of: str, other: str) -> defaultdict[int, list[int]]:
        found: defaultdict[int, list[int]] = defaultdict(list)
        for one, another in self._connection.execute(
            select(table.c[of], table.c[other]).order_by(table.c[of], table.c[other])
        ):
            found[one].append(another)
        return found


def _chosen(row: Row[Any]) -> dict[str, str]:
    """An addition to the format: written for those alone who made a choice."""
    level = row.rdv_notifications_level
    return {} if level == Level.OTHERS else {"rdv_notifications_level": level}


def _where_there_is_one(row: Row[Any], name: str) -> dict[str, str]:
    """Another addition: written for those who have it."""
    value = getattr(row, name)
    return {} if value is None else {name: value}


def _object(table: str, row: Row[Any], *names: str) -> dict[str, Any]:
    return {"key": _key(table, row.id), "id": row.id, **{name: getattr(row, name) for name in names}}
