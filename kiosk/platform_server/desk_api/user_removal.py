"""A usager taken out of an organisation, with their proches."""

from __future__ import annotations

from kiosk.platform_server.http.calls import Answer, Call, Endpoint, Kind
from kiosk.platform_server.rules.affiliations import detach
from kiosk.platform_server.values.leniency import record_id
from kiosk.platform_server.values.refusals import missing_parameter


def _destroy(call: Call) -> Answer:
    sent = call.query.text("organisation_id") or call.body.get("organisation_id")
    if sent in (None, ""):
        raise missing_parameter("organisation_id")
    detach(call, record_id(sent), call.id())
    return Answer(status=204)


ENDPOINTS = (Endpoint("DELETE", "/users/{id}", _destroy, Kind.WRITE),)
