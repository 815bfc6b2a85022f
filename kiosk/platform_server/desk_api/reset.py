"""Back to the data and the clock of the start: on a server that allows it, and from loopback only."""

from __future__ import annotations

from kiosk.domain.platform.addresses import is_loopback
from kiosk.platform_server.http.calls import Answer, Call, Endpoint, Kind
from kiosk.platform_server.values.refusals import failure, forbidden


def _reset(call: Call) -> Answer:
    if not call.platform.options.allow_reset:
        raise failure(404, "Cette adresse n’existe pas.")
    # A page open in a browser of this machine is on loopback too, and so is a proxy: both say where it comes from.
    if not is_loopback(call.address) or not {"origin", "forwarded", "x-forwarded-for"}.isdisjoint(call.headers):
        raise forbidden()
    call.platform.reset()
    return Answer({"success": True})


ENDPOINTS = (Endpoint("POST", "/reset", _reset, Kind.OWN, public=True),)
