"""The index by which usagers are searched: in RAM, filled from the database when it is first asked for, and then kept.

It has a thread of its own: neither the screen nor a gesture waits for a search, and a search waits for no pull. What
follows the writes are triggers of this connection alone: whoever writes to the memory need not think of the index.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from array import array
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from kiosk.domain.failures import SignedOut
from kiosk.domain.model import Rdv, Usager
from kiosk.domain.status import CANCELLED
from kiosk.domain.usager_index import UsagerIndex
from kiosk.domain.usager_matches import matches
from kiosk.domain.usager_query import UsagerQuery, read_query
from kiosk.domain.usagers import FoundUsager, FoundUsagers
from kiosk.store import rdvs
from kiosk.store.codec import unpack
from kiosk.store.database import Database, breathe
from kiosk.store.rdvs import day_bounds

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

log = logging.getLogger(__name__)

T = TypeVar("T")

_AT_ONCE = 200
"""Usagers or RDVs that are read, and put into the index, in one turn of either thread."""
_BEFORE_ALL = -(2**62)
_TRIGGERS = """
PRAGMA temp_store = MEMORY;
CREATE TEMP TABLE IF NOT EXISTS touched (organisation_id INTEGER, usager_id INTEGER, rdv_id INTEGER);
CREATE TEMP TRIGGER IF NOT EXISTS usager_in AFTER INSERT ON main.usagers
    BEGIN INSERT INTO touched VALUES (new.organisation_id, new.id, NULL); END;
CREATE TEMP TRIGGER IF NOT EXISTS usager_changed AFTER UPDATE OF body ON main.usagers
    BEGIN INSERT INTO touched VALUES (new.organisation_id, new.id, NULL); END;
CREATE TEMP TRIGGER IF NOT EXISTS usager_out AFTER DELETE ON main.usagers
    BEGIN INSERT INTO touched VALUES (old.organisation_id, old.id, NULL); END;
CREATE TEMP TRIGGER IF NOT EXISTS rdv_in AFTER INSERT ON main.rdvs
    BEGIN INSERT INTO touched VALUES (NULL, NULL, new.id); END;
CREATE TEMP TRIGGER IF NOT EXISTS rdv_out AFTER DELETE ON main.rdvs
    BEGIN INSERT INTO touched VALUES (NULL, NULL, old.id); END;
