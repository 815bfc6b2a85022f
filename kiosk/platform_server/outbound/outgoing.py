"""What a write sets off beyond its answer: webhooks of the organisations it touched, messages to people."""

from __future__ import annotations

from sqlalchemy import Connection

from kiosk.platform_server.http.calls import Call
from kiosk.platform_server.outbound import deliveries, webhooks
from kiosk.platform_server.outbound.notifications import note
from kiosk.platform_server.outbound.notifications.state import touched_rdvs


def put(connection: Connection, call: Call) -> None:
    """Within the call's transaction, once its handler has written everything."""
    if not call.changed:
        return
    author_id = None if call.session is None else call.session.agent.id
    # Another connection still sees what stood before this write.
    with call.platform.database.read() as earlier:
        to_send = webhooks.posts(earlier, connection, call.reference, call.changed, call.now)
        rdv_ids = touched_rdvs(call.changed)
        if rdv_ids:
            url = call.platform.public_url
            to_send += note.messages(earlier, connection, call.reference, rdv_ids, author_id, call.now, url)
    deliveries.put(connection, to_send, call.now)
