"""Who calls the API: by the headers of a token, by a bearer that an application was given, or as a site's device."""

from __future__ import annotations

from sqlalchemy import Connection
from starlette.datastructures import Headers

from kiosk.platform_server.auth import tokens
from kiosk.platform_server.http.calls import Session
from kiosk.platform_server.rules import grants
from kiosk.platform_server.rules.site import devices
from kiosk.platform_server.running.platform import Platform
from kiosk.platform_server.values.refusals import signed_out


def recognise(platform: Platform, connection: Connection, headers: Headers) -> Session:
    """The session that these headers prove. Raises Refusal (401)."""
    reference = platform.reference(connection)
    session = tokens.recognise(connection, reference, headers, platform.now())
    if session is not None:
        return session
    device = devices.of_token(connection, headers.get("authorization", ""))
    if device is not None:
        return Session(None, device.session, {}, device)
    scheme, _, bearer = headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not platform.options.like.oauth:
        raise signed_out()
    pair = grants.of_access_token(connection, bearer.strip(), platform.now())
    agent = reference.agents.get(pair.agent_id) if pair is not None else None
    if pair is None or agent is None or agent.row.deleted_at is not None:
        raise signed_out(bearer=True)
    if pair.replaces_id is not None:
        with platform.database.write() as writing:
            grants.settle(writing, pair)
    return Session(agent, grants.session_name(pair.grant_id), {})
