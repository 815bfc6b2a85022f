"""Agents: those that the role may see, and oneself."""

from __future__ import annotations

from kiosk.platform_server.http.calls import Answer, Call, Endpoint
from kiosk.platform_server.http.lists import page_of
from kiosk.platform_server.rules import visibility


def _index(call: Call) -> Answer:
    seen = visibility.agents(call.reference, call.agent)
    wanted = call.query.integer("organisation_id")
    if wanted in call.agent.roles:  # another organisation is no filter, as on the platform
        seen = [a for a in seen if wanted in a.roles]
    return page_of("agents", [a.wire for a in seen], call.query.page())


def _me(call: Call) -> Answer:
    row = call.agent.row
    return Answer({"id": row.id, "email": row.email, "first_name": row.first_name, "last_name": row.last_name})


ENDPOINTS = (
    Endpoint("GET", "/agents", _index),
    Endpoint("GET", "/agents/me", _me),
)
