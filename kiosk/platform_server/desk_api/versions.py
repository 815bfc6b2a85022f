"""Who changed what when: the history of an RDV, and of an usager.

``GET rdvs/{id}/versions`` answers ``{"versions": [{"id", "event": "create"/"update"/"destroy", "at", "author_type",
"agent", "changes": {field: [before, after]}}], "meta"}``, newest first. RDVs that came with the platform's data begin
with what their fiche says of their creation (``id`` null). That of a deleted RDV stays, as the original keeps it: it
ends with all that the RDV was.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Row

from kiosk.platform_server.http.calls import Answer, Call, Endpoint
from kiosk.platform_server.http.lists import page_of
from kiosk.platform_server.rules import versions, visibility
from kiosk.platform_server.rules.affiliations import is_near, within_reach
from kiosk.platform_server.rules.rdvs import find_rdv
from kiosk.platform_server.rules.usagers import sees_user
from kiosk.platform_server.values.instants import iso
from kiosk.platform_server.values.refusals import not_found, unknown_record

_INSTANTS = frozenset(
    {"starts_at", "cancelled_at", "waiting_since", "invitation_created_at", "invitation_accepted_at", "deleted_at"}
)


def _of_rdv(call: Call) -> Answer:
    found = versions.of(call.connection, versions.RDV, call.id())
    if found and found[0].event == "destroy":
        return _of_deleted(call, found)
    rdv = find_rdv(call, call.id())
    zone_name = call.reference.timezone(rdv.organisation_id)
    written = [_version(call, row, zone_name) for row in found]
    if not found or found[-1].event != "create":
        written.append(_creation(call, rdv, zone_name))
    return page_of("versions", written, call.query.page())


def _of_deleted(call: Call, found: Sequence[Row[Any]]) -> Answer:
    """What is left of an RDV that was deleted: for the administrators of its organisation, who alone delete."""
    motif = call.reference.motifs.get(found[0].changes["motif_id"][0])
    if motif is None or call.agent.roles.get(motif.organisation_id) != "admin":
        raise unknown_record("Rdv", call.id())
    zone_name = call.reference.timezone(motif.organisation_id)
    return page_of("versions", [_version(call, row, zone_name) for row in found], call.query.page())


def _of_user(call: Call) -> Answer:
    user_id = call.id()
    if not sees_user(call, user_id):
        raise not_found("user")
    zone_name = call.reference.zone_of(call.agent)
    found = versions.of(call.connection, versions.USER, user_id)
    written = [_version(call, row, zone_name, _within_reach(call, row.changes)) for row in found]
    told = [one for one in written if one["changes"] or one["event"] != "update"]
    return page_of("versions", told, call.query.page())


def _within_reach(call: Call, changes: Mapping[str, Sequence[Any]]) -> dict[str, Sequence[Any]]:
    """The changes of a usager without organisations and référents of other territories."""
    organisations = within_reach(call)
    near: Mapping[str, Callable[[int], bool]] = {
        "organisation_ids": organisations.__contains__,
        "referent_agent_ids": lambda agent_id: is_near(call, agent_id),
    }
    told: dict[str, Sequence[Any]] = {}
    for name, values in changes.items():
        shown = [list(filter(near[name], value or ())) for value in values] if name in near else values
        if shown[0] != shown[1]:
            told[name] = shown
    return told


def _version(
    call: Call, row: Row[Any], zone_name: str, changes: Mapping[str, Sequence[Any]] | None = None
) -> dict[str, Any]:
    told = row.changes if changes is None else changes
    return {
        "id": row.id,
        "event": row.event,
        "at": iso(row.at, zone_name),
        "author_type": "Agent",
        "agent": _agent(call, row.agent_id),
        "changes": {name: [_value(name, value, zone_name) for value in values] for name, values in told.items()},
    }


def _creation(call: Call, rdv: Row[Any], zone_name: str) -> dict[str, Any]:
    by_agent = rdv.created_by_type == "Agent"
    return {
        "id": None,
        "event": "create",
        "at": iso(rdv.created_at, zone_name),
        "author_type": rdv.created_by_type,
        "agent": _agent(call, rdv.created_by_id) if by_agent else None,
        "changes": {},
    }


def _agent(call: Call, agent_id: int | None) -> Any:
    return visibility.named(call.reference, call.agent, call.reference.agents.get(agent_id or 0))


def _value(name: str, value: Any, zone_name: str) -> Any:
    if name in _INSTANTS and isinstance(value, int):
        return iso(value, zone_name)
    if isinstance(value, list):
        return [_inner(item, zone_name) for item in value]
    return value


def _inner(item: Any, zone_name: str) -> Any:
    if isinstance(item, Mapping):
        return {name: _value(name, value, zone_name) for name, value in item.items()}
    return item


ENDPOINTS = (
    Endpoint("GET", "/rdvs/{id}/versions", _of_rdv),
    Endpoint("GET", "/users/{id}/versions", _of_user),
)
