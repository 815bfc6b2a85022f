"""What a borne may ask: whether somebody is expected, a ticket, help. It is told no name, and never a list."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Row, func, select

from kiosk.domain.platform.lobby import Told, arrival_ticket, code_digest, identity_digest, letters_of, read_slip_code
from kiosk.domain.platform.pairing import DeviceKind
from kiosk.platform_server.data.site_schema import arrivals, walk_ins
from kiosk.platform_server.http.calls import Answer, Call, Endpoint, Kind
from kiosk.platform_server.rules.site import day as site_day
from kiosk.platform_server.rules.site.check_in import answered
from kiosk.platform_server.rules.site.devices import Device
from kiosk.platform_server.running.lobby import Expected
from kiosk.platform_server.site_api.access import Site, key, number_or_none, site_of, text
from kiosk.platform_server.values.instants import local_day
from kiosk.platform_server.values.moments import moment
from kiosk.platform_server.values.refusals import forbidden, too_many_calls
from kiosk.platform_server.values.validation import refused

BORNES = frozenset({DeviceKind.BORNE})
_OLDEST = date(1900, 1, 1)


def _check_in(call: Call) -> Answer:
    """Somebody says that they have an RDV. Nothing of what they typed is kept, nor of the answer."""
    site, borne, lobby = site_of(call), _borne(call), call.platform.lobby
    wait = lobby.may_try(borne.id)
    if wait is not None:
        raise too_many_calls(wait)
    digest, by_code = _digest(call, site)
    expected = lobby.found(site.night, site.organisation_id, digest, by_code=by_code)
    answer = answered(
        expected,
        number_or_none(call.body, "lieu_id"),
        site.now,
        lambda at: local_day(at // 1000, site.zone),
        alone=not by_code,
    )
    if answer.told in (Told.NOT_FOUND, Told.AMBIGUOUS):
        lobby.missed(borne.id)
    for one in answer.arrived:
        _arrives(call, site, one)
    return Answer(
        {
            "answer": answer.told.value,
            "rdvs": [
                {
                    "starts_at": moment(one.starts_at),
                    "ticket": arrival_ticket(one.participation_id),
                    "whom": one.whom,
                }
                for one in answer.shown
            ],
            "opens_at": moment(answer.opens_at),
        },
        headers={"Cache-Control": "no-store"},
    )


def _digest(call: Call, site: Site) -> tuple[str, bool]:
    _, secret = call.platform.lobby.day(site.night)
    if call.body.get("code") is not None:
        code = read_slip_code(text(call.body, "code", 64))
        if code is None:
            raise refused("code", "invalid")
        return code_digest(secret, code), True
    letters = letters_of(text(call.body, "letters", 16))
    try:
        born = date.fromisoformat(text(call.body, "birth_date", 10))
    except ValueError:
        raise refused("birth_date", "invalid") from None
    if not letters or born < _OLDEST:
        raise refused("letters", "invalid")
    return identity_digest(secret, letters, born), False


def _arrives(call: Call, site: Site, one: Expected) -> None:
    known = site_day.of(call.connection, arrivals, site.organisation_id, participation_id=one.participation_id)
    if known is not None and known.arrived_at is not None:
        return  # a desk saw them first, or they said so twice
    acted_at = site_day.holds(known, site.now, None if known is None else known.acted_at, site.now)
    values: dict[str, Any] = {
        "organisation_id": site.organisation_id,
        "participation_id": one.participation_id,
        "rdv_id": one.rdv_id,
        "arrived_at": site.now,
        "acted_at": acted_at,
    }
    row, changed = site_day.put(call.connection, arrivals, known, values)
    if changed:
        call.touched(site.organisation_id, "arrival", row.id)


def _ticket(call: Call) -> Answer:
    """Somebody without an RDV waits: the number by which they are called. Who asks again with the key has the same."""
    site, borne = site_of(call), _borne(call)
    made = key(call.body)
    known = site_day.of(call.connection, walk_ins, site.organisation_id, key=made)
    if known is None:
        wait = call.platform.lobby.tickets.note(borne.id)
        if wait is not None:
            raise too_many_calls(wait)
        values: dict[str, Any] = {
            "organisation_id": site.organisation_id,
            "key": made,
            "ticket": site_day.next_ticket(call.connection, site.organisation_id, site.night),
            "arrived_at": site.now,
            "acted_at": site.now,
            "gone": False,
            "lieu_id": number_or_none(call.body, "lieu_id"),
            "motif_id": number_or_none(call.body, "motif_id"),
            "called": "",
            "outcome": "waiting",
            "ended_at": None,
        }
        known, _ = site_day.put(call.connection, walk_ins, None, values)
        call.touched(site.organisation_id, "walk_in", known.id)
    return Answer({"ticket": known.ticket, "ahead": _ahead(call, site, known)}, 201)


def _ahead(call: Call, site: Site, known: Row[Any]) -> int:
    """How many wait before them, at the same lieu or at none that is known; whoever is being seen waits no more."""
    column = walk_ins.c
    waiting = (column.organisation_id == site.organisation_id) & (column.outcome == "waiting") & ~column.gone
    before = waiting & column.taken_by.is_(None) & (column.arrived_at >= site.night) & (column.id < known.id)
    if known.lieu_id is not None:
        before &= column.lieu_id.is_(None) | (column.lieu_id == known.lieu_id)
    return int(call.connection.scalar(select(func.count()).select_from(walk_ins).where(before)) or 0)


def _help(call: Call) -> Answer:
    """Somebody asks for help there: the desks are told which borne."""
    site, borne = site_of(call), _borne(call)
    asked, new = call.platform.lobby.ask_help(site.night, site.organisation_id, borne.id, borne.name, site.now)
    if new:
        call.touched(site.organisation_id, "help", asked)
    return Answer(None, 204)


def _borne(call: Call) -> Device:
    if call.device is None:
        raise forbidden()  # an agent has a desk for it
    return call.device


ENDPOINTS = (
    Endpoint("POST", "/organisations/{id}/check_in", _check_in, Kind.WRITE, devices=BORNES, keyed=False),
    Endpoint("POST", "/organisations/{id}/tickets", _ticket, Kind.WRITE, devices=BORNES),
    Endpoint("POST", "/organisations/{id}/help", _help, Kind.WRITE, devices=BORNES),
)
