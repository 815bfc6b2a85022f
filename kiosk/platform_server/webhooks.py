"""Webhooks: what is posted to the addresses that an organisation subscribed, and how it is signed."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Collection, Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from kiosk.platform_server import schema, wire
from kiosk.platform_server.absence_wire import written_absence
from kiosk.platform_server.deliveries import WEBHOOK, Delivery
from kiosk.platform_server.instants import written
from kiosk.platform_server.reference import Reference, written_organisation

SIGNATURE = "X-Lapin-Signature"
_MODELS = {"rdv": "Rdv", "user": "User", "absence": "Absence", "organisation": "Organisation"}


def signature(secret: str, content: bytes) -> str:
    """HMAC-SHA256 of the body, in hexadecimal: the receiver computes the same with the secret they share."""
    return hmac.new(secret.encode(), content, hashlib.sha256).hexdigest()


def posts(
    earlier: Connection,
    connection: Connection,
    reference: Reference,
    changed: Collection[tuple[int, str, int, bool]],
    now: int,
) -> list[Delivery]:
    """What is to be posted of these changes: ``earlier`` still sees what the write took away."""
    endpoint = schema.webhook_endpoints.c
    organisations = sorted({organisation_id for organisation_id, *_ in changed})
    found: list[Delivery] = []
    bodies: dict[tuple[str, int, bool], bytes | None] = {}
    for row in connection.execute(
        select(schema.webhook_endpoints).where(endpoint.organisation_id.in_(organisations)).order_by(endpoint.id)
    ):
        for organisation_id, what, object_id, deleted in dict.fromkeys(changed):
            if organisation_id != row.organisation_id or what not in row.subscriptions or what not in _MODELS:
                continue
            key = (what, object_id, deleted)
            if key not in bodies:
                bodies[key] = _body(earlier, connection, reference, key, organisation_id, now)
            body = bodies[key]
            if body is not None:
                found.append(Delivery(WEBHOOK, None, body, row.id))
    return found


def _body(
    earlier: Connection,
    connection: Connection,
    reference: Reference,
    key: tuple[str, int, bool],
    organisation_id: int,
    now: int,
) -> bytes | None:
    what, object_id, deleted = key
    before = _data(earlier, reference, what, object_id, organisation_id, now)
    after = None if deleted else _data(connection, reference, what, object_id, organisation_id, now)
    event = "destroyed" if deleted else "created" if before is None else "updated"
    data = before if deleted else after
    if data is None:
        return None
    zone_name = reference.timezone(organisation_id)
    meta = {"model": _MODELS[what], "event": event, "webhook_reason": None, "timestamp": written(now, zone_name)}
    return msgspec.json.encode({"data": data, "meta": meta})


def _data(
    connection: Connection, reference: Reference, what: str, object_id: int, organisation_id: int, now: int
) -> Mapping[str, Any] | msgspec.Raw | None:
    if what == "rdv":
        row = connection.execute(select(schema.rdvs).where(schema.rdvs.c.id == object_id)).first()
        return None if row is None else wire.rdvs(connection, reference, [row], now)[0]
    if what == "user":
        users = wire.load_users(connection, [object_id])
        row = users.get(object_id)
        return None if row is None else wire.user(row, users, reference.timezone(organisation_id))
    if what == "organisation":
        row = connection.execute(select(schema.organisations).where(schema.organisations.c.id == object_id)).first()
        return None if row is None else written_organisation(row)
    row = connection.execute(select(schema.absences).where(schema.absences.c.id == object_id)).first()
    return None if row is None else written_absence(reference, row, now)
