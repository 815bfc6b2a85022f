"""Reading what a damaged memory still gives. Each page is sealed: what can be read is what was written.

Every function runs on the database's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

from kiosk.domain.platform.failures import MemoryFailure

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

Row: TypeAlias = dict[str, Any]
"""A row of a table, by the names of its columns."""
Connect: TypeAlias = "Callable[[], Connection]"
"""Opens the memory, unchecked. Anew each time: once a page could not be read, a connection reads no other."""


def version(connect: Connect) -> int:
    """Of the shape that its tables have; 0 where that cannot be read."""
    found, _ = _read(connect, "PRAGMA user_version")
    return int(found[0]["user_version"]) if found else 0


def from_both_ends(connect: Connect, table: str, *key: str) -> tuple[list[Row], bool]:
    """The rows of ``table`` by its ``key``, up to where they cannot be read from either end; whether those are all.

    Damage to one page hides little.
    """
    rows, whole = _read(connect, f"SELECT * FROM main.{table} ORDER BY {', '.join(key)}")  # noqa: S608 - ours
    if not whole:
        last, _ = _read(connect, f"SELECT * FROM main.{table} ORDER BY {', '.join(f'{one} DESC' for one in key)}")  # noqa: S608 - ours
        rows += last
    return rows, whole


def _read(connect: Connect, query: str) -> tuple[list[Row], bool]:
    from sqlcipher3 import dbapi2

    found: list[Row] = []
    try:
        connection = connect()
        try:
            cursor = connection.execute(query)
            names = [column[0] for column in cursor.description]
            for row in cursor:
                found.append(dict(zip(names, row, strict=True)))  # noqa: PERF401 - what was read before it ends counts
        finally:
            connection.close()
    except (dbapi2.Error, MemoryError, MemoryFailure):
        return found, False
    return found, True
