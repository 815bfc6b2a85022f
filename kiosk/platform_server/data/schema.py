"""The platform's tables.

Instants are whole seconds since 1970 in UTC, days « YYYY-MM-DD », times « HH:MM:SS »: they compare as they stand."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.schema import SchemaItem

metadata = MetaData()
# Whoever calls may send long numbers: they are compared with columns that could hold them. SQLite's INTEGER does.
_NUMBER = BigInteger().with_variant(Integer, "sqlite")


# Without ``sqlite_autoincrement`` SQLite gives the highest id again once its row is deleted: an RDV booked then would
# have the history of another, and be hit by what a desk still has to say of that one.
def _table(name: str, *columns: SchemaItem, sqlite_autoincrement: bool = False) -> Table:
    key = Column("id", _NUMBER, primary_key=True, autoincrement=True)
    return Table(name, metadata, key, *columns, sqlite_autoincrement=sqlite_autoincrement)


def _link(name: str, one: Column[int], other: Column[int], *about: Column[Any]) -> Table:
    """What ties the rows of two tables, each pair once."""
    return Table(name, metadata, one, other, *about, PrimaryKeyConstraint(one.name, other.name))


def _reference(name: str, target: str, *, nullable: bool = False, index: bool = False) -> Column[int]:
    return Column(name, _NUMBER, ForeignKey(target), nullable=nullable, index=index)


def _text(name: str, *, nullable: bool = True) -> Column[str]:
    return Column(name, Text, nullable=nullable)


def _instant(name: str, *, nullable: bool = True) -> Column[int]:
    return Column(name, BigInteger, nullable=nullable)


def _day(name: str, *, nullable: bool = False) -> Column[str]:
    return Column(name, String(10), nullable=nullable)


def _time_of_day(name: str) -> Column[str]:
    return Column(name, String(8), nullable=False)


def _flag(name: str, default: bool = False) -> Column[bool]:
    return Column(name, Boolean, nullable=False, default=default)


def _lock_version() -> Column[int]:
    return Column("lock_version", Integer, nullable=False, default=0)


# What the platform knows about itself: its epoch, its zone.
settings = Table("settings", metadata, Column("name", String(64), primary_key=True), _text("value", nullable=False))

territories = _table(
    "territories",
    _text("name", nullable=False),
    _text("departement_number", nullable=False),
    _flag("visible_users_throughout_the_territory"),
    _text("holiday_zone"),
)

organisations = _table(
    "organisations",
    _reference("territory_id", "territories.id"),
    _text("name", nullable=False),
    _text("phone_number"),
    _text("email"),
    _text("verticale", nullable=False),
    _text("external_id"),
    _text("timezone", nullable=False),
)

services = _table(
    "services",
    _text("name", nullable=False),
    _text("short_name", nullable=False),
    _flag("secretariat"),
)

teams = _table("teams", _reference("territory_id", "territories.id"), _text("name", nullable=False))

agents = _table(
    "agents",
    _text("first_name"),
    _text("last_name", nullable=False),
    Column("email", String(320), nullable=True, unique=True),
    _text("password_hash"),
    _flag("agent_accueil"),
    _flag("invited"),
    _text("email_original"),
    _text("inclusion_connect_open_id_sub"),
    Column("rdv_notifications_level", String(8), nullable=False, server_default="others"),
    _instant("created_at", nullable=False),
    _instant("deleted_at"),
)

agent_services = _link("agent_services", _reference("agent_id", "agents.id"), _reference("service_id", "services.id"))
agent_teams = _link("agent_teams", _reference("agent_id", "agents.id"), _reference("team_id", "teams.id"))
agent_roles = Table(
    "agent_roles",
    metadata,
    _reference("agent_id", "agents.id"),
    _reference("organisation_id", "organisations.id"),
    Column("role", String(16), nullable=False),
    PrimaryKeyConstraint("agent_id", "organisation_id"),
)

agent_territories = _link(
    "agent_territories", _reference("agent_id", "agents.id"), _reference("territory_id", "territories.id")
)
lieux = _table(
    "lieux",
    _reference("organisation_id", "organisations.id"),
    _text("name", nullable=False),
    _text("address", nullable=False),
    _text("phone_number"),
    Column("availability", String(16), nullable=False),
)

motifs = _table(
    "motifs",
    _reference("organisation_id", "organisations.id"),
    _reference("service_id", "services.id"),
    _text("name", nullable=False),
    _text("color", nullable=False),
    Column("location_type", String(16), nullable=False),
    Column("default_duration_in_min", Integer, nullable=False),
    _flag("collectif"),
    _flag("follow_up"),
    _flag("for_secretariat"),
    Column("bookable_by", String(64), nullable=False),
    Column("min_public_booking_delay", Integer, nullable=False),
    Column("max_public_booking_delay", Integer, nullable=False),
    Column("visibility_type", String(32), nullable=False),
    _text("instruction_for_rdv"),
    _text("restriction_for_rdv"),
    Column("motif_category", JSON(none_as_null=True)),
    _instant("deleted_at"),
    _text("visio_url"),
)

plage_ouvertures = _table(
    "plage_ouvertures",
    _reference("agent_id", "agents.id"),
    _reference("organisation_id", "organisations.id", index=True),
    _reference("lieu_id", "lieux.id", nullable=True),
    _text("title", nullable=False),
    _day("first_day"),
    _time_of_day("start_time"),
    _time_of_day("end_time"),
    Column("recurrence", JSON(none_as_null=True)),
)

plage_motifs = _link(
    "plage_motifs", _reference("plage_ouverture_id", "plage_ouvertures.id"), _reference("motif_id", "motifs.id")
)
absences = _table(
    "absences",
    _reference("agent_id", "agents.id", index=True),
    _text("title", nullable=False),
    _day("first_day"),
    _time_of_day("start_time"),
    _day("end_day"),
    _time_of_day("end_time"),
    Column("recurrence", JSON(none_as_null=True)),
    _text("ical_uid"),
    sqlite_autoincrement=True,
)

users = _table(
    "users",
    _text("first_name", nullable=False),
    _text("last_name", nullable=False),
    _text("birth_name"),
    _day("birth_date", nullable=True),
    Column("email", String(320), index=True),
    _text("phone_number"),
    _text("phone_number_formatted"),
    _text("address"),
    _text("address_details"),
    _reference("responsible_id", "users.id", nullable=True, index=True),
    Column("caisse_affiliation", String(16)),
    _text("affiliation_number"),
    Column("family_situation", String(32)),
    Column("number_of_children", Integer),
    Column("logement", String(32)),
    _text("case_number"),
    _text("notes"),
    # The API takes null here, and answers it again.
    Column("notify_by_sms", Boolean),
    Column("notify_by_email", Boolean),
    _flag("logged_once_with_franceconnect"),
    _instant("invitation_created_at"),
    _instant("invitation_accepted_at"),
    _instant("created_at", nullable=False),
    _instant("updated_at", nullable=False),
    _instant("deleted_at"),
    _lock_version(),
    Column("notification_email", String(320)),
    _reference("merged_into_id", "users.id", nullable=True),  # the fiche that took the place of this one
)

user_profiles = _link(
    "user_profiles", _reference("organisation_id", "organisations.id"), _reference("user_id", "users.id", index=True)
)
referents = _link("referents", _reference("user_id", "users.id"), _reference("agent_id", "agents.id", index=True))
rdvs = _table(
    "rdvs",
    Column("uuid", String(36), nullable=False, unique=True),
    _reference("organisation_id", "organisations.id"),
    _reference("motif_id", "motifs.id"),
    _reference("lieu_id", "lieux.id", nullable=True),
    _instant("starts_at", nullable=False),
    Column("duration_in_min", Integer, nullable=False),
    Column("status", String(16), nullable=False),
    _text("context"),
    _text("name"),
    Column("max_participants_count", Integer),
    Column("users_count", Integer, nullable=False),
    _text("created_by_type", nullable=False),
    Column("created_by_id", _NUMBER),
    _instant("created_at", nullable=False),
    _instant("updated_at", nullable=False),
    _instant("cancelled_at"),
    _lock_version(),
    _text("visio_url"),
    Index("rdvs_by_organisation_and_hour", "organisation_id", "starts_at", "id"),
    sqlite_autoincrement=True,
)

rdv_agents = _link("rdv_agents", _reference("rdv_id", "rdvs.id"), _reference("agent_id", "agents.id", index=True))
participations = _table(
    "participations",
    _reference("rdv_id", "rdvs.id", index=True),
    _reference("user_id", "users.id", index=True),
    Column("status", String(16), nullable=False),
    _flag("send_lifecycle_notifications", True),
    _flag("send_reminder_notification", True),
    _text("created_by_type", nullable=False),
    Column("created_by_id", _NUMBER),
    _flag("created_by_agent_prescripteur"),
    Column("waiting_since", BigInteger, index=True),
    Column("waited_in_s", Integer),
    sqlite_autoincrement=True,
)

webhook_endpoints = _table(
    "webhook_endpoints",
    _reference("organisation_id", "organisations.id"),
    _text("target_url", nullable=False),
    _text("secret"),
    Column("subscriptions", JSON, nullable=False),
)

# Tokens and keys: of no interest to an export, forgotten by a reset.
tokens = _table(
    "tokens",
    _reference("agent_id", "agents.id", index=True),
    Column("client", String(64), nullable=False, unique=True),
    Column("token_hash", LargeBinary(32), nullable=False),
    _instant("created_at", nullable=False),
    _instant("expires_at", nullable=False),
)

idempotency_keys = _table(
    "idempotency_keys",
    Column("agent_id", _NUMBER, nullable=False),
    Column("key", String(200), nullable=False),
    Column("request_hash", LargeBinary(32), nullable=False),
    Column("status", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    _instant("created_at", nullable=False),
    Column("sight", SmallInteger, nullable=False, server_default="2"),  # rules.sight, of who was answered
    UniqueConstraint("agent_id", "key"),
)

# What changed, in order: the cursor of the long poll is an id of this table.
changes = _table(
    "changes",
    Column("organisation_id", _NUMBER, nullable=False),
    Column("type", String(32), nullable=False),
    Column("object_id", _NUMBER, nullable=False),
    _flag("deleted"),
    _instant("at", nullable=False),
    Column("mark", Integer, nullable=False, server_default="0"),  # at random: tells it from another of that id
    Index("changes_by_organisation", "organisation_id", "id"),
    sqlite_autoincrement=True,
)

# Who changed what when: ``changes`` maps fields to what they were and what they became.
versions = _table(
    "versions",
    Column("item_type", String(8), nullable=False),
    Column("item_id", _NUMBER, nullable=False),
    Column("event", String(8), nullable=False),
    Column("agent_id", _NUMBER),
    Column("changes", JSON, nullable=False),
    _instant("at", nullable=False),
    Index("versions_by_item", "item_type", "item_id", "id"),
)

# What is to be sent: written with the change that it tells of, taken away once it has left.
deliveries = _table(
    "deliveries",
    Column("uuid", String(36), nullable=False, unique=True),
    Column("channel", String(8), nullable=False),
    Column("webhook_endpoint_id", _NUMBER),
    _text("recipient"),
    Column("content", LargeBinary, nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    _instant("created_at", nullable=False),
    Column("due_at", BigInteger, nullable=False, index=True),
)

agent_calendars = Table(  # their secret addresses
    "agent_calendars",
    metadata,
    Column("agent_id", _NUMBER, ForeignKey("agents.id"), primary_key=True, autoincrement=False),
    Column("uid_hash", LargeBinary(32), nullable=False, unique=True),
    _instant("created_at", nullable=False),
)

# Bookings begun by API v1 and finished on a page.
rdv_plans = _table(
    "rdv_plans",
    _reference("agent_id", "agents.id"),
    _reference("user_id", "users.id"),
    _reference("rdv_id", "rdvs.id", nullable=True),
    Column("token_hash", LargeBinary(32), nullable=False, unique=True),
    _text("return_url"),
    _instant("created_at", nullable=False),
)

# Programs that agents let act for them (OAuth 2), what they were given, the browsers it was said in; secrets as hashes.
oauth_applications = _table(
    "oauth_applications",
    Column("client_id", String(200), nullable=False, unique=True),
    _text("name", nullable=False),
    _flag("confidential"),
    Column("secret_hash", LargeBinary(32)),
    Column("redirect_uris", JSON, nullable=False),
)

oauth_consents = _link(
    "oauth_consents",
    _reference("agent_id", "agents.id"),
    _reference("application_id", "oauth_applications.id", index=True),
    _instant("created_at", nullable=False),
)

# What an agent granted once: a code, and all the tokens that came of it.
oauth_grants = _table(
    "oauth_grants",
    _reference("agent_id", "agents.id", index=True),
    _reference("application_id", "oauth_applications.id", index=True),
    Column("code_hash", LargeBinary(32), nullable=False, unique=True),
    _text("redirect_uri", nullable=False),
    Column("code_challenge", String(43)),
    _instant("created_at", nullable=False),
    _instant("used_at"),
)

oauth_tokens = _table(
    "oauth_tokens",
    _reference("grant_id", "oauth_grants.id", index=True),
    Column("access_hash", LargeBinary(32), nullable=False, unique=True),
    Column("refresh_hash", LargeBinary(32), nullable=False, unique=True),
    Column("replaces_id", _NUMBER),  # until it is first used
    _instant("created_at", nullable=False),
    sqlite_autoincrement=True,
)

browser_sessions = _table(
    "browser_sessions",
    _reference("agent_id", "agents.id", index=True),
    Column("token_hash", LargeBinary(32), nullable=False, unique=True),
    _instant("created_at", nullable=False),
)
