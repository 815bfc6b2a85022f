"""Ids below zero, for what was made here until the platform has it. Every function runs on the database's thread."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.store.rdvs import seconds

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection


def reserve(connection: Connection, count: int, at: datetime) -> tuple[int, ...]:
    """``count`` ids that were never given and never will be again."""
    given = []
    for _ in range(count):
        row = connection.execute("INSERT INTO local_ids (made_at) VALUES (?)", (seconds(at),))
        given.append(-int(row.lastrowid))
    return tuple(given)


def settle(connection: Connection, numbers: Mapping[int, int], at: datetime) -> None:
    """Notes what the platform calls what was made here: a screen may still hold the local id."""
    connection.executemany(
        "INSERT INTO local_ids (id, real_id, made_at) VALUES (?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET real_id = excluded.real_id, made_at = excluded.made_at",
        [(-local, number, seconds(at)) for local, number in numbers.items()],
    )


def real(connection: Connection, number: int) -> int:
    """The platform's id for a local one, once it is known; any other as it is."""
    if number >= 0:
        return number
    row = connection.execute("SELECT real_id FROM local_ids WHERE id = ?", (-number,)).fetchone()
    return number if row is None or row[0] is None else int(row[0])


def local(connection: Connection, number: int) -> list[int]:
    """The local ids by which something of the platform went here."""
    rows = connection.execute("SELECT id FROM local_ids WHERE real_id = ?", (number,))
    return [-int(row_id) for (row_id,) in rows]


def all_real(connection: Connection, numbers: Collection[int]) -> dict[int, int]:
    """The local ones of ``numbers`` that the platform has, with its ids for them."""
    found = {number: real(connection, number) for number in set(numbers) if number < 0}
    return {local: number for local, number in found.items() if number != local}


def leave_room(connection: Connection) -> None:
    """Has the next ids be others than those that were given, where nobody knows any more which those were."""
    given = 1_000_000 + secrets.randbelow(1_000_000_000)  # far from where any desk has come by itself
    connection.execute("INSERT INTO local_ids (id, made_at) VALUES (?, 0) ON CONFLICT DO NOTHING", (given,))
    connection.execute("DELETE FROM local_ids WHERE id = ? AND real_id IS NULL", (given,))


def forget_real(connection: Connection) -> None:
    """Forgets what the platform calls what was made here: it may call others so by now."""
    connection.execute("DELETE FROM local_ids WHERE real_id IS NOT NULL")


def forget_before(connection: Connection, instant: datetime) -> None:
    """Forgets what the platform calls what it has had since before ``instant``. No id is ever given again."""
    connection.execute("DELETE FROM local_ids WHERE made_at < ?", (seconds(instant),))
