"""What a day is made of: places, motifs, RDVs and who comes to them, as plain immutable data.

Only what a desk may keep is here: remarques, caisse d'affiliation, numéro d'allocataire and family fields have
no place in these classes, so they cannot reach the memory by accident. Instants are aware datetimes; names of
fields are those of the platform's API. Values of enumerations that a newer platform invents stay plain strings.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.day.status import Status
from kiosk.domain.people.model import RdvAgent, Usager
from kiosk.domain.text.masked import masked


@masked
@dataclass(frozen=True, slots=True)
class Organisation:
    id: int
    name: str
    phone_number: str | None = None
    email: str | None = None


@masked
@dataclass(frozen=True, slots=True)
class Lieu:
    id: int
    name: str
    organisation_id: int
    address: str = ""
    phone_number: str | None = None
    single_use: bool = False
    enabled: bool = True


@masked
@dataclass(frozen=True, slots=True)
class Service:
    id: int
    name: str


@masked
@dataclass(frozen=True, slots=True)
class Team:
    """An équipe, of which several agents are."""

    id: int
    name: str


@masked
@dataclass(frozen=True, slots=True)
class Motif:
    id: int
    name: str
    organisation_id: int
    service_id: int | None = None
    location_type: str = "public_office"  # public_office, phone, home, visio
    collectif: bool = False
    follow_up: bool = False
    instruction_for_rdv: str | None = None
    # From the directory of the desk API, the duration from newer releases too; None on servers that tell none.
    color: str | None = None
    default_duration_in_min: int | None = None
    visibility_type: str | None = None
    """visible_and_notified, visible_and_not_notified or invisible: whether the usager is told of changes."""
    for_secretariat: bool = False
    bookable_by: str = ""
    """agents, agents_and_prescripteurs, agents_and_prescripteurs_and_invited_users or everyone."""


@masked
@dataclass(frozen=True, slots=True)
class Participation:
    id: int
    usager: Usager
    status: Status = Status.UNKNOWN
    send_lifecycle_notifications: bool = True
    send_reminder_notification: bool = True
    waiting_since: datetime | None = None
    other_status: str = ""  # the platform's own word, of a status that this release does not know


@masked
@dataclass(frozen=True, slots=True)
class Rdv:
    id: int
    organisation_id: int
    motif: Motif
    starts_at: datetime
    duration_in_min: int
    status: Status = Status.UNKNOWN
    lieu: Lieu | None = None  # None for phone, home and visio
    agents: tuple[RdvAgent, ...] = ()
    participations: tuple[Participation, ...] = ()
    collectif: bool = False
    context: str | None = None
    name: str | None = None  # the title of a collective RDV
    max_participants_count: int | None = None
    users_count: int = 0
    cancelled_at: datetime | None = None
    created_at: datetime | None = None
    created_by_type: str = ""  # Agent, User, Prescripteur
    created_by_id: int | None = None
    address: str | None = None
    url_for_agents: str | None = None
    waiting_since: datetime | None = None
    lock_version: int | None = None
    time_zone: str | None = None  # the organisation's, where the release tells it: « Indian/Reunion »
    visio_url: str | None = None
    uuid: str = ""  # by which the platform's calendars know it


@masked
@dataclass(frozen=True, slots=True)
class PlageOccurrence:
    """One opening of an agent at a lieu."""

    plage_id: int
    agent_id: int
    lieu_id: int | None
    starts_at: datetime
    ends_at: datetime
    title: str = ""
    motif_ids: tuple[int, ...] = ()


@masked
@dataclass(frozen=True, slots=True)
class AbsenceOccurrence:
    """One span in which an agent does not receive."""

    absence_id: int
    agent_id: int
    starts_at: datetime
    ends_at: datetime
    title: str = ""
