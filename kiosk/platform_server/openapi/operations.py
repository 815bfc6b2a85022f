"""What each call is for and what it is sent: the part of the document that a list of routes does not tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Operation:
    """One call: a sentence, the names of what its query string takes (``PARAMETERS``), its body (``BODIES``)."""

    summary: str
    query: tuple[str, ...] = ()
    body: str | None = None
    status: int = 200


_ID: Schema = {"type": "integer", "minimum": 1}
_TEXT: Schema = {"type": "string"}
_NULLABLE_TEXT: Schema = {"type": ["string", "null"]}
_FLAG: Schema = {"type": "boolean"}
_IDS: Schema = {"type": "array", "items": _ID}
_DAY: Schema = {"type": "string", "format": "date"}
_INSTANT: Schema = {"type": "string", "format": "date-time"}
_TIME: Schema = {"type": "string", "examples": ["09:00"]}
_STATUS: Schema = {"type": "string", "enum": ["unknown", "seen", "excused", "revoked", "noshow"]}
_NULLABLE_ID: Schema = {"type": ["integer", "null"], "minimum": 1}
_NULLABLE_INSTANT: Schema = {"type": ["string", "null"], "format": "date-time"}
_KEY: Schema = {"type": "string", "minLength": 1, "maxLength": 64}

PARAMETERS: dict[str, Schema] = {
    "page": {"type": "integer", "minimum": 1, "default": 1},
    "organisation_id": _ID,
    "responsible_id": _ID,
    "motif_id": _ID,
    "service_id": _ID,
    "user_id": _ID,
    "agent_id": _ID,
    "id": _ID,
    "ids[]": _IDS,
    "agent_ids[]": _IDS,
    "team_ids[]": _IDS,
    "lieu_ids[]": _IDS,
    "participation_ids[]": _IDS,
    "status": _STATUS,
    "include[]": {
        "type": "array",
        "items": {"enum": ["organisation", "motif", "users", "participations", "agents", "lieu"]},
    },
    "starts_after": _INSTANT,
    "starts_before": _INSTANT,
    "active": _FLAG,
    "bookable_publicly": _FLAG,
    "territory_wide": _FLAG,
    "motif_category_short_name": _TEXT,
    "city_code": _TEXT,
    "departement_number": _TEXT,
    "territory": _TEXT,
    "target_url": _TEXT,
    "since": _TEXT,
    "from": _DAY,
    "to": _DAY,
    "days": {"type": "integer", "minimum": 1, "maximum": 31, "default": 7},
    "q": _TEXT,
    "email": _TEXT,
    "first_name": _TEXT,
    "last_name": _TEXT,
    "phone_number": _TEXT,
    "birth_date": _DAY,
}


def _object(required: tuple[str, ...] = (), /, **properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": list(required)}


def _lines(name: str, required: tuple[str, ...], /, **properties: Schema) -> Schema:
    """What a site is told: lines, each a state with its moment."""
    line = _object(
        (*required, "acted_at"), **properties, acted_at=_INSTANT, over=_NULLABLE_INSTANT, gone={"type": "boolean"}
    )
    return _object((name,), **{name: {"type": "array", "items": line}})


_USER = {
    "first_name": _TEXT,
    "last_name": _TEXT,
    "birth_name": _NULLABLE_TEXT,
    "birth_date": {"type": ["string", "null"], "format": "date"},
    "email": {"type": ["string", "null"], "format": "email"},
    "phone_number": _NULLABLE_TEXT,
    "address": _NULLABLE_TEXT,
    "address_details": _NULLABLE_TEXT,
    "responsible_id": _NULLABLE_ID,
    "caisse_affiliation": {"type": ["string", "null"], "enum": ["aucune", "caf", "msa", None]},
    "affiliation_number": _NULLABLE_TEXT,
    "family_situation": {"type": ["string", "null"], "enum": ["single", "in_a_relationship", "divorced", None]},
    "number_of_children": {"type": ["integer", "null"], "minimum": 0},
    "notify_by_sms": _FLAG,
    "notify_by_email": _FLAG,
    "notification_email": {"type": ["string", "null"], "format": "email"},
    "organisation_ids": _IDS,
    "referent_agent_ids": _IDS,
}
_ABSENCE = {
    "agent_id": _ID,
    "agent_email": _TEXT,
    "title": _TEXT,
    "first_day": _DAY,
    "start_time": _TIME,
    "end_day": _DAY,
    "end_time": _TIME,
}
_PARTICIPATION = _object(
    ("user_id",), user_id=_ID, send_lifecycle_notifications=_FLAG, send_reminder_notification=_FLAG
)
_RDV = {
    "motif_id": _ID,
    "lieu_id": _NULLABLE_ID,
    "starts_at": _INSTANT,
    "duration_in_min": {"type": "integer", "minimum": 1},
    "agent_ids": _IDS,
    "participations": {"type": "array", "items": _PARTICIPATION},
    "context": _NULLABLE_TEXT,
    "name": _NULLABLE_TEXT,
    "max_participants_count": {"type": ["integer", "null"], "minimum": 1},
    "overlap": {"type": "string", "enum": ["accepted"]},
    "shown_at": _INSTANT,
}
_WEBHOOK = {"target_url": _TEXT, "secret": _TEXT, "subscriptions": {"type": "array", "items": _TEXT}}

BODIES: dict[str, Schema] = {
    "SignIn": _object(("email", "password"), email=_TEXT, password=_TEXT),
    "Organisation": _object(name=_TEXT, phone_number=_NULLABLE_TEXT, email=_NULLABLE_TEXT, verticale=_TEXT),
    "ParticipationStatus": _object(("participation",), participation=_object(("status",), status=_STATUS)),
    "RdvStatus": _object(("status",), status=_STATUS),
    "NewUser": _object(("organisation_ids", "first_name", "last_name"), **_USER),
    "User": _object(**_USER),
    "Profile": _object(("organisation_id", "user_id"), organisation_id=_ID, user_id=_ID),
    "Referent": _object(("agent_id", "user_id"), agent_id=_ID, user_id=_ID),
    "NewAbsence": _object(("title", "first_day", "start_time", "end_time"), **_ABSENCE),
    "Absence": _object(**_ABSENCE),
    "Webhook": _object(**_WEBHOOK),
    "RdvPlan": _object(
        ("user",),
        user=_object(
            id=_ID,
            first_name=_TEXT,
            last_name=_TEXT,
            email=_NULLABLE_TEXT,
            phone_number=_NULLABLE_TEXT,
            address=_NULLABLE_TEXT,
            birth_date=_NULLABLE_TEXT,
        ),
        return_url=_NULLABLE_TEXT,
    ),
    "NewRdv": _object(("motif_id", "starts_at", "agent_ids", "participations"), **_RDV),
    "Rdv": _object(**{name: schema for name, schema in _RDV.items() if name != "motif_id"}),
    "WaitingRoom": _object(arrived_at=_INSTANT, participation_ids=_IDS),
    "Merge": _object(
        ("kept_id", "merged_id"),
        kept_id=_ID,
        merged_id=_ID,
        attributes={"type": "object", "additionalProperties": {"enum": ["kept", "merged"]}},
    ),
    "Preferences": _object(
        rdv_notifications_level={"type": "string", "enum": ["all", "others", "soon", "none"]}, told_who_waits=_FLAG
    ),
    "WalkIns": _lines(
        "walk_ins",
        ("key", "arrived_at", "outcome"),
        key=_KEY,
        ticket=_NULLABLE_ID,
        arrived_at=_INSTANT,
        lieu_id=_NULLABLE_ID,
        motif_id=_NULLABLE_ID,
        called=_TEXT,
        outcome={"type": "string", "enum": ["waiting", "seen", "booked", "redirected", "left"]},
        ended_at=_NULLABLE_INSTANT,
        taken_by=_NULLABLE_ID,
    ),
    "Calls": _lines(
        "calls",
        ("key", "called_at", "outcome"),
        key=_KEY,
        participation_id=_NULLABLE_ID,
        walk_in={"type": ["string", "null"], "maxLength": 64},
        place=_TEXT,
        caller=_TEXT,
        called_at=_INSTANT,
        times={"type": "integer", "minimum": 1},
        outcome={"type": "string", "enum": ["called", "came", "no_answer"]},
    ),
    "Notices": _lines(
        "notices",
        ("agent_id",),
        agent_id=_ID,
        text={"type": "string", "maxLength": 80},
        until=_NULLABLE_INSTANT,
    ),
    "Nothing": _object(),
}

_RDVS = ("starts_after", "starts_before", "id", "user_id", "agent_id", "status", "include[]", "page")
_V1 = {
    "POST auth/sign_in": Operation("Signs an agent in: three token headers and a bearer.", body="SignIn"),
    "GET auth/sign_in": Operation("Says to use POST.", status=405),
    "GET auth/validate_token": Operation("Who is signed in."),
    "DELETE auth/sign_out": Operation("Ends the token that was sent."),
    "GET auth/sign_out": Operation("Leads elsewhere: signing out is a DELETE.", status=307),
    "POST auth/password": Operation("Refuses: passwords are set on the server.", body="Nothing", status=401),
    "GET organisations": Operation("The agent's organisations.", ("departement_number", "city_code", "page")),
    "GET organisations/{id}": Operation("One of them."),
    "PATCH organisations/{id}": Operation("Changes it; for its administrators.", body="Organisation"),
    "GET agents": Operation("The agents in sight.", ("organisation_id", "page")),
    "GET agents/me": Operation("The agent signed in."),
    "GET organisations/{id}/motifs": Operation(
        "Motifs.", ("active", "bookable_publicly", "service_id", "motif_category_short_name", "page")
    ),
    "GET lieux": Operation("Lieux.", ("organisation_id", "page")),
    "GET teams": Operation("Équipes.", ("page",)),
    "GET organisations/{id}/rdvs": Operation("RDVs of an organisation.", _RDVS),
    "GET rdvs": Operation("RDVs of all organisations.", ("organisation_id", *_RDVS)),
    "PATCH participations/{id}": Operation("Sets the status of a participation.", body="ParticipationStatus"),
    "PATCH rdvs/{id}/update_status": Operation("Sets the status of an RDV alone.", body="RdvStatus"),
    "GET users": Operation("Usagers of the agent's organisations.", ("ids[]", "page")),
    "GET organisations/{id}/users": Operation("Usagers of an organisation.", ("ids[]", "page")),
    "GET users/{id}": Operation("One usager."),
    "GET organisations/{organisation_id}/users/{id}": Operation("One usager of an organisation."),
    "POST users": Operation("Creates an usager.", body="NewUser"),
    "PATCH users/{id}": Operation("Changes an usager.", body="User"),
    "POST user_profiles": Operation("Attaches an usager to an organisation.", body="Profile"),
    "DELETE user_profiles": Operation("Detaches them.", ("organisation_id", "user_id"), body="Profile"),
    "POST referent_assignations": Operation("Makes an agent référent of an usager.", body="Referent"),
    "DELETE referent_assignations": Operation("Undoes it.", ("agent_id", "user_id"), body="Referent"),
    "GET absences": Operation("Indisponibilités of the agents in sight.", ("page",)),
    "GET absences/{id}": Operation("One of them."),
    "POST absences": Operation("Creates one.", body="NewAbsence"),
    "PATCH absences/{id}": Operation("Changes one.", body="Absence"),
    "DELETE absences/{id}": Operation("Deletes one.", status=204),
    "GET organisations/{id}/webhook_endpoints": Operation("Webhooks.", ("target_url", "page")),
    "POST organisations/{id}/webhook_endpoints": Operation("Creates a webhook.", body="Webhook"),
    "PATCH organisations/{organisation_id}/webhook_endpoints/{id}": Operation("Changes one.", body="Webhook"),
    "POST rdv_plans": Operation("Begins a booking that ends on a page.", body="RdvPlan", status=201),
    "GET rdv_plans/{id}": Operation("Where that booking stands."),
    "GET public_links": Operation("The public booking addresses of a territory.", ("territory",)),
}
_DESK = {
    "GET capabilities": Operation("What this server has of the desk API."),
    "GET openapi": Operation("This document."),
    "GET organisations/{id}/directory": Operation("What API v1 leaves out of an organisation."),
    "GET organisations/{id}/creneaux": Operation(
        "Free slots.", ("motif_id", "lieu_ids[]", "agent_ids[]", "team_ids[]", "from", "days", "territory_wide")
    ),
    "GET organisations/{id}/plage_ouvertures": Operation("Plages d’ouverture and their occurrences.", ("from", "to")),
    "POST organisations/{id}/rdvs": Operation("Books an RDV.", body="NewRdv", status=201),
    "GET rdvs/{id}": Operation("One RDV."),
    "PATCH rdvs/{id}": Operation("Changes an RDV.", body="Rdv"),
    "DELETE rdvs/{id}": Operation("Deletes an RDV; for administrators."),
    "GET rdvs/{id}/versions": Operation("Who changed what of an RDV when."),
    "GET users/{id}/versions": Operation("Who changed what of an usager when."),
    "PUT rdvs/{id}/waiting_room": Operation("En salle d’attente.", body="WaitingRoom"),
    "DELETE rdvs/{id}/waiting_room": Operation("Undoes it.", ("participation_ids[]",)),
    "GET organisations/{id}/changes": Operation(
        "What changed since a cursor: waits up to 25 seconds, or streams events.", ("since",)
    ),
    "GET users/search": Operation(
        "Searches usagers, or the proches of one.", ("organisation_id", "q", "responsible_id")
    ),
    "GET users/duplicates": Operation(
        "Likely duplicates of an usager about to be created.",
        ("organisation_id", "id", "first_name", "last_name", "birth_date", "email", "phone_number"),
    ),
    "POST users/merge": Operation("Makes one fiche out of two.", body="Merge"),
    "DELETE users/{id}": Operation("Takes an usager out of an organisation.", ("organisation_id",)),
    "GET agents/me/preferences": Operation("What the agent signed in wants to be told of."),
    "PATCH agents/me/preferences": Operation("Changes it.", body="Preferences"),
    "GET agents/me/calendar": Operation("Since when the agent’s calendar has a secret address, if it has."),
    "POST agents/me/calendar": Operation("Gives the agent’s calendar a new secret address.", body="Nothing"),
    "DELETE agents/me/calendar": Operation("Takes it away."),
    "POST reset": Operation("Back to the start, where the server allows it.", body="Nothing"),
}
_SITE = {
    "GET capabilities": Operation("What is shared by itself here, and how much of whom."),
    "GET organisations/{id}/day": Operation("All of today: walk-ins, calls, notices of agents."),
    "PUT organisations/{id}/walk_ins": Operation("Who came without an RDV, and what became of them.", body="WalkIns"),
    "PUT organisations/{id}/calls": Operation("Who was called, by whom and to where.", body="Calls"),
    "PUT organisations/{id}/notices": Operation("What agents have the desks told of themselves.", body="Notices"),
    "GET organisations/{id}/changes": Operation(
        "What changed of it since a cursor: waits up to 25 seconds, or streams events.", ("since",)
    ),
}
OPERATIONS: dict[str, Operation] = {
    **{key.replace(" ", " /api/v1/", 1): operation for key, operation in _V1.items()},
    **{key.replace(" ", " /api/desk/v1/", 1): operation for key, operation in _DESK.items()},
    **{key.replace(" ", " /api/site/v1/", 1): operation for key, operation in _SITE.items()},
}
