"""The objects of a data file, field by field, and how a file is read into them. Source: data-file.md."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from kiosk.domain.text.clean import cleaned, may_need_cleaning
from kiosk.platform_server.data.levels import Level

Id = Annotated[int, Meta(ge=1)]
Instant = Annotated[datetime, Meta(tz=True)]
TimeOfDay = Annotated[str, Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$")]
HttpsAddress = Annotated[str, Meta(pattern=r"^https://\S+$", max_length=2000)]
# The end of a day is written 24:00 too, as the platform takes it for absences.
TimeOfAbsence = Annotated[str, Meta(pattern=r"^(([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?|24:00(:00)?)$")]
Role = Literal["basic", "admin", "intervenant"]
Status = Literal["unknown", "seen", "excused", "revoked", "noshow"]
CreatorType = Literal["Agent", "User", "Prescripteur"]


class DataFileFault(Exception):  # noqa: N818 - what is wrong with a file
    """Why a file is refused: the path of the fault, then what is wrong there."""

    def __init__(self, path: str, fault: str) -> None:
        super().__init__(f"{path}: {fault}" if path else fault)


class Keyed(Struct, forbid_unknown_fields=True, kw_only=True):
    key: str
    id: Id | None = None


class Territory(Keyed):
    name: str
    departement_number: str
    visible_users_throughout_the_territory: bool = False
    holiday_zone: str | None = None


class Organisation(Keyed):
    territory: str
    name: str
    phone_number: str | None = None
    email: str | None = None
    verticale: Literal["rdv_solidarites", "rdv_aide_numerique", "rdv_mairie"] = "rdv_solidarites"
    external_id: str | None = None
    timezone: str | None = None


class Service(Keyed):
    name: str
    short_name: str | None = None
    secretariat: bool = False


class Team(Keyed):
    territory: str
    name: str


class Agent(Keyed):
    last_name: str
    first_name: str | None = None
    email: str | None = None
    password: str | None = None
    services: list[str] = []
    teams: list[str] = []
    roles: dict[str, Role] = {}
    agent_accueil: bool = False
    territorial_admin: list[str] = []
    invited: bool = False
    deleted_at: Instant | None = None
    email_original: str | None = None
    inclusion_connect_open_id_sub: str | None = None
    rdv_notifications_level: Level = Level.OTHERS
    created_at: Instant | None = None


class Lieu(Keyed):
    organisation: str
    name: str
    address: str
    phone_number: str | None = None
    availability: Literal["enabled", "disabled", "single_use"] = "enabled"


class MotifCategory(Struct, forbid_unknown_fields=True):
    id: int
    name: str
    short_name: str


class Motif(Keyed):
    organisation: str
    service: str
    name: str
    color: str = "#6699cc"
    location_type: Literal["public_office", "phone", "home", "visio"] = "public_office"
    default_duration_in_min: Annotated[int, Meta(ge=1)] = 30
    collectif: bool = False
    follow_up: bool = False
    for_secretariat: bool = False
    bookable_by: Literal[
        "everyone", "agents", "agents_and_prescripteurs", "agents_and_prescripteurs_and_invited_users"
    ] = "agents"
    min_public_booking_delay: int = 1800
    max_public_booking_delay: int = 7889238
    visibility_type: Literal["visible_and_notified", "visible_and_not_notified", "invisible"] = "visible_and_notified"
    instruction_for_rdv: str | None = None
    restriction_for_rdv: str | None = None
    motif_category: MotifCategory | None = None
    deleted_at: Instant | None = None
    visio_url: HttpsAddress | None = None


class PlageOuverture(Keyed):
    agent: str
    organisation: str
    motifs: list[str]
    first_day: date
    start_time: TimeOfDay
    end_time: TimeOfDay
    lieu: str | None = None
    title: str = ""
    recurrence: dict[str, Any] | None = None


class Absence(Keyed):
    agent: str
    title: str
    first_day: date
    start_time: TimeOfAbsence
    end_time: TimeOfAbsence
    end_day: date | None = None
    recurrence: dict[str, Any] | None = None
    ical_uid: str | None = None


class User(Keyed):
    first_name: str
    last_name: str
    organisations: list[str] = []
    birth_name: str | None = None
    birth_date: date | None = None
    email: str | None = None
    phone_number: str | None = None
    phone_number_formatted: str | UnsetType | None = UNSET
    address: str | None = None
    address_details: str | None = None
    responsible: str | None = None
    referents: list[str] = []
    notify_by_sms: bool | None = True
    notify_by_email: bool | None = True
    caisse_affiliation: Literal["aucune", "caf", "msa"] | None = None
    affiliation_number: str | None = None
    family_situation: Literal["single", "in_a_relationship", "divorced"] | None = None
    number_of_children: Annotated[int, Meta(ge=0)] | None = None
    logement: Literal["sdf", "heberge", "en_accession_propriete", "proprietaire", "autre", "locataire"] | None = None
    case_number: str | None = None
    notes: str | None = None
    created_at: Instant | None = None
    invitation_created_at: Instant | None = None
    invitation_accepted_at: Instant | None = None
    logged_once_with_franceconnect: bool = False
    deleted_at: Instant | None = None
    notification_email: str | None = None


class Participation(Struct, forbid_unknown_fields=True, kw_only=True):
    user: str
    id: Id | None = None
    status: Status = "unknown"
    send_lifecycle_notifications: bool = True
    send_reminder_notification: bool = True
    created_by: str | None = None
    created_by_type: CreatorType | None = None
    created_by_id: int | None = None
    created_by_agent_prescripteur: bool = False
    # Where participations of one RDV wait since different instants, or have waited: written by an export.
    waiting_since: Instant | UnsetType | None = UNSET
    waited_in_s: Annotated[int, Meta(ge=0)] | None = None


class Rdv(Keyed):
    organisation: str
    motif: str
    starts_at: Instant
    duration_in_min: Annotated[int, Meta(ge=1)]
    agents: list[str]
    lieu: str | None = None
    status: Status = "unknown"
    participations: list[Participation] = []
    context: str | None = None
    waiting_since: Instant | None = None
    max_participants_count: int | None = None
    name: str | None = None
    uuid: str | None = None
    created_by: str | None = None
    created_by_type: CreatorType | None = None
    created_by_id: int | None = None
    created_at: Instant | None = None
    cancelled_at: Instant | None = None
    users_count: int | None = None
    visio_url: HttpsAddress | None = None


class WebhookEndpoint(Keyed):
    organisation: str
    target_url: str
    secret: str | None = None
    subscriptions: list[str] = []


class OauthApplication(Keyed):
    name: str
    client_id: Annotated[str, Meta(pattern=r"^[!-~]{1,200}$")]
    redirect_uris: Annotated[list[str], Meta(min_length=1)]
    confidential: bool = False
    client_secret: Annotated[str, Meta(min_length=24)] | None = None  # hashed without salt: it has to be a long one
    scopes: Literal["write"] = "write"


class DataFile(Struct, kw_only=True):
    timezone: str = "Europe/Paris"
    territories: list[Territory] = []
    organisations: list[Organisation] = []
    services: list[Service] = []
    teams: list[Team] = []
    agents: list[Agent] = []
    lieux: list[Lieu] = []
    motifs: list[Motif] = []
    plage_ouvertures: list[PlageOuverture] = []
    absences: list[Absence] = []
    users: list[User] = []
    rdvs: list[Rdv] = []
    webhook_endpoints: list[WebhookEndpoint] = []
    oauth_applications: list[OauthApplication] = []


LISTS: dict[str, type[Keyed]] = {
    "territories": Territory,
    "organisations": Organisation,
    "services": Service,
    "teams": Team,
    "agents": Agent,
    "lieux": Lieu,
    "motifs": Motif,
    "plage_ouvertures": PlageOuverture,
    "absences": Absence,
    "users": User,
    "rdvs": Rdv,
    "webhook_endpoints": WebhookEndpoint,
    "oauth_applications": OauthApplication,
}
_WHERE = re.compile(r"^(?P<fault>.*?)(?: - at `(?P<path>[^`]*)`)?$", re.DOTALL)


def decode_data_file(content: bytes) -> DataFile:
    """Reads the bytes of a file. Raises DataFileFault."""
    try:
        decoded = msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DataFileFault("", f"not JSON: {error}") from None
    if not isinstance(decoded, dict):
        raise DataFileFault("", "not an object")
    return read_data_file(cleaned(decoded) if may_need_cleaning(content) else decoded)


def read_data_file(content: Mapping[str, Any]) -> DataFile:
    """Checks every object and field of a file that is already decoded. Raises DataFileFault."""
    unknown = [key for key in content if key not in LISTS and key != "timezone"]
    if unknown:
        raise DataFileFault(str(unknown[0]), "unknown key")
    data = DataFile(timezone=_timezone(content))
    for name, kind in LISTS.items():
        items = content.get(name, [])
        if not isinstance(items, list):
            raise DataFileFault(name, "not a list")
        setattr(data, name, [_item(name, index, item, kind) for index, item in enumerate(items)])
    return data


def known_zone(name: str) -> bool:
    """Whether a zone of that name exists."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _timezone(content: Mapping[str, Any]) -> str:
    name = content.get("timezone", "Europe/Paris")
    if not isinstance(name, str) or not known_zone(name):
        raise DataFileFault("timezone", "no such zone")
    return name


def _item(name: str, index: int, item: Any, kind: type[Keyed]) -> Keyed:
    try:
        return msgspec.convert(item, kind)
    except msgspec.ValidationError as error:
        raise _fault(f"{name}[{index}]", item, error) from None


def _fault(path: str, item: Any, error: msgspec.ValidationError) -> DataFileFault:
    """The error with its whole path: msgspec writes « [...] » where it was in a list."""
    found = _WHERE.match(str(error))
    assert found is not None
    fault, within = found["fault"], (found["path"] or "$").removeprefix("$")
    if within.startswith(".participations[...]") and isinstance(item, dict):
        for index, inner in enumerate(item["participations"]):
            try:
                msgspec.convert(inner, Participation)
            except msgspec.ValidationError as inner_error:
                return _fault(f"{path}.participations[{index}]", inner, inner_error)
    unknown = re.match(r"Object contains unknown field `(.*)`", fault)
    if unknown:
        return DataFileFault(f"{path}{within}.{unknown[1]}", "unknown key")
    missing = re.match(r"Object missing required field `(.*)`", fault)
    if missing:
        return DataFileFault(f"{path}{within}.{missing[1]}", "missing")
    return DataFileFault(path + within, fault[:1].lower() + fault[1:])
