"""The browser of an agent: who is signed in there, and whether a form was really sent from a page of ours.

The session is a cookie that scripts cannot read and that other sites' forms do not carry; it is made anew at sign-in,
so that a cookie planted before is worth nothing. A form also carries a token made of the cookie, which only a page
that was shown to this browser can hold.
"""

from __future__ import annotations

import hashlib
import hmac

from sqlalchemy import Connection, delete, insert, select
from starlette.requests import cookie_parser

from kiosk.platform_server.data import schema
from kiosk.platform_server.http.calls import Call
from kiosk.platform_server.http.html import Markup, field
from kiosk.platform_server.rules.reference import Agent
from kiosk.platform_server.values import secrets

SESSION_S = 12 * 3600  # a working day; the browser forgets it when it is closed
FORM_TOKEN = "authenticity_token"  # noqa: S105 - the name of a field

_session = schema.browser_sessions.c


def cookie(call: Call) -> str:
    """What this browser is known by; a new one, which the answer must set, for one that comes with none of ours."""
    sent = cookie_parser(call.headers.get("cookie", "")).get(_name(call), "")
    return sent if secrets.could_be(sent) else secrets.made()


def set_cookie(call: Call, value: str) -> dict[str, str]:
    """The header that makes the browser keep it; an empty value makes it forget."""
    secure = "; Secure" if _secure(call) else ""
    forgotten = "" if value else "; Max-Age=0"
    return {"Set-Cookie": f"{_name(call)}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{forgotten}"}


def agent_signed_in(connection: Connection, call: Call) -> Agent | None:
    """Who is signed in there."""
    mine = (_session.token_hash == secrets.hashed(cookie(call))) & (_session.created_at > call.now - SESSION_S)
    agent_id = connection.scalar(select(_session.agent_id).where(mine))
    agent = call.reference.agents.get(agent_id or 0)
    return None if agent is None or agent.row.deleted_at is not None else agent


def sign_in(connection: Connection, call: Call, agent: Agent) -> dict[str, str]:
    """Begins a session, whatever the browser came with; answers the header that hands it over."""
    sign_out(connection, call)
    value = secrets.made()
    connection.execute(
        insert(schema.browser_sessions).values(agent_id=agent.id, token_hash=secrets.hashed(value), created_at=call.now)
    )
    return set_cookie(call, value)


def sign_out(connection: Connection, call: Call) -> None:
    """Ends the session of this browser."""
    connection.execute(delete(schema.browser_sessions).where(_session.token_hash == secrets.hashed(cookie(call))))


def sweep(connection: Connection, now: int) -> None:
    """Forgets sessions that are over."""
    connection.execute(delete(schema.browser_sessions).where(_session.created_at <= now - SESSION_S))


def form_field(value: str) -> Markup:
    """The field that says that a form is ours, for the browser known by that cookie."""
    return field(FORM_TOKEN, _form_token(value))


def is_our_form(call: Call) -> bool:
    """Whether the form that was sent was shown to this very browser."""
    sent = call.body.get(FORM_TOKEN)
    expected = _form_token(cookie(call))
    return isinstance(sent, str) and hmac.compare_digest(sent.encode(), expected.encode())


def _form_token(value: str) -> str:
    return hmac.new(value.encode(), b"form", hashlib.sha256).hexdigest()


def _secure(call: Call) -> bool:
    return call.platform.public_url.startswith("https:")


def _name(call: Call) -> str:
    # With this prefix browsers take it over https only, and from no neighbouring host.
    return "__Host-kiosk_agent" if _secure(call) else "kiosk_agent"
