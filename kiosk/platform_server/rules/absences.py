"""How an absence is written: the shape of API v1, with its calendar (iCalendar)."""

from __future__ import annotations

import calendar as months
from collections.abc import Container
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard
from sqlalchemy import Row

from kiosk.domain.dates.recurrence import SHORT_WEEKDAYS, Recurrence, by_day, read_recurrence, rrule_text
from kiosk.platform_server.rules.reference import Reference
from kiosk.platform_server.values.instants import on_day, zone

_LOOKED_THROUGH = 400  # days: a zone that changes its hour does so twice a year


def written_absence(reference: Reference, row: Row[Any], now: int, near: Container[int]) -> dict[str, Any]:
    """One row of ``absences``; its organisation is the first of the agent's that is among those ``near``."""
    agent = reference.agents[row.agent_id]
    first = min((number for number in agent.roles if number in near), default=None)
    organisation = reference.organisations[first] if first is not None else None
    zone_name = reference.zone_of(agent)
    recurrence = read_recurrence(row.recurrence) if row.recurrence else None
    uid = row.ical_uid or f"absence_{row.id}@RDV Solidarités"
    return {
        "id": row.id,
        "agent": agent.wire,
        "end_day": row.end_day,
        "end_time": row.end_time,
        "first_day": row.first_day,
        "ical": _calendar(row, uid, recurrence, zone_name, now),
        "ical_uid": uid,
        "organisation": organisation.wire if organisation else None,
        "rrule": rrule_text(recurrence) if recurrence else None,
        "start_time": row.start_time,
        "title": row.title,
    }


def _calendar(row: Row[Any], uid: str, recurrence: Recurrence | None, zone_name: str, now: int) -> str:
    """The text of the calendar."""
    first_day, end_day = date.fromisoformat(row.first_day), date.fromisoformat(row.end_day)
    here = zone(zone_name)
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "RDV Solidarités")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add_component(_timezone(zone_name, first_day))
    event = Event()
    event.add("dtstamp", datetime.fromtimestamp(now, UTC))
    event.add("uid", uid)
    event.add("dtstart", on_day(first_day, row.start_time).replace(tzinfo=here))
    event.add("dtend", on_day(end_day, row.end_time).replace(tzinfo=here))
    event.add("organizer", "mailto:secretariat-auto@rdv-solidarites.fr")
    event.add("sequence", 0)
    event.add("summary", f"RDV Solidarités {row.title}")
    if recurrence is not None:
        event.add("rrule", _rule(recurrence))
    calendar.add_component(event)
    text: bytes = calendar.to_ical(sorted=False)
    return text.decode("utf-8")


def _rule(recurrence: Recurrence) -> dict[str, Any]:
    rule: dict[str, Any] = {"freq": rrule_text(recurrence).partition(";")[0].removeprefix("FREQ=")}
    if recurrence.until is not None:
        rule["until"] = datetime.combine(recurrence.until, time(23, 59, 59))
    if recurrence.interval is not None:
        rule["interval"] = recurrence.interval
    days = by_day(recurrence)
    if days:
        rule["byday"] = days
    return rule


def _timezone(zone_name: str, day: date) -> Timezone:
    here = zone(zone_name)
    component = Timezone()
    component.add("tzid", zone_name)
    noon = datetime.combine(day, time(12), here)
    changes = [at for at in (_change(zone_name, day, 1), _change(zone_name, day, -1)) if at is not None]
    if not changes:
        component.add_component(_season(TimezoneStandard(), here, None, noon.astimezone(UTC)))
        return component
    for at in sorted(changes, key=lambda at: not at.astimezone(here).dst()):
        summer = bool(at.astimezone(here).dst())
        component.add_component(_season(TimezoneDaylight() if summer else TimezoneStandard(), here, at, at))
    return component


def _season(
    component: TimezoneDaylight | TimezoneStandard, here: ZoneInfo, change: datetime | None, at: datetime
) -> TimezoneDaylight | TimezoneStandard:
    local = at.astimezone(here)
    before = (at - timedelta(seconds=1)).astimezone(here) if change else local
    component.add("dtstart", local.replace(tzinfo=None))
    component.add("tzoffsetfrom", before.utcoffset())
    component.add("tzoffsetto", local.utcoffset())
    if change is not None:
        component.add("rrule", {"freq": "YEARLY", "byday": _weekday_of_month(local.date()), "bymonth": local.month})
    component.add("tzname", local.tzname())
    return component


def _weekday_of_month(day: date) -> str:
    last = months.monthrange(day.year, day.month)[1]
    number = -1 if day.day + 7 > last else (day.day - 1) // 7 + 1
    return f"{number}{SHORT_WEEKDAYS[day.weekday()]}"


@lru_cache(maxsize=256)
def _change(zone_name: str, day: date, direction: int) -> datetime | None:
    """The next (1) or last (-1) change of hour from that day, in UTC; None where there is none."""
    here = zone(zone_name)
    known = datetime.combine(day, time(12), here).astimezone(UTC)
    offset = known.astimezone(here).utcoffset()
    for _ in range(_LOOKED_THROUGH):
        further = known + timedelta(days=direction)
        if further.astimezone(here).utcoffset() != offset:
            return _between(here, *sorted((known, further)))
        known = further
    return None


def _between(here: ZoneInfo, early: datetime, late: datetime) -> datetime:
    """The minute at which the offset changes between the two."""
    offset = early.astimezone(here).utcoffset()
    while late - early > timedelta(minutes=1):
        middle = early + timedelta(minutes=(late - early) // timedelta(minutes=2))
        if middle.astimezone(here).utcoffset() == offset:
            early = middle
        else:
            late = middle
    return late
