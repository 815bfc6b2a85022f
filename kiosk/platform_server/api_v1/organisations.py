"""Organisations: those of the signed-in agent."""

from __future__ import annotations

from kiosk.platform_server import visibility
from kiosk.platform_server.calls import Answer, Call, Endpoint, page_of


def _index(call: Call) -> Answer:
    found = [o.wire for o in visibility.organisations(call.reference, call.agent)]
    if call.query.text("city_code") or call.query.text("departement_number"):
        # This platform has no sectors: no organisation is attributed to an address.
        found = []
    return page_of("organisations", found, call.query.page())


def _show(call: Call) -> Answer:
    return Answer({"organisation": visibility.member(call.reference, call.agent, call.id()).wire})


ENDPOINTS = (
    Endpoint("GET", "/organisations", _index),
    Endpoint("GET", "/organisations/{id}", _show),
)
