"""How an absence is written: the shape of API v1."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row

from kiosk.domain.dates.recurrence import read_recurrence, rrule_text
from kiosk.platform_server.rules.absence_calendar import absence_calendar
from kiosk.platform_server.rules.reference import Reference


def written_absence(reference: Reference, row: Row[Any], now: int) -> dict[str, Any]:
    """One row of ``absences``."""
    agent = reference.agents[row.agent_id]
    first = min(agent.roles, default=None)
    organisation = reference.organisations[first] if first is not None else None
    zone_name = reference.zone_of(agent)
    recurrence = read_recurrence(row.recurrence) if row.recurrence else None
    uid = row.ical_uid or f"absence_{row.id}@RDV Solidarités"
    return {
        "id": row.id,
        "agent": agent.wire,
        "end_day": row.end_day,
        "end_time": row.end_time,
        "first_day": row.first_day,
        "ical": absence_calendar(row, uid, recurrence, zone_name, now),
        "ical_uid": uid,
        "organisation": organisation.wire if organisation else None,
        "rrule": rrule_text(recurrence) if recurrence else None,
        "start_time": row.start_time,
        "title": row.title,
    }
