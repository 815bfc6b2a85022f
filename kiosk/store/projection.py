"""What the desk shows: confirmed RDVs, the waits known here alone, and the gestures not sent yet, in that order.

Every function runs on the database's thread.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING

from kiosk.domain.day.gesture import DeskRdv, Fate, Gesture, apply
from kiosk.domain.day.model import Participation, Rdv
from kiosk.domain.day.status import UNDETERMINED, Action
from kiosk.store import marks
from kiosk.store.codec import unpack
from kiosk.store.errand_projection import Ahead
from kiosk.store.rdvs import day_bounds

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection


def read_some(connection: Connection, rdv_ids: Sequence[int], now: datetime) -> list[DeskRdv]:
    """Those of ``rdv_ids`` that are known, in that order, each once: a local id is also that of what became of it."""
    ahead = Ahead(connection)
    found = {rdv.id: rdv for rdv in (ahead.rdv(rdv_id) for rdv_id in rdv_ids) if rdv is not None}
    return project(connection, list(found.values()), now, ahead)


def project(connection: Connection, rdvs: Sequence[Rdv], now: datetime, ahead: Ahead) -> list[DeskRdv]:
    """``rdvs``, as ``ahead`` has them, as the desk shows them at ``now``, in the same order."""
    ids = {rdv.id for rdv in rdvs}
    gestures: dict[int, list[Gesture]] = {}
    for rdv_id, body in connection.execute("SELECT rdv_id, body FROM outbox WHERE fate = 'waiting' ORDER BY seq"):
        if rdv_id in ids:
            gestures.setdefault(rdv_id, []).append(unpack(body, Gesture))
    problems: dict[int, str] = {}
    overtaken: dict[int, Gesture] = {}
    query = "SELECT rdv_id, reason, fate, body FROM outbox WHERE unread = 1 ORDER BY seq"
    for rdv_id, reason, fate, body in connection.execute(query):
        problems[rdv_id] = reason
        overtaken.pop(rdv_id, None)  # what is offered goes with what is said
        if fate == Fate.OVERTAKEN and rdv_id in ids:
            overtaken[rdv_id] = unpack(body, Gesture)
    waits = _waits(connection)
    nights = {number: night(connection, number, now) for number in {rdv.organisation_id for rdv in rdvs}}
    shown = [
        _project_one(
            rdv,
            gestures.get(rdv.id, ()),
            problems.get(rdv.id) or ahead.problem(rdv.id),
            waits.get(rdv.id, {}),
            nights[rdv.organisation_id],
            to_confirm=ahead.to_confirm(rdv.id),
        )
        for rdv in rdvs
    ]
    return [replace(one, overtaken=overtaken[one.rdv.id]) if one.rdv.id in overtaken else one for one in shown]


def night(connection: Connection, organisation_id: int, now: datetime) -> datetime:
    """The last midnight where the organisation is.

    The waiting room is forgotten each night, by the platform too: what was confirmed the day before is over.
    """
    zone: tzinfo = marks.zone(connection, organisation_id, now.tzinfo or UTC)
    return day_bounds(now.astimezone(zone).date(), zone)[0]


def _project_one(
    rdv: Rdv,
    gestures: Sequence[Gesture],
    problem: str,
    waits: Mapping[int, datetime],
    night: datetime,
    *,
    to_confirm: bool,
) -> DeskRdv:
    if waits or rdv.waiting_since is not None:
        participations = tuple(_waiting(p, waits.get(p.id), night) for p in rdv.participations)
        if participations != rdv.participations:
            waiting = [p.waiting_since for p in participations if p.waiting_since is not None]
            rdv = replace(rdv, participations=participations, waiting_since=min(waiting) if waiting else None)
    if not gestures:
        return DeskRdv(rdv, problem=problem, to_confirm=to_confirm) if problem or to_confirm else DeskRdv(rdv)
    for gesture in gestures:
        rdv = apply(rdv, gesture)
    touched = frozenset(number for gesture in gestures for number in gesture.participation_ids)
    return DeskRdv(rdv, unsent=touched, problem=problem, to_confirm=to_confirm)


def _waiting(participation: Participation, here: datetime | None, night: datetime) -> Participation:
    since = participation.waiting_since or (here if participation.status in UNDETERMINED else None)
    if since is not None and since < night:
        since = None
    return participation if since == participation.waiting_since else replace(participation, waiting_since=since)


def keep_here(connection: Connection, gesture: Gesture) -> None:
    """Keeps on this desk alone who waits, or no longer does, by ``gesture``."""
    if gesture.action is Action.WAITING:
        since = (gesture.arrived_at or gesture.made_at).timestamp()
        connection.executemany(
            "INSERT INTO waiting_here (participation_id, rdv_id, since) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            [(number, gesture.rdv_id, since) for number in gesture.participation_ids],
        )
    else:
        forget_waits(connection, gesture)


def forget_waits(connection: Connection, gesture: Gesture) -> None:
    """Any status ends the wait of those who were given it."""
    connection.executemany(
        "DELETE FROM waiting_here WHERE participation_id = ?", [(number,) for number in gesture.participation_ids]
    )


def forget_waits_of_yesterday(connection: Connection, now: datetime) -> frozenset[int]:
    """Forgets who was waiting before the last midnight of their organisation; returns the ids of their RDVs."""
    query = (
        "SELECT participation_id, rdv_id, since, organisation_id "
        "FROM waiting_here LEFT JOIN rdvs ON rdvs.id = waiting_here.rdv_id"
    )
    over = [
        (participation_id, rdv_id)
        for participation_id, rdv_id, since, organisation_id in connection.execute(query).fetchall()
        if since < night(connection, organisation_id or 0, now).timestamp()
    ]
    connection.executemany("DELETE FROM waiting_here WHERE participation_id = ?", [(number,) for number, _ in over])
    return frozenset(rdv_id for _, rdv_id in over)


def _waits(connection: Connection) -> dict[int, dict[int, datetime]]:
    waits: dict[int, dict[int, datetime]] = {}
    for participation_id, rdv_id, since in connection.execute(
        "SELECT participation_id, rdv_id, since FROM waiting_here"
    ):
        waits.setdefault(rdv_id, {})[participation_id] = datetime.fromtimestamp(since, UTC)
    return waits


def end_waits(connection: Connection, rdvs: Sequence[Rdv]) -> None:
    """Forgets the waits, known here alone, of those to whom the platform's ``rdvs`` now give a status."""
    waits = _waits(connection)
    over = [p.id for rdv in rdvs if rdv.id in waits for p in rdv.participations if p.status not in UNDETERMINED]
    connection.executemany("DELETE FROM waiting_here WHERE participation_id = ?", [(number,) for number in over])
