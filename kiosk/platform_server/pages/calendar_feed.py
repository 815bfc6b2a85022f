"""The calendar that an agent subscribes to (webcal): their RDVs as motif, address and link.

Whoever has its address reads it, so the address is a secret: random, kept as a hash, told once, renewed at will.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import select

from kiosk.domain.booking.calendar import CalendarRdv, feed
from kiosk.platform_server.data import schema
from kiosk.platform_server.http.calls import Answer, Call, Endpoint
from kiosk.platform_server.values import secrets, statuses
from kiosk.platform_server.values.instants import zone
from kiosk.platform_server.values.refusals import not_found

_BACK_S = 31 * 24 * 3600
_MOST_RDVS = 5000
# Programs that ask keep it, and ask whether it is the same.
_HEADERS = {"Content-Type": "text/calendar; charset=utf-8", "Cache-Control": "private, no-cache"}


def _show(call: Call) -> Answer:
    calendar, rdv, link = schema.agent_calendars.c, schema.rdvs.c, schema.rdv_agents.c
    agent_id = call.connection.scalar(
        select(calendar.agent_id).where(calendar.uid_hash == secrets.hashed(str(call.path["uid"])))
    )
    agent = call.reference.agents.get(agent_id or 0)
    if agent is None or agent.row.deleted_at is not None:
        raise not_found("calendar")
    rows = call.connection.execute(
        select(schema.rdvs)
        .join_from(schema.rdvs, schema.rdv_agents, link.rdv_id == rdv.id)
        .where(link.agent_id == agent.id, rdv.starts_at >= call.now - _BACK_S)
        .where(rdv.status.not_in(sorted(statuses.CANCELLED)))
        .order_by(rdv.starts_at, rdv.id)
        .limit(_MOST_RDVS)
    )
    found = []
    for row in rows:
        organisation = call.reference.organisations[row.organisation_id]
        here = zone(organisation.timezone)
        lieu = call.reference.lieux.get(row.lieu_id) if row.lieu_id is not None else None
        found.append(
            CalendarRdv(
                uid=row.uuid,
                starts_at=datetime.fromtimestamp(row.starts_at, here),
                ends_at=datetime.fromtimestamp(row.starts_at + row.duration_in_min * 60, here),
                motif=call.reference.motifs[row.motif_id].row.name,
                address=lieu.address if lieu else "",
                link=f"{call.platform.public_url}/rdv/{row.uuid}",
                sequence=row.lock_version,
                organizer=organisation.email or "",
                organizer_name=organisation.name,
                modified_at=datetime.fromtimestamp(row.updated_at, UTC),
            )
        )
    # Stamped by the hour: programs ask every few minutes, and an unchanged calendar is answered « not modified ».
    stamp = datetime.fromtimestamp(call.now - call.now % 3600, UTC)
    content = feed("Mes rendez-vous", found, stamp)
    return Answer(headers=dict(_HEADERS), raw=content, token=False)


ENDPOINTS = (Endpoint("GET", "/calendrier/{uid}.ics", _show, public=True),)
