"""A message about an RDV: what it holds, and how it reads as an e-mail and as an SMS.

No other usager is named, and an agent's message names none at all: mail boxes are read over shoulders, and calendars
end up on other servers.
"""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr

import msgspec

from kiosk.domain.booking.calendar import CalendarRdv, invitation
from kiosk.domain.text.clean import LONGEST_LINE, clean_line
from kiosk.platform_server.outbound.notifications.decide import Event
from kiosk.platform_server.values.instants import spoken, zone

_SUBJECTS = {
    Event.CREATED: "Rendez-vous confirmé",
    Event.UPDATED: "Rendez-vous modifié",
    Event.CANCELLED: "Rendez-vous annulé",
    Event.JOINED: "Nouvelle inscription",
    Event.LEFT: "Désistement",
    Event.REMINDER: "Rappel de rendez-vous",
    Event.WAITING: "Quelqu’un vous attend",
}
_FILE = "rendez-vous.ics"
LONGEST_SMS = 800
"""Letters at most, all its words as long as they may be: what goes to a telephone is paid by the piece."""
_LONGEST_WORDS = 100
_ON_ONE_LINE = ("name", "proche", "motif", "lieu", "address", "organisation", "organisation_phone")
_LOCATIONS = {"phone": "Par téléphone", "visio": "Par visioconférence", "home": "À domicile"}


class Message(msgspec.Struct, frozen=True):
    """What one person is told, kept as JSON until it leaves. Instants are seconds; ``name`` is who is told."""

    event: Event
    to_agent: bool
    name: str
    proche: str | None  # the first name of the proche whose RDV it is
    uid: str
    sequence: int
    starts_at: int
    ends_at: int
    previous_starts_at: int | None
    zone_name: str
    motif: str
    location_type: str
    lieu: str | None
    address: str
    organisation: str
    organisation_phone: str | None
    instruction: str | None
    link: str
    visio_url: str | None = None
    modified_at: int | None = None
    coming: int = 0
    seats: int | None = None


def email(message: Message, recipient: str, sender: str, now: datetime, message_id: str) -> EmailMessage:
    """The e-mail, with the RDV as a calendar attached, but to say that somebody waits."""
    message = _on_lines_of_its_own(message)
    mail = EmailMessage()
    mail["From"] = sender
    mail["To"] = recipient
    mail["Subject"] = f"{_SUBJECTS[message.event]} : {spoken(message.starts_at, message.zone_name)}"
    mail["Date"] = format_datetime(now)
    mail["Message-ID"] = message_id
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content("\n".join(_lines(message)) + "\n")
    if message.event is Event.WAITING:
        return mail  # no calendar has anything to note of it
    rdv = _calendar_rdv(message, organizer=parseaddr(sender)[1], attendee=recipient)
    calendar = invitation(rdv, now)
    # Twice: beside the text, where mail programs take a change by themselves, and as a file to open where they do not.
    # In base 64, since some of them stumble over line ends that are written otherwise.
    mail.add_alternative(
        calendar.decode(), subtype="calendar", cte="base64", params={"method": rdv.method, "name": _FILE}
    )
    mail.add_attachment(calendar, maintype="application", subtype="ics", filename=_FILE)
    return mail


def sms(message: Message) -> str:
    """One short text."""
    message = _on_lines_of_its_own(message, _LONGEST_WORDS)
    when = spoken(message.starts_at, message.zone_name)
    whose = f" de {message.proche}" if message.proche else ""
    start = {
        Event.CREATED: f"Votre rendez-vous {message.motif}{whose} est prévu le {when}.",
        Event.UPDATED: f"Votre rendez-vous {message.motif}{whose} est modifié : {when}.",
        Event.CANCELLED: f"Votre rendez-vous {message.motif}{whose} du {when} est annulé.",
        Event.REMINDER: f"Rappel : rendez-vous {message.motif}{whose} le {when}.",
    }[message.event]
    parts = [start]
    if message.event is not Event.CANCELLED and _place(message):
        parts.append(f"{_place(message)}.")
    parts.append(message.organisation + (f" {message.organisation_phone}" if message.organisation_phone else ""))
    return " ".join(parts)


def _on_lines_of_its_own(message: Message, longest: int = LONGEST_LINE) -> Message:
    """``message`` with names that are one line, however they were written down: nobody's name says a line of ours."""
    words = {name: getattr(message, name) for name in _ON_ONE_LINE}
    return msgspec.structs.replace(
        message, **{name: clean_line(said)[:longest] for name, said in words.items() if said}
    )


def _lines(message: Message) -> list[str]:
    when = spoken(message.starts_at, message.zone_name)
    whose = f" de {message.proche}" if message.proche else ""
    yours = "Un rendez-vous" if message.to_agent else f"Votre rendez-vous{whose}"
    before = ""
    if message.previous_starts_at is not None:
        before = f" Il était prévu le {spoken(message.previous_starts_at, message.zone_name)}."
    said = {
        Event.CREATED: f"{yours} est prévu le {when}.",
        Event.UPDATED: f"{yours} a été modifié. Il aura lieu le {when}.{before}",
        Event.CANCELLED: f"{yours} du {when} est annulé.",
        Event.REMINDER: f"{yours} a lieu le {when}.",
        Event.WAITING: f"Quelqu’un est en salle d’attente pour le rendez-vous du {when}.",
        Event.JOINED: f"Une inscription s’ajoute au rendez-vous collectif du {when}.{_seats(message)}",
        Event.LEFT: f"Une inscription est retirée du rendez-vous collectif du {when}.{_seats(message)}",
    }[message.event]
    lines = [f"Bonjour {message.name},", "", said, "", f"Motif : {message.motif}"]
    if _place(message):
        lines.append(f"Lieu : {_place(message)}")
    if message.visio_url and message.event is not Event.CANCELLED:
        lines.append(f"Lien : {message.visio_url}")
    if message.instruction and message.event is not Event.CANCELLED and not message.to_agent:
        lines += ["", message.instruction]
    lines += ["", message.link, "", message.organisation]
    if message.organisation_phone:
        lines.append(message.organisation_phone)
    return lines


def _seats(message: Message) -> str:
    """How many come to a workshop: « 5 inscrits sur 8 places »."""
    come = f" {message.coming} inscrit{'s' if message.coming > 1 else ''}"
    return f"{come} sur {message.seats} place{'s' if message.seats > 1 else ''}." if message.seats else f"{come}."


def _place(message: Message) -> str:
    if message.location_type != "public_office":
        return _LOCATIONS.get(message.location_type, "")
    return ", ".join(part for part in (message.lieu, message.address) if part)


def _calendar_rdv(message: Message, organizer: str, attendee: str) -> CalendarRdv:
    here = zone(message.zone_name)
    modified_at = None if message.modified_at is None else datetime.fromtimestamp(message.modified_at, UTC)
    return CalendarRdv(
        uid=message.uid,
        starts_at=datetime.fromtimestamp(message.starts_at, here),
        ends_at=datetime.fromtimestamp(message.ends_at, here),
        motif=message.motif,
        address=message.address,
        link=message.link,
        sequence=message.sequence,
        cancelled=message.event is Event.CANCELLED,
        organizer=organizer,
        organizer_name=message.organisation,
        attendee=attendee,
        modified_at=modified_at,
    )
