"""What the site's companion is told of this memory, and what it tells. Functions run on the database's thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from kiosk.clock import Clock
from kiosk.domain.day.model import Motif
from kiosk.domain.day.walk_in import WalkIn
from kiosk.domain.platform.site import SharedLine, SiteArrival, SiteLine, SiteWalkIn, received
from kiosk.domain.writes.origin import Origin
from kiosk.store import directory
from kiosk.store.changes import Written, changes
from kiosk.store.codec import pack, unpack
from kiosk.store.database import Database
from kiosk.store.queue.shown import night, read_some
from kiosk.store.rdvs import seconds
from kiosk.store.site import lines

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

_MOST = 200
"""Rows told in one go."""
_TOLD_WHOLE = 20
_SAME = 0.0001


@dataclass(frozen=True, slots=True)
class UntoldLine:
    """A line that the companion does not have as it is: when it was made so, whether it is gone, over what."""

    line: WalkIn
    acted_at: datetime
    gone: bool
    stamp: datetime | None


class SiteRows:
    """Of one open memory. Every method raises a ``MemoryFailure`` where the file cannot be read or written."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def untold_arrivals(self) -> dict[int, list[SiteArrival]]:
        """By organisation, those of today that the companion does not have as they are."""
        return await self._database.read(_untold_arrivals, self._clock.now())

    async def untold_walk_ins(self) -> dict[int, list[UntoldLine]]:
        """The same of who came without an RDV."""
        return await self._database.read(_untold_walk_ins, self._clock.now())

    async def untold_lines(self) -> list[SiteLine]:
        """The same of calls and notices."""
        return await self._database.read(lines.untold, self._clock.now())

    async def lines(self, organisation_id: int) -> list[SharedLine]:
        """Calls and notices of today."""
        return await self._database.read(lines.of_today, organisation_id, self._clock.now())

    async def save(self, line: SharedLine, *, gone: bool = False) -> None:
        """Has a call or a notice be so from now on, or be no more. On the disk when this returns."""
        await self._database.write(lines.save, line, self._clock.now(), gone=gone)

    async def take_lines(self, found: Sequence[SiteLine], told: Sequence[SiteLine] = ()) -> None:
        """What the site has of calls and notices, as ``take`` of the rest."""
        await self._database.write_soon(lines.take, found, told)

    async def passed_over_lines(self, found: Sequence[SiteLine]) -> None:
        """These were told, and are none of its business."""
        await self._database.write_soon(lines.passed_over, found)

    async def tell_again(self) -> None:
        """The companion has lost what it knew: all of today is to be told again."""
        await self._database.write_soon(_tell_again)

    async def passed_over(
        self, organisation_id: int, arrivals: Sequence[SiteArrival], walk_ins: Sequence[SiteWalkIn]
    ) -> None:
        """These were told, and are none of its business: they are not told again as they are."""
        await self._database.write_soon(_passed_over, organisation_id, arrivals, walk_ins)

    async def take(
        self,
        organisation_id: int,
        arrivals: Sequence[SiteArrival],
        walk_ins: Sequence[SiteWalkIn],
        told: Sequence[SiteArrival | SiteWalkIn] = (),
    ) -> None:
        """What the companion has. ``told``: as this desk has just said it; what was done here since stays as it is."""
        now = self._clock.now()
        await self._database.write_soon(_take, organisation_id, arrivals, walk_ins, _as_told(told), now)


_Told = dict[int | str, SiteArrival | SiteWalkIn]


def _as_told(told: Sequence[SiteArrival | SiteWalkIn]) -> _Told:
    return {one.participation_id if isinstance(one, SiteArrival) else one.key: one for one in told}


def _untold_arrivals(connection: Connection, now: datetime) -> dict[int, list[SiteArrival]]:
    query = (
        "SELECT participation_id, rdv_id, organisation_id, since, acted_at, gone, stamp FROM waiting_here "
        "WHERE untold AND rdv_id > 0 AND participation_id > 0 AND organisation_id > 0 ORDER BY acted_at LIMIT ?"
    )
    found: dict[int, list[SiteArrival]] = {}
    rows = connection.execute(query, (_MOST,)).fetchall()
    for number, rdv_id, organisation_id, since, acted_at, gone, stamp in rows:
        if acted_at >= night(connection, organisation_id, now).timestamp():
            waits = None if gone else _instant(since)
            arrival = SiteArrival(number, rdv_id, waits, _instant(acted_at), _stamp(stamp))
            found.setdefault(organisation_id, []).append(arrival)
    return found


def _untold_walk_ins(connection: Connection, now: datetime) -> dict[int, list[UntoldLine]]:
    found: dict[int, list[UntoldLine]] = {}
    nights: dict[int, float] = {}
    query = (
        "SELECT organisation_id, arrived_at, acted_at, gone, stamp, body FROM walk_ins WHERE untold ORDER BY arrived_at"
    )
    for organisation_id, arrived_at, acted_at, gone, stamp, body in connection.execute(query).fetchall():
        if organisation_id not in nights:
            nights[organisation_id] = night(connection, organisation_id, now).timestamp()
        some = found.setdefault(organisation_id, [])
        if arrived_at >= nights[organisation_id] and len(some) < _MOST:
            acted = _instant(acted_at or arrived_at)
            some.append(UntoldLine(unpack(body, WalkIn), acted, bool(gone), _stamp(stamp)))
    return {organisation_id: some for organisation_id, some in found.items() if some}


def _tell_again(connection: Connection) -> Written[None]:
    for table in ("waiting_here", "walk_ins", "site_lines"):
        connection.execute(f"UPDATE {table} SET untold = 1")  # noqa: S608 - ours
    return Written(None)


