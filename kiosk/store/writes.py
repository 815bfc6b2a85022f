"""The writes of the memory: each a transaction, which says what is to be told of it.

Every function runs on the database's thread.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from kiosk.domain.day.gesture import DeskRdv, Fate, Gesture, renumbered
from kiosk.domain.day.model import Rdv
from kiosk.domain.day.status import Action
from kiosk.domain.people.model import Usager
from kiosk.domain.writes.origin import Origin
from kiosk.store import errand_writes, errands, local_ids, marks, outbox, people, projection, rdvs
from kiosk.store.changes import Changes, Written, changes
from kiosk.store.errand_projection import Ahead
from kiosk.store.projection import read_some

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

_TOLD_WHOLE = 8
"""RDVs that a change brings along as they now show; beyond that the day is read again as a whole anyway."""


def read_day(
    connection: Connection, organisation_id: int, bounds: tuple[datetime, datetime], now: datetime
) -> list[DeskRdv]:
    ahead = Ahead(connection)
    found = ahead.between(organisation_id, bounds, rdvs.read_between(connection, organisation_id, *bounds))
    return projection.project(connection, found, now, ahead)


def save_rdvs(
    connection: Connection,
    organisation_id: int,
    found: Sequence[Rdv],
    keep: Collection[int],
    now: datetime,
) -> Written[frozenset[int]]:
    touched = rdvs.save(connection, found, keep=keep)
    projection.end_waits(connection, [rdv for rdv in found if rdv.id in touched])
    settled = errand_writes.settle_by(connection, [rdv for rdv in found if rdv.id in touched], now)
    if settled is None:
        return _rdvs_written(connection, touched, organisation_id, now)
    # What became of a booking of ours is nobody else's doing; what came with it may be.
    origin = settled.origin if touched <= settled.rdv_ids else Origin.SYNC
    told = replace(settled, rdv_ids=settled.rdv_ids | touched, origin=origin)
    return Written(touched, told, outbox.count(connection))


def remove_missing(
    connection: Connection,
    organisation_id: int,
    window: tuple[datetime, datetime],
    present: Collection[int],
    now: datetime,
) -> Written[frozenset[int]]:
    gone = rdvs.remove_missing(connection, organisation_id, window, present)
    return _rdvs_written(connection, gone, organisation_id, now)


def remove_rdv(connection: Connection, rdv_id: int, now: datetime) -> Written[frozenset[int]]:
    known = rdvs.read_one(connection, rdv_id)
    if known is None or rdv_id in rdvs.with_open_gestures(connection):
        return Written(frozenset())
    rdvs.remove(connection, [rdv_id])
    return _rdvs_written(connection, frozenset({rdv_id}), known.organisation_id, now)


def _rdvs_written(
    connection: Connection, touched: frozenset[int], organisation_id: int, now: datetime
) -> Written[frozenset[int]]:
    """Few are told as they now show, so that no screen comes back for them; many are read again together."""
    if not touched:
        return Written(touched)
    shown = read_some(connection, sorted(touched), now) if len(touched) <= _TOLD_WHOLE else []
    return Written(touched, changes(Origin.SYNC, "rdvs", organisations=[organisation_id], rdvs=touched, shown=shown))


def save_zone(connection: Connection, organisation_id: int, name: str) -> Written[bool]:
    mark = marks.zone_mark(organisation_id)
    if marks.read(connection, mark) == name:
        return Written(False)
    marks.save(connection, mark, name)
    return Written(True, changes(Origin.SYNC, "organisations", organisations=[organisation_id]))


def add(connection: Connection, gestures: Sequence[Gesture], origin: Origin, now: datetime) -> Written[list[DeskRdv]]:
    gestures = [_on_what_is_there(connection, gesture) for gesture in gestures]
    outbox.add(connection, gestures)
    ahead = Ahead(connection)
    for gesture in gestures:
        if gesture.rests and not ahead.expects({gesture.rdv_id, *gesture.participation_ids}):
            # Made on an RDV, or on somebody in it, that the platform has just refused.
            outbox.end(connection, gesture.key, Fate.REFUSED, ahead.problem(gesture.rdv_id))
    shown = read_some(connection, [gesture.rdv_id for gesture in gestures], now)
    return Written(shown, _gestures_told(gestures, origin, shown), outbox.count(connection))


def _on_what_is_there(connection: Connection, gesture: Gesture) -> Gesture:
    """``gesture`` on the platform's RDV, where a screen still held the local one."""
    if not gesture.rests:
        return gesture
    return renumbered(gesture, local_ids.all_real(connection, {gesture.rdv_id, *gesture.participation_ids}))


