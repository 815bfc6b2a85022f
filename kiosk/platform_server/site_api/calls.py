"""Who was called, by whom and to where; called again; and whether they came."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kiosk.platform_server.data.site_schema import calls
from kiosk.platform_server.http.calls import Answer, Call, Endpoint, Kind
from kiosk.platform_server.rules.site import day as site_day
from kiosk.platform_server.site_api.access import CALLS, Site, each, key, number_or_none, site_of, text
from kiosk.platform_server.site_api.states import put_state
from kiosk.platform_server.values.moments import read_moment, read_moment_or_none
from kiosk.platform_server.values.validation import refused

_OUTCOMES = frozenset({"called", "came", "no_answer"})
_LONGEST_PLACE = 40
_LONGEST_CALLER = 80
_MOST_TIMES = 99


def _put(call: Call) -> Answer:
    site = site_of(call)
    told = [one for one in each(call, "calls", _read) if one["acted_at"] >= site.night]
    return Answer({"calls": [_put_one(call, site, one) for one in told]})


def _put_one(call: Call, site: Site, told: dict[str, Any]) -> dict[str, Any]:
    called_at = min(told["called_at"], site.now)
    return site_day.written_call(put_state(call, site, calls, "call", told, lambda _known: {"called_at": called_at}))


def _read(sent: Mapping[str, Any]) -> dict[str, Any]:
    outcome, times = text(sent, "outcome", 16), number_or_none(sent, "times") or 1
    if outcome not in _OUTCOMES:
        raise refused("outcome", "inclusion")
    participation_id = number_or_none(sent, "participation_id")
    walk_in = key(sent, "walk_in") if sent.get("walk_in") is not None else None
    if (participation_id is None) == (walk_in is None):
        raise refused("participation_id", "invalid", "ou walk_in\u00a0: l’un des deux")
    return {
        "key": key(sent),
        "participation_id": participation_id,
        "walk_in": walk_in,
        "place": text(sent, "place", _LONGEST_PLACE),
        "caller": text(sent, "caller", _LONGEST_CALLER),
        "called_at": read_moment(sent.get("called_at"), "called_at"),
        "acted_at": read_moment(sent.get("acted_at"), "acted_at"),
        "over": read_moment_or_none(sent.get("over"), "over"),
        "times": min(times, _MOST_TIMES),
        "outcome": outcome,
        "gone": sent.get("gone") is True,
    }


ENDPOINTS = (Endpoint("PUT", "/organisations/{id}/calls", _put, Kind.WRITE, devices=CALLS),)
