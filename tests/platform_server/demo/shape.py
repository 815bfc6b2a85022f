"""The shape of a data file, as its documentation has it: no other key is allowed."""

from __future__ import annotations

from typing import Any

TEXT = {"type": "string"}
OPTIONAL_TEXT = {"type": ["string", "null"]}
FLAG = {"type": "boolean"}
COUNT = {"type": "integer", "minimum": 0}
OPTIONAL_COUNT = {"type": ["integer", "null"], "minimum": 0}
KEYS = {"type": "array", "items": TEXT}
DAY = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}
HOUR = {"type": "string", "pattern": r"^\d\d:\d\d$"}
INSTANT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d$"}
OPTIONAL_INSTANT = {"anyOf": [INSTANT, {"type": "null"}]}
STATUS = {"enum": ["unknown", "seen", "noshow", "excused", "revoked"]}
AUTHOR = {"created_by": OPTIONAL_TEXT, "created_by_type": {"enum": ["Agent", "User", "Prescripteur"]}}


def table(required: dict[str, Any], **optional: Any) -> dict[str, Any]:
    """A list of objects that have the ``required`` keys, may have the ``optional`` ones, and no other."""
    return {
        "type": "array",
        "items": {
            "type": "object",
            "properties": {**required, "id": COUNT, **optional},
            "required": list(required),
            "additionalProperties": False,
        },
    }


RECURRENCE = {
    "anyOf": [
        {"type": "null"},
        {
            "type": "object",
            "properties": {
                "every": {"enum": ["day", "week", "month"]},
                "interval": {"type": "integer", "minimum": 1},
                "on": {"type": "array", "items": {"pattern": "^(mon|tues|wednes|thurs|fri|satur|sun)day$"}},
                "day": {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "integer"}}},
                "until": {"anyOf": [DAY, {"type": "null"}]},
            },
            "required": ["every", "interval"],
            "additionalProperties": False,
        },
    ]
}

