"""What RDVs of a data file have beyond their fields: who made them, their agents, their participations."""

from __future__ import annotations

from typing import Any
from uuid import NAMESPACE_OID, uuid5

from msgspec import UNSET

from kiosk.platform_server.data import schema
from kiosk.platform_server.data.data_file.model import DataFileFault, Participation, Rdv
from kiosk.platform_server.data.data_file.rows import Rows
from kiosk.platform_server.values import statuses
from kiosk.platform_server.values.instants import seconds

_ENDED = statuses.CANCELLED | {"noshow"}


def rdv(rows: Rows, item: Rdv, row: dict[str, Any], path: str) -> None:
    """Raises DataFileFault, also for a motif or a lieu of another organisation than the RDV's."""
    for kind, key in (("motif", item.motif), ("lieu", item.lieu)):
        if key is not None and rows.items[kind][key].organisation != item.organisation:
            raise DataFileFault(f"{path}.{kind}", f'"{key}" is of another organisation')
    by = row["created_by_type"], row["created_by_id"] = _creator(rows, item, path, ("Agent", None))
    began_or_now = min(row["starts_at"], rows.now)
    row["created_at"] = row["created_at"] or began_or_now
    if row["cancelled_at"] is None and item.status in _ENDED:
        row["cancelled_at"] = began_or_now
    row["updated_at"] = max(row["created_at"], row["cancelled_at"] or 0)
    row["uuid"] = item.uuid or str(uuid5(NAMESPACE_OID, f"kiosk rdv {row['id']}"))
    if item.users_count is None:
        row["users_count"] = statuses.users_count([p.status for p in item.participations])
    rows.link(schema.rdv_agents, {"rdv_id": row["id"]}, "agent", item.agents, f"{path}.agents")
    for place, participation in enumerate(item.participations):
        inner = f"{path}.participations[{place}]"
        told = rows.row(schema.participations, participation, inner)
        told |= {"id": next(rows.participation_ids), "rdv_id": row["id"]}
        told["created_by_type"], told["created_by_id"] = _creator(rows, participation, inner, by)
        if participation.waiting_since is UNSET:
            since = item.waiting_since if participation.status == "unknown" else None
            told["waiting_since"] = None if since is None else seconds(since)
        rows.of[schema.participations].append(told)


def _creator(
    rows: Rows, item: Rdv | Participation, path: str, otherwise: tuple[str, int | None]
) -> tuple[str, int | None]:
    """Who made it: « created_by » is an agent's key, the others are named by type and id."""
    if item.created_by is not None:
        return item.created_by_type or "Agent", rows.find("agent", item.created_by, f"{path}.created_by")
    if item.created_by_type is None:
        return otherwise
    return item.created_by_type, item.created_by_id
