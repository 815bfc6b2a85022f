"""The secret address of an agent's calendar: made anew, which closes the one before, or taken away."""

from __future__ import annotations

from sqlalchemy import delete, insert, select

from kiosk.platform_server.data import schema
from kiosk.platform_server.http.calls import Answer, Call, Endpoint, Kind
from kiosk.platform_server.values import secrets
from kiosk.platform_server.values.instants import iso


def _show(call: Call) -> Answer:
    """Since when there is an address; what it is was told once."""
    calendar = schema.agent_calendars.c
    since = call.connection.scalar(select(calendar.created_at).where(calendar.agent_id == call.agent.id))
    zone_name = call.reference.zone_of(call.agent)
    return Answer({"calendar": None if since is None else {"created_at": iso(since, zone_name)}})


def _renew(call: Call) -> Answer:
    calendar, uid = schema.agent_calendars.c, secrets.made()
    call.connection.execute(delete(schema.agent_calendars).where(calendar.agent_id == call.agent.id))
    values = {"agent_id": call.agent.id, "uid_hash": secrets.hashed(uid), "created_at": call.now}
    call.connection.execute(insert(schema.agent_calendars).values(values))
    url = f"{call.platform.public_url}/calendrier/{uid}.ics"
    webcal = "webcal" + url.removeprefix("https").removeprefix("http")
    return Answer({"calendar": {"url": url, "webcal_url": webcal}}, 201)


def _forget(call: Call) -> Answer:
    calendar = schema.agent_calendars.c
    call.connection.execute(delete(schema.agent_calendars).where(calendar.agent_id == call.agent.id))
    return Answer(status=204)


ENDPOINTS = (
    Endpoint("GET", "/agents/me/calendar", _show),
    Endpoint("POST", "/agents/me/calendar", _renew, Kind.WRITE),
    Endpoint("DELETE", "/agents/me/calendar", _forget, Kind.WRITE),
)
