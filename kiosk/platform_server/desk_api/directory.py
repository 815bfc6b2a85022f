"""What API v1 leaves out of agents and motifs: services, teams, roles, colours, durations."""

from __future__ import annotations

from typing import Any

from kiosk.platform_server.http.calls import Answer, Call, Endpoint
from kiosk.platform_server.rules import visibility
from kiosk.platform_server.rules.reference import Agent, Motif


def _show(call: Call) -> Answer:
    organisation = visibility.member(call.reference, call.agent, call.id())
    agents = [a for a in visibility.agents(call.reference, call.agent) if organisation.id in a.roles]
    motifs = visibility.motifs(call.reference, call.agent, organisation.id)
    used = {s for a in agents for s in a.service_ids} | {m.service_id for m in motifs}
    return Answer(
        {
            "timezone": organisation.timezone,
            "holiday_zone": call.reference.territories[organisation.territory_id].holiday_zone or "France",
            "services": [
                {"id": s.id, "name": s.name, "short_name": s.short_name}
                for s in call.reference.services.values()
                if s.id in used
            ],
            "teams": [
                {"id": t.id, "name": t.name}
                for t in call.reference.teams.values()
                if t.territory_id == organisation.territory_id
            ],
            "agents": [_agent(a, organisation.id) for a in agents],
            "motifs": [_motif(m) for m in motifs],
        }
    )


def _agent(agent: Agent, organisation_id: int) -> dict[str, Any]:
    return {
        "id": agent.id,
        "service_ids": sorted(agent.service_ids),
        "team_ids": sorted(agent.team_ids),
        "role": agent.roles[organisation_id],
        "agent_accueil": agent.secretary,
    }


def _motif(motif: Motif) -> dict[str, Any]:
    return {
        "id": motif.id,
        "color": motif.row.color,
        "default_duration_in_min": motif.row.default_duration_in_min,
        "visibility_type": motif.row.visibility_type,
        "for_secretariat": motif.row.for_secretariat,
        "restriction_for_rdv": motif.row.restriction_for_rdv,
    }


ENDPOINTS = (Endpoint("GET", "/organisations/{id}/directory", _show),)
