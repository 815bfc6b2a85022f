"""What waits and does not leave before the person has said so again, and what takes the place of what never left.

Every function runs on the database's thread.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.domain.day.gesture import Fate, Gesture, Hold
from kiosk.domain.people.told import Told
from kiosk.domain.writes.errand import ChangeRdv, CreateUsager, Errand, Refusal
from kiosk.domain.writes.fates import without
from kiosk.store.codec import pack, unpack
from kiosk.store.queue import rows

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection


def hold(connection: Connection, key: str, why: Hold, refusal: Refusal) -> rows.Act | None:
    """Keeps what waits, and certainly has not left, until the person says that it is to leave; None: it is over."""
    changed = connection.execute(
        f"UPDATE queue SET held = ?, refusal = ?, departed = 0 WHERE key = ? AND {rows.WAITING}",  # noqa: S608 - ours
        (why.value, pack(refusal), key),
    )
    row = rows.waiting(connection, key)
    return row.act if row is not None and changed.rowcount else None


def by_rdv(connection: Connection) -> dict[int, str]:
    """By RDV, why the last that is held of what was done or written of it is."""
    held = f"{rows.WAITING} AND held IS NOT NULL AND refusal IS NOT NULL"
    found = connection.execute(f"SELECT subject_id, refusal FROM queue WHERE {held} ORDER BY seq")  # noqa: S608 - ours
    return {rdv_id: unpack(body, Refusal).reason for rdv_id, body in found}


def put_back(connection: Connection, refusal: Refusal) -> list[rows.Act]:
    """Holds all that waits, and parts it and what was refused and not read from the ids that it named: they may be of
    others by now. Returns what waits."""
    waiting: list[rows.Act] = [row.act for row in rows.gestures_waiting(connection)]
    waiting += [row.act for row in rows.errands_waiting(connection)]
    connection.execute(
        f"UPDATE queue SET held = ?, refusal = iif({rows.WAITING}, ?, refusal), subject_id = min(subject_id, 0) "  # noqa: S608 - ours
        f"WHERE {rows.WAITING} OR {rows.UNREAD}",
        (Hold.PUT_BACK.value, pack(refusal)),
    )
    return waiting


def let_go(connection: Connection, key: str, now: datetime) -> rows.Act | None:
    """The person says that what is held is to leave, and that all those are to be told of whom it was said."""
    row = rows.waiting(connection, key)
    if row is None or row.held is None:
        return None
    act: rows.Act = row.act
    if row.refusal is not None and row.held in (Hold.TOO_OLD, Hold.TOLD_OTHERWISE):
        act = _telling(act, row.refusal.told)
    if isinstance(act, Errand) and isinstance(act.what, CreateUsager) and row.refusal is not None and row.refusal.alike:
        act = replace(act, what=replace(act.what, seen=(*act.what.seen, row.refusal.alike.id)))
    _, subject_id, body = rows.parts(act)
    connection.execute(
        "UPDATE queue SET held = NULL, refusal = NULL, agreed_at = ?, subject_id = ?, body = ? WHERE key = ?",
        (rows.microseconds(now), subject_id, body, key),
    )
    return act


def _telling(act: rows.Act, told: tuple[Told, ...]) -> rows.Act:
    if isinstance(act, Gesture):
        return replace(act, told=told)
    return replace(act, what=replace(act.what, told=told)) if isinstance(act.what, ChangeRdv) else act


def fold(connection: Connection, first_key: str, second_key: str, comes_to: Gesture | None, now: datetime) -> bool:
    """Ends the first of two gestures, which never acted: the second comes to ``comes_to``, None: to nothing either.

    False, and nothing is done, when one of them has met its fate meanwhile.
    """
    if rows.waiting(connection, first_key) is None or rows.waiting(connection, second_key) is None:
        return False
    rows.end(connection, first_key, Fate.UNDONE if comes_to is None else Fate.REPLACED, now)
    if comes_to is None:
        rows.end(connection, second_key, Fate.UNDONE, now)
    else:
        _rewrite(connection, comes_to)
    return True


def rest_without(connection: Connection, gone: Gesture) -> None:
    """Has what was done to the same people after ``gone``, which never acted, rest on what that rested on."""
    people = {before.participation_id for before in gone.before}
    for row in rows.gestures_waiting(connection, gone.rdv_id):
        if row.act.made_at >= gone.made_at and not people.isdisjoint(row.act.participation_ids):
            _rewrite(connection, without(row.act, gone))
            people -= {*row.act.participation_ids}


def _rewrite(connection: Connection, gesture: Gesture) -> None:
    connection.execute("UPDATE queue SET body = ? WHERE key = ?", (pack(gesture), gesture.key))
