"""What agents have the desks told of themselves for a while: « j’ai dix minutes de retard »."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kiosk.platform_server.data.site_schema import notices
from kiosk.platform_server.http.calls import Answer, Call, Endpoint, Kind
from kiosk.platform_server.rules.site import day as site_day
from kiosk.platform_server.site_api.access import CALLS, each, number, site_of, text
from kiosk.platform_server.site_api.states import put_state
from kiosk.platform_server.values.moments import read_moment, read_moment_or_none

_LONGEST = 80


def _put(call: Call) -> Answer:
    site = site_of(call)
    told = [one for one in each(call, "notices", _read) if one["acted_at"] >= site.night]
    rows = [put_state(call, site, notices, "notice", one, lambda _known: {}, by="agent_id") for one in told]
    return Answer({"notices": [site_day.written_notice(row) for row in rows]})


def _read(sent: Mapping[str, Any]) -> dict[str, Any]:
    words = text(sent, "text", _LONGEST)
    return {
        "agent_id": number(sent, "agent_id"),
        "text": words,
        "until": read_moment_or_none(sent.get("until"), "until"),
        "acted_at": read_moment(sent.get("acted_at"), "acted_at"),
        "over": read_moment_or_none(sent.get("over"), "over"),
        "gone": sent.get("gone") is True or not words,
    }


ENDPOINTS = (Endpoint("PUT", "/organisations/{id}/notices", _put, Kind.WRITE, devices=CALLS),)
