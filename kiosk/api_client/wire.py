"""The API's JSON, as it is written on the wire (platform-api.md and desk-api.md).

Only what the desk reads is named: other fields pass unread, those that a desk may not keep included. Nearly
everything may be null or missing, as releases differ; ids and hours of RDVs may not.
"""

from __future__ import annotations

from typing import Any

from msgspec import UNSET, Struct, UnsetType


class WireMeta(Struct, gc=False):
    total_pages: int | None = None
    total_count: int | None = None


class WireResponsible(Struct, gc=False):
    """Who is told in a proche's place."""

    first_name: str | None = None
    last_name: str | None = None
    email: str | None = None
    contact_email: str | None = None
    notification_email: str | UnsetType | None = UNSET
    phone_number_formatted: str | None = None
    notify_by_sms: bool | None = None
    notify_by_email: bool | None = None


class WireAgent(Struct, gc=False):
    id: int
    first_name: str | None = None
    last_name: str | None = None
    email: str | None = None
    agent_accueil: Any = None  # newer releases, where the service Secrétariat was


class WireOrganisation(Struct, gc=False):
    id: int
    name: str | None = None
    phone_number: str | None = None
    email: str | None = None


class WireMotif(Struct, gc=False):
    id: int
    name: str | None = None
    organisation_id: int | None = None
    service_id: int | None = None
    location_type: str | None = None
    collectif: bool | None = None
    follow_up: bool | None = None
    instruction_for_rdv: str | None = None
    default_duration_in_min: int | None = None
    bookable_by: Any = None  # texts so far


class WireLieu(Struct, gc=False):
    id: int
    name: str | None = None
    address: str | None = None
    phone_number: str | None = None
    organisation_id: int | None = None
    single_use: bool | None = None
    enabled: bool | None = None


class WireUsager(Struct, gc=False):
    """A usager as an RDV or a list carries them: what may be kept."""

    id: int
    first_name: str | None = None
    last_name: str | None = None
    birth_name: str | None = None
    birth_date: str | None = None
    email: str | None = None
    contact_email: str | None = None
    phone_number: str | None = None
    phone_number_formatted: str | None = None
    address: str | None = None
    responsible_id: int | None = None
    responsible: WireResponsible | None = None
    notify_by_sms: bool | None = None
    notify_by_email: bool | None = None
    notification_email: str | UnsetType | None = UNSET
    case_number: str | None = None


class WireProfile(Struct, gc=False):
    organisation: WireOrganisation | None = None


class WireFiche(Struct, gc=False):
    """A usager asked for by themselves: also what is shown and never kept."""

    id: int
    first_name: str | None = None
    last_name: str | None = None
    birth_name: str | None = None
    birth_date: str | None = None
    email: str | None = None
    contact_email: str | None = None
    phone_number: str | None = None
    phone_number_formatted: str | None = None
    address: str | None = None
    responsible_id: int | None = None
    responsible: WireUsager | None = None
    notify_by_sms: bool | None = None
    notify_by_email: bool | None = None
    notification_email: str | UnsetType | None = UNSET
    address_details: str | None = None
    caisse_affiliation: str | None = None
    affiliation_number: str | None = None
    family_situation: str | None = None
    number_of_children: int | None = None
    logement: str | None = None
    case_number: str | None = None
    notes: str | None = None
    created_at: str | None = None
    invitation_created_at: str | None = None
    invitation_accepted_at: str | None = None
    user_profiles: list[WireProfile] | None = None
    referent_agent_ids: list[int] | None = None
    lock_version: int | None = None


class WireParticipation(Struct, gc=False):
    id: int
    user: WireUsager | None = None
    status: str | None = None
    send_lifecycle_notifications: bool | None = None
    send_reminder_notification: bool | None = None
    waiting_since: str | None = None


class WireRdv(Struct, gc=False):
    id: int
    starts_at: str
    status: str | None = None
    ends_at: str | None = None
    duration_in_min: int | None = None
    organisation: WireOrganisation | None = None
    motif: WireMotif | None = None
    lieu: WireLieu | None = None
    agents: list[WireAgent] | None = None
    participations: list[WireParticipation] | None = None
    collectif: bool | None = None
    context: str | None = None
    name: str | None = None
    max_participants_count: int | None = None
    users_count: int | None = None
    cancelled_at: str | None = None
    created_at: str | None = None
    created_by_type: str | None = None
    created_by_id: int | None = None
    address: str | None = None
    url_for_agents: str | None = None
    time_zone: str | None = None
    visio_url: str | None = None
    waiting_since: str | None = None
    lock_version: int | None = None


class WireAbsence(Struct, gc=False):
    id: int
    agent: WireAgent | None = None
    organisation: WireOrganisation | None = None
    title: str | None = None
    first_day: str | None = None
    start_time: str | None = None
    end_day: str | None = None
    end_time: str | None = None
    rrule: str | None = None
    ical_uid: str | None = None


class WireTeam(Struct, gc=False):
    id: int
    name: str | None = None


class WireId(Struct, gc=False):
    id: int