def _passed_over(
    connection: Connection, organisation_id: int, arrivals: Sequence[SiteArrival], walk_ins: Sequence[SiteWalkIn]
) -> Written[None]:
    # What was done here since stays to be told: hence the moment.
    connection.executemany(
        "UPDATE waiting_here SET untold = 0 "
        "WHERE organisation_id = ? AND participation_id = ? AND ABS(acted_at - ?) < ?",
        [(organisation_id, one.participation_id, one.acted_at.timestamp(), _SAME) for one in arrivals],
    )
    connection.executemany(
        "UPDATE walk_ins SET untold = 0 "
        "WHERE organisation_id = ? AND id = ? AND ABS(COALESCE(NULLIF(acted_at, 0), arrived_at) - ?) < ?",
        [(organisation_id, one.key, one.acted_at.timestamp(), _SAME) for one in walk_ins],
    )
    return Written(None)


def _take(
    connection: Connection,
    organisation_id: int,
    arrivals: Sequence[SiteArrival],
    walk_ins: Sequence[SiteWalkIn],
    told: _Told,
    now: datetime,
) -> Written[None]:
    rdv_ids = {one.rdv_id for one in arrivals if _take_arrival(connection, organisation_id, one, told)}
    motifs: dict[int, str] | None = None
    listed = False
    for one in walk_ins:
        if motifs is None:
            motifs = {motif.id: motif.name for motif in directory.entries(connection, organisation_id, Motif)}
        name = motifs.get(one.motif_id or 0, "")
        listed = _take_walk_in(connection, organisation_id, one, told, name) or listed
    if not (rdv_ids or listed):
        return Written(None)
    few = read_some(connection, sorted(rdv_ids), now) if len(rdv_ids) <= _TOLD_WHOLE else []
    kinds = [kind for kind, any_of_it in (("rdvs", rdv_ids), ("walk_ins", listed)) if any_of_it]
    return Written(None, changes(Origin.SYNC, *kinds, organisations=[organisation_id], rdvs=rdv_ids, shown=few))


def _take_arrival(connection: Connection, organisation_id: int, arrival: SiteArrival, told: _Told) -> bool:
    """Whether anything that is shown changed."""
    query = "SELECT since, acted_at, gone, untold FROM waiting_here WHERE participation_id = ?"
    known = connection.execute(query, (arrival.participation_id,)).fetchone()
    acted_at = arrival.acted_at.timestamp()
    said = told.get(arrival.participation_id)
    if known is not None and known[3] and not _is_as_told(known[1], said):
        if isinstance(said, SiteArrival) and (said.since is None) == (arrival.since is None):
            # It holds what this desk said: what was done here since was done over that.
            stamped = "UPDATE waiting_here SET stamp = ? WHERE participation_id = ?"
            connection.execute(stamped, (_seconds(arrival.stamp), arrival.participation_id))
        return False  # done here since it was told
    since = known[0] if arrival.since is None and known is not None else (arrival.since or arrival.acted_at).timestamp()
    gone = arrival.since is None
    connection.execute(
        "INSERT OR REPLACE INTO waiting_here "
        "(participation_id, rdv_id, organisation_id, since, acted_at, gone, untold, stamp) "
        "VALUES (?, ?, ?, ?, ?, ?, 0, ?)",
        (arrival.participation_id, arrival.rdv_id, organisation_id, since, acted_at, gone, _seconds(arrival.stamp)),
    )
    before = None if known is None or known[2] else known[0]
    return before != (None if gone else since)


def _is_as_told(acted_at: float, told: SiteArrival | SiteWalkIn | None) -> bool:
    """Whether the row is what was told: moments are written to the microsecond, and the database has more."""
    return told is not None and abs(acted_at - told.acted_at.timestamp()) < _SAME


def _take_walk_in(connection: Connection, organisation_id: int, line: SiteWalkIn, told: _Told, motif_name: str) -> bool:
    query = "SELECT acted_at, gone, untold, body, stamp FROM walk_ins WHERE id = ?"
    row = connection.execute(query, (line.key,)).fetchone()
    said = told.get(line.key)
    if row is not None and row[2] and not _is_as_told(row[0] or seconds(line.arrived_at), said):
        if isinstance(said, SiteWalkIn) and _state(said) == _state(line):
            connection.execute("UPDATE walk_ins SET stamp = ? WHERE id = ?", (_seconds(line.stamp), line.key))
        return False
    known = unpack(row[3], WalkIn) if row is not None else None
    walk_in = received(line, known, organisation_id, motif_name)
    same_stamp = row is not None and row[4] == _seconds(line.stamp)
    if row is not None and same_stamp and walk_in == known and bool(row[1]) == line.gone and not row[2]:
        return False
    connection.execute(
        "INSERT OR REPLACE INTO walk_ins (id, organisation_id, arrived_at, acted_at, gone, untold, stamp, body) "
        "VALUES (?, ?, ?, ?, ?, 0, ?, ?)",
        (
            line.key,
            organisation_id,
            seconds(line.arrived_at),
            line.acted_at.timestamp(),
            line.gone,
            _seconds(line.stamp),
            pack(walk_in),
        ),
    )
    return walk_in != known or row is None or bool(row[1]) != line.gone


def _state(line: SiteWalkIn) -> tuple[object, ...]:
    return line.outcome, line.gone, line.taken_by


def _stamp(at: float | None) -> datetime | None:
    return None if at is None else _instant(at)


def _seconds(stamp: datetime | None) -> float | None:
    return None if stamp is None else stamp.timestamp()


def _instant(at: float) -> datetime:
    return datetime.fromtimestamp(at, UTC)