"""
_TOUCHED_USAGERS = (
    "SELECT DISTINCT touched.organisation_id, usager_id, body FROM touched LEFT JOIN usagers "
    "ON usagers.organisation_id = touched.organisation_id AND usagers.id = usager_id WHERE usager_id IS NOT NULL"
)
_TOUCHED_RDVS = "SELECT DISTINCT rdv_id, body FROM touched LEFT JOIN rdvs ON rdvs.id = rdv_id WHERE rdv_id IS NOT NULL"
_NEXT_USAGERS = "SELECT id, body FROM usagers WHERE organisation_id = ? AND id > ? ORDER BY id LIMIT ?"
_NEXT_RDVS = "SELECT id, body FROM rdvs WHERE id > ? ORDER BY id LIMIT ?"


@dataclass(frozen=True, slots=True)
class _Hit:
    """One usager found: where the memory has them, and their RDVs."""

    usager_id: int
    exact: bool
    rdv_id: int | None  # one of theirs, which tells who they are where the memory has no fiche
    today_at: float | None
    last_at: float | None


@dataclass(frozen=True, slots=True)
class _Met:
    """An RDV of somebody, in Unix seconds."""

    starts_at: float
    usager_ids: tuple[int, ...]
    coming: frozenset[int]  # those of them who have not cancelled


class _Organisation:
    """The usagers of one organisation: those of its copy, and those whom its RDVs name."""

    def __init__(self) -> None:
        self.index = UsagerIndex()
        self._copied: set[int] = set()
        self._rdvs: dict[int, _Met] = {}
        self._rdvs_of: dict[int, array[int]] = {}
        self._near: tuple[tuple[float, float, int], dict[int, int]] | None = None

    def put(self, usager: Usager) -> None:
        """The memory has the fiche."""
        self._copied.add(usager.id)
        self.index.put(usager)

    def take(self, usager_id: int) -> None:
        """The memory no longer has the fiche."""
        self._copied.discard(usager_id)
        self._forget_unless_known(usager_id)

    def meet(self, rdv: Rdv) -> None:
        """The memory has the RDV."""
        known = self._rdvs.get(rdv.id)
        people = tuple(dict.fromkeys(p.usager.id for p in rdv.participations))
        coming = frozenset(p.usager.id for p in rdv.participations if p.status not in CANCELLED)
        self._rdvs[rdv.id] = _Met(rdv.starts_at.timestamp(), people, coming)
        for participation in rdv.participations:
            usager = participation.usager
            theirs = self._rdvs_of.setdefault(usager.id, array("q"))
            if rdv.id not in theirs:
                theirs.append(rdv.id)
            if usager.id not in self._copied:
                self.index.put(usager)
        if known is not None:
            self._part(rdv.id, set(known.usager_ids) - set(people))
        self._near = None

    def part(self, rdv_id: int) -> None:
        """The RDV is no longer in the memory."""
        if (known := self._rdvs.pop(rdv_id, None)) is not None:
            self._part(rdv_id, known.usager_ids)
            self._near = None

    def search(self, query: UsagerQuery, now: float, today: tuple[float, float], limit: int) -> list[_Hit]:
        near = self._nearest(now, today)
        return [self._hit(found.usager_id, found.exact, now, today) for found in self.index.search(query, near, limit)]

    def _part(self, rdv_id: int, usager_ids: Iterable[int]) -> None:
        for usager_id in usager_ids:
            theirs = self._rdvs_of[usager_id]
            theirs.remove(rdv_id)
            if not theirs:
                del self._rdvs_of[usager_id]
                self._forget_unless_known(usager_id)

    def _forget_unless_known(self, usager_id: int) -> None:
        if usager_id not in self._copied and usager_id not in self._rdvs_of:
            self.index.take(usager_id)

    def _nearest(self, now: float, today: tuple[float, float]) -> dict[int, int]:
        """The place of who is met today, in hour order, then of the others by how long ago or ahead that is."""
        key = (*today, int(now // 60))
        if self._near is None or self._near[0] != key:
            best: dict[int, tuple[bool, float]] = {}
            for met in self._rdvs.values():
                is_today = today[0] <= met.starts_at < today[1]
                for usager_id in met.usager_ids:
                    coming = is_today and usager_id in met.coming
                    at = (not coming, met.starts_at if coming else abs(met.starts_at - now))
                    if usager_id not in best or at < best[usager_id]:
                        best[usager_id] = at
            ordered = sorted(best, key=best.__getitem__)
            self._near = (key, {usager_id: place for place, usager_id in enumerate(ordered)})
        return self._near[1]

    def _hit(self, usager_id: int, exact: bool, now: float, today: tuple[float, float]) -> _Hit:
        theirs = [(self._rdvs[rdv_id], rdv_id) for rdv_id in self._rdvs_of.get(usager_id, ())]
        coming = [met.starts_at for met, _ in theirs if usager_id in met.coming]
        latest = max(theirs, key=lambda one: one[0].starts_at, default=None)
        return _Hit(
            usager_id,
            exact,
            latest and latest[1],
            min((at for at in coming if today[0] <= at < today[1]), default=None),
            max((at for at in coming if at < now), default=None),
        )


class UsagerIndexes:
    """The index of each organisation of one memory. Asked on the asyncio loop."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="kiosk-usagers")
        self._of: dict[int, _Organisation] = {}  # of the index's thread
        self._filling: asyncio.Task[None] | None = None
        self._closed = False

    async def ready(self) -> None:
        """Returns once the index has all that the database has. Raises a ``MemoryFailure``."""
        if self._filling is None or _failed(self._filling):
            self._filling = asyncio.create_task(self._fill(), name="kiosk-usager-index")
        await asyncio.shield(self._filling)

    async def find(self, organisation_id: int, text: str, now: datetime, limit: int) -> FoundUsagers:
        """The best ``limit`` of an organisation's usagers who may be meant by ``text``.

        ``now`` is in the organisation's zone. Raises a ``MemoryFailure``.
        """
        query = read_query(text, now.date())
        if not query:
            return FoundUsagers()
        await self.ready()
        if self._closed:
            raise SignedOut
        today = day_bounds(now.date(), now.tzinfo or UTC)
        bounds = today[0].timestamp(), today[1].timestamp()
        hits = await asyncio.wrap_future(
            self._thread.submit(self._search, organisation_id, query, now.timestamp(), bounds, limit + 1)
        )
        found = await self._database.read(_read_hits, organisation_id, query, hits[:limit], now)
        return FoundUsagers(tuple(found), len(hits) > limit)

    async def close(self) -> None:
        """Ends the filling and the thread, before the database is closed. May be called again."""
        self._closed = True
        if self._filling is not None:
            self._filling.cancel()
            await asyncio.wait([self._filling])
        self._thread.shutdown(wait=True, cancel_futures=True)

    async def _fill(self) -> None:
        for organisation_id in await self._database.read(self._follow):
            last: int | None = _BEFORE_ALL
            while last is not None:
                last, put = await self._database.read(self._next_usagers, organisation_id, last)
                await asyncio.wrap_future(put)
        last = _BEFORE_ALL
        while last is not None:
            last, put = await self._database.read(self._next_rdvs, last)
            await asyncio.wrap_future(put)

    # --- on the database's thread

    def _follow(self, connection: Connection) -> list[int]:
        """From here on every write is followed; what was written before is read."""
        connection.executescript(_TRIGGERS)
        self._database.after_write = self._written
        return [number for (number,) in connection.execute("SELECT DISTINCT organisation_id FROM usagers")]

    def _written(self, connection: Connection) -> None:
        """Hands what a write has changed to the index."""
        if connection.execute("SELECT 1 FROM touched LIMIT 1").fetchone() is None:
            return
        usagers = connection.execute(_TOUCHED_USAGERS).fetchall()
        met = connection.execute(_TOUCHED_RDVS).fetchall()
        connection.execute("DELETE FROM touched")
        for start in range(0, len(usagers), _AT_ONCE):
            self._hand_over(self._change_usagers, usagers[start : start + _AT_ONCE])
        for start in range(0, len(met), _AT_ONCE):
            self._hand_over(self._change_rdvs, met[start : start + _AT_ONCE])

    def _next_usagers(
        self, connection: Connection, organisation_id: int, after: int
    ) -> tuple[int | None, Future[None]]:
        rows = connection.execute(_NEXT_USAGERS, (organisation_id, after, _AT_ONCE)).fetchall()
        put = self._thread.submit(self._fill_usagers, organisation_id, [body for _, body in rows])
        return (rows[-1][0] if len(rows) == _AT_ONCE else None), put

    def _next_rdvs(self, connection: Connection, after: int) -> tuple[int | None, Future[None]]:
        rows = connection.execute(_NEXT_RDVS, (after, _AT_ONCE)).fetchall()
        put = self._thread.submit(self._change_rdvs, rows)
        return (rows[-1][0] if len(rows) == _AT_ONCE else None), put

    def _hand_over(self, work: Callable[[list[T]], None], rows: list[T]) -> None:
        # RuntimeError: the index has been closed, and this is one of the last writes.
        with contextlib.suppress(RuntimeError):
            self._thread.submit(work, rows).add_done_callback(_look_at)

    # --- on the index's thread

    def _search(
        self, organisation_id: int, query: UsagerQuery, now: float, today: tuple[float, float], limit: int
    ) -> list[_Hit]:
        organisation = self._of.get(organisation_id)
        return organisation.search(query, now, today, limit) if organisation is not None else []

    def _fill_usagers(self, organisation_id: int, bodies: list[bytes]) -> None:
        organisation = self._organisation(organisation_id)
        organisation.index.unsettle()
        for number, body in enumerate(bodies):
            breathe(number)
            organisation.put(unpack(body, Usager))

    def _change_usagers(self, rows: list[tuple[int, int, bytes | None]]) -> None:
        for number, (organisation_id, usager_id, body) in enumerate(rows):
            breathe(number)
            organisation = self._organisation(organisation_id)
            if body is None:
                organisation.take(usager_id)
            else:
                organisation.put(unpack(body, Usager))

    def _change_rdvs(self, rows: list[tuple[int, bytes | None]]) -> None:
        for number, (rdv_id, body) in enumerate(rows):
            breathe(number)
            if body is None:
                for organisation in self._of.values():
                    organisation.part(rdv_id)
            else:
                rdv = unpack(body, Rdv)
                self._organisation(rdv.organisation_id).meet(rdv)

    def _organisation(self, organisation_id: int) -> _Organisation:
        return self._of.setdefault(organisation_id, _Organisation())


