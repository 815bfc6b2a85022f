"""The index by which usagers are searched: in RAM, filled from the database when it is first asked for, and then kept.

It has a thread of its own: neither the screen nor a gesture waits for a search, and a search waits for no pull. What
follows the writes are triggers of this connection alone: whoever writes to the memory need not think of the index.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from kiosk.domain.day.model import Rdv
from kiosk.domain.people.model import Usager
from kiosk.domain.people.usagers import Duplicate, FoundUsager, FoundUsagers, Likeness, UsagerDraft
from kiosk.domain.platform.failures import SignedOut
from kiosk.store import rdvs
from kiosk.store.codec import pack, unpack
from kiosk.store.database import Database, breathe
from kiosk.store.queue.written_here import WrittenHere
from kiosk.store.rdvs import day_bounds
from kiosk.telling import trace_without_data

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

    # Loaded when somebody is first searched: a start has no time for them.
    from kiosk.domain.day.known_usagers import Hit, KnownUsagers
    from kiosk.domain.search.usager_query import UsagerQuery

log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")

_AT_ONCE = 200
"""Usagers or RDVs that are read, and put into the index, in one turn of either thread."""
_BREATH = 16
"""Of them, those after which another thread may run."""
_PAUSE = 0.01
"""Seconds between two such turns while nobody waits for the index."""
_BEFORE_ALL = -(2**62)
# Of an errand: the usager, or the RDV, that it makes or changes.
_SUBJECT = (
    "{0}organisation_id, CASE WHEN {0}kind LIKE '%usager' THEN {0}subject_id END, "
    "CASE WHEN {0}kind NOT LIKE '%usager' THEN {0}subject_id END"
)
_TRIGGERS = f"""
PRAGMA temp_store = MEMORY;
CREATE TEMP TABLE IF NOT EXISTS touched (organisation_id INTEGER, usager_id INTEGER, rdv_id INTEGER);
CREATE TEMP TRIGGER IF NOT EXISTS usager_in AFTER INSERT ON main.usagers
    BEGIN INSERT INTO touched VALUES (new.organisation_id, new.id, NULL); END;
CREATE TEMP TRIGGER IF NOT EXISTS usager_changed AFTER UPDATE OF body ON main.usagers
    BEGIN INSERT INTO touched VALUES (new.organisation_id, new.id, NULL); END;
CREATE TEMP TRIGGER IF NOT EXISTS usager_out AFTER DELETE ON main.usagers
    BEGIN INSERT INTO touched VALUES (old.organisation_id, old.id, NULL); END;
CREATE TEMP TRIGGER IF NOT EXISTS errand_in AFTER INSERT ON main.queue WHEN new.kind <> 'gesture'
    BEGIN INSERT INTO touched SELECT {_SUBJECT.format("new.")}; END;
CREATE TEMP TRIGGER IF NOT EXISTS errand_changed AFTER UPDATE ON main.queue WHEN new.kind <> 'gesture'
    BEGIN INSERT INTO touched SELECT {_SUBJECT.format("old.")} UNION SELECT {_SUBJECT.format("new.")}; END;
CREATE TEMP TRIGGER IF NOT EXISTS errand_out AFTER DELETE ON main.queue WHEN old.kind <> 'gesture'
    BEGIN INSERT INTO touched SELECT {_SUBJECT.format("old.")}; END;
CREATE TEMP TRIGGER IF NOT EXISTS rdv_in AFTER INSERT ON main.rdvs
    BEGIN INSERT INTO touched VALUES (NULL, NULL, new.id); END;
CREATE TEMP TRIGGER IF NOT EXISTS rdv_out AFTER DELETE ON main.rdvs
    BEGIN INSERT INTO touched VALUES (NULL, NULL, old.id); END;
