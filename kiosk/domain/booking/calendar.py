"""RDVs as iCalendar, for the e-mails that tell of them and for the calendars that agents subscribe to.

Calendars end up on other servers: an event carries the motif, the address and a link, and nobody's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from kiosk.domain.day.model import Rdv
from kiosk.domain.day.shown import takes_place
from kiosk.domain.text.masked import masked
from kiosk.domain.text.pages import is_plain

if TYPE_CHECKING:
    # Loaded with the first calendar that is written: a start has no time for it.
    from icalendar import Calendar, Event

_PRODUCT = "-//Kiosk//Rendez-vous//FR"
_NO_ADDRESS = "invalid:nomail"
"""How calendars say that an organizer has no address to be written to."""
_MAIL = re.compile(r"[^\s@<>\",;:\\\x00-\x1f]+@[^\s@<>\",;:\\\x00-\x1f]+")
"""What is no address is left out: it could be another line of the calendar, or break it for everybody."""


@masked
@dataclass(frozen=True, slots=True)
class CalendarRdv:
    """What of an RDV a calendar may hold. ``sequence`` grows with each change; instants are aware.

    ``uid`` is the platform's own for the RDV, everywhere: else one RDV is several in the same calendar. ``organizer``
    is the address that tells of it, if there is one; ``attendee`` that of who is told, of an e-mail alone: with it
    programs take a change by themselves. ``note`` says what to bring; without ``link`` there is none.
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
    organizer: str = ""
    organizer_name: str = ""
    attendee: str = ""
    modified_at: datetime | None = None

    @property
    def method(self) -> str:
        """What a calendar is asked to do: ``REQUEST`` wants somebody who is asked."""
        if self.cancelled:
            return "CANCEL"
        return "REQUEST" if self.attendee else "PUBLISH"


def calendar_rdv(rdv: Rdv, instance: str) -> CalendarRdv:
    """What a calendar may hold of ``rdv``. ``instance`` names it where the platform does not: read twice it is one."""
    host = instance.partition("://")[2]
    return CalendarRdv(
        uid=rdv.uuid or f"rdv-{rdv.id}@{host}",
        starts_at=rdv.starts_at,
        ends_at=rdv.starts_at + timedelta(minutes=rdv.duration_in_min),
        motif=rdv.motif.name,
        address=rdv.lieu.address if rdv.lieu is not None else "",
        link=rdv.url_for_agents or "",
        sequence=rdv.lock_version or 0,
        cancelled=not takes_place(rdv),
    )


def invitation(rdv: CalendarRdv, now: datetime) -> bytes:
    """The attachment of an e-mail: adds the RDV to a calendar, moves it there, or takes it away."""
    calendar = _calendar(rdv.method)
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
    from icalendar import Event, vCalAddress

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
    if rdv.link and is_plain(rdv.link):
        event.add("url", rdv.link)
    event.add("sequence", rdv.sequence)
    event.add("last-modified", (rdv.modified_at or now).astimezone(UTC))
    # Who tells of it is obligatory in whatever is published or called off; nobody is to write back.
    organizer = vCalAddress(f"mailto:{rdv.organizer}" if _MAIL.fullmatch(rdv.organizer) else _NO_ADDRESS)
    if rdv.organizer_name:
        organizer.params["CN"] = _parameter(rdv.organizer_name)
    event["organizer"] = organizer
    if _MAIL.fullmatch(rdv.attendee):
        attendee = vCalAddress(f"mailto:{rdv.attendee}")
        attendee.params.update({"PARTSTAT": "ACCEPTED", "RSVP": "FALSE", "ROLE": "REQ-PARTICIPANT"})
        event.add("attendee", attendee)
    event.add("status", "CANCELLED" if rdv.cancelled else "CONFIRMED")
    event.add("class", "PRIVATE")
    return event


def _parameter(text: str) -> str:
    """``text`` as a parameter may hold it: neither quotes nor control characters."""
    return "".join(" " if not letter.isprintable() else "’" if letter == '"' else letter for letter in text).strip()


def _written(calendar: Calendar) -> bytes:
    return bytes(calendar.to_ical())
