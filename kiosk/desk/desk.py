"""The desk: what one can do at a counter, a method each. Knows no screen; everything runs on one asyncio loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, Protocol

from kiosk.clock import Clock
from kiosk.desk.absences import Absences
from kiosk.desk.agents import Agents
from kiosk.desk.bookings import Bookings
from kiosk.desk.day import DayReader
from kiosk.desk.errands import Errands
from kiosk.desk.gestures.gestures import Gestures
from kiosk.desk.lists.rdv_lists import RdvLists
from kiosk.desk.lobby import Lobby
from kiosk.desk.own import Own
from kiosk.desk.platform_calls import PlatformCalls
from kiosk.desk.ports import AtLeisure, Connect, MakeSync
from kiosk.desk.recording import Keeps, Recording
from kiosk.desk.sending.sendings import Sendings
from kiosk.desk.session.codes import Codes
from kiosk.desk.session.door import Door
from kiosk.desk.session.lock import SessionLock
from kiosk.desk.session.memories import Memories
from kiosk.desk.session.session import Session
from kiosk.desk.statistics import Reads, Statistics
from kiosk.desk.types import (
    Batch,
    DayData,
    DeskChange,
    Directory,
    LockRules,
    OrganisationPlaces,
    SessionRules,
    SignedAgent,
    Waits,
)
from kiosk.desk.usagers import Usagers
from kiosk.desk.walk_ins import WalkIns
from kiosk.desk.workshops import Workshops
from kiosk.domain.day.consequences import Consequences, Target
from kiosk.domain.day.gesture import DeskRdv, Fate, GestureRecord
from kiosk.domain.day.status import Action
from kiosk.domain.writes.salvage import Salvage
from kiosk.store.listeners import Listeners
from kiosk.store.memory_folder import MemoryFolder
from kiosk.sync.state import News, SyncState

if TYPE_CHECKING:
    from kiosk.domain.platform.capabilities import Capabilities
    from kiosk.domain.platform.sign_in import Authorisation, WaysIn
    from kiosk.sync.site.door import SiteDoor

USUAL = Waits()
SHARED = SessionRules()
USUAL_LOCK = LockRules()


class Register(Keeps, Reads, Protocol):
    """What a desk notes what is done in, and counts it by."""


class Desk:
    """One desk: at most one agent signed in, their memory, their gestures.

    ``connect`` makes the platform's client of an instance, from the credentials that an earlier one kept, or none.
    Methods that read or write raise ``SignedOut`` while nobody is signed in, and a ``MemoryFailure`` when the memory
    cannot be read or written.
    """

    def __init__(
        self,
        memories: MemoryFolder,
        connect: Connect,
        clock: Clock,
        waits: Waits = USUAL,
        *,
        make_sync: MakeSync,
        rules: SessionRules = SHARED,
        at_leisure: AtLeisure | None = None,
        register: Register | None = None,
        lock: LockRules = USUAL_LOCK,
        watch: Clock | None = None,
        site: SiteDoor | None = None,
    ) -> None:
        """A session that is resumed turns to the platform once ``at_leisure`` returns; None: at once.

        ``rules``: what the site says of who shares the desk. ``register`` is told what is done here.
        ``watch`` is the machine's own clock, where ``clock`` may be set to another time: what locks goes by it.
        """
        self.site: Final = site
        """The site's companion, where it has one: whether this desk was let in, and how it is."""
        self._clock = clock
        self._listeners: Listeners[DeskChange] = Listeners()
        watch = watch or clock
        codes = Codes(memories.secrets, watch, lock.code_hours)
        memories.also_forget.append(codes.erase)
        self._session = Session(
            memories, connect, clock, waits, self._listeners, make_sync, codes, rules, at_leisure=at_leisure
        )
        self._door = Door(connect, waits)
        self.lock: Final = SessionLock(self._session, codes, memories.secrets, watch, lock, waits.asking)
        """By what a locked desk is unlocked."""
        self._one_gesture = asyncio.Lock()
        self._recording = Recording(register, clock)
        calls = PlatformCalls(self._session, clock, self._recording)
        errands = Errands(self._session, clock, self._recording)
        self._days = DayReader(calls)
        self._gestures = Gestures(self._session, self._days, clock, self._recording, self._one_gesture)
        self.usagers: Final = Usagers(calls, errands, waits.written)
        """What one can do about people."""
        self.bookings: Final = Bookings(calls, errands, waits.booked)
        """What one can do about RDVs, beyond their statuses."""
        self.absences: Final = Absences(calls)
        """What one can do about indisponibilités."""
        self.workshops: Final = Workshops(calls)
        """Those to come, beyond what one can do about any RDV."""
        self.lists: Final = RdvLists(calls)
        """RDVs of many days."""
        self.own: Final = Own(calls)
        """What who is signed in chose for themselves."""
        self.statistics: Final = Statistics(calls, self._days, register)
        """What can be counted."""
        self.walk_ins: Final = WalkIns(calls)
        """Who comes without an RDV."""
        self.lobby: Final = Lobby(calls)
        """Who is called to where, and what agents have the desks told."""
        self.memories: Final = Memories(memories, clock, self._session, self.sign_out, self._listeners)
        """What this desk keeps of agents, and how it goes."""
        self.sendings: Final = Sendings(self._session, calls, errands, self._days, self._gestures)
        """What is to leave this desk, what has left it, and what can be done about each."""
        self.agents: Final = Agents(self._session, self.lock, self.memories, self._one_gesture)
        """Those who share this desk."""
        self._listeners.add(self._days.heard)
        self._listeners.add(self._heard)

    @property
    def capabilities(self) -> Capabilities | None:
        """What the platform can do beyond API v1, as it last said; None where it never did.

        It is asked again when it answers otherwise than that; a « capabilities » change tells when it can do other
        things.
        """
        return self._session.last_capabilities

    # The session

    async def resume(self) -> bool:
        """« Rester connecté »: opens that agent's memory at once, without waiting for the platform. False: nobody's.

        Raises a ``MemoryFailure``.
        """
        resumed = await self._session.resume()
        if resumed:
            self._listeners.tell(DeskChange("session"))
        return resumed

    async def sign_in(self, instance: str, email: str, password: str, *, stay: bool) -> None:
        """Signs in at ``instance`` as it was typed; with ``stay``, a later ``resume`` needs no password.

        The same agent again goes on with the open memory; another one's session ends first. Raises a ``Failure``,
        and the session is then what it was before.
        """
        async with self._one_gesture:  # which is whose it was made
            await self._session.sign_in(instance, email, password, stay=stay)

    async def ways_in(self, instance: str) -> WaysIn:
        """How ``instance``, as it was typed, lets people in.

        Raises ``Unreachable`` for what is no address, ``TimedOut`` where it says nothing.
        """
        return await self._door.ways_in(instance)

    async def authorise(self, instance: str) -> Authorisation:
        """What the browser is to open for somebody to sign in at ``instance``.

        Raises ``Unauthorised`` where the site was given nothing to ask with, ``Unreachable`` for what is no address.
        """
        return await self._door.authorise(instance)

    async def browser_answer(self, authorisation: Authorisation) -> str:
        """The address at which the browser comes back to this very machine, once it does.

        For who comes back in this way alone (``Return.LOOPBACK``). Raises ``Unauthorised(NOT_HEARD)`` where nobody
        can listen there.
        """
        from kiosk.desk.session.loopback import browser_answer

        return await browser_answer(authorisation)

    async def sign_in_by_browser(self, instance: str, authorisation: Authorisation, answer: str, *, stay: bool) -> None:
        """Signs in with what the browser, or the person, answered to ``authorisation``; then as ``sign_in``."""
        async with self._one_gesture:
            await self._session.sign_in_by_browser(instance, authorisation, answer, stay=stay)

    async def sign_out(self) -> int:
        """Ends the session, and nobody stays signed in. Returns how many gestures could not be sent any more.

        They stay in the memory's file for the next time (``unsent_count`` and ``memory_durable`` tell beforehand).
        """
        async with self._one_gesture:
            await self.lock.locked()
            return await self._session.sign_out()

    async def close(self) -> None:
        """Ends everything. Who stays signed in does so. May be called again."""
        async with self._one_gesture:
            await self._session.close()
        self._recording.at(None)
        self._listeners.clear()

    @property
    def who(self) -> SignedAgent | None:
        """Who is signed in."""
        return self._session.who

    @property
    def stays_signed_in(self) -> bool:
        """Whether who is signed in is to be found again at the next start."""
        return self._session.stays

    @property
    def memory_durable(self) -> bool:
        """False: the memory is in RAM, and gestures not sent die with the process."""
        return self.who is None or self._session.memory.durable

    @property
    def salvage(self) -> Salvage | None:
        """What was saved of a memory of who is signed in that could not be read any more; None: all is well.

        A « memory » change tells when that happens while one works.
        """
        return self._session.memory.salvage if self.who else None

    @property
    def sync_state(self) -> SyncState:
        """Connected or not, up to date since when, what went wrong."""
        sync = self._session.sync
        return SyncState() if sync is None else sync.state

    @property
    def news(self) -> News:
        """How old what is known is, at the moment at which one asks."""
        sync = self._session.sync
        return News() if sync is None else sync.news

    @property
    def unsent_count(self) -> int:
        """How many gestures the platform does not have yet."""
        return self._session.memory.unsent_count if self.who else 0

    def subscribe(self, callback: Callable[[DeskChange], None]) -> Callable[[], None]:
        """Tells ``callback`` each change, on the loop, until what this returns is called."""
        return self._listeners.add(callback)

    # The day

    async def places(self) -> list[OrganisationPlaces]:
        """The organisations of who is signed in, by name, each with its lieux."""
        return await self._days.places()

    def look_at(self, organisation_id: int, day: date) -> None:
        """Says which day is on the screen: it is asked for first."""
        self._session.look_at(organisation_id, day)

    def look_beside(self, organisation_id: int, first: date) -> None:
        """Says that the week from ``first`` on is on the screen too: what is looked at stays so."""
        self._session.look_beside(organisation_id, first)

    async def day(self, organisation_id: int, day: date) -> DayData:
        """What the memory has of a day."""
        return await self._days.day(organisation_id, day)

    async def directory(self, organisation_id: int) -> Directory:
        """Who and what is at an organisation, as far as the memory knows."""
        return await self._days.directory(organisation_id)

    async def entry(self, rdv_id: int) -> DeskRdv | None:
        """One RDV; None when the memory no longer has it."""
        return await self._session.memory.rdv(rdv_id)

    async def history(self, rdv_id: int) -> list[GestureRecord]:
        """What was done on this desk to an RDV, newest first."""
        return await self._session.memory.queue.history(rdv_id)

    async def bring_up_to_date(self) -> None:
        """Asks the platform now, and returns once it has answered. Raises a ``Failure``."""
        await self._session.bring_up_to_date()

    def roused(self) -> None:
        """This machine is on another network: the platform is asked at once how things stand."""
        if self._session.sync is not None:
            self._session.sync.roused()

    # Gestures

    def consequences(self, action: Action, targets: Sequence[Target]) -> Consequences:
        """What ``action`` would do to ``targets``, as they are given."""
        return self._gestures.consequences(action, targets)

    async def act(self, action: Action, targets: Sequence[Target]) -> Batch:
        """Makes ``action`` on what of ``targets`` it is possible on. Durable when this returns; sent behind.

        Raises ``Refused`` when nothing is possible (any more), ``Conflict`` when people would be told of whom
        ``consequences`` did not speak, a ``MemoryFailure`` when it could not be kept. Then nothing was done.
        """
        batch = await self._gestures.act(action, targets)
        if action is Action.SEEN:
            await self.lobby.came(batch)
        return batch

    async def undo_consequences(self, batch: Batch) -> Consequences:
        """What ``undo`` would do now. Where nothing of it can be taken back, its ``reason`` says why.

        A gesture that has not left tells nobody.
        """
        return await self._gestures.undo_consequences(batch)

    async def undo(self, batch: Batch, agreed: Consequences) -> None:
        """Takes ``batch`` back: each participation goes back to what it was, its wait with its hour.

        Raises ``Refused`` when nothing of it can be taken back any more, or when people would be told of whom
        ``agreed``, the consequences as they were shown, did not speak: ask again.
        """
        await self._gestures.undo(batch, agreed)

    async def withdraw(self, key: str) -> bool:
        """Takes back what was written under ``key`` before it leaves: nobody will know.

        False: it has left, has met its fate, or something else that was written rests on it. What is on its way just
        now is waited for a moment: through a cut it is here again in an instant.
        """
        return await self._gestures.withdraw(key)

    async def fates(self, keys: Collection[str]) -> Mapping[str, Fate]:
        """What became of what was done or written here under ``keys``; without those of whom nothing is known."""
        return await self._session.memory.queue.fates(keys)

    async def dismiss_problem(self, rdv_id: int) -> None:
        """The refusal of a gesture on this RDV has been read."""
        await self._session.memory.queue.dismiss_rdv(rdv_id)

    # Inside

    def _heard(self, change: DeskChange) -> None:
        if change.kind == "session":
            self._recording.at(self.who)
        self._recording.numbers(change.numbers)
