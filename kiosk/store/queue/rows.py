"""The rows of the queue: what was done or written here, and what became of it.

Every function runs on the database's thread.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

from kiosk.domain.day import gesture as gestures
from kiosk.domain.day.gesture import Fate, Gesture, GestureRecord, Hold
from kiosk.domain.day.status import Action
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
    held: Hold | None = None  # why it does not leave before the person has said so again
    agreed_at: datetime | None = None  # when they did
    ended_at: datetime | None = None
    unread: bool = False  # its refusal has not been read
    turned_away: bool = False
    """Its last try was answered by « later » or « who are you »: it should have done nothing, and may be taken back.
    But who says so may stand behind who acted, so it is looked up all the same."""

    @property
    def may_be_there(self) -> bool:
        """Whether nobody can say that it has not left."""
        return self.departed and not self.turned_away

    @property
    def meant_at(self) -> datetime:
        """When the person last said that it is to be: its age is counted from there."""
        return max(self.act.made_at, self.agreed_at or self.act.made_at)


def add(connection: Connection, act: Act) -> None:
    """Keeps ``act``; a key that is known already adds nothing. Refusals of the same kind and subject count as read."""
    kind, subject_id, body = parts(act)
    family = GESTURES if kind == _GESTURE else OF_USAGERS if kind.endswith("usager") else OF_RDVS
    connection.execute(f"UPDATE queue SET unread = 0 WHERE subject_id = ? AND {UNREAD} AND {family}", (subject_id,))  # noqa: S608 - ours
    connection.execute(
        "INSERT INTO queue (key, kind, organisation_id, subject_id, made_at, body) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (key) DO NOTHING",
        (act.key, kind, act.organisation_id, subject_id, microseconds(act.made_at), body),
    )


def gestures_waiting(connection: Connection, rdv_id: int | None = None) -> list[Row[Gesture]]:
    """Gestures not settled yet, of all RDVs or of one, in the order in which they were made."""
    return _gestures(connection, f"{WAITING} AND (? IS NULL OR subject_id = ?)", rdv_id, rdv_id)


def errands_waiting(connection: Connection) -> list[Row[Errand]]:
    """Errands not settled yet, in the order in which they were written."""
    return _errands(connection, WAITING)


def errands_unread(connection: Connection) -> list[ErrandRecord]:
    """Errands refused whose reason nobody has read yet, in the same order; but for those whose ids may be of others."""
    return _records(connection, f"{UNREAD} AND held IS NULL")


def count(connection: Connection) -> int:
    """How much is to be sent."""
    number: int = connection.execute(f"SELECT count(*) FROM queue WHERE {WAITING}").fetchone()[0]  # noqa: S608 - ours
    return number


def counts(connection: Connection) -> tuple[int, int]:
    """How much is to leave by itself, and how much asks the person: it is held, or was refused and not read."""
    query = f"SELECT count(*) FILTER (WHERE {WAITING} AND held IS NULL), count(*) FILTER (WHERE held IS NOT NULL OR {UNREAD})"  # noqa: E501 - ours
    leaves, asks = connection.execute(f"{query} FROM queue WHERE {WAITING} OR {UNREAD}").fetchone()
    return leaves, asks


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


def arrivals(connection: Connection, organisation_id: int, since: datetime) -> dict[int, datetime]:
    """Who was put into the waiting room here since then, and not taken out of it, by their participation."""
    came: dict[int, datetime] = {}
    for row in _gestures(connection, "organisation_id = ? AND made_at >= ?", organisation_id, microseconds(since)):
        if row.act.action is Action.WAITING and row.fate not in (Fate.UNDONE, Fate.REFUSED):
            came |= dict.fromkeys(row.act.participation_ids, row.act.arrived_at or row.act.made_at)
        elif row.act.action is Action.RESET:
            came = {number: at for number, at in came.items() if number not in row.act.participation_ids}
    return came


def claim(connection: Connection, key: str) -> bool:
    """Marks that it leaves now. False when it was taken back, or settled, meanwhile."""
    changed: int = connection.execute(f"UPDATE queue SET departed = 1 WHERE key = ? AND {WAITING}", (key,)).rowcount  # noqa: S608 - ours
    return changed == 1


def release(connection: Connection, key: str, *, turned_away: bool = False) -> None:
    """Marks that it never reached the platform, or that the platform turned it away."""
    state = _TURNED_AWAY if turned_away else 0
    connection.execute(f"UPDATE queue SET departed = ? WHERE key = ? AND {WAITING}", (state, key))  # noqa: S608 - ours


def end(connection: Connection, key: str, fate: Fate, now: datetime, refusal: Refusal | None = None) -> Act | None:
    """Gives what waits its fate and returns it; None when it had one already."""
    row = waiting(connection, key)
    if row is None:
        return None
    unread = fate in (Fate.REFUSED, Fate.OVERTAKEN)
    connection.execute(
        "UPDATE queue SET fate = ?, refusal = ?, unread = ?, held = NULL, ended_at = ? WHERE key = ?",
        (fate.value, None if refusal is None else pack(refusal), int(unread), microseconds(now), key),
    )
    return row.act


def of_the_day(connection: Connection, since: datetime) -> list[Row[Gesture] | Row[Errand]]:
    """All that waits, all that was refused and nobody has read, and what met its fate since then; in the order made."""
    where = f"({WAITING} OR {UNREAD} OR ended_at >= ?)"
    at = microseconds(since)
    found: list[Row[Gesture] | Row[Errand]] = [*_gestures(connection, where, at), *_errands(connection, where, at)]
    return sorted(found, key=lambda row: row.act.made_at)


def waiting(connection: Connection, key: str) -> Row[Gesture] | Row[Errand] | None:
    """What is to be sent under ``key``; None when it is not, or not any more."""
    row = of_key(connection, key)
    return row if row is not None and row.fate is Fate.WAITING else None


def of_key(connection: Connection, key: str) -> Row[Gesture] | Row[Errand] | None:
    """What is kept under ``key``."""
    return next((row for read in (_gestures, _errands) for row in read(connection, "key = ?", key)), None)


def is_missed(row: Mapping[str, object]) -> bool:
    """Whether a row, as its columns, is to be sent or read."""
    return row.get("fate") == Fate.WAITING or bool(row.get("unread"))


def at(connection: Connection, seq: int) -> Row[Gesture] | Row[Errand] | None:
    """The row of that number. Raises ``MemoryDamaged`` for one that nobody can read."""
    return next((row for read in (_gestures, _errands) for row in read(connection, "seq = ?", seq)), None)


def dismiss(connection: Connection, key: str) -> Act | None:
    """Marks a refusal as read, and those of the gestures on what its errand booked; None: there was none."""
    act = next(iter(_acts(connection, f"key = ? AND {UNREAD}", key)), None)
    _read(connection, "key = ?", key)
    if isinstance(act, Errand) and isinstance(act.what, Book):
        _read(connection, f"subject_id = ? AND {GESTURES}", act.what.rdv_id)
    return act


def dismiss_rdv(connection: Connection, rdv_id: int) -> list[Act]:
    """Marks all refusals about an RDV as read, and returns what they are of."""
    acts = _acts(connection, f"subject_id = ? AND {UNREAD} AND ({GESTURES} OR {OF_RDVS})", rdv_id)
    for act in acts:
        dismiss(connection, act.key)
    return acts


def _acts(connection: Connection, where: str, value: object) -> list[Act]:
    return [row.act for read in (_gestures, _errands) for row in read(connection, where, value)]


def _read(connection: Connection, where: str, value: object) -> None:
    connection.execute(f"UPDATE queue SET unread = 0 WHERE {where} AND {UNREAD}", (value,))  # noqa: S608 - ours


def end_resting_on(
    connection: Connection, lost: Collection[int], fate: Fate, reason: str, now: datetime
) -> frozenset[int]:
    """Ends the gestures on RDVs, or on people in them, that will not be; ids of those RDVs."""
    resting = [
        row.act
        for row in gestures_waiting(connection)
        if row.act.rdv_id in lost or not set(lost).isdisjoint(row.act.participation_ids)
    ]
    for gesture in resting:
        end(connection, gesture.key, fate, now, Refusal(reason) if reason else None)
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
        rewrite(connection, act)
    return touched


def part_from_ids(connection: Connection, key: str) -> None:
    """Has nothing that bears the ids that it names show what became of it: they are of others."""
    connection.execute("UPDATE queue SET subject_id = min(subject_id, 0) WHERE key = ?", (key,))


def rewrite(connection: Connection, act: Act) -> None:
    """Has its row say ``act`` as it is now; what was parted from its ids stays so."""
    _, subject_id, body = parts(act)
    connection.execute(
        "UPDATE queue SET subject_id = iif(held = ?, min(?, 0), ?), body = ? WHERE key = ?",
        (Hold.PUT_BACK.value, subject_id, subject_id, body, act.key),
    )


def forget_before(connection: Connection, settled: datetime, unread: datetime) -> None:
    """Forgets what was done before ``settled`` and has met its fate; refusals that nobody read, before ``unread``."""
    connection.execute(
        f"DELETE FROM queue WHERE NOT {WAITING} AND made_at < iif({UNREAD}, ?, ?)",  # noqa: S608 - ours
        (microseconds(min(settled, unread)), microseconds(settled)),
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
    return None if first is None else _instant(first)


# --- inside


def parts(act: Act) -> tuple[str, int, bytes]:
    """The kind of a row, the id of its RDV or usager, its body."""
    if isinstance(act, Gesture):
        return _GESTURE, act.rdv_id, pack(act)
    return _NAMES[type(act.what)], act.subject_id, pack(act.what)


def microseconds(instant: datetime) -> int:
    """How instants are kept here."""
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


_TURNED_AWAY = 2  # of « departed », which is 1 once it may have reached the platform
_FATE = "departed, fate, refusal, held, agreed_at, ended_at, unread"


def _gestures(connection: Connection, where: str, *values: object) -> list[Row[Gesture]]:
    query = f"SELECT body, {_FATE} FROM acts WHERE {where} AND {GESTURES} ORDER BY seq"  # noqa: S608 - ours
    return [_row(unpack(body, Gesture), *fate) for body, *fate in connection.execute(query, values)]


def _errands(connection: Connection, where: str, *values: object) -> list[Row[Errand]]:
    query = (
        f"SELECT key, kind, organisation_id, made_at, body, {_FATE} FROM acts "  # noqa: S608 - ours
        f"WHERE {where} AND {ERRANDS} ORDER BY seq"
    )
    found = []
    for key, kind, organisation_id, made_at, body, *fate in connection.execute(query, values):
        errand = Errand(key, organisation_id, _instant(made_at), unpack(body, _WHATS[kind]))
        found.append(_row(errand, *fate))
    return found


def _row(
    act: A,
    departed: int,
    fate: str,
    refusal: bytes | None,
    held: str | None,
    agreed_at: int | None,
    ended_at: int | None,
    unread: int,
) -> Row[A]:
    return Row(
        act,
        bool(departed),
        Fate(fate),
        _refusal(refusal),
        None if held is None else Hold(held),
        None if agreed_at is None else _instant(agreed_at),
        None if ended_at is None else _instant(ended_at),
        bool(unread),
        departed == _TURNED_AWAY,
    )


def _instant(microseconds: int) -> datetime:
    return datetime.fromtimestamp(microseconds / 1_000_000, UTC)


def _refusal(body: bytes | None) -> Refusal | None:
    return None if body is None else unpack(body, Refusal)
