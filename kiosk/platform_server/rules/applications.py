"""The programs that may ask: registered by whoever runs the platform."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from kiosk.platform_server.data import schema
from kiosk.platform_server.values import secrets


@dataclass(frozen=True, slots=True)
class Application:
    """One of them. A public one runs where anybody can read it, so it has no secret."""

    id: int
    client_id: str
    name: str
    confidential: bool
    secret_hash: bytes | None
    redirect_uris: tuple[str, ...]

    def is_proved_by(self, secret: str) -> bool:
        """Whether who calls with that secret (empty: none) may be this application."""
        if not self.confidential:
            return not secret
        return self.secret_hash is not None and hmac.compare_digest(self.secret_hash, secrets.hashed(secret))


def find(connection: Connection, client_id: str) -> Application | None:
    """The application of that id."""
    row = connection.execute(
        select(schema.oauth_applications).where(schema.oauth_applications.c.client_id == client_id)
    ).first()
    return None if row is None else _read(row)


def every(connection: Connection) -> list[Application]:
    """All of them, oldest first."""
    rows = connection.execute(select(schema.oauth_applications).order_by(schema.oauth_applications.c.id))
    return [_read(row) for row in rows]


def _read(row: Row[Any]) -> Application:
    return Application(row.id, row.client_id, row.name, row.confidential, row.secret_hash, tuple(row.redirect_uris))


def add(connection: Connection, name: str, redirect_uris: Sequence[str], client_id: str, secret: str | None) -> None:
    """Registers one; with a secret it is confidential."""
    connection.execute(
        insert(schema.oauth_applications).values(
            client_id=client_id,
            name=name,
            confidential=secret is not None,
            secret_hash=None if secret is None else secrets.hashed(secret),
            redirect_uris=list(redirect_uris),
        )
    )


def remove(connection: Connection, application: Application) -> None:
    """Takes it away, with all that agents granted it."""
    granted = select(schema.oauth_grants.c.id).where(schema.oauth_grants.c.application_id == application.id)
    connection.execute(delete(schema.oauth_tokens).where(schema.oauth_tokens.c.grant_id.in_(granted)))
    for table in (schema.oauth_grants, schema.oauth_consents):
        connection.execute(delete(table).where(table.c.application_id == application.id))
    connection.execute(delete(schema.oauth_applications).where(schema.oauth_applications.c.id == application.id))
