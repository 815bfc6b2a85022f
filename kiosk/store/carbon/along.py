"""What is taken along from a damaged memory where it can be read, so that whoever works goes on where they are: the
organisations and what they have, their zones, the RDVs. The platform says all of it anew.

Every function runs on the database's thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kiosk.domain.day.model import Organisation, Rdv
from kiosk.domain.platform.failures import MemoryDamaged
from kiosk.store import directory
from kiosk.store.carbon.damaged import Connect, Row, from_both_ends
from kiosk.store.codec import unpack

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

_TABLES: Final = {
    "organisations": ("id",),
    "directory": ("organisation_id", "kind", "id"),
    "rdvs": ("id",),
    "marks": ("name",),
}
_MARKS: Final = ("timezone/", "holidays/")
"""The others say how old what is kept is, of what would not be there."""
_KINDS: Final = {name: kind for kind, name in directory.KINDS.items()}


def read(connect: Connect) -> dict[str, list[Row]]:
    """By the names of the tables. ``connect`` opens the damaged memory."""
    found = {table: from_both_ends(connect, table, *key)[0] for table, key in _TABLES.items()}
    return {table: [row for row in rows if _is_taken(table, row)] for table, rows in found.items()}


def put(connection: Connection, taken: dict[str, list[Row]]) -> None:
    """Gives them to a memory that has nothing of it yet."""
    connection.execute("BEGIN IMMEDIATE")
    for table, rows in taken.items():
        for row in rows:
            names, values = ", ".join(row), ", ".join("?" * len(row))
            connection.execute(f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({values})", list(row.values()))  # noqa: S608 - ours
    connection.execute("COMMIT")


def _is_taken(table: str, row: Row) -> bool:
    try:
        match table:
            case "marks":
                return str(row["name"]).startswith(_MARKS)
            case "organisations":
                unpack(row["body"], Organisation)
            case "rdvs":
                unpack(row["body"], Rdv)
            case _:
                unpack(row["body"], _KINDS[row["kind"]])
    except (MemoryDamaged, KeyError):
        return False
    return True
