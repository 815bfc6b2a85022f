"""The rows of the queue: what was done or written here, and what became of it.

Every function runs on the database's thread.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

from kiosk.domain.day import gesture as gestures
from kiosk.domain.day.gesture import Fate, Gesture, GestureRecord
from kiosk.domain.writes.errand import (
    Book,
    ChangeRdv,
    ChangeUsager,
    CreateUsager,
    Errand,
    ErrandRecord,
    Refusal,
    What,
    renumbered,
)
from kiosk.store.codec import pack, unpack
from kiosk.store.queue import local_ids

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

Act: TypeAlias = Gesture | Errand
A = TypeVar("A", Gesture, Errand)

_GESTURE = "gesture"
_WHATS: dict[str, type[What]] = {
    "create_usager": CreateUsager,
    "change_usager": ChangeUsager,
    "book": Book,
    "change_rdv": ChangeRdv,
}
_NAMES: dict[type[What], str] = {kind: name for name, kind in _WHATS.items()}
# Usagers and RDVs are numbered apart.
OF_USAGERS = "kind IN ('create_usager', 'change_usager')"
OF_RDVS = "kind IN ('book', 'change_rdv')"
GESTURES = f"kind = '{_GESTURE}'"
ERRANDS = f"kind <> '{_GESTURE}'"
WAITING = "fate = 'waiting'"
UNREAD = "unread = 1"
_IN_RAM = (
    "CREATE TEMP TABLE settled AS SELECT * FROM main.queue WHERE FALSE",
    "CREATE TEMP VIEW acts AS SELECT * FROM main.queue UNION ALL SELECT * FROM settled",
    "CREATE TEMP TRIGGER is_settled AFTER UPDATE OF fate, unread ON main.queue "
    "WHEN new.fate <> 'waiting' AND new.unread = 0 "
    "BEGIN INSERT INTO settled SELECT * FROM queue WHERE seq = new.seq; DELETE FROM queue WHERE seq = new.seq; END",
    "CREATE TEMP TRIGGER was_settled BEFORE INSERT ON main.queue WHEN new.key IN (SELECT key FROM settled) "
    "BEGIN SELECT raise(IGNORE); END",
)


@dataclass(frozen=True, slots=True)
class Row(Generic[A]):
    """Something done or written here, and what became of it."""

    act: A
    departed: bool  # a try to send it was begun, whose outcome nobody knows: ask the platform before the next
    fate: Fate
    refusal: Refusal | None


def add(connection: Connection, act: Act) -> None:
    """Keeps ``act``; a key that is known already adds nothing. Refusals of the same kind and subject count as read."""
    kind, subject_id, body = _parts(act)
    family = GESTURES if kind == _GESTURE else OF_USAGERS if kind.endswith("usager") else OF_RDVS
    connection.execute(f"UPDATE queue SET unread = 0 WHERE subject_id = ? AND {UNREAD} AND {family}", (subject_id,))  # noqa: S608 - ours
    connection.execute(
        "INSERT INTO queue (key, kind, organisation_id, subject_id, made_at, body) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (key) DO NOTHING",
        (act.key, kind, act.organisation_id, subject_id, _microseconds(act.made_at), body),
    )


def gestures_waiting(connection: Connection, rdv_id: int | None = None) -> list[Row[Gesture]]:
    """Gestures not settled yet, of all RDVs or of one, in the order in which they were made."""
    return _gestures(connection, f"{WAITING} AND (? IS NULL OR subject_id = ?)", rdv_id, rdv_id)


def errands_waiting(connection: Connection) -> list[Row[Errand]]:
    """Errands not settled yet, in the order in which they were written."""
    return _errands(connection, WAITING)


def errands_unread(connection: Connection) -> list[ErrandRecord]:
    """Errands refused whose reason nobody has read yet, in the same order."""
    return _records(connection, UNREAD)


def count(connection: Connection) -> int:
    """How much is to be sent."""
    number: int = connection.execute(f"SELECT count(*) FROM queue WHERE {WAITING}").fetchone()[0]  # noqa: S608 - ours
    return number


def fates(connection: Connection, keys: Collection[str]) -> dict[str, Fate]:
    """What became of what was done or written under ``keys``."""
    marks = ", ".join("?" * len(keys))
    query = f"SELECT key, fate FROM acts WHERE key IN ({marks})"  # noqa: S608 - ours
    return {key: Fate(fate) for key, fate in connection.execute(query, tuple(keys))}


def record(connection: Connection, key: str) -> ErrandRecord | None:
    return next(iter(_records(connection, "key = ?", key)), None)


def of_usager(connection: Connection, usager_id: int) -> list[ErrandRecord]:
    """What was written here of an usager, newest first."""
    return _of_subject(connection, usager_id, OF_USAGERS)


def of_rdv(connection: Connection, rdv_id: int) -> list[ErrandRecord]:
    """What was written here of an RDV, newest first."""
    return _of_subject(connection, rdv_id, OF_RDVS)


def history(connection: Connection, rdv_id: int) -> list[GestureRecord]:
    """What was done here to an RDV, newest first."""
    found = _gestures(connection, "subject_id = ?", local_ids.real(connection, rdv_id))
    return [GestureRecord(row.act, row.fate, row.refusal.reason if row.refusal else "") for row in reversed(found)]


def claim(connection: Connection, key: str) -> bool:
    """Marks that it leaves now. False when it was taken back, or settled, meanwhile."""
    changed: int = connection.execute(f"UPDATE queue SET departed = 1 WHERE key = ? AND {WAITING}", (key,)).rowcount  # noqa: S608 - ours
    return changed == 1


def release(connection: Connection, key: str) -> None:
    """Marks that it certainly never reached the platform."""
    connection.execute(f"UPDATE queue SET departed = 0 WHERE key = ? AND {WAITING}", (key,))  # noqa: S608 - ours


def end(connection: Connection, key: str, fate: Fate, refusal: Refusal | None = None) -> Act | None:
    """Gives what waits its fate and returns it; None when it had one already."""
    row = waiting(connection, key)
    if row is None:
        return None
    unread = fate in (Fate.REFUSED, Fate.OVERTAKEN)
    connection.execute(
        "UPDATE queue SET fate = ?, refusal = ?, unread = ? WHERE key = ?",
        (fate.value, None if refusal is None else pack(refusal), int(unread), key),
    )
    return row.act


def waiting(connection: Connection, key: str) -> Row[Gesture] | Row[Errand] | None:
    """What is to be sent under ``key``; None when it is not, or not any more."""
    where = f"key = ? AND {WAITING}"
    return next((row for read in (_gestures, _errands) for row in read(connection, where, key)), None)


def dismiss(connection: Connection, key: str) -> ErrandRecord | None:
    """Marks the refusal of an errand as read, and those of the gestures on what it booked; None: there was none."""
    if not _dismissed(connection, "key = ?", key):
        return None
    errand = record(connection, key)
    if errand is not None and isinstance(errand.errand.what, Book):
        _dismissed(connection, f"subject_id = ? AND {GESTURES}", errand.errand.what.rdv_id)
    return errand


def dismiss_rdv(connection: Connection, rdv_id: int) -> tuple[bool, list[ErrandRecord]]:
    """Marks all refusals about an RDV as read: whether there was one of a gesture, and the errands."""
    query = f"SELECT key FROM queue WHERE subject_id = ? AND {UNREAD} AND {OF_RDVS}"  # noqa: S608 - ours
    keys = [key for (key,) in connection.execute(query, (rdv_id,)).fetchall()]
    records = [found for key in keys if (found := dismiss(connection, key)) is not None]
    return _dismissed(connection, f"subject_id = ? AND {GESTURES}", rdv_id), records


def _dismissed(connection: Connection, where: str, value: object) -> bool:
    changed: int = connection.execute(f"UPDATE queue SET unread = 0 WHERE {where} AND {UNREAD}", (value,)).rowcount  # noqa: S608 - ours
    return changed > 0


def end_resting_on(connection: Connection, lost: Collection[int], fate: Fate, reason: str) -> frozenset[int]:
    """Ends the gestures on RDVs, or on people in them, that will not be; ids of those RDVs."""
    resting = [
        row.act
        for row in gestures_waiting(connection)
        if row.act.rdv_id in lost or not set(lost).isdisjoint(row.act.participation_ids)
    ]
    for gesture in resting:
        end(connection, gesture.key, fate, Refusal(reason) if reason else None)
    return frozenset(gesture.rdv_id for gesture in resting)


def renumber(connection: Connection, numbers: Mapping[int, int], made: Collection[int]) -> list[Errand]:
    """Puts the platform's ids in the place of local ones; those of ``made`` that have none take part no more.

    Returns the errands that are to be sent, or refused and not read, and were touched, as they now are.
    """
    gone = [number for number in made if number not in numbers]
    resting = [row.act for row in _gestures(connection, "TRUE") if row.act.rests]
    errands = [row.act for row in _errands(connection, f"({WAITING} OR {UNREAD})")]
    after = [(one, replace(one, what=renumbered(one.what, numbers))) for one in errands]
    touched = [now for before, now in after if now != before]
    acts: list[Act] = [*(gestures.renumbered(one, numbers, gone) for one in resting), *touched]
    for act in acts:
        _, subject_id, body = _parts(act)
        connection.execute("UPDATE queue SET subject_id = ?, body = ? WHERE key = ?", (subject_id, body, act.key))
    return touched


def forget_before(connection: Connection, settled: datetime, unread: datetime) -> None:
    """Forgets what was done before ``settled`` and has met its fate; refusals that nobody read, before ``unread``."""
    connection.execute(
        f"DELETE FROM queue WHERE NOT {WAITING} AND made_at < iif({UNREAD}, ?, ?)",  # noqa: S608 - ours
        (_microseconds(min(settled, unread)), _microseconds(settled)),
    )
    local_ids.forget_before(connection, settled)


def forget_settled(connection: Connection) -> None:
    """Forgets all that has met its fate, but for refusals that nobody has read."""
    connection.execute(f"DELETE FROM queue WHERE NOT ({WAITING} OR {UNREAD})")  # noqa: S608 - ours


def keep_settled_in_ram(connection: Connection) -> None:
    """From now on, for as long as ``connection`` is open, what has met its fate is in RAM alone, but for refusals that
    nobody has read; that on the disk is forgotten.
    """
    forget_settled(connection)
    # The view is found before the one of the file, under the same name.
    for statement in _IN_RAM:
        connection.execute(statement)


def waiting_since(connection: Connection) -> datetime | None:
    """When the first of what is to be sent was done."""
    first = connection.execute(f"SELECT min(made_at) FROM queue WHERE {WAITING}").fetchone()[0]  # noqa: S608 - ours
    return None if first is None else datetime.fromtimestamp(first / 1_000_000, UTC)


# --- inside


def _parts(act: Act) -> tuple[str, int, bytes]:
    """The kind of its row, the id of its RDV or usager, its body."""
    if isinstance(act, Gesture):
        return _GESTURE, act.rdv_id, pack(act)
    return _NAMES[type(act.what)], act.subject_id, pack(act.what)


def _microseconds(instant: datetime) -> int:
    return round(instant.timestamp() * 1_000_000)


def _of_subject(connection: Connection, number: int, family: str) -> list[ErrandRecord]:
    # A creation keeps the local id for its subject; what was written of it since goes by the platform's.
    numbers = {number, local_ids.real(connection, number)} | set(local_ids.local(connection, number))
    marks = ", ".join("?" * len(numbers))
    return _records(connection, f"subject_id IN ({marks}) AND {family}", *numbers)[::-1]


def _records(connection: Connection, where: str, *values: object) -> list[ErrandRecord]:
    found = []
    for row in _errands(connection, where, *values):
        number = local_ids.real(connection, row.act.subject_id)
        found.append(ErrandRecord(row.act, row.fate, row.refusal, None if number < 0 else number))
    return found


def _gestures(connection: Connection, where: str, *values: object) -> list[Row[Gesture]]:
    query = f"SELECT body, departed, fate, refusal FROM acts WHERE {where} AND {GESTURES} ORDER BY seq"  # noqa: S608 - ours
    return [
        Row(unpack(body, Gesture), bool(departed), Fate(fate), _refusal(refusal))
        for body, departed, fate, refusal in connection.execute(query, values)
    ]


def _errands(connection: Connection, where: str, *values: object) -> list[Row[Errand]]:
    query = (
        "SELECT key, kind, organisation_id, made_at, body, departed, fate, refusal "  # noqa: S608 - ours
        f"FROM acts WHERE {where} AND {ERRANDS} ORDER BY seq"
    )
    found = []
    for key, kind, organisation_id, made_at, body, departed, fate, refusal in connection.execute(query, values):
        at = datetime.fromtimestamp(made_at / 1_000_000, UTC)
        errand = Errand(key, organisation_id, at, unpack(body, _WHATS[kind]))
        found.append(Row(errand, bool(departed), Fate(fate), _refusal(refusal)))
    return found


def _refusal(body: bytes | None) -> Refusal | None:
    return None if body is None else unpack(body, Refusal)
