"""What desks bring of the day for the borne, and how they hear of who asks for help there."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any

from kiosk.platform_server.http.calls import Answer, Call, Endpoint, Kind
from kiosk.platform_server.rules.site.slips import slips_key
from kiosk.platform_server.running.lobby import Expected
from kiosk.platform_server.site_api.access import WRITES, each, number, number_or_none, site_of, text
from kiosk.platform_server.values.moments import read_moment
from kiosk.platform_server.values.refusals import failure
from kiosk.platform_server.values.validation import refused

_LONGEST_SHOWN = 80
_DIGEST = 32
_MOST_DIGESTS = 8


def _given(call: Call) -> Answer:
    site, options = site_of(call), call.platform.options
    day, key = call.platform.lobby.day(site.night)
    return Answer(
        {
            "day": day,
            "key": base64.b64encode(key).decode("ascii"),
            "slips_key": base64.b64encode(slips_key(call.connection)).decode("ascii"),
            "called_as": options.called_as.value,
            "shows_agents": options.shows_agents,
        },
        headers={"Cache-Control": "no-store"},
    )


def _bring(call: Call) -> Answer:
    site = site_of(call)
    told = each(call, "visits", _read)
    there = [one for one, gone in told if not gone]
    gone = [one.participation_id for one, gone in told if gone]
    name = text(call.body, "day", 64)
    if not call.platform.lobby.bring(site.night, name, site.organisation_id, there, gone):
        raise failure(409, "Ce jour est passé\u00a0: sa clé est une autre.")
    return Answer(None, 204)


def _helped(call: Call) -> Answer:
    site = site_of(call)
    for one in each(call, "helps", lambda sent: number(sent, "id")):
        if call.platform.lobby.helped(site.night, site.organisation_id, one):
            call.touched(site.organisation_id, "help", one)
    return Answer(None, 204)


def _read(sent: Mapping[str, Any]) -> tuple[Expected, bool]:
    by = sent.get("by") or []
    if not isinstance(by, list) or len(by) > _MOST_DIGESTS:
        raise refused("by", "invalid")
    one = Expected(
        number(sent, "participation_id"),
        number(sent, "rdv_id"),
        text(sent, "person", _DIGEST),
        frozenset(_digest(one) for one in by),
        _digest(sent["code"]) if sent.get("code") else "",
        read_moment(sent.get("starts_at"), "starts_at"),
        number_or_none(sent, "lieu_id"),
        text(sent, "whom", _LONGEST_SHOWN),
        text(sent, "called", _LONGEST_SHOWN),
    )
    return one, sent.get("gone") is True


def _digest(sent: object) -> str:
    if not isinstance(sent, str) or len(sent) != _DIGEST or set(sent) - set("0123456789abcdef"):
        raise refused("by", "invalid")
    return sent


ENDPOINTS = (
    Endpoint("GET", "/organisations/{id}/lobby", _given, Kind.WRITE, devices=WRITES),
    Endpoint("PUT", "/organisations/{id}/visits", _bring, devices=WRITES),
    Endpoint("PUT", "/organisations/{id}/helps", _helped, Kind.WRITE, devices=WRITES),
)
