"""Writes a data file into an empty database: references resolved, everything inserted in bulk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, insert

from kiosk.domain.dates.public_holidays import known_zone as known_holidays
from kiosk.domain.dates.recurrence import UnreadableRecurrence, read_recurrence
from kiosk.platform_server.data import schema
from kiosk.platform_server.data.data_file.keys import Keys
from kiosk.platform_server.data.data_file.model import DataFile, DataFileFault, known_zone
from kiosk.platform_server.data.data_file.rdvs import rdv_rows
from kiosk.platform_server.data.data_file.users import user_rows
from kiosk.platform_server.data.database import settle
from kiosk.platform_server.values.instants import instant, seconds
from kiosk.platform_server.values.redirects import can_be_registered
from kiosk.platform_server.values.secrets import hashed

Rows = dict[Table, list[dict[str, Any]]]
MOTIF_FIELDS = (
    "name",
    "color",
    "location_type",
    "default_duration_in_min",
    "collectif",
    "follow_up",
    "for_secretariat",
    "bookable_by",
    "min_public_booking_delay",
    "max_public_booking_delay",
    "visibility_type",
    "instruction_for_rdv",
    "restriction_for_rdv",
)


def fill(connection: Connection, data: DataFile, now: int, hash_password: Callable[[str], str]) -> None:
    """Writes ``data``; ``now`` dates what the file does not. Raises DataFileFault: the caller takes everything back."""
    filler = _Filler(data, now, hash_password)
    for table, rows in filler.rows().items():
        if rows:
            connection.execute(insert(table), rows)
    settle(connection)


class _Filler:
    def __init__(self, data: DataFile, now: int, hash_password: Callable[[str], str]) -> None:
        self._data = data
        self._now = now
        self._hash = hash_password
        self.territories = Keys("territories", "territory", data.territories)
        self.organisations = Keys("organisations", "organisation", data.organisations)
        self.services = Keys("services", "service", data.services)
        self.teams = Keys("teams", "team", data.teams)
        self.agents = Keys("agents", "agent", data.agents)
        self.lieux = Keys("lieux", "lieu", data.lieux)
        self.motifs = Keys("motifs", "motif", data.motifs)
        self.users = Keys("users", "user", data.users)

    def rows(self) -> Rows:
        """Every row, in an order that references allow."""
        rows: Rows = {
            schema.territories: self._territories(),
            schema.organisations: self._organisations(),
            schema.services: self._services(),
            schema.teams: self._teams(),
        }
        rows.update(self._agents())
        rows[schema.lieux] = self._lieux()
        rows[schema.motifs] = self._motifs()
        rows.update(self._plages())
        rows[schema.absences] = self._absences()
        rows.update(user_rows(self._data, self.users, self.organisations, self.agents, self._now))
        rows.update(
            rdv_rows(self._data, self.organisations, self.motifs, self.lieux, self.agents, self.users, self._now)
        )
        rows[schema.webhook_endpoints] = self._webhooks()
        rows[schema.oauth_applications] = self._applications()
        return rows

    def _territories(self) -> list[dict[str, Any]]:
        for index, t in enumerate(self._data.territories):
            if t.holiday_zone is not None and not known_holidays(t.holiday_zone):
                raise DataFileFault(f"territories[{index}].holiday_zone", "no holidays are known of it")
        return [
            {
                "id": self.territories[t.key],
                "name": t.name,
                "departement_number": t.departement_number,
                "visible_users_throughout_the_territory": t.visible_users_throughout_the_territory,
                "holiday_zone": t.holiday_zone,
            }
            for t in self._data.territories
        ]

    def _organisations(self) -> list[dict[str, Any]]:
        rows = []
        for index, o in enumerate(self._data.organisations):
            if o.timezone is not None and not known_zone(o.timezone):
                raise DataFileFault(f"organisations[{index}].timezone", "no such zone")
            rows.append(
                {
                    "id": self.organisations[o.key],
                    "territory_id": self.territories.find(o.territory, f"organisations[{index}].territory"),
                    "name": o.name,
                    "phone_number": o.phone_number,
                    "email": o.email,
                    "verticale": o.verticale,
                    "external_id": o.external_id,
                    "timezone": o.timezone or self._data.timezone,
                }
            )
        return rows

    def _services(self) -> list[dict[str, Any]]:
        return [
            {
                "id": self.services[s.key],
                "name": s.name,
                "short_name": s.short_name or s.name,
                "secretariat": s.secretariat,
            }
            for s in self._data.services
        ]

    def _teams(self) -> list[dict[str, Any]]:
        return [
            {
                "id": self.teams[t.key],
                "territory_id": self.territories.find(t.territory, f"teams[{index}].territory"),
                "name": t.name,
            }
            for index, t in enumerate(self._data.teams)
        ]

    def _agents(self) -> Rows:
        rows: Rows = {
            table: []
            for table in (
                schema.agents,
                schema.agent_services,
                schema.agent_teams,
                schema.agent_roles,
                schema.agent_territories,
            )
        }
        hashes: dict[str, str] = {}
        emails: set[str] = set()
        for index, a in enumerate(self._data.agents):
            path, agent_id = f"agents[{index}]", self.agents[a.key]
            email = a.email.strip() if a.email else None
            if email is not None and email.lower() in emails:
                raise DataFileFault(f"{path}.email", f'"{email}" comes twice')
            emails.add((email or "").lower())
            if a.password and a.password not in hashes:
                # Hashing is slow on purpose: once for a password that several agents share.
                hashes[a.password] = self._hash(a.password)
            rows[schema.agents].append(
                {
                    "id": agent_id,
                    "first_name": a.first_name,
                    "last_name": a.last_name,
                    "email": email,
                    "password_hash": hashes[a.password] if a.password and email else None,
                    "agent_accueil": a.agent_accueil,
                    "invited": a.invited,
                    "email_original": a.email_original,
                    "inclusion_connect_open_id_sub": a.inclusion_connect_open_id_sub,
                    "rdv_notifications_level": a.rdv_notifications_level,
                    "created_at": seconds(a.created_at) if a.created_at else self._now,
                    "deleted_at": instant(a.deleted_at),
                }
            )
            for table, other, ids in (
                (schema.agent_services, "service_id", self.services.find_all(a.services, f"{path}.services")),
                (schema.agent_teams, "team_id", self.teams.find_all(a.teams, f"{path}.teams")),
                (
                    schema.agent_territories,
                    "territory_id",
                    self.territories.find_all(a.territorial_admin, f"{path}.territorial_admin"),
                ),
            ):
                rows[table] += [{"agent_id": agent_id, other: other_id} for other_id in ids]
            for key, role in a.roles.items():
                organisation_id = self.organisations.find(key, f"{path}.roles.{key}")
                rows[schema.agent_roles].append(
                    {"agent_id": agent_id, "organisation_id": organisation_id, "role": role}
                )
        return rows

    def _lieux(self) -> list[dict[str, Any]]:
        return [
            {
                "id": self.lieux[place.key],
                "organisation_id": self.organisations.find(place.organisation, f"lieux[{index}].organisation"),
                "name": place.name,
                "address": place.address,
                "phone_number": place.phone_number,
                "availability": place.availability,
            }
            for index, place in enumerate(self._data.lieux)
        ]

    def _motifs(self) -> list[dict[str, Any]]:
        return [
            {
                **{name: getattr(m, name) for name in MOTIF_FIELDS},
                "id": self.motifs[m.key],
                "organisation_id": self.organisations.find(m.organisation, f"motifs[{index}].organisation"),
                "service_id": self.services.find(m.service, f"motifs[{index}].service"),
                "motif_category": msgspec.to_builtins(m.motif_category),
                "visio_url": m.visio_url,
                "deleted_at": instant(m.deleted_at),
            }
            for index, m in enumerate(self._data.motifs)
        ]

    def _plages(self) -> Rows:
        plages: list[dict[str, Any]] = []
        links: list[dict[str, Any]] = []
        given = Keys("plage_ouvertures", "plage_ouverture", self._data.plage_ouvertures)
        for index, p in enumerate(self._data.plage_ouvertures):
            path = f"plage_ouvertures[{index}]"
            plages.append(
                {
                    "id": given[p.key],
                    "agent_id": self.agents.find(p.agent, f"{path}.agent"),
                    "organisation_id": self.organisations.find(p.organisation, f"{path}.organisation"),
                    "lieu_id": None if p.lieu is None else self.lieux.find(p.lieu, f"{path}.lieu"),
                    "title": p.title,
                    "first_day": p.first_day.isoformat(),
                    "start_time": time_of_day(p.start_time),
                    "end_time": time_of_day(p.end_time),
                    "recurrence": _recurrence(p.recurrence, path),
                }
            )
            carried = self.motifs.find_all(p.motifs, f"{path}.motifs")
            links += [{"plage_ouverture_id": given[p.key], "motif_id": motif_id} for motif_id in carried]
        return {schema.plage_ouvertures: plages, schema.plage_motifs: links}

    def _absences(self) -> list[dict[str, Any]]:
        given = Keys("absences", "absence", self._data.absences)
        return [
            {
                "id": given[a.key],
                "agent_id": self.agents.find(a.agent, f"absences[{index}].agent"),
                "title": a.title,
                "first_day": a.first_day.isoformat(),
                "start_time": time_of_day(a.start_time),
                "end_day": (a.end_day or a.first_day).isoformat(),
                "end_time": time_of_day(a.end_time),
                "recurrence": _recurrence(a.recurrence, f"absences[{index}]"),
                "ical_uid": a.ical_uid,
            }
            for index, a in enumerate(self._data.absences)
        ]

    def _webhooks(self) -> list[dict[str, Any]]:
        given = Keys("webhook_endpoints", "webhook_endpoint", self._data.webhook_endpoints)
        return [
            {
                "id": given[w.key],
                "organisation_id": self.organisations.find(w.organisation, f"webhook_endpoints[{index}].organisation"),
                "target_url": w.target_url,
                "secret": w.secret,
                "subscriptions": w.subscriptions,
            }
            for index, w in enumerate(self._data.webhook_endpoints)
        ]

    def _applications(self) -> list[dict[str, Any]]:
        given = Keys("oauth_applications", "oauth_application", self._data.oauth_applications)
        known: set[str] = set()
        rows = []
        for index, a in enumerate(self._data.oauth_applications):
            path = f"oauth_applications[{index}]"
            if a.client_id in known:
                raise DataFileFault(f"{path}.client_id", f'"{a.client_id}" comes twice')
            known.add(a.client_id)
            for number, uri in enumerate(a.redirect_uris):
                if not can_be_registered(uri):
                    raise DataFileFault(f"{path}.redirect_uris[{number}]", "no address to return to")
            if a.client_secret is not None and not a.confidential:
                raise DataFileFault(f"{path}.client_secret", "a public application has none")
            rows.append(
                {
                    "id": given[a.key],
                    "client_id": a.client_id,
                    "name": a.name,
                    "confidential": a.confidential,
                    "secret_hash": hashed(a.client_secret) if a.client_secret else None,
                    "redirect_uris": a.redirect_uris,
                }
            )
        return rows


def time_of_day(text: str) -> str:
    """« 09:00 » as « 09:00:00 »."""
    return text if len(text) == 8 else f"{text}:00"


def _recurrence(rule: dict[str, Any] | None, path: str) -> dict[str, Any] | None:
    if rule is None:
        return None
    try:
        read_recurrence(rule)
    except UnreadableRecurrence as fault:
        raise DataFileFault(f"{path}.recurrence", str(fault)) from None
    return rule
