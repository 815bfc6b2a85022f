"""sign_in, validate_token, sign_out, and the routes beside them that only say no."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, select

from kiosk.platform_server.auth import credentials, tokens
from kiosk.platform_server.data import levels, schema
from kiosk.platform_server.data.levels import Level
from kiosk.platform_server.http.calls import Answer, Call, Endpoint, Kind
from kiosk.platform_server.rules.reference import Agent
from kiosk.platform_server.values.instants import written
from kiosk.platform_server.values.refusals import Refusal, failure, wrong_credentials


def _sign_in(call: Call) -> Answer:
    if not call.reference.like.password_sign_in:
        raise failure(401, "La connexion par mot de passe est fermée. Connectez-vous par OAuth.")
    try:
        agent = credentials.agent_of(call, call.body.get("email"), call.body.get("password"))
    except credentials.NotConfirmed:
        message = "Ce compte n’est pas encore confirmé. Acceptez d’abord l’invitation reçue par e-mail."
        raise failure(401, message) from None
    except credentials.WrongCredentials:
        raise wrong_credentials() from None
    except credentials.TooManyTries as wait:
        message = "Trop d’essais de connexion. Merci de patienter."
        raise Refusal(429, {"success": False, "errors": [message]}, {"Retry-After": str(wait.seconds)}) from None
    with call.platform.database.write() as connection:
        call.session, outdated = tokens.issue(connection, agent, call.now, call.platform.options.devices_per_agent)
        data = _data(call, agent, connection)
    call.platform.end_sessions(outdated)
    return Answer({"data": data}, headers={"authorization": tokens.bearer(call.session)})


def _validate_token(call: Call) -> Answer:
    with call.platform.database.read() as connection:
        call.session = tokens.recognise(connection, call.reference, call.headers, call.now)
        if call.session is None or call.session.agent is None:
            raise wrong_credentials()
        data = _data(call, call.session.agent, connection)
    return Answer({"success": True, "data": data})


def _sign_out(call: Call) -> Answer:
    with call.platform.database.write() as connection:
        session = tokens.recognise(connection, call.reference, call.headers, call.now)
        if session is None:
            raise failure(404, "L'utilisateur est inconnu ou n'est pas connecté.")
        tokens.revoke(connection, session)
    call.platform.end_sessions([session.client])
    return Answer({"success": True})


def _use_post(_call: Call) -> Answer:
    raise failure(405, "Utilisez POST /sign_in pour la connexion. GET n'est pas supporté.")


def _use_delete(_call: Call) -> Answer:
    return Answer(status=307, headers={"Location": "/"})


def _no_redirection(_call: Call) -> Answer:
    # Passwords are set by whoever runs this platform, so no address to come back to is ever accepted.
    raise failure(401, "URL de redirection manquante.")


def _unknown_past(call: Call, agent: Agent, connection: Connection) -> int:
    """How many of the agent's own RDVs have begun and have no status yet."""
    rdv, rdv_agent = schema.rdvs.c, schema.rdv_agents.c
    return int(
        connection.scalar(
            select(func.count())
            .select_from(schema.rdvs.join(schema.rdv_agents, rdv_agent.rdv_id == rdv.id))
            .where(rdv_agent.agent_id == agent.id, rdv.status == "unknown", rdv.starts_at < call.now)
        )
        or 0
    )


def _data(call: Call, agent: Agent, connection: Connection) -> dict[str, Any]:
    row = agent.row
    level = levels.of(connection, [agent.id]).get(agent.id, Level.OTHERS)
    return {
        "email": row.email,
        "first_name": row.first_name,
        "last_name": row.last_name,
        "provider": "email",
        "uid": row.email,
        "id": row.id,
        "deleted_at": written(row.deleted_at, call.reference.zone_of(agent)),
        "email_original": row.email_original,
        "allow_password_change": False,
        "rdv_notifications_level": level,
        "unknown_past_rdv_count": _unknown_past(call, agent, connection),
        "display_saturdays": False,
        "display_cancelled_rdv": True,
        "plage_ouverture_notification_level": "all",
        "absence_notification_level": "all",
        "external_id": None,
        "calendar_uid": None,
        "microsoft_graph_token": None,
        "refresh_microsoft_graph_token": None,
        "outlook_disconnect_in_progress": False,
        "account_deletion_warning_sent_at": None,
        "inclusion_connect_open_id_sub": row.inclusion_connect_open_id_sub,
        "connected_with_agent_connect": False,
    }


ENDPOINTS = (
    Endpoint("POST", "/auth/sign_in", _sign_in, Kind.OWN, public=True, checks_password=True),
    Endpoint("GET", "/auth/sign_in", _use_post, Kind.OWN, public=True),
    Endpoint("GET", "/auth/validate_token", _validate_token, Kind.OWN, public=True),
    Endpoint("DELETE", "/auth/sign_out", _sign_out, Kind.OWN, public=True),
    Endpoint("GET", "/auth/sign_out", _use_delete, Kind.OWN, public=True),
    Endpoint("POST", "/auth/password", _no_redirection, Kind.OWN, public=True),
)
