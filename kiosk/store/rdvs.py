"""RDVs as the platform confirmed them. Every function runs on the database's thread."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING

from kiosk.domain.day.gesture import is_another
from kiosk.domain.day.model import Rdv
from kiosk.store.codec import pack, unpack
from kiosk.store.database import breathe

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection


def day_bounds(day: date, zone: tzinfo) -> tuple[datetime, datetime]:
    """The first instant of ``day`` in ``zone``, and that of the next day: 23 to 25 hours later."""
    return datetime.combine(day, time(), zone), datetime.combine(day + timedelta(days=1), time(), zone)


def seconds(instant: datetime) -> int:
    """Unix seconds, by which rows are searched."""
    return int(instant.timestamp())


def read_one(connection: Connection, rdv_id: int) -> Rdv | None:
    row = connection.execute("SELECT body FROM rdvs WHERE id = ?", (rdv_id,)).fetchone()
    return unpack(row[0], Rdv) if row else None


def read_between(connection: Connection, organisation_id: int, start: datetime, end: datetime) -> list[Rdv]:
    """Those that start from ``start`` on and before ``end``, in hour order."""
    rows = connection.execute(
        "SELECT body FROM rdvs WHERE organisation_id = ? AND starts_at >= ? AND starts_at < ? ORDER BY starts_at, id",
        (organisation_id, seconds(start), seconds(end)),
    )
    read = []
    for number, (body,) in enumerate(rows):
        read.append(unpack(body, Rdv))
        breathe(number)
    return read


def save(
    connection: Connection, rdvs: Iterable[Rdv], *, keep: Collection[int] = (), doubted: list[Rdv] | None = None
) -> frozenset[int]:
    """Writes ``rdvs`` over what was known and returns the ids of those that are now otherwise than they were.

    Those of ``keep`` are passed over, and so is a state older than the one we have, by the platform's own
    ``lock_version``: answers overtake each other. ``doubted`` gets these as they were known, and those in whose place
    another RDV is: the platform may have gone back in time.
    """
    touched = set()
    doubted = [] if doubted is None else doubted
    for number, rdv in enumerate(rdvs):
        breathe(number)
        if rdv.id in keep:
            continue
        known = connection.execute("SELECT lock_version, body FROM rdvs WHERE id = ?", (rdv.id,)).fetchone()
        body = pack(rdv)
        if known is not None:
            if known[1] == body:
                continue
            before = unpack(known[1], Rdv)
            if is_another(before.created_at, rdv):
                doubted.append(before)
            elif known[0] is not None and rdv.lock_version is not None and rdv.lock_version < known[0]:
                doubted.append(before)
                continue
        connection.execute(
            "INSERT OR REPLACE INTO rdvs (id, organisation_id, starts_at, lock_version, body) VALUES (?, ?, ?, ?, ?)",
            (rdv.id, rdv.organisation_id, seconds(rdv.starts_at), rdv.lock_version, body),
        )
        touched.add(rdv.id)
    return frozenset(touched)


def remove_missing(
    connection: Connection, organisation_id: int, window: tuple[datetime, datetime], present: Collection[int]
) -> frozenset[int]:
    """Forgets those within ``window``, both ends included, that are not in ``present``; returns their ids.

    Those with a gesture to send, or a refusal that nobody has read, stay: what was done here is never lost from sight.
    """
    rows = connection.execute(
        "SELECT id FROM rdvs WHERE organisation_id = ? AND starts_at BETWEEN ? AND ?",
        (organisation_id, seconds(window[0]), seconds(window[1])),
    ).fetchall()
    kept = with_open_gestures(connection)
    missing = [rdv_id for (rdv_id,) in rows if rdv_id not in present and rdv_id not in kept]
    remove(connection, missing)
    return frozenset(missing)


def remove(connection: Connection, rdv_ids: Sequence[int]) -> None:
    connection.executemany("DELETE FROM rdvs WHERE id = ?", [(rdv_id,) for rdv_id in rdv_ids])
    connection.executemany("DELETE FROM waiting_here WHERE rdv_id = ?", [(rdv_id,) for rdv_id in rdv_ids])


def remove_before(connection: Connection, instant: datetime) -> frozenset[int]:
    """Forgets those that started before ``instant``; those with a gesture to send or an unread refusal stay."""
    rows = connection.execute("SELECT id FROM rdvs WHERE starts_at < ?", (seconds(instant),)).fetchall()
    kept = with_open_gestures(connection)
    old = [rdv_id for (rdv_id,) in rows if rdv_id not in kept]
    remove(connection, old)
    return frozenset(old)


def with_open_gestures(connection: Connection) -> frozenset[int]:
    """Ids of the RDVs with something to send, or a refusal that nobody has read: they are never forgotten."""
    rows = connection.execute(
        "SELECT subject_id FROM queue WHERE kind IN ('gesture', 'change_rdv') AND fate = 'waiting' "
        "UNION SELECT subject_id FROM queue WHERE kind IN ('gesture', 'change_rdv') AND unread = 1"
    )
    return frozenset(rdv_id for (rdv_id,) in rows)
