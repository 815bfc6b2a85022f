"""Lieux of the agent's organisations."""

from __future__ import annotations

from kiosk.platform_server.http.calls import Answer, Call, Endpoint
from kiosk.platform_server.http.lists import page_of


def _index(call: Call) -> Answer:
    wanted = call.query.integer("organisation_id")
    found = [
        lieu.wire
        for lieu in call.reference.lieux.values()
        if lieu.organisation_id in call.agent.roles and (wanted is None or lieu.organisation_id == wanted)
    ]
    return page_of("lieux", found, call.query.page())


ENDPOINTS = (Endpoint("GET", "/lieux", _index),)
