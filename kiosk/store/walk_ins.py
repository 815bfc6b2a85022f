"""Who came without an RDV, day by day. Every function runs on the database's thread."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.domain.day.walk_in import LONGEST_NAME, WalkIn
from kiosk.domain.people.names import full_name
from kiosk.domain.writes.origin import Origin
from kiosk.store.changes import Written, changes
from kiosk.store.codec import pack, unpack
from kiosk.store.rdvs import seconds

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection


def between(connection: Connection, organisation_id: int, bounds: tuple[datetime, datetime]) -> list[WalkIn]:
    """Those who arrived from the first instant to before the second, in that order."""
    query = (
        "SELECT body FROM walk_ins WHERE organisation_id = ? AND arrived_at >= ? AND arrived_at < ? AND NOT gone "
        "ORDER BY arrived_at, id"
    )
    start, end = bounds
    rows = connection.execute(query, (organisation_id, seconds(start), seconds(end)))
    return [unpack(body, WalkIn) for (body,) in rows]


def save(connection: Connection, walk_in: WalkIn, now: datetime) -> Written[bool]:
    """Adds a line, or puts it in the place of the one of the same id. The ticket that it was given stays."""
    row = connection.execute("SELECT body FROM walk_ins WHERE id = ?", (walk_in.id,)).fetchone()
    if row is not None and walk_in.ticket is None:
        walk_in = replace(walk_in, ticket=unpack(row[0], WalkIn).ticket)
    connection.execute(
        "INSERT INTO walk_ins (id, organisation_id, arrived_at, acted_at, body) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET organisation_id = excluded.organisation_id, arrived_at = excluded.arrived_at, "
        # Later than what was so before, even by a clock that stands still: else what is being told of that holds.
        "acted_at = MAX(excluded.acted_at, acted_at + 0.001), body = excluded.body, gone = 0, untold = 1",
        (walk_in.id, walk_in.organisation_id, seconds(walk_in.arrived_at), now.timestamp(), pack(walk_in)),
    )
    return Written(True, changes(Origin.DESK, "walk_ins", organisations=[walk_in.organisation_id]))


def remove(connection: Connection, walk_in: WalkIn, now: datetime) -> Written[bool]:
    """Takes a line away; whether there was one. Of one that the site has, that it is gone is kept, and nothing else."""
    row = connection.execute("SELECT body FROM walk_ins WHERE id = ? AND NOT gone", (walk_in.id,)).fetchone()
    gone = row is not None
    if gone and (there := unpack(row[0], WalkIn)).ticket is not None:
        connection.execute(
            "UPDATE walk_ins SET gone = 1, untold = 1, acted_at = MAX(?, acted_at + 0.001), body = ? WHERE id = ?",
            (now.timestamp(), pack(replace(there, usager=None, said="", reason="")), walk_in.id),
        )
    else:
        connection.execute("DELETE FROM walk_ins WHERE id = ?", (walk_in.id,))
    return Written(gone, changes(Origin.DESK, "walk_ins", organisations=[walk_in.organisation_id]) if gone else None)


def part_from_ids(connection: Connection) -> None:
    """Leaves of those who have a fiche the name alone: its id may be somebody else's by now."""
    for (body,) in connection.execute("SELECT body FROM walk_ins").fetchall():
        walk_in = unpack(body, WalkIn)
        if walk_in.usager is not None and walk_in.usager.id > 0:
            nameless = replace(walk_in, usager=None, said=full_name(walk_in.usager)[:LONGEST_NAME])
            connection.execute("UPDATE walk_ins SET body = ? WHERE id = ?", (pack(nameless), walk_in.id))


def keep_in_ram(connection: Connection) -> None:
    """From now on, for as long as ``connection`` is open, lines are in RAM alone; those on the disk are forgotten."""
    connection.execute("DELETE FROM main.walk_ins")
    made = connection.execute("SELECT sql FROM main.sqlite_master WHERE name = 'walk_ins'").fetchone()[0]
    # Found before the one of the file, under the same name.
    connection.execute(made.replace("CREATE TABLE", "CREATE TEMP TABLE", 1))
