"""The day as the site shares it, whole, with the cursor from which its changes go on."""

from __future__ import annotations

from kiosk.platform_server.data import changes
from kiosk.platform_server.data.site_schema import arrivals, calls, notices, walk_ins
from kiosk.platform_server.http.calls import Answer, Call, Endpoint
from kiosk.platform_server.rules.site import day as site_day
from kiosk.platform_server.site_api.access import EVERYBODY, READS, site_of
from kiosk.platform_server.values.moments import milliseconds, moment


def _capabilities(call: Call) -> Answer:
    return Answer(
        {
            "version": 1,
            # A platform has a waiting room of its own: one truth, not two.
            "waiting_room": call.platform.options.companion,
            "walk_ins": True,
            "calls": True,
            "check_in": call.platform.options.companion,
            "notices": True,
            "changes": True,
            "epoch": changes.epoch(call.connection),
            "walk_ins_as": call.platform.options.walk_ins_as.value,
            "now": moment(milliseconds(call.platform.clock.now())),
        }
    )


def _day(call: Call) -> Answer:
    site = site_of(call)
    rows = {table.name: site_day.every(call.connection, table, site.organisation_id, site.night) for table in _TABLES}
    return Answer(
        {
            "epoch": changes.epoch(call.connection),
            "cursor": changes.since(call.connection, site.organisation_id, None).cursor,
            "now": moment(site.now),
            "arrivals": [site_day.written_arrival(row) for row in rows[arrivals.name]],
            "walk_ins": [site_day.written_walk_in(row) for row in rows[walk_ins.name]],
            "calls": [site_day.written_call(row) for row in rows[calls.name]],
            "notices": [site_day.written_notice(row) for row in rows[notices.name]],
            "helps": [
                {"id": one.id, "borne": one.borne, "at": moment(one.at)}
                for one in call.platform.lobby.helps(site.night, site.organisation_id, site.now)
            ],
        }
    )


_TABLES = (arrivals, walk_ins, calls, notices)
ENDPOINTS = (
    Endpoint("GET", "/capabilities", _capabilities, devices=EVERYBODY),
    Endpoint("GET", "/organisations/{id}/day", _day, devices=READS),
)
