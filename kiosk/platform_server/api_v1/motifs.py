"""Motifs of an organisation."""

from __future__ import annotations

from kiosk.platform_server.http.calls import Answer, Call, Endpoint
from kiosk.platform_server.http.lists import page_of
from kiosk.platform_server.rules import visibility
from kiosk.platform_server.rules.reference import Motif
from kiosk.platform_server.values.refusals import fails_there

_NOT_PUBLIC = ("agents", "agents_and_prescripteurs")


def _index(call: Call) -> Answer:
    if call.id() not in call.agent.roles:
        raise fails_there(visibility.not_a_member())
    seen = visibility.motifs(call.reference, call.agent, call.id())
    return page_of("motifs", [m.wire for m in seen if _wanted(call, m)], call.query.page())


def _wanted(call: Call, motif: Motif) -> bool:
    active, publicly = call.query.flag("active"), call.query.flag("bookable_publicly")
    if active is not None and active != (motif.row.deleted_at is None):
        return False
    if publicly is not None and publicly != (motif.row.bookable_by not in _NOT_PUBLIC):
        return False
    services = call.query.integers("service_id")
    if services is not None and motif.service_id not in services:
        return False
    category = call.query.text("motif_category_short_name")
    return not category or (motif.row.motif_category or {}).get("short_name") == category


ENDPOINTS = (Endpoint("GET", "/organisations/{id}/motifs", _index),)
