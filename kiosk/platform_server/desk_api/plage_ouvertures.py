"""Plages d'ouverture of an organisation, with their occurrences."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, select

from kiosk.domain.dates.recurrence import occurrences
from kiosk.platform_server.data import schema
from kiosk.platform_server.http.calls import Answer, Call, Endpoint
from kiosk.platform_server.rules import visibility, wire
from kiosk.platform_server.rules.availability import schedule_of
from kiosk.platform_server.values.instants import local_day, zone
from kiosk.platform_server.values.validation import refused

LONGEST_RANGE = timedelta(days=62)


def _index(call: Call) -> Answer:
    organisation = visibility.member(call.reference, call.agent, call.id())
    here = zone(organisation.timezone)
    first, last = _range(call, local_day(call.now, organisation.timezone))
    start, end = datetime.combine(first, time(), here), datetime.combine(last, time(23, 59, 59), here)
    seen = {a.id for a in visibility.agents(call.reference, call.agent)}
    plage = schema.plage_ouvertures.c
    found: list[dict[str, Any]] = []
    rows = [
        row
        for row in call.connection.execute(
            select(schema.plage_ouvertures)
            .where(plage.organisation_id == organisation.id, plage.first_day <= last.isoformat())
            .order_by(plage.id)
        )
        if row.agent_id in seen
    ]
    motifs = _motifs(call.connection, [row.id for row in rows])
    for row in rows:
        when = occurrences(schedule_of(row), here, start, end)
        if when:
            found.append(
                {
                    "id": row.id,
                    "title": row.title,
                    "agent_id": row.agent_id,
                    "lieu_id": row.lieu_id,
                    "motif_ids": motifs.get(row.id, []),
                    "occurrences": [{"starts_at": a.isoformat(), "ends_at": b.isoformat()} for a, b in when],
                }
            )
    return Answer({"plage_ouvertures": found})


def _motifs(connection: Connection, ids: list[int]) -> dict[int, list[int]]:
    """The motifs that each plage carries."""
    link = schema.plage_motifs.c
    found: dict[int, list[int]] = {}
    for part in wire.batches(ids):
        for plage_id, motif_id in connection.execute(
            select(link.plage_ouverture_id, link.motif_id)
            .where(link.plage_ouverture_id.in_(part))
            .order_by(link.motif_id)
        ):
            found.setdefault(plage_id, []).append(motif_id)
    return found


def _range(call: Call, today: date) -> tuple[date, date]:
    first = _day(call, "from") or today
    last = _day(call, "to") or first + timedelta(days=6)
    if last < first or last - first > LONGEST_RANGE:
        raise refused("to", "invalid", f"doit être entre le premier jour et {LONGEST_RANGE.days} jours après")
    return first, last


def _day(call: Call, name: str) -> date | None:
    text = call.query.text(name)
    if not text:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        raise refused(name, "invalid", "n'est pas une date") from None


ENDPOINTS = (Endpoint("GET", "/organisations/{id}/plage_ouvertures", _index),)
