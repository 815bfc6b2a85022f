"""What was done and written here, for the desk that does it and for sync, which sends it and says what came of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from kiosk.clock import Clock
from kiosk.domain.day.gesture import DeskRdv, Fate, Gesture, GestureRecord, Hold
from kiosk.domain.day.model import Rdv
from kiosk.domain.people.model import Usager
from kiosk.domain.platform.failures import MemoryFailure
from kiosk.domain.writes.errand import Errand, ErrandRecord, Refusal
from kiosk.domain.writes.origin import Origin
from kiosk.store.changes import Written
from kiosk.store.database import Database
from kiosk.store.queue import local_ids, rows, writes
from kiosk.store.queue.rows import Row

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

P = ParamSpec("P")
T = TypeVar("T")


class Queue:
    """Of one open memory, whose subscribers are told. Every method raises a ``MemoryFailure`` as those of ``Memory``.

    Ids may be the platform's or local ones, also those of what the platform has by now.
    """

    def __init__(self, database: Database, clock: Clock, *, in_ram: bool = False) -> None:
        """``in_ram``: what is settled is to be in RAM alone, and no more where it was on the disk."""
        self._database = database
        self._clock = clock
        self._in_ram = in_ram

    # --- what the desk does

    async def act(self, gestures: Sequence[Gesture]) -> list[DeskRdv]:
        """Keeps ``gestures``, all or none: they are on the disk when this returns. Returns their RDVs as now shown."""
        return await self._now(writes.act, gestures, self._clock.now())

    async def local_ids(self, count: int) -> tuple[int, ...]:
        """``count`` ids below zero, never given before, for what an errand makes."""
        return await self._database.write_soon(local_ids.reserve, count, self._clock.now())

    async def write(self, errand: Errand, origin: Origin) -> bool:
        """Keeps ``errand``: it is on the disk when this returns.

        False, and nothing is kept, when it rests on what the platform has refused.
        """
        return await self._now(writes.write, errand, origin, self._clock.now())

    async def withdraw(self, key: str) -> bool:
        """Takes back what has not left yet, with the gestures on what it was to make.

        False: it has left, has met its fate, or an errand rests on it.
        """
        return await self._ended(writes.withdraw, key, self._clock.now())

    async def let_go(self, key: str) -> bool:
        """The person says that what is held is to leave. False: it is not held, or not any more."""
        return await self._now(writes.let_go, key, self._clock.now())

    async def dismiss(self, key: str, origin: Origin = Origin.DESK) -> None:
        """The refusal of this gesture or errand has been read."""
        await self._ended(writes.dismiss, key, origin, self._clock.now())

    async def dismiss_rdv(self, rdv_id: int) -> None:
        """The refusals about this RDV have been read."""
        await self._ended(writes.dismiss_rdv, rdv_id, self._clock.now())

    # --- what is known

    async def history(self, rdv_id: int) -> list[GestureRecord]:
        """What was done on this desk to an RDV, newest first."""
        return await self._database.read(rows.history, rdv_id)

    async def arrivals(self, organisation_id: int, since: datetime) -> Mapping[int, datetime]:
        """Who, by their participation, was put into the waiting room from here since then, and when they had come."""
        return await self._database.read(rows.arrivals, organisation_id, since)

    async def fates(self, keys: Collection[str]) -> Mapping[str, Fate]:
        """What became of what was done or written under ``keys``; without those of which nothing is known."""
        return await self._database.read(rows.fates, keys)

    async def of_the_day(self, since: datetime) -> list[Row[Gesture] | Row[Errand]]:
        """All that waits, all that was refused and nobody has read, and what met its fate since then, in the order in
        which it was made."""
        return await self._database.read(rows.of_the_day, since)

    async def counts(self) -> tuple[int, int]:
        """How much is to leave by itself, and how much goes no further without the person."""
        return await self._database.read(rows.counts)

    async def row(self, key: str) -> Row[Gesture] | Row[Errand] | None:
        """What is kept under ``key``."""
        return await self._database.read(rows.of_key, key)

    async def record(self, key: str) -> ErrandRecord | None:
        return await self._database.read(rows.record, key)

    async def of_usager(self, usager_id: int) -> list[ErrandRecord]:
        """What was written here of an usager, newest first."""
        return await self._database.read(rows.of_usager, usager_id)

    async def of_rdv(self, rdv_id: int) -> list[ErrandRecord]:
        """What was written here of an RDV, newest first."""
        return await self._database.read(rows.of_rdv, rdv_id)

    async def unread(self) -> list[ErrandRecord]:
        """Errands refused whose reason nobody has read yet, with all that was typed, in the order of writing."""
        return await self._database.read(rows.errands_unread)

    async def numbers(self, ids: Collection[int]) -> Mapping[int, int]:
        """What the platform calls those of ``ids`` that are local and that it has by now."""
        return await self._database.read(local_ids.all_real, ids)

    # --- for sync

    async def gestures(self, rdv_id: int | None = None) -> list[Row[Gesture]]:
        """Gestures that the platform does not have yet, of all RDVs or of one, in the order in which they were made."""
        return await self._database.read(rows.gestures_waiting, rdv_id)

    async def errands(self) -> list[Row[Errand]]:
        """The same of errands."""
        return await self._database.read(rows.errands_waiting)

    async def claim(self, key: str) -> bool:
        """Says that it leaves now: too late for ``withdraw``. False: it was taken back, or settled, meanwhile.

        On the disk before it leaves: after a cut of the current the platform is asked what it has of it.
        """
        return await self._database.write(rows.claim, key)

    async def release(self, key: str, *, turned_away: bool = False) -> None:
        """Says that it did not reach the platform, or that the platform turned it away: it may be taken back again."""
        await self._database.write_soon(rows.release, key, turned_away=turned_away)

    async def settle(self, key: str, confirmed: Rdv | Usager | None, fate: Fate = Fate.SENT) -> None:
        """The platform has what was done; ``confirmed`` is what it then said of its subject, where it did.

        ``fate``: it had it already, or, of a gesture of the waiting room, this desk alone keeps it.
        """
        await self._ended(writes.settle, key, confirmed, self._clock.now(), fate=fate)

    async def fold(self, first: Gesture, second: Gesture, comes_to: Gesture | None) -> bool:
        """Of two gestures of which the first never acted: what the second comes to takes the place of both; None: both
        are over. False: one of them has met its fate meanwhile."""
        return await self._now(writes.fold, first, second, comes_to, self._clock.now())

    async def hold(self, key: str, why: Hold, refusal: Refusal) -> None:
        """Keeps what certainly did not reach the platform until the person says that it is to leave (``let_go``).

        ``refusal`` says why, in French, and who would be told.
        """
        await self._now(writes.hold, key, why, refusal, self._clock.now())

    async def follow_merges(self, kept: Mapping[int, Usager]) -> None:
        """All that is to be sent for those usagers is for the ones whose fiches took the place of theirs."""
        await self._now(writes.follow_merges, kept, self._clock.now())

    async def refuse(
        self,
        key: str,
        refusal: Refusal,
        confirmed: Rdv | Usager | None = None,
        *,
        because: str = "",
        overtaken: bool = False,
    ) -> None:
        """The platform will not have it. ``refusal``, in French, stays until it is read; ``because`` is said of all
        that rests on it, and ``confirmed`` is what the platform has of its subject, where that is known.

        ``overtaken``: it is for the person to say whether it is to replace what somebody else did.
        """
        now = self._clock.now()
        await self._ended(writes.refuse, key, refusal, confirmed, now, because=because, overtaken=overtaken)

    async def _ended(
        self, work: Callable[Concatenate[Connection, P], Written[T]], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        ended = await self._now(work, *args, **kwargs)
        if self._in_ram:
            with suppress(MemoryFailure):  # each forgetting, and the end of the session, do it again
                await self._database.wipe()
        return ended

    async def _now(
        self, work: Callable[Concatenate[Connection, P], Written[T]], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        return (await self._database.write(work, *args, **kwargs)).value
