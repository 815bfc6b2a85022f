"""What an usager takes home of an RDV: on paper, in a calendar file, in a code that a telephone reads.

Paper names who comes; the file and the code go from one telephone to another, and name nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from kiosk.domain.booking.calendar import CalendarRdv, invitation
from kiosk.domain.day.model import Lieu, Motif
from kiosk.domain.text.language import french, tr
from kiosk.domain.text.masked import masked
from kiosk.domain.text.pages import is_page

DISCREET = french("Rendez-vous")
"""What stands for a motif that its usagers are not to be shown."""


_MOST_IN_CODE, _MOST_OF_A_LINK = 150, 500
"""Letters; half an address leads somewhere, half a link nowhere."""


@masked
@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """An RDV as it is told to an usager. Instants are in the organisation's zone.

    ``uid`` is the platform's for calendars, empty until it is known; ``sequence`` grows with each of its changes.
    """

    uid: str = ""
    sequence: int = 0
    organisation: str
    organisation_email: str = ""
    motif: str
    starts_at: datetime
    ends_at: datetime
    place: str = ""  # the lieu's name, « Téléphone »…
    address: str = ""
    phone: str = ""  # of the lieu, else of the organisation
    instructions: str = ""
    names: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    link: str = ""  # where a visio takes place
    arrival_code: str = ""  # by which the site's borne knows the RDV

    @property
    def where(self) -> str:
        return ", ".join(part for part in (self.place, self.address) if part)

    @property
    def location(self) -> str:
        """Where a calendar leads to."""
        return self.link or self.where


def slip_of(
    *,
    uid: str,
    sequence: int,
    organisation: str,
    organisation_email: str,
    organisation_phone: str,
    motif: Motif,
    starts_at: datetime,
    ends_at: datetime,
    lieu: Lieu | None,
    location: str,
    names: tuple[str, ...],
    agents: tuple[str, ...],
    visio_url: str = "",
    arrival_code: str = "",
) -> Slip:
    """The slip of an RDV. ``location`` is said where there is no lieu: « Téléphone ».

    What the platform gives for a visio is left out unless it is the address of a protected page.
    """
    return Slip(
        uid=uid,
        sequence=sequence,
        organisation=organisation,
        organisation_email=organisation_email,
        motif=tr(DISCREET) if motif.visibility_type == "invisible" else motif.name,
        starts_at=starts_at,
        ends_at=ends_at,
        place=lieu.name if lieu is not None else location,
        address=lieu.address if lieu is not None else "",
        phone=(lieu.phone_number if lieu is not None else None) or organisation_phone,
        instructions=(motif.instruction_for_rdv or "").strip(),
        names=names,
        agents=agents,
        link=visio_url if is_page(visio_url) else "",
        arrival_code=arrival_code,
    )


def calendar_file(slip: Slip, now: datetime) -> bytes:
    """The RDV for a calendar (.ics): motif, hours, address or visio, instructions.

    The same event each time, and that of the platform's own e-mails and calendars: what an RDV has become takes the
    place of what it was. A server without versions counts no changes in its own either: there the later one is taken.
    Of a motif that is not shown, what to bring is not either.
    """
    return invitation(
        CalendarRdv(
            uid=slip.uid,
            starts_at=slip.starts_at,
            ends_at=slip.ends_at,
            motif=slip.motif,
            address=slip.location,
            link=slip.link,
            sequence=slip.sequence,
            note=slip.instructions if slip.motif != tr(DISCREET) else "",
            organizer=slip.organisation_email,
            organizer_name=slip.organisation,
        ),
        now,
    )


def code_text(slip: Slip) -> str:
    """The event in the short form that telephones' cameras read from a code.

    The more a code holds, the smaller its dots: only what leads to the place is in it, and never more than fits.
    """
    start, end = (at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ") for at in (slip.starts_at, slip.ends_at))
    lines = ["BEGIN:VEVENT", f"SUMMARY:{_escaped(slip.motif[:_MOST_IN_CODE])}", f"DTSTART:{start}", f"DTEND:{end}"]
    location = slip.link if 0 < len(slip.link) <= _MOST_OF_A_LINK else slip.where[:_MOST_IN_CODE]
    if location:
        lines.append(f"LOCATION:{_escaped(location)}")
    return "\r\n".join([*lines, "END:VEVENT"])


def _escaped(text: str) -> str:
    """``text`` as RFC 5545 writes it."""
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return " ".join(escaped.split())
