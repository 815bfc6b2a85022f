"""What this server has of the desk API: true only for what it serves."""

from __future__ import annotations

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
}


def _show(_call: Call) -> Answer:
    return Answer(CAPABILITIES)


ENDPOINTS = (Endpoint("GET", "/capabilities", _show),)
