"""The trade's objects, as plain immutable data.

Only what a desk may keep is here: remarques, caisse d'affiliation, numéro d'allocataire and family fields have
no place in these classes, so they cannot reach the memory by accident. Instants are aware datetimes; names of
fields are those of the platform's API. Values of enumerations that a newer platform invents stay plain strings.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from kiosk.domain.status import Status


@dataclass(frozen=True, slots=True)
class Organisation:
    id: int
    name: str
    phone_number: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Lieu:
    id: int
    name: str
    organisation_id: int
    address: str = ""
    phone_number: str | None = None
    single_use: bool = False
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class Service:
    id: int
    name: str
    short_name: str = ""


@dataclass(frozen=True, slots=True)
class Team:
    """An équipe, of which several agents are."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Agent:
    id: int
    first_name: str
    last_name: str
    email: str | None = None
    # From the directory of the desk API, the last from newer releases too; empty on servers that tell none.
    service_ids: tuple[int, ...] = ()
    role: str = ""
    team_ids: tuple[int, ...] = ()
    agent_accueil: bool = False

    @property
    def at_reception(self) -> bool:
        """Whether newer releases make them an « agent d’accueil », in the place of a service Secrétariat."""
        return self.agent_accueil or self.role == "agent_accueil"


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
    restriction_for_rdv: str | None = None
    bookable_by: str = ""
    """agents, agents_and_prescripteurs, agents_and_prescripteurs_and_invited_users or everyone."""


@dataclass(frozen=True, slots=True)
class Contact:
    """By what the platform may tell somebody: what it has of them, and what of it they accept."""

    phone_number_formatted: str | None = None  # E.164
    email: str | None = None
    notification_email: str | None = None
    notify_by_sms: bool = True
    notify_by_email: bool = True


@dataclass(frozen=True, slots=True)
class Usager:
    """Identity and contact of a person received. An id below zero: made on this desk, not on the platform yet."""

    id: int
    first_name: str
    last_name: str
    birth_name: str | None = None
    birth_date: date | None = None
    email: str | None = None
    phone_number: str | None = None
    phone_number_formatted: str | None = None  # E.164
    address: str | None = None
    responsible_id: int | None = None
    responsible_name: str | None = None  # « Prénom NOM » of the responsible, when this is a proche
    notify_by_sms: bool = True
    notify_by_email: bool = True
    case_number: str | None = None
    notification_email: str | None = None
    """Where the e-mail of somebody without an account goes, several people's maybe; empty: they have none. None on
    platforms that have no such field."""
    responsible_contact: Contact | None = None
    """Of a proche, whose responsible is told in their place; None where the platform did not say."""


@dataclass(frozen=True, slots=True)
class Participation:
    id: int
    usager: Usager
    status: Status = Status.UNKNOWN
    send_lifecycle_notifications: bool = True
    send_reminder_notification: bool = True
    waiting_since: datetime | None = None
    other_status: str = ""  # the platform's own word, of a status that this release does not know


@dataclass(frozen=True, slots=True)
class RdvAgent:
    """An agent as an RDV names them."""

    id: int
    first_name: str
    last_name: str


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


@dataclass(frozen=True, slots=True)
class AbsenceOccurrence:
    """One span in which an agent does not receive."""

    absence_id: int
    agent_id: int
    starts_at: datetime
    ends_at: datetime
    title: str = ""
