"""People: the usagers who are received and the agents who receive them, as plain immutable data.

Identity and contact alone: what a desk may not keep has no place in these classes. Names of fields are those of the
platform's API.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kiosk.domain.text.masked import masked


@masked
@dataclass(frozen=True, slots=True)
class Contact:
    """By what the platform may tell somebody: what it has of them, and what of it they accept."""

    phone_number_formatted: str | None = None  # E.164
    email: str | None = None
    notification_email: str | None = None
    notify_by_sms: bool = True
    notify_by_email: bool = True
    phone_number: str | None = None  # as it was written


@masked
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


@masked
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


@masked
@dataclass(frozen=True, slots=True)
class RdvAgent:
    """An agent as an RDV names them."""

    id: int
    first_name: str
    last_name: str
