"""Who waits for the changes of an organisation by the desk API."""

from __future__ import annotations

from starlette.requests import Request

from kiosk.platform_server.auth import callers
from kiosk.platform_server.http.calls import Session
from kiosk.platform_server.rules.visibility import member
from kiosk.platform_server.running.platform import Platform
from kiosk.platform_server.values.refusals import forbidden


def admit(platform: Platform, request: Request, organisation_id: int) -> Session:
    """An agent of that organisation. Raises Refusal."""
    with platform.database.read() as connection:
        reference = platform.reference(connection)
        session = callers.recognise(platform, connection, request.headers)
        if session.agent is None:
            raise forbidden()
        member(reference, session.agent, organisation_id)
        return session
