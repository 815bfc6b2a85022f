"""Who came without an RDV: a ticket, and as much of a name as the site chose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, select

from kiosk.domain.people.names import initials
from kiosk.platform_server.data.site_schema import walk_ins
from kiosk.platform_server.http.calls import Answer, Call, Endpoint, Kind
from kiosk.platform_server.rules.site import day as site_day
from kiosk.platform_server.running.platform import WalkInsAs
from kiosk.platform_server.site_api.access import CALLS, Site, each, key, number_or_none, site_of, text
from kiosk.platform_server.site_api.states import put_state
from kiosk.platform_server.values.moments import read_moment, read_moment_or_none
from kiosk.platform_server.values.validation import refused

_OUTCOMES = frozenset({"waiting", "seen", "booked", "redirected", "left"})
_LONGEST_NAME = 80
_HIGHEST_TICKET = 99_999


def _put(call: Call) -> Answer:
    site = site_of(call)
    told = []
    for one in each(call, "walk_ins", _read):
        if one["acted_at"] < site.night or one["arrived_at"] < site.night:
            continue
        told.append(_put_one(call, site, one))
    return Answer({"walk_ins": told})


def _put_one(call: Call, site: Site, told: dict[str, Any]) -> dict[str, Any]:
    def completed(known: Row[Any] | None) -> dict[str, Any]:
        return {
            "arrived_at": min(told["arrived_at"], site.now),
            "called": _as_chosen(told["called"], call.platform.options.walk_ins_as),
            "ticket": known.ticket if known is not None else _ticket(call, site, told["ticket"]),
        }

    return site_day.written_walk_in(put_state(call, site, walk_ins, "walk_in", told, completed))


def _ticket(call: Call, site: Site, had: int | None) -> int:
    """The number that somebody holds already, where nobody else was given it meanwhile; else the next."""
    column = walk_ins.c
    mine = (column.organisation_id == site.organisation_id) & (column.arrived_at >= site.night)
    if had is not None:
        taken = call.connection.execute(select(column.id).where(mine, column.ticket == had)).first()
        if taken is None:
            return had
    return site_day.next_ticket(call.connection, site.organisation_id, site.night)


def _as_chosen(name: str, chosen: WalkInsAs) -> str:
    """What is kept of a name, whatever a desk sends of it."""
    match chosen:
        case WalkInsAs.NAME:
            return name
        case WalkInsAs.INITIALS:
            return initials(name) if name else ""
        case _:
            return ""


def _read(sent: Mapping[str, Any]) -> dict[str, Any]:
    outcome, ticket = text(sent, "outcome", 16), number_or_none(sent, "ticket")
    if outcome not in _OUTCOMES:
        raise refused("outcome", "inclusion")
    if ticket is not None and ticket > _HIGHEST_TICKET:
        raise refused("ticket", "invalid")
    return {
        "key": key(sent),
        "ticket": ticket,
        "arrived_at": read_moment(sent.get("arrived_at"), "arrived_at"),
        "acted_at": read_moment(sent.get("acted_at"), "acted_at"),
        "over": read_moment_or_none(sent.get("over"), "over"),
        "gone": sent.get("gone") is True,
        "lieu_id": number_or_none(sent, "lieu_id"),
        "motif_id": number_or_none(sent, "motif_id"),
        "called": text(sent, "called", _LONGEST_NAME),
        "outcome": outcome,
        "ended_at": read_moment_or_none(sent.get("ended_at"), "ended_at"),
        "taken_by": number_or_none(sent, "taken_by"),
    }


ENDPOINTS = (Endpoint("PUT", "/organisations/{id}/walk_ins", _put, Kind.WRITE, devices=CALLS),)
