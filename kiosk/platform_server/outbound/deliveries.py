"""What is to be sent, kept in the database until it has left.

It is written in the transaction of what it tells of, so that nothing is told that did not happen and nothing that
happened is forgotten. No request waits for it: ``deliverer`` sends it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from kiosk.platform_server.data import schema

WEBHOOK, EMAIL, SMS = "webhook", "email", "sms"
# After each failure the next try waits longer; after the last one it is given up.
RETRIES_S = (10, 60, 300, 1800, 7200, 21600, 86400)


@dataclass(frozen=True, slots=True)
class Delivery:
    """Something to send: to an e-mail, a telephone number, or a webhook endpoint."""

    channel: str
    recipient: str | None
    content: bytes
    webhook_endpoint_id: int | None = None


def put(connection: Connection, deliveries: Iterable[Delivery], now: int) -> None:
    """To be sent as soon as the transaction is durable."""
    rows = [
        {
            "uuid": str(uuid4()),
            "channel": one.channel,
            "recipient": one.recipient,
            "webhook_endpoint_id": one.webhook_endpoint_id,
            "content": one.content,
            "attempts": 0,
            "created_at": now,
            "due_at": now,
        }
        for one in deliveries
    ]
    if rows:
        connection.execute(insert(schema.deliveries), rows)


def due(connection: Connection, channels: Sequence[str], now: int, at_most: int) -> list[Row[Any]]:
    """The next to send through these channels, the longest due first."""
    column = schema.deliveries.c
    mine = select(schema.deliveries).where(column.due_at <= now, column.channel.in_(channels))
    return list(connection.execute(mine.order_by(column.due_at, column.id).limit(at_most)))


def next_due_at(connection: Connection, channels: Sequence[str]) -> int | None:
    """When the next one is due; None when there is nothing to send."""
    column = schema.deliveries.c
    at: int | None = connection.scalar(select(func.min(column.due_at)).where(column.channel.in_(channels)))
    return at


def left(connection: Connection, row: Row[Any]) -> None:
    """It has left: nothing of it is kept."""
    # By uuid: after a reset the same id may be another's.
    connection.execute(delete(schema.deliveries).where(schema.deliveries.c.uuid == row.uuid))


def failed(connection: Connection, row: Row[Any], now: int) -> bool:
    """It has not left: answers whether it is tried again."""
    if row.attempts >= len(RETRIES_S):
        left(connection, row)
        return False
    later = {"attempts": row.attempts + 1, "due_at": now + RETRIES_S[row.attempts]}
    connection.execute(update(schema.deliveries).where(schema.deliveries.c.uuid == row.uuid).values(later))
    return True
