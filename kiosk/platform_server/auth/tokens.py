"""Tokens: random, kept hashed, one device per agent unless the site says otherwise."""

from __future__ import annotations

import base64
import hmac
import secrets

import msgspec
from sqlalchemy import Connection, delete, insert, select
from starlette.datastructures import Headers

from kiosk.platform_server.data import schema
from kiosk.platform_server.http.calls import Session
from kiosk.platform_server.rules.reference import Agent, Reference
from kiosk.platform_server.values.secrets import hashed

LIFETIME_S = 14 * 24 * 3600


class _Bearer(msgspec.Struct, rename="kebab"):
    access_token: str
    client: str
    uid: str
    token_type: str = "Bearer"  # noqa: S105 - a scheme, not a secret
    expiry: str = ""


def issue(connection: Connection, agent: Agent, now: int, devices: int) -> tuple[Session, list[str]]:
    """A new token for ``agent``, and the clients whose tokens die of it: the oldest ones beyond ``devices``, the new
    one included.
    """
    token = schema.tokens.c
    mine = select(token.client).where(token.agent_id == agent.id).order_by(token.id.desc())
    outdated = list(connection.scalars(mine))[devices - 1 :]
    connection.execute(delete(schema.tokens).where(token.client.in_(outdated) | (token.expires_at <= now)))
    access_token, client = secrets.token_urlsafe(24), secrets.token_urlsafe(16)
    connection.execute(
        insert(schema.tokens).values(
            agent_id=agent.id,
            client=client,
            token_hash=hashed(access_token),
            created_at=now,
            expires_at=now + LIFETIME_S,
        )
    )
    return _session(agent, access_token, client, now + LIFETIME_S), outdated


def recognise(connection: Connection, reference: Reference, headers: Headers, now: int) -> Session | None:
    """Who sent these headers (the three of a token, or the bearer that sign-in answered); None when nobody did."""
    sent = _sent(headers)
    if sent is None or not reference.like.password_sign_in:
        return None
    token = schema.tokens.c
    row = connection.execute(select(schema.tokens).where(token.client == sent.client)).first()
    if row is None or row.expires_at <= now or not hmac.compare_digest(row.token_hash, hashed(sent.access_token)):
        return None
    agent = reference.agents.get(row.agent_id)
    if agent is None or agent.row.deleted_at is not None or (agent.email or "").lower() != sent.uid.strip().lower():
        return None
    return _session(agent, sent.access_token, row.client, row.expires_at)


def revoke(connection: Connection, session: Session) -> None:
    """Ends that token."""
    connection.execute(delete(schema.tokens).where(schema.tokens.c.client == session.client))


def bearer(session: Session) -> str:
    """The value of ``Authorization`` that stands for the three headers."""
    return "Bearer " + base64.b64encode(msgspec.json.encode(session.headers)).decode("ascii")


def _sent(headers: Headers) -> _Bearer | None:
    access_token, client, uid = headers.get("access-token"), headers.get("client"), headers.get("uid")
    if access_token and client and uid:
        return _Bearer(access_token, client, uid)
    scheme, _, value = headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        return None
    try:
        return msgspec.json.decode(base64.b64decode(value, validate=True), type=_Bearer)
    except (ValueError, msgspec.DecodeError):
        return None


def _session(agent: Agent, access_token: str, client: str, expires_at: int) -> Session:
    sent = _Bearer(access_token, client, agent.email or "", expiry=str(expires_at))
    return Session(agent, client, msgspec.to_builtins(sent))
