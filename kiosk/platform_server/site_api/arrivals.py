"""Who waits, by the platform's ids of participations and the hour alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row

from kiosk.platform_server.data.site_schema import arrivals
from kiosk.platform_server.http.calls import Answer, Call, Endpoint, Kind
from kiosk.platform_server.rules.site import day as site_day
from kiosk.platform_server.site_api.access import WRITES, Site, each, number, site_of
from kiosk.platform_server.values.moments import read_moment, read_moment_or_none


@dataclass(frozen=True, slots=True)
class _Arrival:
    participation_id: int
    rdv_id: int
    arrived_at: int | None
    acted_at: int
    over: int | None


def _put(call: Call) -> Answer:
    site = site_of(call)
    told = []
    for one in each(call, "arrivals", _read):
        if one.acted_at < site.night:
            continue  # of another day: nobody waits any more
        row, changed = _put_one(call.connection, site, one)
        if changed:
            call.touched(site.organisation_id, "arrival", row.id)
        told.append(site_day.written_arrival(row))
    return Answer({"arrivals": told})


def _put_one(connection: Connection, site: Site, told: _Arrival) -> tuple[Row[Any], bool]:
    known = site_day.of(connection, arrivals, site.organisation_id, participation_id=told.participation_id)
    acted_at = site_day.holds(known, told.acted_at, told.over, site.now)
    arrived_at = None if told.arrived_at is None else min(told.arrived_at, site.now)
    if known is not None and known.arrived_at is not None and arrived_at is not None:
        # Two desks noted the same person: they came when the first saw them.
        arrived_at, acted_at = min(known.arrived_at, arrived_at), acted_at or known.acted_at
    elif known is not None and acted_at is None:
        return known, False
    values = {
        "organisation_id": site.organisation_id,
        "participation_id": told.participation_id,
        "rdv_id": told.rdv_id,
        "arrived_at": arrived_at,
        "acted_at": acted_at,
    }
    return site_day.put(connection, arrivals, known, values)


def _read(sent: Mapping[str, Any]) -> _Arrival:
    return _Arrival(
        number(sent, "participation_id"),
        number(sent, "rdv_id"),
        read_moment_or_none(sent.get("arrived_at"), "arrived_at"),
        read_moment(sent.get("acted_at"), "acted_at"),
        read_moment_or_none(sent.get("over"), "over"),
    )


ENDPOINTS = (Endpoint("PUT", "/organisations/{id}/arrivals", _put, Kind.WRITE, devices=WRITES),)
