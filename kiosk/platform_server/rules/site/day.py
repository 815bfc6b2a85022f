"""What a site shares of a day, and how two desks that say different things of one are put together.

Everything is a state with the moment at which a person made it so. The later one holds, whichever comes first; so a
desk may say again all that it knows, after a cut or because the companion's disk was lost, and nothing is doubled, lost
or brought back to life.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, func, insert, select, update

from kiosk.platform_server.data.site_schema import arrivals, calls, notices, walk_ins
from kiosk.platform_server.values.instants import midnight, zone
from kiosk.platform_server.values.moments import moment

_TABLES = {"arrival": arrivals, "walk_in": walk_ins, "call": calls, "notice": notices}
"""By the kind that its changes are told by."""
_AHEAD_MS = 10_000


def night(now: int, zone_name: str) -> int:
    """The last midnight there: what was before it is nobody's business any more."""
    return midnight(datetime.fromtimestamp(now / 1000, zone(zone_name)).date(), zone_name) * 1000


def holds(known: Row[Any] | None, acted_at: int, over: int | None, now: int) -> int | None:
    """The moment at which what was told holds, in the place of what is ``known``; None where it does not.

    ``over``: the moment of the state that whoever acted had before them. Where that is the one that is known, they knew
    what they did, whatever the clocks say; else the later one holds. Nothing is much later than now, or a desk whose
    clock is ahead would have the last word until then; a little, or two that act while our clock is set back would
    have acted at once.
    """
    clamped = min(acted_at, now + _AHEAD_MS)
    if known is None:
        return clamped
    before: int = known.acted_at
    if over == before:
        return max(before + 1, clamped)
    return clamped if clamped > before else None


def put(
    connection: Connection, table: Table, known: Row[Any] | None, values: Mapping[str, Any]
) -> tuple[Row[Any], bool]:
    """Has ``values`` in the place of what is ``known`` of the same, nothing or something older; the row as it is now,
    and whether it changed."""
    if known is None:
        inserted = connection.execute(insert(table).values(values)).inserted_primary_key
        assert inserted is not None
        return _one(connection, table, int(inserted[0])), True
    held = known._mapping
    same = all(held[name] == value for name, value in values.items() if name != "acted_at")
    if same and values["acted_at"] <= known.acted_at + 1:
        return known, False  # it was said again, as it was
    connection.execute(update(table).where(table.c.id == known.id).values(values))
    return _one(connection, table, known.id), True


def of(connection: Connection, table: Table, organisation_id: int, **key: object) -> Row[Any] | None:
    """The row of an organisation that has this key."""
    (name, value), *_ = key.items()
    column = table.c
    mine = (column.organisation_id == organisation_id) & (column[name] == value)
    return connection.execute(select(table).where(mine)).first()


def every(connection: Connection, table: Table, organisation_id: int, since: int) -> list[Row[Any]]:
    """All of an organisation that were made so since then, oldest first."""
    column = table.c
    mine = (column.organisation_id == organisation_id) & (column.acted_at >= since)
    return list(connection.execute(select(table).where(mine).order_by(column.id)))


def next_ticket(connection: Connection, organisation_id: int, since: int) -> int:
    """The number of who comes next that day."""
    column = walk_ins.c
    mine = (column.organisation_id == organisation_id) & (column.arrived_at >= since)
    return int(connection.scalar(select(func.max(column.ticket)).where(mine)) or 0) + 1


def forget_before(connection: Connection, nights: Callable[[int], int]) -> list[tuple[int, str, int, bool]]:
    """Forgets what was made so before the night of its organisation; what changed of it."""
    gone: list[tuple[int, str, int, bool]] = []
    for what, table in _TABLES.items():
        column = table.c
        for organisation_id in connection.scalars(select(column.organisation_id).distinct()).all():
            old = (column.organisation_id == organisation_id) & (column.acted_at < nights(organisation_id))
            gone += [
                (organisation_id, what, number, True) for number in connection.scalars(select(column.id).where(old))
            ]
            connection.execute(delete(table).where(old))
    return gone


def newest(connection: Connection) -> int | None:
    """When the newest of all that is known was made so."""
    found = [connection.scalar(select(func.max(table.c.acted_at))) for table in _TABLES.values()]
    return max((int(one) for one in found if one is not None), default=None)


def written_arrival(row: Row[Any]) -> dict[str, Any]:
    """As it is told."""
    return {
        "participation_id": row.participation_id,
        "rdv_id": row.rdv_id,
        "arrived_at": moment(row.arrived_at),
        "acted_at": moment(row.acted_at),
    }


def written_walk_in(row: Row[Any]) -> dict[str, Any]:
    """As it is told."""
    return {
        "key": row.key,
        "ticket": row.ticket,
        "arrived_at": moment(row.arrived_at),
        "acted_at": moment(row.acted_at),
        "gone": row.gone,
        "lieu_id": row.lieu_id,
        "motif_id": row.motif_id,
        "called": row.called,
        "outcome": row.outcome,
        "ended_at": moment(row.ended_at),
        "taken_by": row.taken_by,
    }


def written_call(row: Row[Any]) -> dict[str, Any]:
    """As it is told."""
    return {
        "key": row.key,
        "participation_id": row.participation_id,
        "walk_in": row.walk_in,
        "place": row.place,
        "caller": row.caller,
        "called_at": moment(row.called_at),
        "acted_at": moment(row.acted_at),
        "times": row.times,
        "outcome": row.outcome,
        "gone": row.gone,
    }


def written_notice(row: Row[Any]) -> dict[str, Any]:
    """As it is told."""
    return {
        "agent_id": row.agent_id,
        "text": row.text,
        "until": moment(row.until),
        "acted_at": moment(row.acted_at),
        "gone": row.gone,
    }


def _one(connection: Connection, table: Table, number: int) -> Row[Any]:
    return connection.execute(select(table).where(table.c.id == number)).one()
