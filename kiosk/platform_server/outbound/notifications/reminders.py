"""Reminders, 48 h before an RDV; one that falls on a Sunday or a public holiday leaves on the last day before.

How far reminders have been sent is kept in the database: what fell due while the platform was stopped leaves when it
starts again, and an imported platform does not remind of what its predecessor already did.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, insert, select, update

from kiosk.domain.dates.public_holidays import public_holidays
from kiosk.platform_server.data import schema
from kiosk.platform_server.outbound.deliveries import Delivery
from kiosk.platform_server.outbound.notifications import decide, note, state
from kiosk.platform_server.outbound.notifications.decide import Event, ToUser
from kiosk.platform_server.rules.reference import Reference
from kiosk.platform_server.values.instants import seconds, zone

AHEAD = timedelta(hours=48)
# As many days off as may follow each other before an RDV.
_LONGEST_PAUSE = timedelta(days=7)
_MARK = "reminded_until"
_SUNDAY = 6
_EVERY_S = 300


def due_at(starts_at: int, zone_name: str, is_holiday: Callable[[date], bool]) -> int:
    """When the reminder of an RDV leaves, in seconds."""
    here = zone(zone_name)
    due = datetime.fromtimestamp(starts_at - int(AHEAD.total_seconds()), here)
    while due.weekday() == _SUNDAY or is_holiday(due.date()):
        due -= timedelta(days=1)
    return seconds(due)


def looked_for(connection: Connection, now: int) -> bool:
    """Whether it is time to look again."""
    mark = connection.scalar(select(schema.settings.c.value).where(schema.settings.c.name == _MARK))
    return mark is None or int(mark) + _EVERY_S <= now


def fallen_due(connection: Connection, reference: Reference, now: int, public_url: str) -> list[Delivery]:
    """The reminders that fell due since the last time, within the caller's writing transaction."""
    setting = schema.settings.c
    mark = connection.scalar(select(setting.value).where(setting.name == _MARK))
    if mark is None:
        connection.execute(insert(schema.settings).values(name=_MARK, value=str(now)))
        return []
    if int(mark) >= now:
        return []
    connection.execute(update(schema.settings).where(setting.name == _MARK).values(value=str(now)))
    rdv = schema.rdvs.c
    latest = now + int((AHEAD + _LONGEST_PAUSE).total_seconds())
    rows = connection.execute(
        select(rdv.id, rdv.organisation_id, rdv.starts_at, rdv.created_at, rdv.motif_id).where(
            rdv.starts_at > now, rdv.starts_at <= latest, rdv.status == "unknown"
        )
    ).all()
    wanted: set[int] = set()
    for row in rows:
        if reference.motifs[row.motif_id].row.visibility_type != decide.NOTIFYING:
            continue
        organisation = reference.organisations[row.organisation_id]
        holiday_zone = reference.territories[organisation.territory_id].holiday_zone
        due = due_at(row.starts_at, organisation.timezone, lambda day, zone=holiday_zone: _off(zone, day))  # type: ignore[misc]
        # Whoever booked later than that has just been told.
        if int(mark) < due <= now and row.created_at < due:
            wanted.add(row.id)
    found: list[Delivery] = []
    for one in state.read(connection, wanted).values():
        told = [ToUser(Event.REMINDER, place.user_id) for place in one.places if place.active and place.reminder]
        found += note.to_usagers(connection, reference, one, told, public_url)
    return found


def _off(holiday_zone: str | None, day: date) -> bool:
    return day in public_holidays(holiday_zone, day.year)