"""  # noqa: S608 - ours
_TOUCHED_USAGERS = (
    "SELECT DISTINCT touched.organisation_id, usager_id, body FROM touched LEFT JOIN usagers "
    "ON usagers.organisation_id = touched.organisation_id AND usagers.id = usager_id WHERE usager_id IS NOT NULL"
)
_TOUCHED_RDVS = "SELECT DISTINCT rdv_id, body FROM touched LEFT JOIN rdvs ON rdvs.id = rdv_id WHERE rdv_id IS NOT NULL"
_TOUCH_WRITTEN_HERE = (
    f"INSERT INTO touched SELECT {_SUBJECT.format('')} FROM queue "  # noqa: S608 - ours
    "WHERE kind <> 'gesture' AND (fate = 'waiting' OR unread = 1)"
)
_NEXT_USAGERS = "SELECT id, body FROM usagers WHERE organisation_id = ? AND id > ? ORDER BY id LIMIT ?"
_ONE_USAGER = "SELECT body FROM usagers WHERE organisation_id = ? AND id = ?"
_SEVERAL_USAGERS = "SELECT id, body FROM usagers WHERE organisation_id = ? AND id IN (SELECT value FROM json_each(?))"
_NEXT_RDVS = "SELECT id, body FROM rdvs WHERE id > ? ORDER BY id LIMIT ?"


class UsagerIndexes:
    """The index of each organisation of one memory. Asked on the asyncio loop."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="kiosk-usagers")
        self._of: dict[int, KnownUsagers] = {}  # of the index's thread
        self._filling: asyncio.Task[None] | None = None
        self._awaited = False
        self._closed = False

    def prepare(self) -> None:
        """Sets about making the index, gently, before somebody searches."""
        if self._filling is None or _failed(self._filling):
            self._filling = asyncio.create_task(self._fill(), name="kiosk-usager-index")
            self._filling.add_done_callback(_failed)  # whoever searches tries again, and is told

    async def ready(self) -> None:
        """Returns once the index has all that the database has. Raises a ``MemoryFailure``."""
        self._awaited = True
        self.prepare()
        while (filling := self._filling) is not None:
            try:
                await asyncio.shield(filling)
                break
            except asyncio.CancelledError:
                me = asyncio.current_task()
                if filling is self._filling or (me is not None and me.cancelling()):
                    raise
                # It has begun again meanwhile.

    def begin_again(self) -> None:
        """There is another database: what the index has of the former one goes."""
        if self._filling is None:
            return
        self._filling.cancel()
        self._filling = None
        self._thread.submit(self._of.clear)
        self.prepare()

    async def find(self, organisation_id: int, text: str, now: datetime, limit: int) -> FoundUsagers:
        """The best ``limit`` of an organisation's usagers who may be meant by ``text``.

        ``now`` is in the organisation's zone. Raises a ``MemoryFailure``.
        """
        from kiosk.domain.search.usager_query import read_query

        query = read_query(text, now.date())
        if not query:
            return FoundUsagers()
        today = day_bounds(now.date(), now.tzinfo or UTC)
        bounds = today[0].timestamp(), today[1].timestamp()
        hits = await self._asked(self._search, organisation_id, query, now.timestamp(), bounds, limit + 1)
        found = await self._database.read(_read_hits, organisation_id, query, hits[:limit], now)
        return FoundUsagers(tuple(found), len(hits) > limit)

    async def duplicates(self, draft: UsagerDraft, organisation_id: int, besides: int | None) -> tuple[Duplicate, ...]:
        """Who of all organisations has something in common with ``draft``, the likest first, but for ``besides``.

        Those of ``organisation_id`` are shown as it knows them. Raises a ``MemoryFailure``.
        """
        like = await self._asked(self._like, draft)
        like.sort(key=lambda one: one[0] != organisation_id)
        places = {usager_id: (of, rdv_id) for of, usager_id, rdv_id in reversed(like) if usager_id != besides}
        return tuple(await self._database.read(_read_duplicates, draft, places)) if places else ()

    async def close(self) -> None:
        """Ends the filling and the thread, before the database is closed. May be called again."""
        self._closed = True
        if self._filling is not None:
            self._filling.cancel()
            await asyncio.wait([self._filling])
        self._thread.shutdown(wait=True, cancel_futures=True)

    async def _asked(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        await self.ready()
        if self._closed:
            raise SignedOut
        return await asyncio.wrap_future(self._thread.submit(work, *args, **kwargs))

    async def _fill(self) -> None:
        for organisation_id in await self._database.read(self._follow):
            last: int | None = _BEFORE_ALL
            while last is not None:
                last, put = await self._database.read(self._next_usagers, organisation_id, last)
                await self._until(put)
        last = _BEFORE_ALL
        while last is not None:
            last, put = await self._database.read(self._next_rdvs, last)
            await self._until(put)
        await self._database.read(self._add_written_here)
        await self._until(self._thread.submit(self._settle))

    async def _until(self, put: Future[None]) -> None:
        await asyncio.wrap_future(put)
        if not self._awaited:
            await asyncio.sleep(_PAUSE)

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
        ahead = WrittenHere(connection)
        usagers = [
            (organisation_id, usager_id, _body(ahead, organisation_id, usager_id, body))
            for organisation_id, usager_id, body in connection.execute(_TOUCHED_USAGERS)
        ]
        met = [(rdv_id, _rdv_body(ahead, rdv_id, body)) for rdv_id, body in connection.execute(_TOUCHED_RDVS)]
        connection.execute("DELETE FROM touched")
        for start in range(0, len(usagers), _AT_ONCE):
            self._hand_over(self._change_usagers, usagers[start : start + _AT_ONCE])
        for start in range(0, len(met), _AT_ONCE):
            self._hand_over(self._change_rdvs, met[start : start + _AT_ONCE])

    def _add_written_here(self, connection: Connection) -> None:
        connection.execute(_TOUCH_WRITTEN_HERE)
        self._written(connection)

    def _next_usagers(
        self, connection: Connection, organisation_id: int, after: int
    ) -> tuple[int | None, Future[None]]:
        rows = connection.execute(_NEXT_USAGERS, (organisation_id, after, _AT_ONCE)).fetchall()
        put = self._hand_over(self._fill_usagers, organisation_id, [body for _, body in rows])
        return (rows[-1][0] if len(rows) == _AT_ONCE else None), put

    def _next_rdvs(self, connection: Connection, after: int) -> tuple[int | None, Future[None]]:
        rows = connection.execute(_NEXT_RDVS, (after, _AT_ONCE)).fetchall()
        put = self._hand_over(self._change_rdvs, rows)
        return (rows[-1][0] if len(rows) == _AT_ONCE else None), put

    def _hand_over(self, work: Callable[P, None], *args: P.args, **kwargs: P.kwargs) -> Future[None]:
        try:
            handed = self._thread.submit(work, *args, **kwargs)
        except RuntimeError:  # the index has been closed, and this is one of the last works of the database
            handed = Future()
            handed.cancel()
        handed.add_done_callback(_look_at)
        return handed

    # --- on the index's thread

    def _search(
        self, organisation_id: int, query: UsagerQuery, now: float, today: tuple[float, float], limit: int
    ) -> list[Hit]:
        organisation = self._of.get(organisation_id)
        return organisation.search(query, now, today, limit) if organisation is not None else []

    def _like(self, draft: UsagerDraft) -> list[tuple[int, int, int | None]]:
        return [(number, *one) for number, known in self._of.items() for one in known.like(draft)]

    def _settle(self) -> None:
        for known in self._of.values():
            known.index.settle()

    def _fill_usagers(self, organisation_id: int, bodies: list[bytes]) -> None:
        organisation = self._organisation(organisation_id)
        organisation.index.unsettle()
        for number, body in enumerate(bodies):
            breathe(number, _BREATH)
            organisation.put(unpack(body, Usager))

    def _change_usagers(self, rows: list[tuple[int, int, bytes | None]]) -> None:
        for number, (organisation_id, usager_id, body) in enumerate(rows):
            breathe(number, _BREATH)
            organisation = self._organisation(organisation_id)
            if body is None:
                organisation.take(usager_id)
            else:
                organisation.put(unpack(body, Usager))

    def _change_rdvs(self, rows: list[tuple[int, bytes | None]]) -> None:
        for number, (rdv_id, body) in enumerate(rows):
            breathe(number, _BREATH)
            if body is None:
                for organisation in self._of.values():
                    organisation.part(rdv_id)
            else:
                rdv = unpack(body, Rdv)
                self._organisation(rdv.organisation_id).meet(rdv)

    def _organisation(self, organisation_id: int) -> KnownUsagers:
        known = self._of.get(organisation_id)
        if known is None:
            from kiosk.domain.day.known_usagers import KnownUsagers

            known = self._of[organisation_id] = KnownUsagers()
        return known


def _failed(task: asyncio.Task[None]) -> bool:
    return task.done() and (task.cancelled() or task.exception() is not None)


def _look_at(future: Future[None]) -> None:
    """An index that has lost a change must not be silent about it; what went wrong is told without what was in hand."""
    error = None if future.cancelled() else future.exception()
    if error is not None:
        log.error("the index of usagers has lost a change on %s", trace_without_data(error))


def _body(ahead: WrittenHere, organisation_id: int, usager_id: int, confirmed: bytes | None) -> bytes | None:
    """An usager as the desk shows them, packed; None: not known, or by another id now."""
    if not ahead.concerns(usager_id):
        return confirmed
    shown = ahead.usager(organisation_id, usager_id)
    return None if shown is None or shown.id != usager_id else pack(shown)


def _rdv_body(ahead: WrittenHere, rdv_id: int, confirmed: bytes | None) -> bytes | None:
    """The same of an RDV: those booked or moved here count when they are to be."""
    if not ahead.to_confirm(rdv_id):
        return confirmed
    shown = ahead.rdv(rdv_id)
    return None if shown is None or shown.id != rdv_id else pack(shown)


def _read_hits(
    connection: Connection, organisation_id: int, query: UsagerQuery, hits: Sequence[Hit], now: datetime
) -> list[FoundUsager]:
    """Who was found. Those whom the memory no longer has are passed over."""
    from kiosk.domain.search.usager_matches import matches

    ahead = WrittenHere(connection)
    # At once: a statement for each of thirty people is most of what a search waits for.
    sought = json.dumps([hit.usager_id for hit in hits if not ahead.concerns(hit.usager_id)])
    kept = dict(connection.execute(_SEVERAL_USAGERS, (organisation_id, sought)).fetchall())
    found = []
    for hit in hits:
        body = kept.get(hit.usager_id)
        if body is not None:
            usager: Usager | None = unpack(body, Usager)
        else:
            usager = _usager(connection, ahead, organisation_id, hit.usager_id, hit.rdv_id)
        if usager is not None:
            at = _instant(hit.today_at, now), _instant(hit.last_at, now)
            found.append(FoundUsager(usager, matches(query, usager), rdv_today_at=at[0], last_rdv_at=at[1]))
    return found


def _read_duplicates(
    connection: Connection, draft: UsagerDraft, places: Mapping[int, tuple[int, int | None]]
) -> list[Duplicate]:
    from kiosk.domain.search.likenesses import likenesses

    ahead = WrittenHere(connection)
    found = []
    for usager_id, (organisation_id, rdv_id) in places.items():
        usager = _usager(connection, ahead, organisation_id, usager_id, rdv_id)
        if usager is not None and (common := likenesses(draft, usager)):
            found.append(Duplicate(usager, common))
    order = list(Likeness)
    return sorted(found, key=lambda one: (order.index(one.likenesses[0]), -len(one.likenesses), one.usager.id))


def _usager(
    connection: Connection, ahead: WrittenHere, organisation_id: int, usager_id: int, rdv_id: int | None
) -> Usager | None:
    """An usager as the desk shows them: by what was written here, by the fiche, else by one of their RDVs."""
    if ahead.concerns(usager_id):
        return ahead.usager(organisation_id, usager_id)
    row = connection.execute(_ONE_USAGER, (organisation_id, usager_id)).fetchone()
    if row is not None:
        return unpack(row[0], Usager)
    rdv = rdvs.read_one(connection, rdv_id) if rdv_id is not None else None
    people = rdv.participations if rdv is not None else ()
    return next((p.usager for p in people if p.usager.id == usager_id), None)


def _instant(seconds: float | None, like: datetime) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, like.tzinfo)
