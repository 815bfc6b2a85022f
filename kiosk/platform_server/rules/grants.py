"""What an agent granted: a code, shown once to the application, and the pairs of tokens that come of it.

A grant is what endings.py calls a session: its tokens follow each other, and end together.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from kiosk.platform_server.data import schema
from kiosk.platform_server.values import secrets

CODE_S = 10 * 60
ACCESS_S = 2 * 3600
REFRESH_S = 90 * 24 * 3600  # a desk that was not switched on all this time asks its agent again

_token, _grant = schema.oauth_tokens.c, schema.oauth_grants.c


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tokens, as they are told once."""

    access_token: str
    refresh_token: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What asking for tokens led to: a pair, or None; and the sessions that ended of it (endings.py)."""

    pair: Pair | None = None
    ended: Sequence[str] = ()


def session_name(grant_id: int) -> str:
    """What a grant is called among the sessions that somebody waits for."""
    return f"oauth-{grant_id}"


def give_code(
    connection: Connection, agent_id: int, application_id: int, redirect_uri: str, challenge: str | None, now: int
) -> str:
    """A new grant; answers its code."""
    code = secrets.made()
    connection.execute(
        insert(schema.oauth_grants).values(
            agent_id=agent_id,
            application_id=application_id,
            code_hash=secrets.hashed(code),
            redirect_uri=redirect_uri,
            code_challenge=challenge,
            created_at=now,
        )
    )
    return code


def is_open(connection: Connection, code: str, agent_id: int, now: int) -> bool:
    """Whether that code was given to that agent, and can still be used."""
    mine = (_grant.code_hash == secrets.hashed(code)) & (_grant.agent_id == agent_id)
    unused = _grant.used_at.is_(None) & (_grant.created_at > now - CODE_S)
    return connection.scalar(select(_grant.id).where(mine, unused)) is not None


def exchange(
    connection: Connection, application_id: int, code: str, redirect_uri: str, verifier: str | None, now: int
) -> Outcome:
    """A code for its first pair. A code that comes twice was stolen once: what it gave ends too."""
    mine = (_grant.code_hash == secrets.hashed(code)) & (_grant.application_id == application_id)
    grant = connection.execute(select(schema.oauth_grants).where(mine, _active())).first()
    if grant is None:
        return Outcome()
    if grant.used_at is not None:
        return Outcome(ended=end(connection, grant.id))
    if grant.created_at + CODE_S <= now or grant.redirect_uri != redirect_uri:
        return Outcome()
    if not _verified(grant.code_challenge, verifier):
        return Outcome()
    connection.execute(update(schema.oauth_grants).where(_grant.id == grant.id).values(used_at=now))
    return Outcome(_issue(connection, grant.id, None, now))


def refresh(connection: Connection, application_id: int, refresh_token: str, now: int, *, at_once: bool) -> Outcome:
    """A new pair. The old one ends ``at_once``, or when the new one is first used: its answer may have been lost."""
    mine = (_token.refresh_hash == secrets.hashed(refresh_token)) & (_grant.application_id == application_id)
    old = connection.execute(
        select(schema.oauth_tokens)
        .join_from(schema.oauth_tokens, schema.oauth_grants, _token.grant_id == _grant.id)
        .where(mine, _token.created_at > now - REFRESH_S, _active())
    ).first()
    if old is None:
        return Outcome()
    settle(connection, old)
    # One that replaced it before was never used, and nobody will miss it.
    connection.execute(delete(schema.oauth_tokens).where(_token.replaces_id == old.id))
    if at_once:
        connection.execute(delete(schema.oauth_tokens).where(_token.id == old.id))
    return Outcome(_issue(connection, old.grant_id, None if at_once else old.id, now))


def settle(connection: Connection, token: Row[Any]) -> None:
    """To be called when a pair is used: the one that it replaces ends."""
    if token.replaces_id is not None:
        connection.execute(delete(schema.oauth_tokens).where(_token.id == token.replaces_id))
        connection.execute(update(schema.oauth_tokens).where(_token.id == token.id).values(replaces_id=None))


def of_access_token(connection: Connection, access_token: str, now: int) -> Row[Any] | None:
    """The pair of an access token that still opens, with its ``agent_id``."""
    return connection.execute(
        select(schema.oauth_tokens, _grant.agent_id)
        .join_from(schema.oauth_tokens, schema.oauth_grants, _token.grant_id == _grant.id)
        .where(_token.access_hash == secrets.hashed(access_token), _token.created_at > now - ACCESS_S)
    ).first()


def of_either_token(connection: Connection, token: str) -> Row[Any] | None:
    """The grant that a token of either kind came of, with whether its application is ``confidential``."""
    kept = secrets.hashed(token)
    application = schema.oauth_applications.c
    return connection.execute(
        select(schema.oauth_grants, application.confidential)
        .join_from(schema.oauth_tokens, schema.oauth_grants, _token.grant_id == _grant.id)
        .join(schema.oauth_applications, application.id == _grant.application_id)
        .where((_token.access_hash == kept) | (_token.refresh_hash == kept))
    ).first()


def end(connection: Connection, grant_id: int) -> Sequence[str]:
    """Ends all that came of a grant; answers the sessions that ended."""
    ended = connection.execute(delete(schema.oauth_tokens).where(_token.grant_id == grant_id)).rowcount
    return [session_name(grant_id)] if ended else []


def end_all(connection: Connection, agent_id: int, application_id: int | None = None) -> Sequence[str]:
    """Ends all that an agent granted, to that application or to any; answers the sessions that ended."""
    granted = _grant.agent_id == agent_id
    if application_id is not None:
        granted &= _grant.application_id == application_id
    ids = list(connection.scalars(select(_grant.id).where(granted)))
    connection.execute(delete(schema.oauth_tokens).where(_token.grant_id.in_(ids)))
    connection.execute(delete(schema.oauth_grants).where(granted))
    return [session_name(grant_id) for grant_id in ids]


def sweep(connection: Connection, now: int) -> None:
    """Forgets tokens that open nothing any more, and codes that nothing came of."""
    connection.execute(delete(schema.oauth_tokens).where(_token.created_at <= now - REFRESH_S))
    living = select(_token.grant_id)
    over = (_grant.created_at <= now - CODE_S) & _grant.id.not_in(living)
    connection.execute(delete(schema.oauth_grants).where(over))


def challenge_of(verifier: str) -> str:
    """S256 of RFC 7636."""
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")


def _verified(challenge: str | None, verifier: str | None) -> bool:
    # A verifier without a challenge is refused too: somebody took the challenge off on the way.
    if not challenge or not verifier:
        return not challenge and not verifier
    return hmac.compare_digest(challenge, challenge_of(verifier))


def _active() -> Any:
    agent = schema.agents.c
    return select(agent.id).where(agent.id == _grant.agent_id, agent.deleted_at.is_(None)).exists()


def _issue(connection: Connection, grant_id: int, replaces_id: int | None, now: int) -> Pair:
    pair = Pair(secrets.made(), secrets.made())
    connection.execute(
        insert(schema.oauth_tokens).values(
            grant_id=grant_id,
            access_hash=secrets.hashed(pair.access_token),
            refresh_hash=secrets.hashed(pair.refresh_token),
            replaces_id=replaces_id,
            created_at=now,
        )
    )
    return pair
