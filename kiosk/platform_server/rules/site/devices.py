"""The devices of a site: let in by a code, known by a token, turned out by whoever runs the companion."""

from __future__ import annotations

import secrets as random
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from kiosk.domain.platform.pairing import HALF, LETTERS, DeviceKind
from kiosk.platform_server.data.site_schema import codes, devices
from kiosk.platform_server.values import secrets

CODE_LIVES_MS = 600_000
_SCHEME = "device"


@dataclass(frozen=True, slots=True)
class Device:
    """One of them, by the name that whoever let it in gave it."""

    id: int
    kind: DeviceKind
    name: str
    made_at: int

    @property
    def session(self) -> str:
        """By what whoever waits in its name is known."""
        return f"device-{self.id}"


def new_code(connection: Connection, kind: DeviceKind, name: str, now: int) -> str:
    """The secret half of a new code for one device; only a hash of it is kept, for ten minutes."""
    secret = "".join(random.choice(LETTERS) for _ in range(HALF))
    connection.execute(delete(codes).where(codes.c.ends_at <= now))
    values = {"kind": kind.value, "name": name, "code_hash": secrets.hashed(secret), "ends_at": now + CODE_LIVES_MS}
    connection.execute(insert(codes).values(values))
    return secret


def let_in(connection: Connection, secret: str, now: int) -> tuple[Device, str] | None:
    """The device that the code was made for, and its token, told this once; None where there is no such code."""
    row = connection.execute(select(codes).where(codes.c.code_hash == secrets.hashed(secret))).first()
    if row is None or row.ends_at <= now:
        return None
    connection.execute(delete(codes).where(codes.c.id == row.id))
    token = secrets.made()
    values = {"kind": row.kind, "name": row.name, "token_hash": secrets.hashed(token), "made_at": now}
    inserted = connection.execute(insert(devices).values(values)).inserted_primary_key
    assert inserted is not None
    return Device(int(inserted[0]), DeviceKind(row.kind), row.name, now), token


def of_token(connection: Connection, authorization: str) -> Device | None:
    """The device whose token that header holds."""
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != _SCHEME or not secrets.could_be(token.strip()):
        return None
    row = connection.execute(select(devices).where(devices.c.token_hash == secrets.hashed(token.strip()))).first()
    return None if row is None else _read(row)


def every(connection: Connection) -> list[Device]:
    """All of them, oldest first."""
    return [_read(row) for row in connection.execute(select(devices).order_by(devices.c.id))]


def turn_out(connection: Connection, device_id: int) -> bool:
    """Ends its token; whether there was such a device."""
    return connection.execute(delete(devices).where(devices.c.id == device_id)).rowcount > 0


def _read(row: Row[Any]) -> Device:
    return Device(row.id, DeviceKind(row.kind), row.name, row.made_at)
