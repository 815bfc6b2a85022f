"""En salle d'attente, and taken back: per participation, while the status is unknown, until the night."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, update

from kiosk.platform_server.data import schema
from kiosk.platform_server.http.calls import Answer, Call, Endpoint, Kind
from kiosk.platform_server.rules.rdvs import find_rdv, participations, touch_rdv, written_rdv
from kiosk.platform_server.rules.wire import waiting_since
from kiosk.platform_server.values.instants import local_day, read_instant
from kiosk.platform_server.values.leniency import leading_integer
from kiosk.platform_server.values.validation import refused

# A desk's clock may be a little ahead of the platform's.
_AHEAD_S = 300


def _enter(call: Call) -> Answer:
    rdv, named = _target(call)
    if not named:
        raise refused("status", "invalid", "ne permet pas la salle d’attente")
    zone_name = call.reference.timezone(rdv.organisation_id)
    arrived_at = _arrived_at(call, zone_name)
    entering: list[tuple[int, int]] = []
    for participation in named:
        if participation.status != "unknown":
            raise refused("status", "invalid", "ne permet pas la salle d’attente")
        since = waiting_since(participation, call.now, zone_name)
        at = arrived_at if arrived_at is not None else call.now
        if since is None or (arrived_at is not None and since != arrived_at):
            entering.append((participation.id, at))
    if entering:
        call.check_version(rdv.lock_version, lambda: written_rdv(call, rdv.id))
        for participation_id, at in entering:
            _mark(call, participation_id, at)
        touch_rdv(call, rdv)
    return Answer(written_rdv(call, rdv.id))


def _leave(call: Call) -> Answer:
    rdv, named = _target(call)
    waiting = [p.id for p in named if p.waiting_since is not None]
    if waiting:
        call.check_version(rdv.lock_version, lambda: written_rdv(call, rdv.id))
        for participation_id in waiting:
            _mark(call, participation_id, None)
        touch_rdv(call, rdv)
    return Answer(written_rdv(call, rdv.id))


def _target(call: Call) -> tuple[Row[Any], list[Row[Any]]]:
    """The RDV, and the participations meant: those named, or all that can wait."""
    rdv = find_rdv(call, call.id())
    present = participations(call, rdv.id)
    ids = _participation_ids(call)
    if ids is None:
        return rdv, [p for p in present if p.status == "unknown"]
    if not set(ids) <= {p.id for p in present}:
        raise refused("participation_ids", "invalid", "ne sont pas toutes de ce rendez-vous")
    return rdv, [p for p in present if p.id in ids]


def _participation_ids(call: Call) -> list[int] | None:
    sent = call.body.get("participation_ids")
    if sent is None:
        return call.query.integers("participation_ids")
    if not isinstance(sent, list) or not sent:
        raise refused("participation_ids", "invalid", "doit être une liste")
    ids = [leading_integer(str(value)) for value in sent]
    if None in ids:
        raise refused("participation_ids", "invalid", "doit être une liste de nombres")
    return [value for value in ids if value is not None]


def _arrived_at(call: Call, zone_name: str) -> int | None:
    sent = call.body.get("arrived_at")
    if sent is None:
        return None
    at = read_instant(sent, zone_name, "arrived_at") if isinstance(sent, str) else None
    if at is None or local_day(at, zone_name) != local_day(call.now, zone_name) or at > call.now + _AHEAD_S:
        raise refused("arrived_at", "invalid", "doit être une heure d’aujourd’hui, déjà passée")
    return at


def _mark(call: Call, participation_id: int, at: int | None) -> None:
    column = schema.participations.c
    call.connection.execute(
        update(schema.participations).where(column.id == participation_id).values(waiting_since=at, waited_in_s=None)
    )


ENDPOINTS = (
    Endpoint("PUT", "/rdvs/{id}/waiting_room", _enter, Kind.WRITE),
    Endpoint("DELETE", "/rdvs/{id}/waiting_room", _leave, Kind.WRITE),
)
