"""Errands and what became of them. Every function runs on the database's thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from kiosk.domain.day.gesture import Fate
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
from kiosk.store import local_ids
from kiosk.store.codec import pack, unpack
from kiosk.store.rdvs import seconds

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

_KINDS: dict[str, type[What]] = {
    "create_usager": CreateUsager,
    "change_usager": ChangeUsager,
    "book": Book,
    "change_rdv": ChangeRdv,
}
_NAMES: dict[type[What], str] = {kind: name for name, kind in _KINDS.items()}
# Usagers and RDVs are numbered apart.
_OF_USAGERS = "kind IN ('create_usager', 'change_usager')"
_OF_RDVS = "kind IN ('book', 'change_rdv')"


@dataclass(frozen=True, slots=True)
class OutgoingErrand:
    """An errand that the platform does not have for certain."""

    errand: Errand
    departed: bool  # a try to send it was begun, whose outcome nobody knows: ask the platform before the next


def add(connection: Connection, errand: Errand) -> None:
    """Keeps ``errand``; a key that is known already adds nothing. Refusals on the same subject count as read."""
    family = _OF_RDVS if isinstance(errand.what, Book | ChangeRdv) else _OF_USAGERS
    connection.execute(
        f"UPDATE errands SET unread = 0 WHERE subject_id = ? AND unread = 1 AND {family}",  # noqa: S608 - ours
        (errand.subject_id,),
    )
    connection.execute(
        "INSERT INTO errands (key, kind, organisation_id, subject_id, made_at, body) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (key) DO NOTHING",
        (
            errand.key,
            _NAMES[type(errand.what)],
            errand.organisation_id,
            errand.subject_id,
            # To the microsecond: what the platform made since is told from what it had before.
            round(errand.made_at.timestamp() * 1_000_000),
            pack(errand.what),
        ),
    )


def waiting(connection: Connection) -> list[OutgoingErrand]:
    """Errands not settled yet, in the order in which they were written."""
    return [OutgoingErrand(errand, departed) for errand, departed, *_ in _read(connection, "fate = 'waiting'")]


def unread(connection: Connection) -> list[ErrandRecord]:
    """Errands refused whose reason nobody has read yet, in the same order."""
    return _records(connection, "unread = 1")


def of_key(connection: Connection, key: str) -> ErrandRecord | None:
    return next(iter(_records(connection, "key = ?", key)), None)


def of_usager(connection: Connection, usager_id: int) -> list[ErrandRecord]:
    """What was written here of an usager, newest first."""
    return _of_subject(connection, usager_id, _OF_USAGERS)


def of_rdv(connection: Connection, rdv_id: int) -> list[ErrandRecord]:
    """What was written here of an RDV, newest first."""
    return _of_subject(connection, rdv_id, _OF_RDVS)


def _of_subject(connection: Connection, number: int, family: str) -> list[ErrandRecord]:
    # A creation keeps the local id for its subject; what was written of it since goes by the platform's.
    numbers = {number, local_ids.real(connection, number)} | set(local_ids.local(connection, number))
    marks = ", ".join("?" * len(numbers))
    return _records(connection, f"subject_id IN ({marks}) AND {family}", *numbers)[::-1]


def claim(connection: Connection, key: str) -> bool:
    """Marks that the errand leaves now. False when it was taken back, or settled, meanwhile."""
    changed: int = connection.execute(
        "UPDATE errands SET departed = 1 WHERE key = ? AND fate = 'waiting'", (key,)
    ).rowcount
    return changed == 1


def release(connection: Connection, key: str) -> None:
    """Marks that the errand certainly never reached the platform."""
    connection.execute("UPDATE errands SET departed = 0 WHERE key = ? AND fate = 'waiting'", (key,))


def end(connection: Connection, key: str, fate: Fate, refusal: Refusal | None = None) -> Errand | None:
    """Gives a waiting errand its fate and returns it; None when it had one already."""
    found = _read(connection, "key = ? AND fate = 'waiting'", key)
    if not found:
        return None
    connection.execute(
        "UPDATE errands SET fate = ?, refusal = ?, unread = ? WHERE key = ?",
        (fate.value, None if refusal is None else pack(refusal), int(fate is Fate.REFUSED), key),
    )
    return found[0][0]


def dismiss(connection: Connection, key: str) -> ErrandRecord | None:
    """Marks a refusal as read; the errand it was of, None when there was none to read."""
    changed = connection.execute("UPDATE errands SET unread = 0 WHERE key = ? AND unread = 1", (key,)).rowcount
    return of_key(connection, key) if changed else None


def unread_of_rdv(connection: Connection, rdv_id: int) -> list[str]:
    """The keys of the refusals about an RDV that nobody has read."""
    query = f"SELECT key FROM errands WHERE subject_id = ? AND unread = 1 AND {_OF_RDVS}"  # noqa: S608 - ours
    return [key for (key,) in connection.execute(query, (rdv_id,))]


def forget_before(connection: Connection, instant: datetime) -> None:
    """Forgets errands written before ``instant`` that are settled and whose refusal, if any, was read."""
    connection.execute(
        "DELETE FROM errands WHERE made_at < ? AND fate <> 'waiting' AND unread = 0",
        (seconds(instant) * 1_000_000,),
    )
    local_ids.forget_before(connection, instant)


def renumber(connection: Connection, numbers: Mapping[int, int]) -> list[Errand]:
    """Puts the platform's ids in the place of local ones in all that is to be sent, or refused and not read.

    Returns those that were touched, as they now are.
    """
    touched = []
    for errand, *_ in _read(connection, "fate = 'waiting' OR unread = 1"):
        what = renumbered(errand.what, numbers)
        if what != errand.what:
            touched.append(replace(errand, what=what))
    connection.executemany(
        "UPDATE errands SET subject_id = ?, body = ? WHERE key = ?",
        [(errand.subject_id, pack(errand.what), errand.key) for errand in touched],
    )
    return touched


def _records(connection: Connection, where: str, *values: object) -> list[ErrandRecord]:
    found = []
    for errand, _, fate, refusal in _read(connection, where, *values):
        number = local_ids.real(connection, errand.subject_id)
        found.append(ErrandRecord(errand, fate, refusal, None if number < 0 else number))
    return found


def _read(connection: Connection, where: str, *values: object) -> list[tuple[Errand, bool, Fate, Refusal | None]]:
    """In the order in which they were written."""
    query = (
        "SELECT key, kind, organisation_id, made_at, body, departed, fate, refusal "  # noqa: S608 - ours
        f"FROM errands WHERE {where} ORDER BY seq"
    )
    found = []
    for key, kind, organisation_id, made_at, body, departed, fate, refusal in connection.execute(query, values):
        at = datetime.fromtimestamp(made_at / 1_000_000, UTC)
        what = unpack(body, _KINDS[kind])
        why = None if refusal is None else unpack(refusal, Refusal)
        found.append((Errand(key, organisation_id, at, what), bool(departed), Fate(fate), why))
    return found
