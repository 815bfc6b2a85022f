"""People as a desk looks for them, writes them down and tells them apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from kiosk.domain.people.model import Usager
from kiosk.domain.text.masked import masked


@masked
@dataclass(frozen=True, slots=True, kw_only=True)
class UsagerDraft:
    """What a person writes of an usager, and a desk may keep. Texts as they are to be sent; None is empty.

    An ``responsible_id`` below zero is that of an usager made on this desk whom the platform does not have yet.
    """

    first_name: str = ""
    last_name: str = ""
    birth_name: str | None = None
    birth_date: date | None = None
    email: str | None = None
    phone_number: str | None = None
    address: str | None = None
    case_number: str | None = None
    responsible_id: int | None = None
    notify_by_sms: bool = True
    notify_by_email: bool = True
    notification_email: str | None = None


@masked
@dataclass(frozen=True, slots=True)
class Match:
    """Where a search found somebody: a field of ``Usager``, and the parts of its text (start, end) to be marked."""

    field: str
    exact: bool
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class FoundUsager:
    """One result of a search."""

    usager: Usager
    matches: tuple[Match, ...] = ()
    masked: bool = False  # of another organisation of the territory: partly hidden, to be imported first
    birth_year: int | None = None  # all that is told of the birth of a masked one
    rdv_today_at: datetime | None = None
    last_rdv_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class FoundUsagers:
    """The results of a search, best first. ``more``: there are others, further typing narrows them down."""

    found: tuple[FoundUsager, ...] = ()
    more: bool = False
    among: tuple[int, int] | None = None
    """How many were looked through, of how many that the platform announces; None where none is known to be missing."""
    listed: bool = True
    """False where the list of the organisation has never been read to its end: others may well be missing."""


class Likeness(StrEnum):
    """What two fiches have in common."""

    EMAIL = "email"
    IDENTITY = "identity"  # first name, last name and birth date
    PHONE = "phone"
    SOUND = "sound"  # names that sound alike, and the same birth date


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Somebody who is probably the one about to be written down: an e-mail in common is an error, else a warning."""

    usager: Usager
    likenesses: tuple[Likeness, ...]
    masked: bool = False
    birth_year: int | None = None

    @property
    def blocks(self) -> bool:
        return Likeness.EMAIL in self.likenesses
