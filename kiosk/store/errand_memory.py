"""The part of the memory that holds what was written here of usagers and RDVs: written by the desk, ended by sync."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from kiosk.clock import Clock
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.model import Rdv
from kiosk.domain.people.model import Usager
from kiosk.domain.writes.errand import Errand, ErrandRecord, Refusal
from kiosk.domain.writes.origin import Origin
from kiosk.store import errand_writes, errands, local_ids, people, projection, writes
from kiosk.store.changes import Written
from kiosk.store.database import Database
from kiosk.store.errand_projection import Ahead
from kiosk.store.errands import OutgoingErrand

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

P = ParamSpec("P")
T = TypeVar("T")


class ErrandMemory:
    """Of one open memory, whose subscribers are told. Every method raises a ``MemoryFailure`` as those of ``Memory``.

    Ids may be the platform's or local ones, also those of what the platform has by now.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    # --- what the desk writes

    async def local_ids(self, count: int) -> tuple[int, ...]:
        """``count`` ids below zero, never given before, for what an errand makes."""
        return await self._database.write_soon(local_ids.reserve, count, self._clock.now())

    async def add(self, errand: Errand, origin: Origin) -> bool:
        """Keeps ``errand``: it is on the disk when this returns.

        False, and nothing is kept, when it rests on what the platform has refused.
        """
        return await self._now(errand_writes.add, errand, origin, self._clock.now())

    async def withdraw(self, key: str, origin: Origin) -> bool:
        """Takes back an errand that has not left yet, with the gestures on what it was to make.

        False: it has left, has met its fate, or another errand rests on it.
        """
        return await self._now(errand_writes.withdraw, key, origin, self._clock.now())

    async def dismiss(self, key: str, origin: Origin) -> None:
        """The refusal of this errand has been read."""
        await self._now(errand_writes.dismiss, [key], origin, self._clock.now())

    async def meet(self, organisation_id: int, found: Sequence[Usager], origin: Origin) -> None:
        """Keeps those whom this desk has to do with, as the platform has just said them, for as long as its days."""
        now = self._clock.now()
        written = await self._database.write_soon(writes.meet, organisation_id, found, origin, now)
        return written.value

    # --- what is known

    async def usager(self, organisation_id: int, usager_id: int) -> Usager | None:
        """An usager, with what was written here of them."""
        return await self._database.read(_usager, organisation_id, usager_id)

    async def last_told(self, organisation_id: int) -> Usager | None:
        """The one of whom the platform spoke last to this desk, among an organisation's."""
        return await self._database.read(people.last_told, organisation_id)

    async def proches(self, organisation_id: int, usager_id: int) -> list[Usager]:
        """Those who hang on an usager, as far as the memory knows them, those written here included."""
        return await self._database.read(_proches, organisation_id, usager_id)

    async def as_of(self, organisation_id: int, usager_id: int) -> datetime | None:
        """When the platform last said who they are, to this desk; None where only a nightly copy or an RDV tells."""
        return await self._database.read(_as_of, organisation_id, usager_id)

    async def rdvs_of(self, usager_id: int) -> list[DeskRdv]:
        """The RDVs in the memory that they take part in, those booked here included, in hour order."""
        return await self._database.read(_rdvs_of, usager_id, self._clock.now())

    async def numbers(self, ids: Collection[int]) -> Mapping[int, int]:
        """What the platform calls those of ``ids`` that are local and that it has by now."""
        return await self._database.read(local_ids.all_real, ids)

    async def record(self, key: str) -> ErrandRecord | None:
        return await self._database.read(errands.of_key, key)

    async def of_usager(self, usager_id: int) -> list[ErrandRecord]:
        """What was written here of an usager, newest first."""
        return await self._database.read(errands.of_usager, usager_id)

    async def of_rdv(self, rdv_id: int) -> list[ErrandRecord]:
        """What was written here of an RDV, newest first."""
        return await self._database.read(errands.of_rdv, rdv_id)

    async def unread(self) -> list[ErrandRecord]:
        """Errands refused whose reason nobody has read yet, with all that was typed, in the order of writing."""
        return await self._database.read(errands.unread)

    # --- for sync

    async def waiting(self) -> list[OutgoingErrand]:
        """What the platform does not have yet, in the order in which it was written."""
        return await self._database.read(errands.waiting)

    async def claim(self, key: str) -> bool:
        """Says that the errand leaves now: too late for ``withdraw``. False: it was taken back, or settled, meanwhile.

        On the disk before it leaves: after a cut of the current the platform is asked what it has of it.
        """
        return await self._database.write(errands.claim, key)

    async def release(self, key: str) -> None:
        """Says that the errand certainly did not reach the platform: it may be taken back again."""
        await self._database.write_soon(errands.release, key)

    async def settle_usager(self, key: str, usager: Usager) -> None:
        """The platform has created or changed an usager, who is now ``usager``."""
        await self._now(errand_writes.settle_usager, key, usager, self._clock.now())

    async def settle_rdv(self, key: str, rdv: Rdv) -> None:
        """The platform has booked or changed an RDV, which is now ``rdv``."""
        await self._now(errand_writes.settle_rdv, key, rdv, self._clock.now())

    async def refuse(self, key: str, refusal: Refusal, because: str, confirmed: Rdv | Usager | None) -> None:
        """The platform will not have the errand; ``because`` is said of all that rests on it.

        ``confirmed`` is what the platform has of its subject, where that is known.
        """
        now = self._clock.now()
        await self._now(errand_writes.refuse, key, refusal, because, confirmed, now)

    async def _now(
        self, work: Callable[Concatenate[Connection, P], Written[T]], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        return (await self._database.write(work, *args, **kwargs)).value


def _usager(connection: Connection, organisation_id: int, usager_id: int) -> Usager | None:
    return Ahead(connection).usager(organisation_id, usager_id)


def _proches(connection: Connection, organisation_id: int, usager_id: int) -> list[Usager]:
    return Ahead(connection).proches(organisation_id, usager_id)


def _as_of(connection: Connection, organisation_id: int, usager_id: int) -> datetime | None:
    return people.as_of(connection, organisation_id, local_ids.real(connection, usager_id))


def _rdvs_of(connection: Connection, usager_id: int, now: datetime) -> list[DeskRdv]:
    ahead = Ahead(connection)
    return projection.project(connection, ahead.of_usager(usager_id), now, ahead)
