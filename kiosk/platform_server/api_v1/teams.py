"""Équipes of the territories in which the agent works."""

from __future__ import annotations

from kiosk.platform_server.http.calls import Answer, Call, Endpoint
from kiosk.platform_server.http.lists import page_of


def _index(call: Call) -> Answer:
    territories = call.reference.territories_of(call.agent)
    found = [
        {"id": team.id, "name": team.name, "territory_id": team.territory_id}
        for team in call.reference.teams.values()
        if team.territory_id in territories
    ]
    return page_of("teams", found, call.query.page())


ENDPOINTS = (Endpoint("GET", "/teams", _index),)
