"""What the lobby's screen shows: the last calls, each by a ticket, initials or a first name, with the place."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, select

from kiosk.domain.platform.lobby import arrival_ticket
from kiosk.domain.platform.pairing import DeviceKind
from kiosk.platform_server.data import changes
from kiosk.platform_server.data.site_schema import calls, walk_ins
from kiosk.platform_server.http.calls import Answer, Call, Endpoint
from kiosk.platform_server.rules.site import day as site_day
from kiosk.platform_server.site_api.access import Site, site_of
from kiosk.platform_server.values.moments import moment

SCREENS = frozenset({DeviceKind.SCREEN})
_MOST = 8
_SHOWN_FOR_MS = 30 * 60_000


def _screen(call: Call) -> Answer:
    site, column = site_of(call), calls.c
    since = max(site.night, site.now - _SHOWN_FOR_MS)
    mine = (column.organisation_id == site.organisation_id) & (column.called_at >= since)
    to_show = mine & ~column.gone & (column.outcome == "called")
    # By when they were called: a call that was taken back to what it was before is not the last one again.
    latest = select(calls).where(to_show).order_by(column.called_at.desc(), column.acted_at.desc()).limit(_MOST)
    rows = call.connection.execute(latest).all()
    return Answer(
        {
            "cursor": changes.since(call.connection, site.organisation_id, None).cursor,
            "now": moment(site.now),
            "calls": [_written(row, shown) for row in rows if (shown := _shown(call, site, row))],
        }
    )


def _shown(call: Call, site: Site, row: Row[Any]) -> str:
    if row.participation_id is not None:
        named = call.platform.lobby.called(site.night, site.organisation_id, row.participation_id)
        return named or arrival_ticket(row.participation_id)
    walk_in = site_day.of(call.connection, walk_ins, site.organisation_id, key=row.walk_in)
    return "" if walk_in is None else str(walk_in.ticket)


def _written(row: Row[Any], shown: str) -> dict[str, Any]:
    return {
        "key": row.key,
        "shown": shown,
        "place": row.place,
        "called_at": moment(row.called_at),
        "times": row.times,
    }


ENDPOINTS = (Endpoint("GET", "/organisations/{id}/screen", _screen, devices=SCREENS),)
