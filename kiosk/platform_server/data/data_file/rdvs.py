"""The RDVs of a data file as rows: themselves, their agents, their participations."""

from __future__ import annotations

from typing import Any
from uuid import NAMESPACE_OID, uuid5

from msgspec import UNSET
from sqlalchemy import Table

from kiosk.platform_server.data import schema
from kiosk.platform_server.data.data_file.keys import Keys, assigned
from kiosk.platform_server.data.data_file.model import DataFile, DataFileFault, Participation, Rdv
from kiosk.platform_server.values import statuses
from kiosk.platform_server.values.instants import instant, seconds

_ENDED = statuses.CANCELLED | {"noshow"}


def rdv_rows(
    data: DataFile, organisations: Keys, motifs: Keys, lieux: Keys, agents: Keys, users: Keys, now: int
) -> dict[Table, list[dict[str, Any]]]:
    """Raises DataFileFault, also for a motif or a lieu of another organisation than the RDV's."""
    given = Keys("rdvs", "rdv", data.rdvs)
    organisation_of_motif = {m.key: m.organisation for m in data.motifs}
    organisation_of_lieu = {place.key: place.organisation for place in data.lieux}
    ids = iter(assigned("participations", [p.id for rdv in data.rdvs for p in rdv.participations]))
    rows: list[dict[str, Any]] = []
    with_agents: list[dict[str, Any]] = []
    taking_part: list[dict[str, Any]] = []
    for index, rdv in enumerate(data.rdvs):
        path, rdv_id = f"rdvs[{index}]", given[rdv.key]
        creator_type, creator_id = _creator(rdv, agents, path)
        row = _row(rdv, rdv_id, now)
        row["organisation_id"] = organisations.find(rdv.organisation, f"{path}.organisation")
        row["motif_id"] = motifs.find(rdv.motif, f"{path}.motif")
        if organisation_of_motif[rdv.motif] != rdv.organisation:
            raise DataFileFault(f"{path}.motif", f'"{rdv.motif}" is of another organisation')
        row["lieu_id"] = None if rdv.lieu is None else lieux.find(rdv.lieu, f"{path}.lieu")
        if rdv.lieu is not None and organisation_of_lieu[rdv.lieu] != rdv.organisation:
            raise DataFileFault(f"{path}.lieu", f'"{rdv.lieu}" is of another organisation')
        row["created_by_type"], row["created_by_id"] = creator_type, creator_id
        rows.append(row)
        receiving = agents.find_all(rdv.agents, f"{path}.agents")
        with_agents += [{"rdv_id": rdv_id, "agent_id": agent_id} for agent_id in receiving]
        for place, participation in enumerate(rdv.participations):
            inner = f"{path}.participations[{place}]"
            by_type, by_id = _creator(participation, agents, inner, (creator_type, creator_id))
            since = participation.waiting_since
            if since is UNSET:
                since = rdv.waiting_since if participation.status == "unknown" else None
            taking_part.append(
                {
                    "id": next(ids),
                    "rdv_id": rdv_id,
                    "user_id": users.find(participation.user, f"{inner}.user"),
                    "status": participation.status,
                    "send_lifecycle_notifications": participation.send_lifecycle_notifications,
                    "send_reminder_notification": participation.send_reminder_notification,
                    "created_by_type": by_type,
                    "created_by_id": by_id,
                    "created_by_agent_prescripteur": participation.created_by_agent_prescripteur,
                    "waiting_since": instant(since),
                    "waited_in_s": participation.waited_in_s,
                }
            )
    return {schema.rdvs: rows, schema.rdv_agents: with_agents, schema.participations: taking_part}


def _row(rdv: Rdv, rdv_id: int, now: int) -> dict[str, Any]:
    starts_at = seconds(rdv.starts_at)
    created_at = seconds(rdv.created_at) if rdv.created_at else min(starts_at, now)
    cancelled_at = instant(rdv.cancelled_at)
    if cancelled_at is None and rdv.status in _ENDED:
        cancelled_at = min(starts_at, now)
    count = rdv.users_count
    return {
        "id": rdv_id,
        "uuid": rdv.uuid or str(uuid5(NAMESPACE_OID, f"kiosk rdv {rdv_id}")),
        "starts_at": starts_at,
        "duration_in_min": rdv.duration_in_min,
        "status": rdv.status,
        "context": rdv.context,
        "name": rdv.name,
        "max_participants_count": rdv.max_participants_count,
        "visio_url": rdv.visio_url,
        "users_count": statuses.users_count([p.status for p in rdv.participations]) if count is None else count,
        "created_at": created_at,
        "updated_at": max(created_at, cancelled_at or 0),
        "cancelled_at": cancelled_at,
    }


def _creator(
    item: Rdv | Participation, agents: Keys, path: str, otherwise: tuple[str, int | None] = ("Agent", None)
) -> tuple[str, int | None]:
    """Who made it: « created_by » is an agent's key, the others are named by type and id."""
    if item.created_by is not None:
        return item.created_by_type or "Agent", agents.find(item.created_by, f"{path}.created_by")
    if item.created_by_type is None:
        return otherwise
    return item.created_by_type, item.created_by_id
