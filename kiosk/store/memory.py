"""The desk's memory, whole: what the platform said and what was done here, one method each."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Sequence
from contextlib import suppress
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from kiosk.clock import Clock
from kiosk.domain.booking.booking import Booking
from kiosk.domain.dates.public_holidays import DaysOff, days_off
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.model import AbsenceOccurrence, Organisation, PlageOccurrence, Rdv
from kiosk.domain.day.walk_in import WalkIn
from kiosk.domain.people.model import Agent, Usager
from kiosk.domain.platform.failures import MemoryFailure, SignedOut
from kiosk.domain.writes.errand import Refusal
from kiosk.domain.writes.origin import Origin
from kiosk.domain.writes.projected import Known
from kiosk.domain.writes.retention import USUAL, Retention
from kiosk.domain.writes.salvage import Salvage
from kiosk.store import directory, marks, people, rdvs, walk_ins, writes
from kiosk.store.carbon.carbon import Carbon
from kiosk.store.changes import Changes, Written, changes
from kiosk.store.database import Database
from kiosk.store.directory import E
from kiosk.store.listeners import Listeners
from kiosk.store.queue import rows, shown
from kiosk.store.queue.queue import Queue
from kiosk.store.rdvs import day_bounds
from kiosk.store.site.rows import SiteRows
from kiosk.store.usager_index import UsagerIndexes

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

P = ParamSpec("P")
T = TypeVar("T")

# RDVs written in one turn of the database's thread: a gesture waits behind one turn at most.
_SLICE = 100
_SLICE_OF_USAGERS = 500
_AGAIN = 1.0
"""Seconds after which a look at every page is tried again that somebody was in the way of."""


class Memory:
    """One open memory, of one agent on one instance.

    Every method raises a ``MemoryFailure`` when the file cannot be read or written; what a failed write was to keep
    is not kept. Subscribers get ``Changes``, with their origin, on the asyncio loop before the method returns; nothing
    is told where nothing changed.
    """

    def __init__(
        self, clock: Clock, *, durable: bool, holiday_zone: str | None = None, retention: Retention = USUAL
    ) -> None:
        """For ``memory_folder.MemoryFolder``, which then attaches a database that tells ``heard`` of this object."""
        self._database: Database
        self.queue: Queue
        """What was done and written here, and is to be sent."""
        self.site: SiteRows
        """What is shared with the other desks of the site."""
        self.usager_index: UsagerIndexes
        """By which usagers are searched."""
        self._clock = clock
        self._holiday_zone = holiday_zone
        self.retention = retention
        """How long each kind is kept."""
        self._listeners: Listeners[Changes] = Listeners()
        self.doubts: Listeners[tuple[Rdv, ...]] = Listeners()
        """Told RDVs as they were known, of which the platform speaks as if of an earlier time."""
        self._unsent = 0
        self.durable = durable
        """False: in RAM, gone with the process."""
        self.agent_id: int | None = None
        """Whose it is; None where nobody said."""
        self.salvage: Salvage | None = None
        """What was saved of a memory that could not be read any more, in whose place this one is; else None."""
        self.began_again: Callable[[], Awaitable[None]] | None = None
        """Called when it has become such a memory while it was worked with, before anybody reads or writes it."""
        self._copy: Carbon | None = None
        self._checking: asyncio.Task[None] | None = None

    @property
    def unsent_count(self) -> int:
        """How many gestures, and other things written here, the platform does not have yet."""
        return self._unsent

    def subscribe(self, callback: Callable[[Changes], None]) -> Callable[[], None]:
        """Tells ``callback`` each change, on the loop, until what this returns is called."""
        return self._listeners.add(callback)

    def check_soon(self) -> None:
        """Sets about looking whether every page can be read, while nobody else wants the file."""
        if self.durable and self._checking is None:
            self._checking = asyncio.create_task(self._check(), name="kiosk-memory-check")

    async def close(self) -> None:
        """Lets go of the file. May be called again."""
        self._listeners.clear()
        self.doubts.clear()
        if self._checking is not None:
            self._checking.cancel()
            await asyncio.wait([self._checking])
        await self.usager_index.close()
        await self._database.close()

    # --- what the platform said: written by sync only

    async def save_organisations(self, found: Sequence[Organisation]) -> None:
        """``found`` is the whole list, as in each of the saves of a directory. What is of other organisations goes."""
        told = changes(Origin.SYNC, "organisations", organisations=[organisation.id for organisation in found])
        await self._save(told, directory.save_organisations, found)

    async def save_entries(self, organisation_id: int, kind: type[E], found: Sequence[E]) -> None:
        """``found`` is all of that kind: its lieux, its agents, its services, its motifs, or its teams."""
        told = changes(Origin.SYNC, directory.KINDS[kind], organisations=[organisation_id])
        await self._save(told, directory.save_entries, organisation_id, kind, found)

    async def save_rdvs(
        self,
        organisation_id: int,
        found: Sequence[Rdv],
        *,
        window: tuple[datetime, datetime] | None,
        keep: Collection[int] = (),
    ) -> frozenset[int]:
        """Keeps ``found``; within ``window``, both ends included, those of the organisation not in it vanish.

        Those of ``keep`` stay as they are: something more recent is known of them. Returns the ids that changed.
        """
        touched: set[int] = set()
        for start in range(0, len(found), _SLICE):
            part = found[start : start + _SLICE]
            now = self._clock.now()
            touched.update(await self._soon(writes.save_rdvs, organisation_id, part, keep, now))
        if window is not None:
            present = {rdv.id for rdv in found} | set(keep)
            touched.update(await self._soon(writes.remove_missing, organisation_id, window, present, self._clock.now()))
        return frozenset(touched)

    async def save_rdv(self, rdv: Rdv) -> None:
        await self.save_rdvs(rdv.organisation_id, [rdv], window=None)

    async def remove_rdv(self, rdv_id: int) -> None:
        """Forgets an RDV that the platform no longer has, unless it has a gesture to send or an unread refusal."""
        await self._soon(writes.remove_rdv, rdv_id, self._clock.now())

    async def save_plages(
        self, organisation_id: int, start: datetime, end: datetime, found: Sequence[PlageOccurrence]
    ) -> None:
        """``found`` are all the occurrences that share a moment with ``start`` to ``end``."""
        told = changes(Origin.SYNC, "plages", organisations=[organisation_id])
        await self._save(told, directory.save_agenda, organisation_id, "plages", start, end, found)

    async def save_absences(
        self, organisation_id: int, start: datetime, end: datetime, found: Sequence[AbsenceOccurrence]
    ) -> None:
        """``found`` are all the occurrences that share a moment with ``start`` to ``end``."""
        told = changes(Origin.SYNC, "absences", organisations=[organisation_id])
        await self._save(told, directory.save_agenda, organisation_id, "absences", start, end, found)

    async def save_usagers(self, organisation_id: int, found: Sequence[Usager]) -> None:
        """Adds ``found`` to the usagers known."""
        told = changes(Origin.SYNC, "usagers", organisations=[organisation_id])
        for start in range(0, len(found), _SLICE_OF_USAGERS):
            part = found[start : start + _SLICE_OF_USAGERS]
            await self._save(told, directory.save_usagers, organisation_id, part)

    async def save_census(self, organisation_id: int, read: int, announced: int | None) -> None:
        """Keeps how many usagers of an organisation were read, of how many that the platform announces."""
        told = changes(Origin.SYNC, "usagers", organisations=[organisation_id])
        await self._save(told, marks.save_census, organisation_id, read, announced)

    async def known_usagers(self, organisation_id: int, ids: Collection[int]) -> frozenset[int]:
        """Those of ``ids`` who are kept for an organisation, beside who takes part in its RDVs."""
        return await self._database.read(people.known, organisation_id, ids)

    async def usager_ids(self, organisation_id: int) -> frozenset[int]:
        """The platform's ids of those who are kept for an organisation."""
        return await self._database.read(people.ids_of, organisation_id)

    async def ids_in_rdvs(self, organisation_id: int) -> frozenset[int]:
        """The platform's ids of those who take part in the RDVs of an organisation, and of those they hang on."""
        return await self._database.read(people.ids_in_rdvs, organisation_id)

    async def part_with_usagers(self, organisation_id: int, ids: Collection[int], origin: Origin = Origin.SYNC) -> None:
        """Forgets usagers who are no longer the organisation's."""
        await self._soon(writes.part_with, organisation_id, ids, origin)

    async def forget_copy(self, organisation_id: int) -> None:
        """Forgets the usagers of the organisation whom this desk never had to do with."""
        await self._soon(writes.forget_copy, organisation_id)

    async def save_zone(self, organisation_id: int, name: str) -> bool:
        """Keeps an organisation's time zone (« Indian/Reunion »); whether it is another one than we knew."""
        return await self._soon(writes.save_zone, organisation_id, name)

    async def save_holiday_zone(self, organisation_id: int, name: str) -> None:
        """Keeps whose public holidays an organisation has, as its platform says."""
        await self._soon(writes.save_holiday_zone, organisation_id, name)

    async def save_mark(self, name: str, value: str) -> None:
        """Keeps a small fact under a name. Nobody is told."""
        await self._database.write_soon(marks.save, name, value)

    async def save_synced(self, organisation_id: int, day: date, at: datetime) -> None:
        """Notes that a day of an organisation was brought up to date at ``at``."""
        await self.save_mark(marks.synced_mark(organisation_id, day), at.isoformat())

    async def forget_old(self, today: date) -> None:
        """Forgets what is older than is kept on ``today`` (of the clock's zone), for good: no byte of it stays.

        What is to be sent stays with its RDVs.
        """
        await self._soon(writes.forget, self.retention, today, self._clock.zone, self._clock.now())
        await self._database.wipe()

    async def begin_anew(self, refusal: Refusal) -> int:
        """Forgets what the platform said of RDVs, usagers and agendas: it was put back from a backup.

        All that waits is held, with ``refusal`` for a reason; returns how much that is. On the disk when this returns.
        """
        return await self._now(writes.begin_anew, refusal, self._clock.now())

    # --- reads, always the projection

    async def zone(self, organisation_id: int) -> tzinfo:
        """The zone in which the organisation's days and hours are read; the clock's while nobody said."""
        return await self._database.read(marks.zone, organisation_id, self._clock.zone)

    async def days_off(self, organisation_id: int) -> DaysOff:
        """On which days an organisation receives nobody, as the site has it or by its time zone while nobody said."""
        told = await self.mark(marks.holidays_mark(organisation_id))
        return days_off(told, self._holiday_zone, await self.zone(organisation_id))

    async def mark(self, name: str) -> str | None:
        return await self._database.read(marks.read, name)

    async def synced_at(self, organisation_id: int, day: date) -> datetime | None:
        """When that day was last brought up to date; None: never."""
        text = await self.mark(marks.synced_mark(organisation_id, day))
        return None if text is None else datetime.fromisoformat(text)

    async def organisations(self) -> list[Organisation]:
        return await self._database.read(directory.organisations)

    async def entries(self, organisation_id: int, kind: type[E]) -> list[E]:
        """All of a kind that an organisation has: its lieux, its agents, its services, its motifs, or its teams."""
        return await self._database.read(directory.entries, organisation_id, kind)

    async def day(self, organisation_id: int, day: date, zone: tzinfo) -> list[DeskRdv]:
        """The RDVs of a day of ``zone``, of all lieux, in hour order."""
        return await self.between(organisation_id, day_bounds(day, zone))

    async def between(self, organisation_id: int, bounds: tuple[datetime, datetime]) -> list[DeskRdv]:
        return await self._database.read(shown.read_day, organisation_id, bounds, self._clock.now())

    async def rdv(self, rdv_id: int) -> DeskRdv | None:
        found = await self._database.read(shown.read_some, [rdv_id], self._clock.now())
        return found[0] if found else None

    async def rdvs(self, rdv_ids: Collection[int]) -> dict[int, DeskRdv]:
        """Several at once, by these ids."""
        return await self._database.read(shown.read_asked, rdv_ids, self._clock.now())

    async def confirmed(self, rdv_id: int) -> Rdv | None:
        """The RDV as the platform last said it, without what was done here: for sync."""
        return await self._database.read(rdvs.read_one, rdv_id)

    async def usager(self, organisation_id: int, usager_id: int) -> Usager | None:
        """An usager, with what was written here of them. Ids may be local ones, here and below."""
        return await self._database.read(shown.usager, organisation_id, usager_id)

    async def known(self, booking: Booking) -> Known:
        """What is known of those whom ``booking`` names by their ids."""
        return await self._database.read(shown.known, booking)

    async def birth_note(self, usager_id: int) -> str:
        """What was written here of a birth whose day is not known; empty where nothing was."""
        return await self._database.read(shown.birth_note, usager_id)

    async def everybody(self) -> list[Usager | Agent]:
        """All usagers of whom the memory has anything, and all agents."""
        return [*await self._database.read(people.everybody), *await self._database.read(directory.agents)]

    async def last_told(self, organisation_id: int) -> Usager | None:
        """The one of whom the platform spoke last to this desk, among an organisation's."""
        return await self._database.read(people.last_told, organisation_id)

    async def proches(self, organisation_id: int, usager_id: int) -> list[Usager]:
        """Those who hang on an usager, as far as the memory knows them, those written here included."""
        return await self._database.read(shown.proches, organisation_id, usager_id)

    async def as_of(self, organisation_id: int, usager_id: int) -> datetime | None:
        """When the platform last said who they are, to this desk; None where only a nightly copy or an RDV tells."""
        return await self._database.read(shown.as_of, organisation_id, usager_id)

    async def rdvs_of(self, usager_id: int) -> list[DeskRdv]:
        """The RDVs in the memory that they take part in, those booked here included, in hour order."""
        return await self._database.read(shown.rdvs_of, usager_id, self._clock.now())

    async def census(self, organisation_id: int) -> tuple[int, int] | None:
        """How many usagers were read, of how many announced; None when none is known to be missing."""
        return await self._database.read(marks.census, organisation_id)

    async def plages(self, organisation_id: int, day: date, zone: tzinfo) -> list[PlageOccurrence]:
        start, end = day_bounds(day, zone)
        return await self._database.read(directory.agenda, organisation_id, "plages", PlageOccurrence, start, end)

    async def absences(self, organisation_id: int, day: date, zone: tzinfo) -> list[AbsenceOccurrence]:
        start, end = day_bounds(day, zone)
        return await self._database.read(directory.agenda, organisation_id, "absences", AbsenceOccurrence, start, end)

    # --- this desk's own: whom it met, who came without an RDV

    async def meet(self, organisation_id: int, found: Sequence[Usager], origin: Origin) -> None:
        """Keeps those whom this desk has to do with, as the platform has just said them, for as long as its days."""
        await self._soon(writes.meet, organisation_id, found, origin, self._clock.now())

    async def walk_ins(self, organisation_id: int, day: date, zone: tzinfo) -> list[WalkIn]:
        """Those who came on a day of ``zone``, in order of arrival."""
        return await self._database.read(walk_ins.between, organisation_id, day_bounds(day, zone))

    async def save_walk_in(self, walk_in: WalkIn) -> None:
        """Adds a line, or puts it in the place of that of the same id. On the disk when this returns."""
        await self._now(walk_ins.save, walk_in, self._clock.now())

    async def remove_walk_in(self, walk_in: WalkIn) -> None:
        await self._now(walk_ins.remove, walk_in, self._clock.now())

    # --- inside

    def heard(self, written: object) -> None:
        """What the database returned to the loop from a write: told on to the subscribers."""
        if isinstance(written, Written):
            if written.unsent is not None:
                self._unsent = written.unsent
            if written.changes is not None:
                self._listeners.tell(written.changes)
            if written.doubted:
                self.doubts.tell(written.doubted)

    def attach_new(self, database: Database) -> None:
        """For ``memory_folder.MemoryFolder``, where there cannot be a gesture in ``database`` yet."""
        self._database = database
        self.usager_index = UsagerIndexes(database)
        self.site = SiteRows(database, self._clock)
        self.queue = Queue(database, self._clock, in_ram=self.durable and not self.retention.journal)

    async def attach(self, database: Database, copy: Carbon, *, keyless: bool) -> None:
        """For ``memory_folder.MemoryFolder``, once ``database`` is open, whose copy is ``copy``. ``keyless``: there was
        another that nobody can read any more."""
        self.attach_new(database)
        self._copy = copy
        self._unsent = await database.read(rows.count)
        if keyless or database.beginnings:
            self.salvage = Salvage(self._unsent, copy.lost)
        database.began_again = self._begun_again

    async def _begun_again(self) -> None:
        before, self._unsent = self._unsent, await self._database.read(rows.count)
        known = None if self._copy is None else self._copy.lost
        self.salvage = Salvage(self._unsent, max(before - self._unsent, 0) or None if known is None else known)
        self.usager_index.begin_again()
        if self.began_again is not None:
            await self.began_again()

    async def _check(self) -> None:
        with suppress(MemoryFailure, SignedOut):  # whoever works with it hears of what it is
            while not await self._database.check():  # noqa: ASYNC110 - nothing tells when nobody wants it
                await asyncio.sleep(_AGAIN)

    async def _save(
        self,
        told: Changes,
        work: Callable[Concatenate[Connection, P], bool],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        def saved(connection: Connection) -> Written[bool]:
            changed = work(connection, *args, **kwargs)
            return Written(changed, told if changed else None)

        await self._soon(saved)

    async def _now(
        self, work: Callable[Concatenate[Connection, P], Written[T]], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        return (await self._database.write(work, *args, **kwargs)).value

    async def _soon(
        self, work: Callable[Concatenate[Connection, P], Written[T]], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        return (await self._database.write_soon(work, *args, **kwargs)).value
