"""What a write sets off beyond its answer: webhooks of the organisations it touched, messages to people."""

from __future__ import annotations

from kiosk.platform_server.outbound import deliveries, webhooks
from kiosk.platform_server.outbound.notifications import note
from kiosk.platform_server.outbound.notifications.state import touched_rdvs
from kiosk.platform_server.rules.transaction import Transaction
from kiosk.platform_server.running.platform import Platform


def put(platform: Platform, written: Transaction) -> None:
    """Within the transaction, once everything is written."""
    if not written.changed:
        return
    connection, reference, now = written.connection, written.reference, written.now
    author_id = None if written.author is None else written.author.id
    # Another connection still sees what stood before this write.
    with platform.database.read() as earlier:
        to_send = webhooks.posts(earlier, connection, reference, written.changed, now)
        rdv_ids = touched_rdvs(written.changed)
        if rdv_ids:
            to_send += note.messages(earlier, connection, reference, rdv_ids, author_id, now, platform.public_url)
    deliveries.put(connection, to_send, now)
