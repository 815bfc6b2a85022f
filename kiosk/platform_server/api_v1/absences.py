"""Indisponibilités of the agents in sight."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, func, select

from kiosk.domain.recurrence import read_recurrence, rrule_text
from kiosk.platform_server import schema, visibility
from kiosk.platform_server.absence_calendar import absence_calendar
from kiosk.platform_server.calls import PAGE_SIZE, Answer, Call, Endpoint, page
from kiosk.platform_server.refusals import forbidden, not_found


def _index(call: Call) -> Answer:
    absence = schema.absences.c
    seen = [a.id for a in visibility.agents(call.reference, call.agent)]
    listed = select(schema.absences).where(absence.agent_id.in_(seen))
    number = call.query.page()
    total = int(call.connection.scalar(listed.with_only_columns(func.count())) or 0)
    latest_first = (absence.first_day.desc(), absence.start_time.desc(), absence.id.desc())
    rows = call.connection.execute(
        listed.order_by(*latest_first).limit(PAGE_SIZE).offset(min((number - 1) * PAGE_SIZE, total))
    ).all()
    return page("absences", [_written(call, row) for row in rows], number, total)


def _show(call: Call) -> Answer:
    return Answer({"absence": _written(call, find_absence(call, call.id()))})


def find_absence(call: Call, absence_id: int) -> Row[Any]:
    """The absence with this id. Raises Refusal: 404, or 403 when the agent's role does not see whose it is."""
    row = call.connection.execute(select(schema.absences).where(schema.absences.c.id == absence_id)).first()
    if row is None:
        raise not_found("absence")
    if not visibility.sees_agent(call.reference, call.agent, call.reference.agents[row.agent_id]):
        raise forbidden()
    return row


def _written(call: Call, row: Row[Any]) -> dict[str, Any]:
    agent = call.reference.agents[row.agent_id]
    first = min(agent.roles, default=None)
    organisation = call.reference.organisations[first] if first is not None else None
    zone_name = call.reference.zone_of(agent)
    recurrence = read_recurrence(row.recurrence) if row.recurrence else None
    uid = row.ical_uid or f"absence_{row.id}@RDV Solidarités"
    return {
        "id": row.id,
        "agent": agent.wire,
        "end_day": row.end_day,
        "end_time": row.end_time,
        "first_day": row.first_day,
        "ical": absence_calendar(row, uid, recurrence, zone_name, call.now),
        "ical_uid": uid,
        "organisation": organisation.wire if organisation else None,
        "rrule": rrule_text(recurrence) if recurrence else None,
        "start_time": row.start_time,
        "title": row.title,
    }


ENDPOINTS = (
    Endpoint("GET", "/absences", _index),
    Endpoint("GET", "/absences/{id}", _show),
)
