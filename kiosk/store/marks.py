"""Small named facts that last: sync's cursors, what a server can do, when a day was last brought up to date.

Every function runs on the database's thread.
"""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

_SYNCED = "synced/"


def synced_mark(organisation_id: int, day: date) -> str:
    """The name of the mark that holds when a day of an organisation was last pulled, in ISO 8601."""
    return f"{_SYNCED}{day.isoformat()}/{organisation_id}"


def zone_mark(organisation_id: int) -> str:
    """The name of the mark that holds an organisation's time zone (« Indian/Reunion »)."""
    return f"timezone/{organisation_id}"


def holidays_mark(organisation_id: int) -> str:
    """The name of the mark that holds whose public holidays an organisation has (« Mayotte »)."""
    return f"holidays/{organisation_id}"


def usagers_mark(organisation_id: int) -> str:
    """The name of the mark that holds on which day all usagers of an organisation were last read; empty: never."""
    return f"usagers/{organisation_id}"


def birth_mark(usager_id: int) -> str:
    """The name of the mark that holds what was written of a birth whose day is not known; ids may be local ones."""
    return f"birth/{usager_id}"


def zone(connection: Connection, organisation_id: int, usual: tzinfo) -> tzinfo:
    """The zone of an organisation; ``usual`` while it is not known, or where this machine does not have it."""
    name = read(connection, zone_mark(organisation_id))
    if not name or name == str(usual):
        return usual
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return usual


def read(connection: Connection, name: str) -> str | None:
    row = connection.execute("SELECT value FROM marks WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row[0])


def save(connection: Connection, name: str, value: str) -> None:
    connection.execute("INSERT OR REPLACE INTO marks (name, value) VALUES (?, ?)", (name, value))


def last_synced(connection: Connection) -> datetime | None:
    """When a day, whichever, was last pulled."""
    rows = connection.execute("SELECT value FROM marks WHERE name >= ? AND name < ?", (_SYNCED, f"{_SYNCED}~"))
    return max((datetime.fromisoformat(value) for (value,) in rows), default=None)


def save_census(connection: Connection, organisation_id: int, read_: int, announced: int | None) -> bool:
    """Keeps how many usagers were read, of how many announced; whether that is not what was known."""
    text = f"{read_}/{announced}" if announced is not None and read_ < announced else ""
    name = f"census/{organisation_id}"
    if (read(connection, name) or "") == text:
        return False
    save(connection, name, text)
    return True


def census(connection: Connection, organisation_id: int) -> tuple[int, int] | None:
    """How many usagers were read, of how many announced; None when none is known to be missing."""
    text = read(connection, f"census/{organisation_id}")
    if not text:
        return None
    found, _, announced = text.partition("/")
    return int(found), int(announced)


def forget_places(connection: Connection) -> None:
    """Forgets how far all was read, and the births noted of usagers whom the platform numbered."""
    for prefix in ("changes/", _SYNCED, "usagers/", "census/"):
        connection.execute("DELETE FROM marks WHERE name >= ? AND name < ?", (prefix, f"{prefix}~"))
    connection.execute("DELETE FROM marks WHERE name >= 'birth/0' AND name < 'birth/~'")


def forget_before(connection: Connection, day: date) -> None:
    """Forgets when the days before ``day`` were pulled, and the births of those with whom this desk has no more to do.

    A nightly copy of everybody does not make of them people whom this desk met.
    """
    connection.execute("DELETE FROM marks WHERE name >= ? AND name < ?", (_SYNCED, f"{_SYNCED}{day.isoformat()}"))
    connection.execute(
        "DELETE FROM marks WHERE name >= 'birth/' AND name < 'birth/~' "
        "AND CAST(substr(name, 7) AS INTEGER) NOT IN (SELECT id FROM usagers WHERE met_at IS NOT NULL) "
        "AND -CAST(substr(name, 7) AS INTEGER) NOT IN (SELECT id FROM local_ids)"
    )
