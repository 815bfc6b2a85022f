"""What this server has of the desk API: true only for what it serves."""

from __future__ import annotations

from kiosk.platform_server.data import changes
from kiosk.platform_server.http.calls import Answer, Call, Endpoint

CAPABILITIES = {
    "version": 1,
    "directory": True,
    "creneaux": True,
    "rdvs": True,
    "waiting_room": True,
    "changes": True,
    "user_search": True,
    "user_merge": True,
    "versions": True,
    "plage_ouvertures": True,
    "prescription": True,
    "overlap": True,
    "site": True,
}


def _show(call: Call) -> Answer:
    wanted = call.platform.options.desk
    return Answer(CAPABILITIES | {"epoch": changes.epoch(call.connection)} | ({"desk": dict(wanted)} if wanted else {}))


ENDPOINTS = (Endpoint("GET", "/capabilities", _show),)
