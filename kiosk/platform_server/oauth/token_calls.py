"""What applications call without the agent: a code or a refresh token for a pair, and the end of what was granted."""

from __future__ import annotations

import base64
from collections.abc import Sequence

from sqlalchemy import Connection

from kiosk.platform_server.http.calls import Answer, Call, Endpoint, Kind
from kiosk.platform_server.oauth.asked import SCOPE
from kiosk.platform_server.rules import applications, grants
from kiosk.platform_server.rules.applications import Application
from kiosk.platform_server.rules.grants import Outcome

_FORM = "application/x-www-form-urlencoded"
_NOT_KEPT = {"Cache-Control": "no-store", "Pragma": "no-cache"}
_ERRORS = {
    "invalid_client": "Application inconnue, ou qui ne prouve pas qui elle est.",
    "invalid_grant": "Ce code ou ce jeton a servi, a expiré, a été révoqué, ou n’est pas de cette application.",
    "invalid_request": "Un paramètre manque.",
    "invalid_scope": "Cette portée n’existe pas.",
    "unauthorized_client": "Ce jeton est d’une autre application.",
    "unsupported_grant_type": "Ce type d’autorisation n’existe pas ici.",
}


def _token(call: Call) -> Answer:
    if not _is_form(call):
        return _unsupported()
    kind = _sent(call, "grant_type")
    if not kind:
        return _error("invalid_request")
    if kind not in ("authorization_code", "refresh_token"):
        return _error("unsupported_grant_type")
    with call.platform.database.write() as connection:
        application = _application(connection, call)
        if application is None:
            return _error("invalid_client")
        outcome = (_exchange if kind == "authorization_code" else _refresh)(connection, call, application)
    if not isinstance(outcome, Outcome):
        return _error(outcome)
    call.platform.end_sessions(outcome.ended)
    if outcome.pair is None:
        return _error("invalid_grant")
    content = {
        "access_token": outcome.pair.access_token,
        "token_type": "Bearer",
        "expires_in": grants.ACCESS_S,
        "refresh_token": outcome.pair.refresh_token,
        "scope": SCOPE,
        "created_at": call.now,
    }
    return Answer(content, headers=dict(_NOT_KEPT), token=False)


def _exchange(connection: Connection, call: Call, application: Application) -> Outcome | str:
    code, redirect_uri = _sent(call, "code"), _sent(call, "redirect_uri")
    if not code or not redirect_uri:
        return "invalid_request"
    verifier = _sent(call, "code_verifier") or None
    return grants.exchange(connection, application.id, code, redirect_uri, verifier, call.now)


def _refresh(connection: Connection, call: Call, application: Application) -> Outcome | str:
    refresh_token = _sent(call, "refresh_token")
    if not refresh_token:
        return "invalid_request"
    if set((_sent(call, "scope") or SCOPE).split()) != {SCOPE}:
        return "invalid_scope"
    at_once = call.platform.options.strict_refresh
    return grants.refresh(connection, application.id, refresh_token, call.now, at_once=at_once)


def _revoke(call: Call) -> Answer:
    """RFC 7009: a token that there is not is as good as revoked. Who has a public application's may end it."""
    if not _is_form(call):
        return _unsupported()
    ended: Sequence[str] = ()
    with call.platform.database.write() as connection:
        grant = grants.of_either_token(connection, _sent(call, "token"))
        if grant is not None and grant.confidential:
            application = _application(connection, call)
            if application is None or application.id != grant.application_id:
                return _error("unauthorized_client", 403)
        if grant is not None:
            ended = grants.end(connection, grant.id)
    call.platform.end_sessions(ended)
    return Answer({}, headers=dict(_NOT_KEPT), token=False)


def _application(connection: Connection, call: Call) -> Application | None:
    """Who calls; None when that is not known or not proved."""
    client_id, secret = _basic(call) or (_sent(call, "client_id"), _sent(call, "client_secret"))
    application = applications.find(connection, client_id)
    return application if application is not None and application.is_proved_by(secret) else None


def _basic(call: Call) -> tuple[str, str] | None:
    scheme, _, value = call.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        client_id, _, secret = base64.b64decode(value, validate=True).decode("utf-8").partition(":")
    except ValueError:
        return "", ""
    return client_id, secret


def _sent(call: Call, name: str) -> str:
    value = call.body.get(name)
    return value if isinstance(value, str) else ""


def _is_form(call: Call) -> bool:
    return call.headers.get("content-type", "").partition(";")[0].strip().lower() == _FORM


def _unsupported() -> Answer:
    return Answer({}, 415, dict(_NOT_KEPT), token=False)


def _error(name: str, status: int = 400) -> Answer:
    headers = dict(_NOT_KEPT)
    if name == "invalid_client":
        status = 401
        headers["WWW-Authenticate"] = 'Basic realm="OAuth"'
    return Answer({"error": name, "error_description": _ERRORS[name]}, status, headers, token=False)


ENDPOINTS = (
    Endpoint("POST", "/oauth/token", _token, Kind.OWN, public=True),
    Endpoint("POST", "/oauth/revoke", _revoke, Kind.OWN, public=True),
)
