"""Participations: the way to change a status."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, select, update

from kiosk.platform_server.data import schema
from kiosk.platform_server.http.calls import Answer, Call, Endpoint, Kind
from kiosk.platform_server.http.params import wrapped
from kiosk.platform_server.rules.rdvs import find_rdv, follow_participations, touch_rdv, written_rdv
from kiosk.platform_server.rules.wire import waiting_since
from kiosk.platform_server.values import statuses
from kiosk.platform_server.values.leniency import text_of
from kiosk.platform_server.values.refusals import missing_parameter, unknown_record
from kiosk.platform_server.values.validation import refused

_OF_PARTICIPATIONS = frozenset(schema.participations.c.keys())


def _update(call: Call) -> Answer:
    participation_id = call.id()
    missing = ("Participation", call.path["id"])
    row = call.connection.execute(
        select(schema.participations).where(schema.participations.c.id == participation_id)
    ).first()
    if row is None:
        raise unknown_record(*missing)
    rdv = find_rdv(call, row.rdv_id, missing=missing)
    sent = wrapped(call.body, "participation")
    # Without its root, only what a participation has counts.
    if not sent or (sent is call.body and sent.keys().isdisjoint(_OF_PARTICIPATIONS)):
        raise missing_parameter("participation")
    status = sent.get("status")
    # Nothing, or a list, changes nothing.
    if not isinstance(status, (list, dict)) and (text_of(status) or "").strip() and status is not False:
        if status not in statuses.SETTABLE:
            raise refused("status", "inclusion", value=str(status)[:40])
        call.check_version(rdv.lock_version, lambda: written_rdv(call, rdv.id))
        if status != row.status:
            _set_status(call, rdv, row, status)
    return Answer(written_rdv(call, rdv.id))


def _set_status(call: Call, rdv: Row[Any], participation: Row[Any], status: str) -> None:
    column = schema.participations.c
    since = waiting_since(participation, call.now, call.reference.timezone(rdv.organisation_id))
    values: dict[str, Any] = {"status": status, "waiting_since": None}
    if since is not None:
        values["waited_in_s"] = max(0, call.now - since)
    call.connection.execute(update(schema.participations).where(column.id == participation.id).values(values))
    follow_participations(call, rdv)


def _update_rdv(call: Call) -> Answer:
    """Sets the RDV's own status, as newer releases do: its participations keep theirs."""
    rdv = find_rdv(call, call.id())
    status = wrapped(call.body, "rdv").get("status")
    collectif = call.reference.motifs[rdv.motif_id].collectif
    settable = statuses.OF_COLLECTIFS if collectif else statuses.SETTABLE
    if not isinstance(status, str) or status not in settable:
        raise refused("status", "inclusion", value=str(status)[:40])
    call.check_version(rdv.lock_version, lambda: written_rdv(call, rdv.id))
    if status != rdv.status:
        cancelled_at = statuses.cancelled_at(rdv.cancelled_at, rdv.status, status, call.now)
        touch_rdv(call, rdv, status=status, cancelled_at=cancelled_at)
    return Answer({"status": status})


ENDPOINTS = (
    Endpoint("PATCH", "/participations/{id}", _update, Kind.WRITE),
    Endpoint("PUT", "/participations/{id}", _update, Kind.WRITE),
    Endpoint("PATCH", "/rdvs/{id}/update_status", _update_rdv, Kind.WRITE),
)
