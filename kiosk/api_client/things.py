"""What the client gives that is not kept by the desk, or not yet part of the trade's own objects."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time
from typing import TYPE_CHECKING

from msgspec import UNSET, Struct, UnsetType

from kiosk.domain.day.model import Motif, Service, Team
from kiosk.domain.people.model import Agent

if TYPE_CHECKING:
    from kiosk.api_client.auth import BearerToken, TokenHeaders


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who signed in, and what to sign the next calls with."""

    agent_id: int
    email: str
    first_name: str
    last_name: str
    credentials: TokenHeaders | BearerToken


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
        return [
            replace(
                a,
                service_ids=k.service_ids,
                role=k.role,
                team_ids=k.team_ids,
                agent_accueil=k.agent_accueil or a.agent_accueil,
            )
            if (k := known.get(a.id))
            else a
            for a in agents
        ]

    def complete_motifs(self, motifs: Iterable[Motif]) -> list[Motif]:
        """``motifs`` with their colour, duration and visibility; those that it does not name stay as they are."""
        known = {m.id: m for m in self.motifs}
        return [
            replace(
                m,
                color=k.color,
                default_duration_in_min=k.default_duration_in_min or m.default_duration_in_min,
                visibility_type=k.visibility_type,
                for_secretariat=k.for_secretariat,
                restriction_for_rdv=k.restriction_for_rdv,
            )
            if (k := known.get(m.id))
            else m
            for m in motifs
        ]


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
    notification_email: str | UnsetType | None = UNSET  # newer releases; the others pass it over


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
class PublicLink:
    external_id: str
    url: str
