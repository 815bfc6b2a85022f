"""The rows that only this desk has: what is to be sent, who came without an RDV, who waits here, who was
called and what agents have the desks told.

Every function runs on the database's thread. What follows the writes are triggers of the connection alone: whoever
writes to the memory need not think of the copy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from kiosk.domain.day.walk_in import WalkIn
from kiosk.domain.lobby.call import Called
from kiosk.domain.lobby.notice import AgentNotice
from kiosk.domain.platform.failures import MemoryDamaged
from kiosk.domain.text.masked import masked
from kiosk.store import marks
from kiosk.store.carbon.damaged import Connect, Row, from_both_ends
from kiosk.store.codec import unpack
from kiosk.store.queue import local_ids, rows

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

Place: TypeAlias = tuple[str, int | str]
"""Of a row: its table, and what it goes by there."""
Rows: TypeAlias = dict[Place, Row | None]
"""Rows as they are after a write, None where there is none any more."""


@masked
@dataclass(frozen=True, slots=True)
class _Table:
    key: str
    counts: str
    """Which of its rows would be missed."""
    is_missed: Callable[[Row], bool] = lambda _row: True
    """The same of one that is not in the memory."""
    read: Callable[[Connection, Any], object] | None = None
    """Reads one row as everybody does: raises ``MemoryDamaged`` where nobody can."""


def _walk_in(connection: Connection, key: object) -> None:
    for (body,) in connection.execute("SELECT body FROM main.walk_ins WHERE id = ?", (key,)):
        unpack(body, WalkIn)


def _site_line(connection: Connection, key: object) -> None:
    for kind, body in connection.execute("SELECT kind, body FROM main.site_lines WHERE id = ?", (key,)):
        unpack(body, {"calls": Called, "notices": AgentNotice}[kind])


_TABLES: Final[Mapping[str, _Table]] = {
    "queue": _Table("seq", f"({rows.WAITING} OR {rows.UNREAD})", rows.is_missed, rows.at),
    "walk_ins": _Table("id", "TRUE", read=_walk_in),
    "waiting_here": _Table("participation_id", "TRUE"),
    "site_lines": _Table("id", "TRUE", read=_site_line),
}
_NUMBER: Final = "copied"
"""The mark that holds how many writes of such rows there have been."""


def follow(connection: Connection) -> None:
    """From here on, whatever is written to these tables is noted for ``touched``."""
    connection.executescript("PRAGMA temp_store = MEMORY; CREATE TEMP TABLE own_touched (name TEXT, id);")
    for name, table in _TABLES.items():
        for when, row in (("INSERT", "new"), ("UPDATE", "new"), ("DELETE", "old")):
            noted = f"INSERT INTO own_touched VALUES ('{name}', {row}.{table.key})"  # noqa: S608 - ours
            connection.execute(f"CREATE TEMP TRIGGER own_{name}_{when} AFTER {when} ON main.{name} BEGIN {noted}; END")


def touched(connection: Connection) -> Rows:
    """What was written since this was last asked, as it now is. Within the transaction that wrote it."""
    places = connection.execute("SELECT DISTINCT name, id FROM own_touched").fetchall()
    if not places:
        return {}
    connection.execute("DELETE FROM own_touched")
    return {(name, key): _one(connection, name, key) for name, key in places}


def counting(connection: Connection) -> Rows:
    """All rows that would be missed."""
    found: Rows = {}
    for name, table in _TABLES.items():
        for row in _dicts(connection, f"SELECT * FROM main.{name} WHERE {table.counts}"):  # noqa: S608 - ours
            found[name, row[table.key]] = row
    return found


def any_counts(connection: Connection) -> bool:
    """Whether there is any."""
    asked = " UNION ALL ".join(f"SELECT 1 FROM main.{name} WHERE {table.counts}" for name, table in _TABLES.items())  # noqa: S608 - ours
    return bool(connection.execute(f"SELECT EXISTS ({asked})").fetchone()[0])


def number(connection: Connection) -> int:
    """How many writes of such rows the memory has seen; -1: it is new."""
    if connection.execute("PRAGMA user_version").fetchone()[0] == 0:
        return -1
    return int(marks.read(connection, _NUMBER) or 0)


def number_told(connect: Connect) -> int:
    """The same of a damaged memory; -1 where it does not tell."""
    told = [row["value"] for row in from_both_ends(connect, "marks", "name")[0] if row["name"] == _NUMBER]
    return int(told[0]) if told else -1


def note_number(connection: Connection, value: int) -> None:
    marks.save(connection, _NUMBER, str(value))


def put_back(connection: Connection, kept: Rows, value: int) -> None:
    """Has the memory be as ``kept``, all that counts after ``value`` writes, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for name, table in _TABLES.items():
            if not _columns(connection, name):
                continue  # the memory is of an earlier shape, which had no such rows
            for (key,) in connection.execute(f"SELECT {table.key} FROM main.{name} WHERE {table.counts}").fetchall():  # noqa: S608 - ours
                if kept.get((name, key)) is None:
                    _delete(connection, name, key)
        for (name, key), row in kept.items():
            if row is None:
                _delete(connection, name, key)
                continue
            columns = [column for column in _columns(connection, name) if column in row]
            values = ", ".join("?" * len(columns))
            connection.execute(
                f"INSERT OR REPLACE INTO main.{name} ({', '.join(columns)}) VALUES ({values})",  # noqa: S608 - ours
                [row[column] for column in columns],
            )
        local_ids.leave_room(connection)
        note_number(connection, value)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def leave_out(connection: Connection) -> int:
    """Takes out those that count and that nobody can read, in this shape of the memory; how many those were."""
    unread = [place for place in counting(connection) if not _can_be_read(connection, *place)]
    for name, key in unread:
        _delete(connection, name, key)
    return len(unread)