def end(
    connection: Connection, key: str, fate: Fate, reason: str, confirmed: Rdv | None, now: datetime
) -> Written[bool]:
    """Gives a gesture its fate, and the RDV its confirmed state in the same breath: nothing flickers between."""
    gesture = outbox.end(connection, key, fate, reason)
    if confirmed is not None:
        rdvs.save(connection, [confirmed])
        projection.end_waits(connection, [confirmed])
    if gesture is None:
        return Written(False)
    if fate is Fate.KEPT:
        projection.keep_here(connection, gesture)
    elif fate is Fate.SENT and gesture.action is not Action.WAITING:
        projection.forget_waits(connection, gesture)
    shown = read_some(connection, [gesture.rdv_id], now)
    origin = Origin.SENT if fate in (Fate.SENT, Fate.KEPT) else Origin.SYNC
    return Written(True, _gestures_told([gesture], origin, shown), outbox.count(connection))


def withdraw(connection: Connection, key: str, origin: Origin, now: datetime) -> Written[bool]:
    gesture = outbox.withdraw(connection, key)
    if gesture is None:
        return Written(False)
    shown = read_some(connection, [gesture.rdv_id], now)
    return Written(True, _gestures_told([gesture], origin, shown), outbox.count(connection))


def dismiss(connection: Connection, rdv_id: int, origin: Origin, now: datetime) -> Written[bool]:
    """Gestures on an RDV, and what was written of it: refusals of both are read together."""
    number = local_ids.real(connection, rdv_id)
    read = errand_writes.dismiss(connection, errands.unread_of_rdv(connection, number), origin, now)
    if not outbox.dismiss(connection, number) and not read.value:
        return Written(False)
    shown = read_some(connection, [number], now)
    return Written(True, read.changes or changes(origin, "rdvs", rdvs=[number], shown=shown))


def _gestures_told(gestures: Sequence[Gesture], origin: Origin, shown: Sequence[DeskRdv]) -> Changes:
    return changes(
        origin,
        "rdvs",
        "outbox",
        organisations=[gesture.organisation_id for gesture in gestures],
        rdvs=[gesture.rdv_id for gesture in gestures],
        shown=shown,
    )


def forget(connection: Connection, day: date, instant: datetime, now: datetime) -> Written[frozenset[int]]:
    """Forgets what is older than ``day``, which begins at ``instant``, and who was waiting on a day before ``now``."""
    gone = rdvs.remove_before(connection, instant) | projection.forget_waits_of_yesterday(connection, now)
    connection.execute("DELETE FROM agenda WHERE ends_at <= ?", (rdvs.seconds(instant),))
    connection.execute("DELETE FROM walk_ins WHERE arrived_at < ?", (rdvs.seconds(instant),))
    outbox.forget_before(connection, instant)
    errands.forget_before(connection, instant)
    people_gone = people.forget_met_before(connection, instant, Ahead(connection).named)
    marks.forget_before(connection, day)
    kinds = [kind for kind, any_gone in (("rdvs", gone), ("usagers", people_gone)) if any_gone]
    return Written(gone, changes(Origin.SYNC, *kinds, rdvs=gone) if kinds else None)


def meet(
    connection: Connection, organisation_id: int, found: Sequence[Usager], origin: Origin, now: datetime
) -> Written[None]:
    touched = people.meet(connection, organisation_id, found, now)
    told = changes(origin, "usagers", organisations=[organisation_id], usagers=touched) if touched else None
    return Written(None, told)


def part_with(connection: Connection, organisation_id: int, usager_ids: Iterable[int], origin: Origin) -> Written[None]:
    gone = people.part_with(connection, organisation_id, usager_ids)
    told = changes(origin, "usagers", organisations=[organisation_id], usagers=gone) if gone else None
    return Written(None, told)


def forget_copy(connection: Connection, organisation_id: int) -> Written[None]:
    gone = people.forget_copy(connection, organisation_id, Ahead(connection).named)
    return Written(None, changes(Origin.SYNC, "usagers", organisations=[organisation_id]) if gone else None)
