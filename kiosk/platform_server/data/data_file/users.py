"""The usagers of a data file as rows: themselves, their organisations, their référents."""

from __future__ import annotations

from typing import Any

from msgspec import UNSET
from sqlalchemy import Table

from kiosk.domain.people.phones import e164
from kiosk.platform_server.data import schema
from kiosk.platform_server.data.data_file.keys import Keys
from kiosk.platform_server.data.data_file.model import DataFile, DataFileFault, User
from kiosk.platform_server.values.instants import instant, seconds

AS_THEY_STAND = (
    "first_name",
    "last_name",
    "birth_name",
    "phone_number",
    "address",
    "address_details",
    "caisse_affiliation",
    "affiliation_number",
    "family_situation",
    "number_of_children",
    "logement",
    "case_number",
    "notes",
    "notify_by_sms",
    "notify_by_email",
    "logged_once_with_franceconnect",
)


def user_rows(
    data: DataFile, users: Keys, organisations: Keys, agents: Keys, now: int
) -> dict[Table, list[dict[str, Any]]]:
    """Responsibles come before their proches, whose rows name them. Raises DataFileFault."""
    rows: list[dict[str, Any]] = []
    profiles: list[dict[str, Any]] = []
    referents: list[dict[str, Any]] = []
    for index, user in enumerate(data.users):
        path, user_id = f"users[{index}]", users[user.key]
        rows.append(_row(user, user_id, users, path, now))
        attached = organisations.find_all(user.organisations, f"{path}.organisations")
        if user.deleted_at is not None:
            attached = []  # an anonymised fiche is attached nowhere
        profiles += [{"organisation_id": organisation_id, "user_id": user_id} for organisation_id in attached]
        followed_by = agents.find_all(user.referents, f"{path}.referents")
        referents += [{"user_id": user_id, "agent_id": agent_id} for agent_id in followed_by]
    rank = _ranks({row["id"]: row["responsible_id"] for row in rows})
    rows.sort(key=lambda row: rank[row["id"]])
    return {schema.users: rows, schema.user_profiles: profiles, schema.referents: referents}


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


def _row(user: User, user_id: int, users: Keys, path: str, now: int) -> dict[str, Any]:
    responsible_id = None if user.responsible is None else users.find(user.responsible, f"{path}.responsible")
    created_at = seconds(user.created_at) if user.created_at else now
    number = user.phone_number_formatted
    return {
        **{name: getattr(user, name) for name in AS_THEY_STAND},
        "id": user_id,
        "birth_date": user.birth_date.isoformat() if user.birth_date else None,
        "email": user.email.strip().lower() if user.email else None,
        "notification_email": user.notification_email.strip().lower() if user.notification_email else None,
        "phone_number_formatted": e164(user.phone_number) if number is UNSET else number,
        "responsible_id": responsible_id,
        "created_at": created_at,
        "updated_at": created_at,
        "invitation_created_at": instant(user.invitation_created_at),
        "invitation_accepted_at": instant(user.invitation_accepted_at),
        "deleted_at": instant(user.deleted_at),
    }
