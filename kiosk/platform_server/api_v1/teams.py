"""Équipes of the territories in which the agent works."""

from __future__ import annotations

from kiosk.platform_server.http.calls import Answer, Call, Endpoint, page_of


def _index(call: Call) -> Answer:
    territories = {call.reference.organisations[o].territory_id for o in call.agent.roles}
    found = [
        {"id": team.id, "name": team.name, "territory_id": team.territory_id}
        for team in call.reference.teams.values()
        if team.territory_id in territories
    ]
    return page_of("teams", found, call.query.page())


ENDPOINTS = (Endpoint("GET", "/teams", _index),)
