"""Gestures and what became of them. Every function runs on the database's thread."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.domain.day.gesture import Fate, Gesture, GestureRecord, renumbered
from kiosk.store import local_ids
from kiosk.store.codec import pack, unpack
from kiosk.store.rdvs import seconds

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A gesture that the platform does not have for certain."""

    gesture: Gesture
    departed: bool  # a try to send it was begun, whose outcome nobody knows: ask the platform before the next


def add(connection: Connection, gestures: Sequence[Gesture]) -> None:
    """Keeps ``gestures``; a key that is known already adds nothing. Refusals on the same RDVs count as read."""
    for gesture in gestures:
        connection.execute("UPDATE outbox SET unread = 0 WHERE rdv_id = ? AND unread = 1", (gesture.rdv_id,))
        connection.execute(
            "INSERT INTO outbox (key, rdv_id, made_at, body) VALUES (?, ?, ?, ?) ON CONFLICT (key) DO NOTHING",
            (gesture.key, gesture.rdv_id, seconds(gesture.made_at), pack(gesture)),
        )


def to_send(connection: Connection, rdv_id: int | None = None) -> list[Outgoing]:
    """Gestures not settled yet, of all RDVs or of one, in the order in which they were made."""
    query = "SELECT body, departed FROM outbox WHERE fate = 'waiting' AND (? IS NULL OR rdv_id = ?) ORDER BY seq"
    rows = connection.execute(query, (rdv_id, rdv_id))
    return [Outgoing(unpack(body, Gesture), bool(departed)) for body, departed in rows]


def count(connection: Connection) -> int:
    """How much is to be sent: gestures, and what was written here of usagers and RDVs."""
    number: int = connection.execute(
        "SELECT (SELECT count(*) FROM outbox WHERE fate = 'waiting') "
        "+ (SELECT count(*) FROM errands WHERE fate = 'waiting')"
    ).fetchone()[0]
    return number


def claim(connection: Connection, key: str) -> bool:
    """Marks that the gesture leaves now. False when it was taken back, or settled, meanwhile."""
    query = "UPDATE outbox SET departed = 1 WHERE key = ? AND fate = 'waiting'"
    changed: int = connection.execute(query, (key,)).rowcount
    return changed == 1


def release(connection: Connection, key: str) -> None:
    """Marks that the gesture certainly never reached the platform."""
    connection.execute("UPDATE outbox SET departed = 0 WHERE key = ? AND fate = 'waiting'", (key,))


def end(connection: Connection, key: str, fate: Fate, reason: str = "") -> Gesture | None:
    """Gives a waiting gesture its fate and returns it; None when it had one already."""
    row = connection.execute("SELECT body FROM outbox WHERE key = ? AND fate = 'waiting'", (key,)).fetchone()
    if row is None:
        return None
    connection.execute(
        "UPDATE outbox SET fate = ?, reason = ?, unread = ? WHERE key = ?",
        (fate.value, reason, int(fate in (Fate.REFUSED, Fate.OVERTAKEN)), key),
    )
    return unpack(row[0], Gesture)


def withdraw(connection: Connection, key: str) -> Gesture | None:
    """Takes back a gesture that has not left, and returns it; None when it has left, or is unknown."""
    row = connection.execute("SELECT departed FROM outbox WHERE key = ? AND fate = 'waiting'", (key,)).fetchone()
    return None if row is None or row[0] else end(connection, key, Fate.UNDONE)


def renumber(connection: Connection, numbers: Mapping[int, int], made: Collection[int]) -> None:
    """Puts the platform's ids in the place of local ones. Those of ``made`` that have none take part no more."""
    gone = [number for number in made if number not in numbers]
    for seq, body in connection.execute("SELECT seq, body FROM outbox").fetchall():
        gesture = unpack(body, Gesture)
        if gesture.rests and (now := renumbered(gesture, numbers, gone)) != gesture:
            connection.execute("UPDATE outbox SET rdv_id = ?, body = ? WHERE seq = ?", (now.rdv_id, pack(now), seq))


def end_resting_on(connection: Connection, lost: Collection[int], fate: Fate, reason: str) -> frozenset[int]:
    """Ends the gestures on RDVs, or on people in them, that will not be; ids of those RDVs."""
    resting = [
        outgoing.gesture
        for outgoing in to_send(connection)
        if outgoing.gesture.rdv_id in lost or not set(lost).isdisjoint(outgoing.gesture.participation_ids)
    ]
    for gesture in resting:
        end(connection, gesture.key, fate, reason)
    return frozenset(gesture.rdv_id for gesture in resting)


def dismiss(connection: Connection, rdv_id: int) -> bool:
    """Marks the refusals of an RDV as read; whether there was one."""
    query = "UPDATE outbox SET unread = 0 WHERE rdv_id = ? AND unread = 1"
    changed: int = connection.execute(query, (rdv_id,)).rowcount
    return changed > 0


def history(connection: Connection, rdv_id: int) -> list[GestureRecord]:
    """What was done here to an RDV, newest first."""
    query = "SELECT body, fate, reason FROM outbox WHERE rdv_id = ? ORDER BY seq DESC"
    rows = connection.execute(query, (local_ids.real(connection, rdv_id),))
    return [GestureRecord(unpack(b, Gesture), Fate(f), r) for b, f, r in rows]


def last(connection: Connection, limit: int) -> list[GestureRecord]:
    """The last gestures made here, newest first."""
    query = "SELECT body, fate, reason FROM outbox ORDER BY seq DESC LIMIT ?"
    return [GestureRecord(unpack(b, Gesture), Fate(f), r) for b, f, r in connection.execute(query, (limit,))]


def forget_before(connection: Connection, instant: datetime) -> None:
    """Forgets gestures made before ``instant`` that are settled and whose refusal, if any, was read."""
    connection.execute("DELETE FROM outbox WHERE made_at < ? AND fate <> 'waiting' AND unread = 0", (seconds(instant),))
