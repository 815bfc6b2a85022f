"""Where a desk is: the organisations, their lieux and zones. Taken along from a damaged memory where they can be read,
so that whoever works goes on where they are; the platform says them anew.

Every function runs on the database's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from kiosk.domain.day.model import Organisation
from kiosk.domain.platform.failures import MemoryFailure
from kiosk.store import directory
from kiosk.store.codec import unpack

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

_WHAT: Final = {
    "organisations (id, body)": "SELECT id, body FROM organisations",
    "directory (organisation_id, kind, id, body)": "SELECT organisation_id, kind, id, body FROM directory",
    "marks (name, value)": "SELECT name, value FROM marks WHERE name LIKE 'timezone/%' OR name LIKE 'holidays/%'",
}
_KINDS: Final = {name: kind for kind, name in directory.KINDS.items()}
Places: TypeAlias = dict[str, list[tuple[Any, ...]]]


def read(connect: Callable[[], Connection]) -> Places:
    """All of it, or nothing. ``connect`` opens the damaged memory, unchecked."""
    from sqlcipher3 import dbapi2

    try:
        connection = connect()
        try:
            found: Places = {table: connection.execute(query).fetchall() for table, query in _WHAT.items()}
        finally:
            connection.close()
        organisations, entries, _ = found.values()
        for _, body in organisations:
            unpack(body, Organisation)
        for _, kind, _, body in entries:
            unpack(body, _KINDS[kind])
    except (dbapi2.Error, MemoryError, MemoryFailure, KeyError):
        return {}
    return found


def put(connection: Connection, places: Places) -> None:
    """Gives them to a memory that has nothing yet."""
    connection.execute("BEGIN IMMEDIATE")
    for table, rows in places.items():
        for row in rows:
            marks = ", ".join("?" * len(row))
            connection.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", row)  # noqa: S608 - ours
    connection.execute("COMMIT")
