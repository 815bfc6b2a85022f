"""RDVs collectifs to come with seats left: what a search answers for a motif that has no slots."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Row, or_, select

from kiosk.platform_server.data import schema
from kiosk.platform_server.rules import availability, wire
from kiosk.platform_server.rules.reference import Motif
from kiosk.platform_server.rules.transaction import Transaction
from kiosk.platform_server.values.instants import iso, local_day, midnight

_MOST = 500


def search(
    transaction: Transaction, motif: Motif, first: date, days: int, lieu_ids: Collection[int] | None
) -> list[dict[str, Any]]:
    """The lieux where ``motif`` takes place within six months of ``first``, with the RDVs of the ``days`` asked for.

    ``lieu_ids`` limits where.
    """
    organisation = transaction.reference.organisations[motif.organisation_id]
    zone_name = organisation.timezone
    rdv = schema.rdvs.c
    begin = max(first, local_day(transaction.now, zone_name))
    until = midnight(begin + availability.SEARCHED_AHEAD, zone_name)
    with_seats = or_(rdv.max_participants_count.is_(None), rdv.users_count < rdv.max_participants_count)
    query = (
        select(schema.rdvs)
        .where(rdv.organisation_id == organisation.id, rdv.motif_id == motif.id, rdv.status == "unknown", with_seats)
        .where(rdv.starts_at >= max(transaction.now, midnight(first, zone_name)), rdv.starts_at < until)
        .order_by(rdv.starts_at, rdv.id)
        .limit(_MOST)
    )
    by_lieu: defaultdict[int | None, list[Row[Any]]] = defaultdict(list)
    for row in transaction.connection.execute(query):
        if lieu_ids is None or row.lieu_id in lieu_ids:
            by_lieu[row.lieu_id].append(row)
    after = midnight(first + timedelta(days=days), zone_name)
    return [
        {
            "lieu": None if lieu_id is None else transaction.reference.lieux[lieu_id].wire,
            "organisation": organisation.wire,
            "motif_id": motif.id,
            "next_availability": _first(transaction, rows[0], zone_name),
            "creneaux": [],
            "rdvs": wire.rdvs(
                transaction.connection,
                transaction.reference,
                [row for row in rows if row.starts_at < after],
                transaction.now,
            ),
        }
        for lieu_id, rows in by_lieu.items()
    ]


def _first(transaction: Transaction, row: Row[Any], zone_name: str) -> dict[str, Any]:
    link = schema.rdv_agents.c
    agent_id = transaction.connection.scalar(
        select(link.agent_id).where(link.rdv_id == row.id).order_by(link.agent_id).limit(1)
    )
    return {
        "starts_at": iso(row.starts_at, zone_name),
        "ends_at": iso(row.starts_at + row.duration_in_min * 60, zone_name),
        "agent": transaction.reference.agents[agent_id].wire if agent_id is not None else None,
        "lieu_id": row.lieu_id,
        "rdv_id": row.id,
    }