def readable(connect: Connect) -> tuple[Rows, bool]:
    """Such rows as a damaged memory still gives, and whether that is all of them."""
    found: Rows = {}
    whole = True
    for name, table in _TABLES.items():
        rows_read, all_read = from_both_ends(connect, name, table.key)
        found |= {(name, row[table.key]): row for row in rows_read}
        whole = whole and all_read
    return found, whole


def doubted(place: Place, row: Row | None) -> Row | None:
    """``row`` as one of which nobody knows whether it has been sent."""
    return row | {"departed": 1} if row is not None and place[0] == "queue" else row


def that_count(kept: Rows) -> Rows:
    """Those of ``kept`` that would be missed."""
    return {place: row for place, row in kept.items() if row is not None and _TABLES[place[0]].is_missed(row)}


def sync(connection: Connection, value: int) -> None:
    """Has the memory's journal be on the disk, with all that was written to it: by a write, the ``value``th."""
    connection.execute("PRAGMA synchronous = FULL")
    try:
        connection.execute("BEGIN IMMEDIATE")
        note_number(connection, value)
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.execute("PRAGMA synchronous = NORMAL")


# --- inside


def _one(connection: Connection, name: str, key: int | str) -> Row | None:
    query = f"SELECT * FROM main.{name} WHERE {_TABLES[name].key} = ?"  # noqa: S608 - ours
    return next(iter(_dicts(connection, query, key)), None)


def _dicts(connection: Connection, query: str, *values: object) -> Iterable[Row]:
    cursor = connection.execute(query, values)
    names = [column[0] for column in cursor.description]
    for row in cursor:
        yield dict(zip(names, row, strict=True))


def _columns(connection: Connection, name: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA main.table_info({name})")]


def _delete(connection: Connection, name: str, key: int | str) -> None:
    connection.execute(f"DELETE FROM main.{name} WHERE {_TABLES[name].key} = ?", (key,))  # noqa: S608 - ours


def _can_be_read(connection: Connection, name: str, key: int | str) -> bool:
    read = _TABLES[name].read
    try:
        if read is not None:
            read(connection, key)
    except (MemoryDamaged, KeyError, ValueError):  # ours, or of another version
        return False
    return True
