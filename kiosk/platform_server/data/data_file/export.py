"""A platform as a data file: what ``fill`` reads again, ids included; all that is secret and histories stay behind."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from kiosk.platform_server.data import schema
from kiosk.platform_server.data.data_file.model import LISTS
from kiosk.platform_server.data.data_file.rows import KINDS
from kiosk.platform_server.data.levels import Level
from kiosk.platform_server.values.instants import PARIS, zone

_PREFIXES = {
    "territory": "territoire",
    "organisation": "organisation",
    "service": "service",
    "team": "équipe",
    "agent": "agent",
    "lieu": "lieu",
    "motif": "motif",
    "plage_ouverture": "plage",
    "absence": "absence",
    "user": "usager",
    "responsible": "usager",
    "rdv": "rdv",
    "webhook_endpoint": "webhook",
    "oauth_application": "application",
}
_INSTANTS = frozenset(
    {"created_at", "deleted_at", "starts_at", "cancelled_at", "invitation_created_at", "invitation_accepted_at"}
)
# Additions to the format: written for those alone who have one, or made that choice.
_UNLESS = {"visio_url": None, "notification_email": None, "rdv_notifications_level": Level.OTHERS}
_LINKS = {
    "services": (schema.agent_services, "agent_id", "service"),
    "teams": (schema.agent_teams, "agent_id", "team"),
    "territorial_admin": (schema.agent_territories, "agent_id", "territory"),
    "motifs": (schema.plage_motifs, "plage_ouverture_id", "motif"),
    "organisations": (schema.user_profiles, "user_id", "organisation"),
    "referents": (schema.referents, "user_id", "agent"),
    "agents": (schema.rdv_agents, "rdv_id", "agent"),
}


def export(connection: Connection) -> dict[str, Any]:
    """The whole platform, as JSON can write it."""
    return _Exporter(connection).data()


def _key(kind: str, row_id: int) -> str:
    return f"{_PREFIXES[kind]}-{row_id}"


class _Exporter:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._zones = {row.id: row.timezone for row in self._rows(schema.organisations)}
        self._zone = next(iter(self._zones.values()), PARIS)
        self._agent_ids = {row.id for row in self._rows(schema.agents)}
        self._links = {name: self._pairs(*link) for name, link in _LINKS.items()}
        self._roles: defaultdict[int, dict[str, str]] = defaultdict(dict)
        role = schema.agent_roles.c
        for row in connection.execute(select(schema.agent_roles).order_by(role.agent_id, role.organisation_id)):
            self._roles[row.agent_id][_key("organisation", row.organisation_id)] = row.role
        self._taking_part: defaultdict[int, list[Row[Any]]] = defaultdict(list)
        for row in self._rows(schema.participations):
            self._taking_part[row.rdv_id].append(row)

    def data(self) -> dict[str, Any]:
        """List by list, each by id."""
        written: dict[str, Any] = {"timezone": self._zone}
        for name, kind in LISTS.items():
            table = schema.metadata.tables[name]
            fields = tuple(name for name in kind.__struct_fields__ if not name.startswith("created_by"))
            written[name] = [self._object(table, row, fields) for row in self._rows(table)]
        for agent in written["agents"]:
            agent["roles"] = self._roles[agent["id"]]
        for rdv, row in zip(written["rdvs"], self._rows(schema.rdvs), strict=True):
            rdv |= self._creator(row) | self._participations(row)
        return written

    def _object(self, table: Table, row: Row[Any], fields: tuple[str, ...]) -> dict[str, Any]:
        """The fields that the table has, and the keys of what its rows name or are tied to."""
        written: dict[str, Any] = {"key": _key(KINDS[table.name], row.id)}
        where = row.organisation_id if table in (schema.motifs, schema.rdvs) else None
        for name in fields:
            if name in table.c:
                value = getattr(row, name)
                if name not in _UNLESS or value != _UNLESS[name]:
                    written[name] = self._at(value, where) if name in _INSTANTS else value
            elif f"{name}_id" in table.c and name in _PREFIXES:
                other_id = getattr(row, f"{name}_id")
                written[name] = None if other_id is None else _key(name, other_id)
            elif name in _LINKS:
                written[name] = self._links[name][row.id]
        return written

    def _participations(self, rdv: Row[Any]) -> dict[str, Any]:
        """Where all that can wait do so since the same instant, the RDV says it; else each participation does."""
        rows = self._taking_part[rdv.id]
        since = {row.waiting_since for row in rows if row.status == "unknown"}
        shared = since.pop() if len(since) == 1 else None
        names = ("id", "status", "send_lifecycle_notifications", "send_reminder_notification")
        written = []
        for row in rows:
            participation = {name: getattr(row, name) for name in (*names, "created_by_agent_prescripteur")}
            participation |= {"user": _key("user", row.user_id), **self._creator(row)}
            if row.waiting_since != (shared if row.status == "unknown" else None):
                participation["waiting_since"] = self._at(row.waiting_since, rdv.organisation_id)
            if row.waited_in_s is not None:
                participation["waited_in_s"] = row.waited_in_s
            written.append(participation)
        return {"waiting_since": self._at(shared, rdv.organisation_id), "participations": written}

    def _creator(self, row: Row[Any]) -> dict[str, Any]:
        if row.created_by_type == "Agent" and row.created_by_id in self._agent_ids:
            return {"created_by_type": "Agent", "created_by": _key("agent", row.created_by_id)}
        return {"created_by_type": row.created_by_type, "created_by_id": row.created_by_id}

    def _at(self, seconds: int | None, organisation_id: int | None) -> str | None:
        if seconds is None:
            return None
        name = self._zone if organisation_id is None else self._zones[organisation_id]
        return datetime.fromtimestamp(seconds, zone(name)).isoformat()

    def _rows(self, table: Table) -> list[Row[Any]]:
        return list(self._connection.execute(select(table).order_by(table.c.id)))

    def _pairs(self, table: Table, of: str, kind: str) -> defaultdict[int, list[str]]:
        """The keys that are tied to each row."""
        found: defaultdict[int, list[str]] = defaultdict(list)
        other = table.c[f"{kind}_id"]
        for one, another in self._connection.execute(select(table.c[of], other).order_by(table.c[of], other)):
            found[one].append(_key(kind, another))
        return found
