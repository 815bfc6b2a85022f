"""RDVs as iCalendar, for the e-mails that tell of them and for the calendars that agents subscribe to.

Calendars end up on other servers: an event carries the motif, the address and a link, and nobody's name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Loaded with the first calendar that is written: a start has no time for it.
    from icalendar import Calendar, Event

_PRODUCT = "-//Kiosk//Rendez-vous//FR"


@dataclass(frozen=True, slots=True)
class CalendarRdv:
    """What of an RDV a calendar may hold. ``sequence`` grows with each change; instants are aware.

    ``note`` says what to bring; without ``link`` there is none.
    """

    uid: str
    starts_at: datetime
    ends_at: datetime
    motif: str
    address: str
    link: str
    sequence: int = 0
    cancelled: bool = False
    note: str = ""


def invitation(rdv: CalendarRdv, now: datetime) -> bytes:
    """The attachment of an e-mail: adds the RDV to a calendar, moves it there, or takes it away."""
    calendar = _calendar("CANCEL" if rdv.cancelled else "PUBLISH")
    calendar.add_component(_event(rdv, now))
    return _written(calendar)


def feed(name: str, rdvs: Iterable[CalendarRdv], now: datetime) -> bytes:
    """A calendar to subscribe to, called ``name``."""
    calendar = _calendar("PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", timedelta(minutes=15), parameters={"VALUE": "DURATION"})
    for rdv in rdvs:
        calendar.add_component(_event(rdv, now))
    return _written(calendar)


def _calendar(method: str) -> Calendar:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", _PRODUCT)
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    return calendar


def _event(rdv: CalendarRdv, now: datetime) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", rdv.uid)
    event.add("dtstamp", now.astimezone(UTC))
    # In UTC: every calendar shows it in its own zone, and none has to know ours.
    event.add("dtstart", rdv.starts_at.astimezone(UTC))
    event.add("dtend", rdv.ends_at.astimezone(UTC))
    event.add("summary", rdv.motif)
    if rdv.address:
        event.add("location", rdv.address)
    if rdv.note:
        event.add("description", rdv.note)
    if rdv.link:
        event.add("url", rdv.link)
    event.add("sequence", rdv.sequence)
    event.add("status", "CANCELLED" if rdv.cancelled else "CONFIRMED")
    event.add("class", "PRIVATE")
    return event


def _written(calendar: Calendar) -> bytes:
    return bytes(calendar.to_ical())
