"""What agents and usagers of a data file have beyond their fields: passwords, roles, organisations, référents."""

from __future__ import annotations

from typing import Any

from msgspec import UNSET

from kiosk.domain.people.phones import e164
from kiosk.platform_server.data import schema
from kiosk.platform_server.data.data_file.model import Agent, DataFileFault, User
from kiosk.platform_server.data.data_file.rows import Rows


def agent(rows: Rows, item: Agent, row: dict[str, Any], path: str) -> None:
    """Their sign-in, services, teams, territories and roles. Raises DataFileFault."""
    email = row["email"] = item.email.strip() if item.email else None
    if email and any((other["email"] or "").lower() == email.lower() for other in rows.of[schema.agents]):
        raise DataFileFault(f"{path}.email", f'"{email}" comes twice')
    if item.password and item.password not in rows.hashes:
        rows.hashes[item.password] = rows.hash_password(item.password)
    row["password_hash"] = rows.hashes[item.password] if item.password and email else None
    row["created_at"] = row["created_at"] or rows.now
    mine = {"agent_id": row["id"]}
    rows.link(schema.agent_services, mine, "service", item.services, f"{path}.services")
    rows.link(schema.agent_teams, mine, "team", item.teams, f"{path}.teams")
    rows.link(schema.agent_territories, mine, "territory", item.territorial_admin, f"{path}.territorial_admin")
    for key, role in item.roles.items():
        organisation_id = rows.find("organisation", key, f"{path}.roles.{key}")
        rows.of[schema.agent_roles].append({**mine, "organisation_id": organisation_id, "role": role})


def usager(rows: Rows, item: User, row: dict[str, Any], path: str) -> None:
    """Their contacts, organisations and référents. Raises DataFileFault."""
    for name in ("email", "notification_email"):
        row[name] = row[name].strip().lower() if row[name] else None
    if item.phone_number_formatted is UNSET:
        row["phone_number_formatted"] = e164(item.phone_number)
    row["created_at"] = row["updated_at"] = row["created_at"] or rows.now
    # An anonymised fiche is attached nowhere.
    attached = item.organisations if item.deleted_at is None else []
    mine = {"user_id": row["id"]}
    rows.link(schema.user_profiles, mine, "organisation", attached, f"{path}.organisations")
    rows.link(schema.referents, mine, "agent", item.referents, f"{path}.referents")


def put_responsibles_first(users: list[dict[str, Any]]) -> None:
    """Responsibles come before their proches, whose rows name them. Raises DataFileFault."""
    rank = _ranks({row["id"]: row["responsible_id"] for row in users})
    users.sort(key=lambda row: rank[row["id"]])


def _ranks(responsibles: dict[int, int | None]) -> dict[int, int]:
    """How many others each hangs on, one after the other. Raises DataFileFault when someone hangs on themselves."""
    ranks: dict[int, int] = {}
    for index, user_id in enumerate(responsibles):
        chain: list[int] = []
        current: int | None = user_id
        while current is not None and current not in ranks:
            if current in chain:
                raise DataFileFault(f"users[{index}].responsible", "nobody is responsible of their own responsible")
            chain.append(current)
            current = responsibles[current]
        first = 0 if current is None else ranks[current] + 1
        ranks.update((one, rank) for rank, one in enumerate(reversed(chain), first))
    return ranks