def _failed(task: asyncio.Task[None]) -> bool:
    return task.done() and (task.cancelled() or task.exception() is not None)


def _look_at(future: Future[None]) -> None:
    """An index that has lost a change must not be silent about it; what went wrong is told without what was in hand."""
    error = None if future.cancelled() else future.exception()
    if error is not None:
        log.error("the index of usagers has lost a change on %s", type(error).__qualname__)


def _read_hits(
    connection: Connection, organisation_id: int, query: UsagerQuery, hits: Sequence[_Hit], now: datetime
) -> list[FoundUsager]:
    """Who was found. Those whom the memory no longer has are passed over."""
    found = []
    for hit in hits:
        usager = _usager(connection, organisation_id, hit)
        if usager is not None:
            at = _instant(hit.today_at, now), _instant(hit.last_at, now)
            found.append(FoundUsager(usager, matches(query, usager), rdv_today_at=at[0], last_rdv_at=at[1]))
    return found


def _usager(connection: Connection, organisation_id: int, hit: _Hit) -> Usager | None:
    query = "SELECT body FROM usagers WHERE organisation_id = ? AND id = ?"
    row = connection.execute(query, (organisation_id, hit.usager_id)).fetchone()
    if row is not None:
        return unpack(row[0], Usager)
    rdv = rdvs.read_one(connection, hit.rdv_id) if hit.rdv_id is not None else None
    people = rdv.participations if rdv is not None else ()
    return next((p.usager for p in people if p.usager.id == hit.usager_id), None)


def _instant(seconds: float | None, like: datetime) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, like.tzinfo)
