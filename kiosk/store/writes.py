"""The writes of the memory: each a transaction, which says what is to be told of it.

Every function runs on the database's thread.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Generic, TypeVar

from kiosk.domain.gesture import DeskRdv, Fate, Gesture
from kiosk.domain.model import Rdv
from kiosk.domain.status import Action
from kiosk.store import marks, outbox, projection, rdvs
from kiosk.store.changes import Changes, changes

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Written(Generic[T_co]):
    """Its value, what to tell the subscribers, and how many gestures are now to be sent (None: as before)."""

    value: T_co
    changes: Changes | None = None
    unsent: int | None = None


def read_day(
    connection: Connection, organisation_id: int, bounds: tuple[datetime, datetime], now: datetime
) -> list[DeskRdv]:
    return projection.project(connection, rdvs.read_between(connection, organisation_id, *bounds), now)


def read_some(connection: Connection, rdv_ids: Sequence[int], now: datetime) -> list[DeskRdv]:
    """Those of ``rdv_ids`` that are known, in that order."""
    found = (rdvs.read_one(connection, rdv_id) for rdv_id in dict.fromkeys(rdv_ids))
    return projection.project(connection, [rdv for rdv in found if rdv is not None], now)


def save_rdvs(
    connection: Connection, organisation_id: int, found: Sequence[Rdv], keep: Collection[int], origin: str
) -> Written[frozenset[int]]:
    touched = rdvs.save(connection, found, keep=keep)
    projection.end_waits(connection, [rdv for rdv in found if rdv.id in touched])
    return _rdvs_written(touched, organisation_id, origin)


def remove_missing(
    connection: Connection,
    organisation_id: int,
    window: tuple[datetime, datetime],
    present: Collection[int],
    origin: str,
) -> Written[frozenset[int]]:
    return _rdvs_written(rdvs.remove_missing(connection, organisation_id, window, present), organisation_id, origin)


def remove_rdv(connection: Connection, rdv_id: int, origin: str) -> Written[frozenset[int]]:
    known = rdvs.read_one(connection, rdv_id)
    if known is None or rdv_id in rdvs.with_open_gestures(connection):
        return Written(frozenset())
    rdvs.remove(connection, [rdv_id])
    return _rdvs_written(frozenset({rdv_id}), known.organisation_id, origin)


def _rdvs_written(touched: frozenset[int], organisation_id: int, origin: str) -> Written[frozenset[int]]:
    told = changes(origin, "rdvs", organisations=[organisation_id], rdvs=touched) if touched else None
    return Written(touched, told)


def save_zone(connection: Connection, organisation_id: int, name: str, origin: str) -> Written[bool]:
    mark = marks.zone_mark(organisation_id)
    if marks.read(connection, mark) == name:
        return Written(False)
    marks.save(connection, mark, name)
    return Written(True, changes(origin, "organisations", organisations=[organisation_id]))


def add(connection: Connection, gestures: Sequence[Gesture], origin: str, now: datetime) -> Written[list[DeskRdv]]:
    outbox.add(connection, gestures)
    shown = read_some(connection, [gesture.rdv_id for gesture in gestures], now)
    return Written(shown, _gestures_told(gestures, origin, shown), outbox.count(connection))


def end(
    connection: Connection, key: str, fate: Fate, reason: str, confirmed: Rdv | None, origin: str, now: datetime
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
    return Written(True, _gestures_told([gesture], origin, shown), outbox.count(connection))


def withdraw(connection: Connection, key: str, origin: str, now: datetime) -> Written[bool]:
    gesture = outbox.withdraw(connection, key)
    if gesture is None:
        return Written(False)
    shown = read_some(connection, [gesture.rdv_id], now)
    return Written(True, _gestures_told([gesture], origin, shown), outbox.count(connection))


def dismiss(connection: Connection, rdv_id: int, origin: str) -> Written[bool]:
    if not outbox.dismiss(connection, rdv_id):
        return Written(False)
    return Written(True, changes(origin, "rdvs", rdvs=[rdv_id]))


def _gestures_told(gestures: Sequence[Gesture], origin: str, shown: Sequence[DeskRdv]) -> Changes:
    return changes(
        origin,
        "rdvs",
        "outbox",
        organisations=[gesture.organisation_id for gesture in gestures],
        rdvs=[gesture.rdv_id for gesture in gestures],
        shown=shown,
    )


def forget(connection: Connection, day: date, instant: datetime, now: datetime, origin: str) -> Written[frozenset[int]]:
    """Forgets what is older than ``day``, which begins at ``instant``, and who was waiting on a day before ``now``."""
    gone = rdvs.remove_before(connection, instant) | projection.forget_waits_of_yesterday(connection, now)
    connection.execute("DELETE FROM agenda WHERE ends_at <= ?", (rdvs.seconds(instant),))
    connection.execute("DELETE FROM walk_ins WHERE arrived_at < ?", (rdvs.seconds(instant),))
    outbox.forget_before(connection, instant)
    marks.forget_before(connection, day)
    return Written(gone, changes(origin, "rdvs", rdvs=gone) if gone else None)
