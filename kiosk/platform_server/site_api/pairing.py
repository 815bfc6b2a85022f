"""A code, typed at a device, for a token of its own."""

from __future__ import annotations

from kiosk.domain.platform.pairing import HALF
from kiosk.platform_server.http.calls import Answer, Call, Endpoint, Kind
from kiosk.platform_server.rules.site import devices
from kiosk.platform_server.running.addresses import group
from kiosk.platform_server.site_api.access import EVERYBODY
from kiosk.platform_server.values.moments import milliseconds
from kiosk.platform_server.values.refusals import forbidden, too_many_calls
from kiosk.platform_server.values.validation import refused


def _let_in(call: Call) -> Answer:
    secret = call.body.get("secret")
    if not isinstance(secret, str) or len(secret) != HALF:
        raise refused("secret", "invalid")
    # Of all addresses together too: a code lives ten minutes, and is one of hundreds of millions.
    platform = call.platform
    wait = platform.pairing_tries.retry_after("") or platform.pairing_tries_of_address.retry_after(group(call.address))
    if wait is not None:
        raise too_many_calls(wait)
    found = devices.let_in(call.connection, secret, milliseconds(platform.clock.now()))
    if found is None:
        platform.pairing_tries.note("")
        platform.pairing_tries_of_address.note(group(call.address))
        raise refused("secret", "invalid", "n’est pas ou plus un code de ce compagnon")
    device, token = found
    told = {"id": device.id, "kind": device.kind.value, "name": device.name}
    return Answer({"device": told, "token": token}, 201)


def _who(call: Call) -> Answer:
    device = call.device
    if device is None:
        raise forbidden()
    return Answer({"device": {"id": device.id, "kind": device.kind.value, "name": device.name}})


def _leave(call: Call) -> Answer:
    device = call.device
    if device is None:
        raise forbidden()
    devices.turn_out(call.connection, device.id)
    return Answer(None, 204)


ENDPOINTS = (
    Endpoint("POST", "/devices", _let_in, Kind.WRITE, public=True),
    Endpoint("GET", "/device", _who, devices=EVERYBODY),
    Endpoint("DELETE", "/device", _leave, Kind.WRITE, devices=EVERYBODY),
)