class WireRdvPlan(Struct, gc=False):
    id: int | str
    url: str | None = None
    user_id: int | None = None
    rdv: WireId | None = None


class WirePublicLink(Struct, gc=False):
    external_id: str | None = None
    public_link: str | None = None


# Lists, a page of each.


class OrganisationsPage(Struct, gc=False):
    organisations: list[WireOrganisation]
    meta: WireMeta | None = None


class AgentsPage(Struct, gc=False):
    agents: list[WireAgent]
    meta: WireMeta | None = None


class MotifsPage(Struct, gc=False):
    motifs: list[WireMotif]
    meta: WireMeta | None = None


class LieuxPage(Struct, gc=False):
    lieux: list[WireLieu]
    meta: WireMeta | None = None


class TeamsPage(Struct, gc=False):
    teams: list[WireTeam]
    meta: WireMeta | None = None


class RdvsPage(Struct, gc=False):
    rdvs: list[WireRdv]
    meta: WireMeta | None = None


class UsagersPage(Struct, gc=False):
    users: list[WireUsager]
    meta: WireMeta | None = None


class FichesPage(Struct, gc=False):
    users: list[WireFiche]
    meta: WireMeta | None = None


class AbsencesPage(Struct, gc=False):
    absences: list[WireAbsence]
    meta: WireMeta | None = None


# Single things.


class OneOrganisation(Struct, gc=False):
    organisation: WireOrganisation


class OneRdv(Struct, gc=False):
    rdv: WireRdv


class OneFiche(Struct, gc=False):
    user: WireFiche


class OneAbsence(Struct, gc=False):
    absence: WireAbsence


class OneRdvPlan(Struct, gc=False):
    rdv_plan: WireRdvPlan


class OneStatus(Struct, gc=False):
    status: str


class SignedInBody(Struct, gc=False):
    data: WireAgent


class PublicLinks(Struct, gc=False):
    public_links: list[WirePublicLink]


# The desk API.


class WireService(Struct, gc=False):
    id: int
    name: str | None = None
    short_name: str | None = None


class WireDirectoryAgent(Struct, gc=False):
    id: int
    service_ids: list[int] | None = None
    team_ids: list[int] | None = None
    role: str | None = None
    agent_accueil: bool | None = None


class WireDirectoryMotif(Struct, gc=False):
    id: int
    color: str | None = None
    default_duration_in_min: int | None = None
    visibility_type: str | None = None
    for_secretariat: bool | None = None
    restriction_for_rdv: str | None = None


class WireDirectory(Struct, gc=False):
    timezone: str | None = None
    services: list[WireService] | None = None
    teams: list[WireTeam] | None = None
    agents: list[WireDirectoryAgent] | None = None
    motifs: list[WireDirectoryMotif] | None = None


class WireSpan(Struct, gc=False):
    starts_at: str
    ends_at: str


class WirePlage(Struct, gc=False):
    id: int
    agent_id: int
    title: str | None = None
    lieu_id: int | None = None
    motif_ids: list[int] | None = None
    occurrences: list[WireSpan] | None = None


class PlagesPage(Struct, gc=False):
    plage_ouvertures: list[WirePlage]
    meta: WireMeta | None = None


class WireChange(Struct, gc=False):
    type: str
    id: int
    deleted: bool | None = None


class WireChangeBatch(Struct, gc=False):
    cursor: str | int
    changes: list[WireChange] | None = None


class WireCreneau(Struct, gc=False):
    starts_at: str
    ends_at: str
    agent: WireAgent | None = None
    lieu_id: int | None = None
    rdv_id: int | None = None


class WireLieuCreneaux(Struct, gc=False):
    lieu: WireLieu | None = None
    organisation: WireOrganisation | None = None
    motif_id: int | None = None
    next_availability: WireCreneau | None = None
    creneaux: list[WireCreneau] | None = None
    rdvs: list[WireRdv] | None = None


class WireCreneaux(Struct, gc=False):
    lieux: list[WireLieuCreneaux]


class WireFound(WireUsager, gc=False):
    """A usager as a search answers them: of another organisation, partly masked."""

    masked: bool | None = None
    birth_year: int | None = None


class WireFoundUsagers(Struct, gc=False):
    users: list[WireFound]
    more: bool | None = None


class WireDuplicate(Struct, gc=False):
    user: WireFound
    severity: str | None = None
    attributes: list[str] | None = None


class WireDuplicates(Struct, gc=False):
    duplicates: list[WireDuplicate]


class WireVersion(Struct, gc=False):
    at: str
    id: int | None = None
    event: str | None = None
    author_type: str | None = None
    agent: WireAgent | None = None
    changes: dict[str, Any] | None = None


class VersionsPage(Struct, gc=False):
    versions: list[WireVersion]
    meta: WireMeta | None = None


class WireInTheWay(WireRdv, gc=False, kw_only=True):
    """An RDV that holds a slot; of one that the agent does not see, the hours only."""

    id: int = 0


class SlotTaken(Struct, gc=False):
    rdvs: list[WireInTheWay]
