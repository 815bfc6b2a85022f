"""Organisations: those of the signed-in agent."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import select, update

from kiosk.domain.people.phones import e164
from kiosk.platform_server.data import schema
from kiosk.platform_server.http.calls import Answer, Call, Endpoint, Kind
from kiosk.platform_server.http.lists import page_of
from kiosk.platform_server.rules import visibility
from kiosk.platform_server.rules.reference import written_organisation
from kiosk.platform_server.rules.user_fields import rings
from kiosk.platform_server.values.leniency import scalars, text_of
from kiosk.platform_server.values.like import Like
from kiosk.platform_server.values.refusals import forbidden, unknown_record
from kiosk.platform_server.values.validation import Faults

_FIELDS = ("name", "email", "phone_number", "verticale")
_SHORT_NUMBER = re.compile(r"^\d{4}$")
_VERTICALES = frozenset({"rdv_solidarites", "rdv_aide_numerique", "rdv_mairie"})


def _index(call: Call) -> Answer:
    found = [o.wire for o in visibility.organisations(call.reference, call.agent)]
    if call.query.text("city_code") or call.query.text("street_ban_id"):
        # This platform has no sectors: no organisation is attributed to an address.
        found = []
    return page_of("organisations", found, call.query.page())


def _show(call: Call) -> Answer:
    organisation_id = _known(call)
    return Answer({"organisation": visibility.member(call.reference, call.agent, organisation_id).wire})


def _known(call: Call) -> int:
    """The organisation of the path. Raises Refusal (404) when there is none, as the platform says it."""
    if call.id() not in call.reference.organisations:
        raise unknown_record("Organisation", call.path["id"])
    return call.id()


def _update(call: Call) -> Answer:
    organisation_id = _known(call)
    if call.agent.roles.get(organisation_id) != "admin":
        raise forbidden()
    column = schema.organisations.c
    mine = select(schema.organisations).where(column.id == organisation_id)
    present = call.connection.execute(mine).one()
    faults = Faults()
    values: dict[str, Any] = {
        name: (text_of(sent) or "").strip() or None for name, sent in scalars(call.body, _FIELDS).items()
    }
    if "name" in values:
        same = select(column.id).where(column.name == values["name"], column.territory_id == present.territory_id)
        if not values["name"]:
            faults.add("name", "blank")
        elif call.connection.scalar(same.where(column.id != organisation_id)) is not None:
            faults.add("name", "taken", value=values["name"])
    if "verticale" in values and values["verticale"] not in _VERTICALES:
        faults.add("verticale", "inclusion", value=str(values["verticale"])[:40])
    number = values.get("phone_number")
    if number and number != present.phone_number and not _can_be_called(number, call.reference.like):
        faults.add("phone_number", "invalid")
    faults.refuse()
    if values:
        call.connection.execute(update(schema.organisations).where(column.id == organisation_id).values(values))
        call.reference_changed = True
        call.touched(organisation_id, "organisation", organisation_id)
    return Answer({"organisation": written_organisation(call.connection.execute(mine).one())})


def _can_be_called(number: str, like: Like) -> bool:
    return _SHORT_NUMBER.match(number) is not None or rings(e164(number), like)


ENDPOINTS = (
    Endpoint("GET", "/organisations", _index),
    Endpoint("GET", "/organisations/{id}", _show),
    Endpoint("PATCH", "/organisations/{id}", _update, Kind.WRITE),
    Endpoint("PUT", "/organisations/{id}", _update, Kind.WRITE),
)
