"""The key of the codes that slips bear: made once, kept as long as the companion's devices are."""

from __future__ import annotations

import secrets

from sqlalchemy import Connection, insert, select

from kiosk.platform_server.data.schema import settings

_NAME = "slips_key"


def slips_key(connection: Connection) -> bytes:
    """The key, within a transaction that may make it."""
    known = connection.scalar(select(settings.c.value).where(settings.c.name == _NAME))
    if known is None:
        known = secrets.token_hex(32)
        connection.execute(insert(settings).values(name=_NAME, value=known))
    return bytes.fromhex(known)
