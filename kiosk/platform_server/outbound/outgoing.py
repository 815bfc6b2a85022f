"""What a write sets off beyond its answer: webhooks of the organisations it touched, messages to people."""

from __future__ import annotations

from sqlalchemy import Connection

from kiosk.platform_server.outbound import deliveries, webhooks
from kiosk.platform_server.outbound.notifications import note
from kiosk.platform_server.rules.rdvs import BeforeAndAfter
from kiosk.platform_server.rules.transaction import Transaction
from kiosk.platform_server.running.platform import Platform


def put(platform: Platform, earlier: Connection, written: Transaction, rdvs: BeforeAndAfter) -> None:
    """Within the transaction, once everything is written; ``earlier`` still sees what stood before it.

    ``rdvs`` are those that it touched.
    """
    if not written.changed:
        return
    connection, reference, now = written.connection, written.reference, written.now
    author_id = None if written.author is None else written.author.id
    to_send = webhooks.posts(earlier, connection, reference, written.changed, now)
    to_send += note.messages(connection, reference, rdvs, author_id, now, platform.public_url)
    deliveries.put(connection, to_send, now)