TABLES: dict[str, Any] = {
    "territories": table(
        {"key": TEXT, "name": TEXT, "departement_number": TEXT, "visible_users_throughout_the_territory": FLAG},
        holiday_zone=TEXT,
    ),
    "organisations": table(
        {"key": TEXT, "territory": TEXT, "name": TEXT, "phone_number": OPTIONAL_TEXT, "email": OPTIONAL_TEXT},
        verticale={"enum": ["rdv_solidarites", "rdv_aide_numerique", "rdv_mairie"]},
        external_id=TEXT,
        timezone=TEXT,
    ),
    "services": table({"key": TEXT, "name": TEXT, "short_name": TEXT, "secretariat": FLAG}),
    "teams": table({"key": TEXT, "territory": TEXT, "name": TEXT}),
    "agents": table(
        {
            "key": TEXT,
            "first_name": OPTIONAL_TEXT,
            "last_name": TEXT,
            "email": OPTIONAL_TEXT,
            "password": OPTIONAL_TEXT,
            "services": KEYS,
            "teams": KEYS,
            "roles": {"type": "object", "additionalProperties": {"enum": ["basic", "admin", "intervenant"]}},
            "agent_accueil": FLAG,
        },
        territorial_admin=KEYS,
        invited=FLAG,
        deleted_at=OPTIONAL_INSTANT,
        email_original=OPTIONAL_TEXT,
        inclusion_connect_open_id_sub=OPTIONAL_TEXT,
        created_at=INSTANT,
    ),
    "lieux": table(
        {
            "key": TEXT,
            "organisation": TEXT,
            "name": TEXT,
            "address": TEXT,
            "phone_number": OPTIONAL_TEXT,
            "availability": {"enum": ["enabled", "disabled", "single_use"]},
        }
    ),
    "motifs": table(
        {
            "key": TEXT,
            "organisation": TEXT,
            "service": TEXT,
            "name": TEXT,
            "color": {"type": "string", "pattern": "^#[0-9A-Fa-f]{6}$"},
            "location_type": {"enum": ["public_office", "phone", "home", "visio"]},
            "default_duration_in_min": {"type": "integer", "minimum": 5},
            "collectif": FLAG,
            "follow_up": FLAG,
            "for_secretariat": FLAG,
            "bookable_by": {
                "enum": [
                    "agents",
                    "agents_and_prescripteurs",
                    "agents_and_prescripteurs_and_invited_users",
                    "everyone",
                ]
            },
            "min_public_booking_delay": COUNT,
            "max_public_booking_delay": COUNT,
            "visibility_type": {"enum": ["visible_and_notified", "visible_and_not_notified", "invisible"]},
            "instruction_for_rdv": OPTIONAL_TEXT,
            "deleted_at": OPTIONAL_INSTANT,
        },
        restriction_for_rdv=OPTIONAL_TEXT,
        visio_url={"anyOf": [{"type": "null"}, {"type": "string", "pattern": "^https://"}]},
        motif_category={
            "anyOf": [
                {"type": "null"},
                {
                    "type": "object",
                    "properties": {"id": COUNT, "name": TEXT, "short_name": TEXT},
                    "required": ["id", "name", "short_name"],
                    "additionalProperties": False,
                },
            ]
        },
    ),
    "plage_ouvertures": table(
        {
            "key": TEXT,
            "agent": TEXT,
            "organisation": TEXT,
            "lieu": OPTIONAL_TEXT,
            "motifs": KEYS,
            "title": TEXT,
            "first_day": DAY,
            "start_time": HOUR,
            "end_time": HOUR,
            "recurrence": RECURRENCE,
        }
    ),
    "oauth_applications": table(
        {"key": TEXT, "name": TEXT, "client_id": TEXT, "redirect_uris": {**KEYS, "minItems": 1}},
        confidential=FLAG,
        client_secret={**OPTIONAL_TEXT, "minLength": 24},
        scopes={"const": "write"},
    ),
    "absences": table(
        {
            "key": TEXT,
            "agent": TEXT,
            "title": TEXT,
            "first_day": DAY,
            "start_time": HOUR,
            "end_day": DAY,
            "end_time": HOUR,
            "recurrence": RECURRENCE,
        },
        ical_uid=TEXT,
    ),
    "users": table(
        {
            "key": TEXT,
            "organisations": KEYS,
            "first_name": TEXT,
            "last_name": TEXT,
            "birth_date": DAY,
            "email": OPTIONAL_TEXT,
            "phone_number": OPTIONAL_TEXT,
            "responsible": OPTIONAL_TEXT,
            "referents": KEYS,
            "notify_by_sms": FLAG,
            "notify_by_email": FLAG,
        },
        birth_name=OPTIONAL_TEXT,
        phone_number_formatted={"anyOf": [{"type": "null"}, {"type": "string", "pattern": r"^\+33\d{9}$"}]},
        address=OPTIONAL_TEXT,
        address_details=OPTIONAL_TEXT,
        caisse_affiliation={"enum": ["aucune", "caf", "msa", None]},
        affiliation_number=OPTIONAL_TEXT,
        family_situation={"enum": ["single", "in_a_relationship", "divorced", None]},
        number_of_children=OPTIONAL_COUNT,
        logement={"enum": ["sdf", "heberge", "en_accession_propriete", "proprietaire", "autre", "locataire", None]},
        case_number=OPTIONAL_TEXT,
        notes=OPTIONAL_TEXT,
        created_at=INSTANT,
        invitation_created_at=OPTIONAL_INSTANT,
        invitation_accepted_at=OPTIONAL_INSTANT,
        logged_once_with_franceconnect=FLAG,
        deleted_at=OPTIONAL_INSTANT,
        notification_email=OPTIONAL_TEXT,
    ),
    "rdvs": table(
        {
            "key": TEXT,
            "organisation": TEXT,
            "motif": TEXT,
            "lieu": OPTIONAL_TEXT,
            "starts_at": INSTANT,
            "duration_in_min": {"type": "integer", "minimum": 5},
            "status": STATUS,
            "agents": {"type": "array", "items": TEXT, "minItems": 1, "uniqueItems": True},
            "participations": {
                **table(
                    {"user": TEXT, "status": STATUS},
                    send_lifecycle_notifications=FLAG,
                    send_reminder_notification=FLAG,
                    **AUTHOR,
                    created_by_id=OPTIONAL_COUNT,
                    created_by_agent_prescripteur=FLAG,
                ),
                "minItems": 1,
            },
            "context": OPTIONAL_TEXT,
            "waiting_since": OPTIONAL_INSTANT,
            "max_participants_count": OPTIONAL_COUNT,
            "name": OPTIONAL_TEXT,
            "created_by": OPTIONAL_TEXT,
        },
        uuid=TEXT,
        created_by_type=AUTHOR["created_by_type"],
        created_by_id=OPTIONAL_COUNT,
        created_at=INSTANT,
        cancelled_at=OPTIONAL_INSTANT,
        users_count=COUNT,
    ),
}

DATA_FILE: dict[str, Any] = {
    "type": "object",
    "properties": {"timezone": TEXT, **TABLES},
    "required": ["timezone", *TABLES],
    "additionalProperties": False,
}
