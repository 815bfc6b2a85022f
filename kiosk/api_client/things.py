"""What the client gives that is not kept by the desk, or not yet part of the trade's own objects."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from msgspec import UNSET, Struct, UnsetType

from kiosk.domain.model import Agent, Motif, Service, Usager

if TYPE_CHECKING:
    from kiosk.api_client.auth import TokenHeaders


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who signed in, and what to sign the next calls with."""

    agent_id: int
    email: str
    first_name: str
    last_name: str
    credentials: TokenHeaders


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a server has beyond API v1 (desk-api.md); all False on one that has nothing more."""

    version: int = 0
    directory: bool = False
    creneaux: bool = False
    rdvs: bool = False
    waiting_room: bool = False
    changes: bool = False
    user_search: bool = False
    user_merge: bool = False
    versions: bool = False
    plage_ouvertures: bool = False
    prescription: bool = False


@dataclass(frozen=True, slots=True)
class Team:
    id: int
    name: str


@dataclass(frozen=True, slots=True)
class DirectoryAgent:
    id: int
    service_ids: tuple[int, ...] = ()
    team_ids: tuple[int, ...] = ()
    role: str = ""
    agent_accueil: bool = False


@dataclass(frozen=True, slots=True)
class DirectoryMotif:
    id: int
    color: str | None = None
    default_duration_in_min: int | None = None
    visibility_type: str | None = None
    for_secretariat: bool = False
    restriction_for_rdv: str | None = None


@dataclass(frozen=True, slots=True)
class Directory:
    """What API v1 leaves out of an organisation's agents, services and motifs."""

    timezone: str | None = None
    services: tuple[Service, ...] = ()
    teams: tuple[Team, ...] = ()
    agents: tuple[DirectoryAgent, ...] = ()
    motifs: tuple[DirectoryMotif, ...] = ()

    def complete_agents(self, agents: Iterable[Agent]) -> list[Agent]:
        """``agents`` with their services and role; those that the directory does not name stay as they are."""
        known = {a.id: a for a in self.agents}
        return [replace(a, service_ids=k.service_ids, role=k.role) if (k := known.get(a.id)) else a for a in agents]

    def complete_motifs(self, motifs: Iterable[Motif]) -> list[Motif]:
        """``motifs`` with their colour, duration and visibility; those that it does not name stay as they are."""
        known = {m.id: m for m in self.motifs}
        return [
            replace(
                m,
                color=k.color,
                default_duration_in_min=k.default_duration_in_min,
                visibility_type=k.visibility_type,
            )
            if (k := known.get(m.id))
            else m
            for m in motifs
        ]


@dataclass(frozen=True, slots=True)
class Fiche:
    """A whole fiche, for a screen: beyond ``usager`` nothing of it may be kept, nor shown in a log."""

    usager: Usager
    responsible: Usager | None = None
    address_details: str | None = field(default=None, repr=False)
    caisse_affiliation: str | None = field(default=None, repr=False)
    affiliation_number: str | None = field(default=None, repr=False)
    family_situation: str | None = field(default=None, repr=False)
    number_of_children: int | None = field(default=None, repr=False)
    logement: str | None = field(default=None, repr=False)
    case_number: str | None = field(default=None, repr=False)
    notes: str | None = field(default=None, repr=False)  # « remarques »
    created_at: datetime | None = None
    invitation_created_at: datetime | None = None
    invitation_accepted_at: datetime | None = None
    organisation_ids: tuple[int, ...] | None = None  # None where the server did not say
    referent_agent_ids: tuple[int, ...] | None = None
    lock_version: int | None = None


class UsagerFields(Struct, omit_defaults=True, kw_only=True):
    """Fields of a usager to write: what is not given is left alone, None empties.

    ``organisation_ids`` and ``referent_agent_ids`` are not among them: the platform would replace the whole list,
    entries out of this agent's sight included. Attaching and detaching have calls of their own.
    """

    first_name: str | UnsetType = UNSET
    last_name: str | UnsetType = UNSET
    birth_name: str | UnsetType | None = UNSET
    birth_date: date | UnsetType | None = UNSET
    email: str | UnsetType | None = UNSET
    phone_number: str | UnsetType | None = UNSET
    address: str | UnsetType | None = UNSET
    address_details: str | UnsetType | None = UNSET
    responsible_id: int | UnsetType | None = UNSET
    caisse_affiliation: str | UnsetType | None = UNSET
    affiliation_number: str | UnsetType | None = UNSET
    family_situation: str | UnsetType | None = UNSET
    number_of_children: int | UnsetType | None = UNSET
    logement: str | UnsetType | None = UNSET
    case_number: str | UnsetType | None = UNSET
    notes: str | UnsetType | None = UNSET
    notify_by_sms: bool | UnsetType = UNSET
    notify_by_email: bool | UnsetType = UNSET


class AbsenceFields(Struct, omit_defaults=True, kw_only=True):
    """Fields of an absence to write: what is not given is left alone. The agent is named by id or by e-mail."""

    agent_id: int | UnsetType = UNSET
    agent_email: str | UnsetType = UNSET
    title: str | UnsetType = UNSET
    first_day: date | UnsetType = UNSET
    start_time: time | UnsetType = UNSET
    end_day: date | UnsetType | None = UNSET
    end_time: time | UnsetType = UNSET


@dataclass(frozen=True, slots=True)
class Absence:
    """An absence as the platform describes it, local wall-clock times; ``rrule`` (RFC 5545) when it recurs."""

    id: int
    agent_id: int
    title: str
    first_day: date
    start_time: time
    end_day: date
    end_time: time
    organisation_id: int | None = None
    rrule: str | None = None
    ical_uid: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """Something that changed on the platform: ``type`` is « rdv », « user », « lieu »…"""

    type: str
    id: int
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class ChangeBatch:
    """Changes up to ``cursor``, which the next call starts from."""

    cursor: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class RdvPlan:
    """A booking to finish on the platform's page ``url``; ``rdv_id`` is set once it is."""

    id: int | str
    url: str
    user_id: int | None = None
    rdv_id: int | None = None


@dataclass(frozen=True, slots=True)
class PublicLink:
    external_id: str
    url: str
