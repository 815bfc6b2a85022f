"""A usager taken out of an organisation, with their proches."""

from __future__ import annotations

from kiosk.platform_server.api_v1.user_profiles import detach
from kiosk.platform_server.http.calls import Answer, Call, Endpoint, Kind
from kiosk.platform_server.http.params import leading_integer
from kiosk.platform_server.values.refusals import missing_parameter


def _destroy(call: Call) -> Answer:
    sent = call.query.text("organisation_id") or call.body.get("organisation_id")
    if sent in (None, ""):
        raise missing_parameter("organisation_id")
    detach(call, leading_integer(str(sent)) or 0, call.id())
    return Answer(status=204)


ENDPOINTS = (Endpoint("DELETE", "/users/{id}", _destroy, Kind.WRITE),)
