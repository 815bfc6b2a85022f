"""Calls and notices of agents, as the site shares them. Functions run on the database's thread.

What waits to be told is the mark ``untold`` on the row itself, as with arrivals and walk-ins.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from kiosk.domain.lobby.call import Called
from kiosk.domain.lobby.notice import AgentNotice
from kiosk.domain.platform.site import Kind, SharedLine, SiteLine
from kiosk.domain.writes.origin import Origin
from kiosk.store.changes import Written, changes
from kiosk.store.codec import pack, unpack
from kiosk.store.queue.shown import night

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

_MOST: Final = 200
_SAME: Final = 0.0001
_KINDS: Final[Mapping[Kind, type[SharedLine]]] = {"calls": Called, "notices": AgentNotice}


def save(connection: Connection, line: SharedLine, now: datetime, *, gone: bool = False) -> Written[None]:
    """Has ``line`` be so from now on, or be no more: the last state is all that is kept, and told."""
    made = SiteLine(line, now, gone)
    connection.execute(
        "INSERT INTO site_lines (id, kind, organisation_id, acted_at, gone, body) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET acted_at = MAX(excluded.acted_at, acted_at + 0.001), gone = excluded.gone, "
        "untold = 1, body = excluded.body",
        (made.id, made.kind, line.organisation_id, now.timestamp(), gone, pack(line)),
    )
    return Written(None, changes(Origin.DESK, made.kind, organisations=[line.organisation_id]))


def of_today(connection: Connection, organisation_id: int, now: datetime) -> list[SharedLine]:
    """Those that are so today, of both kinds."""
    query = "SELECT kind, body FROM site_lines WHERE organisation_id = ? AND acted_at >= ? AND NOT gone ORDER BY id"
    since = night(connection, organisation_id, now).timestamp()
    return [_read(kind, body) for kind, body in connection.execute(query, (organisation_id, since)).fetchall()]


def untold(connection: Connection, now: datetime) -> list[SiteLine]:
    """Those of today that the site does not have as they are, oldest first."""
    query = "SELECT kind, body, acted_at, gone, stamp FROM site_lines WHERE untold ORDER BY acted_at LIMIT ?"
    found = []
    for kind, body, acted_at, gone, stamp in connection.execute(query, (_MOST,)).fetchall():
        line = _read(kind, body)
        if acted_at >= night(connection, line.organisation_id, now).timestamp():
            found.append(SiteLine(line, _instant(acted_at), bool(gone), None if stamp is None else _instant(stamp)))
    return found


def passed_over(connection: Connection, lines: Sequence[SiteLine]) -> Written[None]:
    """These were told, and are none of the site's business: they are not told again as they are; what was done here
    since is."""
    connection.executemany(
        "UPDATE site_lines SET untold = 0 WHERE id = ? AND ABS(acted_at - ?) < ?",
        [(one.id, one.acted_at.timestamp(), _SAME) for one in lines],
    )
    return Written(None)


def take(connection: Connection, lines: Sequence[SiteLine], told: Sequence[SiteLine]) -> Written[None]:
    """What the site has. ``told``: as this desk has just said it; what was done here since stays as it is."""
    said = {one.id: one for one in told}
    shown = [one for one in lines if _take_one(connection, one, said.get(one.id))]
    if not shown:
        return Written(None)
    organisations = {one.line.organisation_id for one in shown}
    return Written(None, changes(Origin.SYNC, *{one.kind for one in shown}, organisations=organisations))


def part_from_ids(connection: Connection) -> None:
    """Forgets the calls of participations, whose ids may be of others by now; those of walk-ins stay."""
    connection.execute("DELETE FROM site_lines WHERE kind = 'calls' AND id LIKE 'calls:%:p%'")


def forget_yesterday(connection: Connection, now: datetime) -> None:
    """Forgets what was made so before the last midnight of its organisation."""
    query = "SELECT DISTINCT organisation_id FROM site_lines"
    for (organisation_id,) in connection.execute(query).fetchall():
        before = night(connection, organisation_id, now).timestamp()
        connection.execute(
            "DELETE FROM site_lines WHERE organisation_id = ? AND acted_at < ?", (organisation_id, before)
        )


def _take_one(connection: Connection, line: SiteLine, said: SiteLine | None) -> bool:
    """Whether anything that is shown changed."""
    query = "SELECT body, acted_at, gone, untold FROM site_lines WHERE id = ?"
    known = connection.execute(query, (line.id,)).fetchone()
    stamp = None if line.stamp is None else line.stamp.timestamp()
    if known is not None and known[3] and (said is None or abs(known[1] - said.acted_at.timestamp()) >= _SAME):
        if said is not None and (said.line, said.gone) == (line.line, line.gone):
            # It holds what this desk said: what was done here since was done over that.
            connection.execute("UPDATE site_lines SET stamp = ? WHERE id = ?", (stamp, line.id))
        return False
    body = pack(line.line)
    connection.execute(
        "INSERT OR REPLACE INTO site_lines (id, kind, organisation_id, acted_at, gone, untold, stamp, body) "
        "VALUES (?, ?, ?, ?, ?, 0, ?, ?)",
        (line.id, line.kind, line.line.organisation_id, line.acted_at.timestamp(), line.gone, stamp, body),
    )
    before = None if known is None or known[2] else known[0]
    return bool(before != (None if line.gone else body))


def _read(kind: Kind, body: bytes) -> SharedLine:
    return unpack(body, _KINDS[kind])


def _instant(at: float) -> datetime:
    return datetime.fromtimestamp(at, UTC)
