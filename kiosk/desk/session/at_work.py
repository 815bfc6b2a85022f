"""What is open for one agent: their memory, the client that speaks for them, a synchronisation that is kept going."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from kiosk.clock import Clock
from kiosk.desk.ports import AtLeisure, MakeSync
from kiosk.desk.session.carried import look_at_end
from kiosk.desk.types import DeskChange, SignedAgent, Waits
from kiosk.domain.writes.origin import Origin
from kiosk.store.changes import Changes
from kiosk.store.memory import Memory
from kiosk.sync.faults import log_fault

if TYPE_CHECKING:
    from kiosk.domain.platform.capabilities import Capabilities
    from kiosk.sync.engine import Sync
    from kiosk.sync.server import Platform
    from kiosk.sync.state import SyncState

log = logging.getLogger(__name__)
_OF_THE_DAY = frozenset({"rdvs", "plages", "absences"})
_AT_ONCE = 0.2
"""Seconds for which the end of a synchronisation is waited for while others wait for the memory."""
_LOBBY = frozenset({"calls", "notices"})
_OTHERS = frozenset({"usagers", "queue", "walk_ins"}) | _LOBBY


class AtWork:
    """Client and synchronisation are made when there is time for the platform: a day that is kept shows before."""

    def __init__(
        self,
        who: SignedAgent,
        memory: Memory,
        credentials: dict[str, str],
        connect: Callable[[], Platform],
        make_sync: MakeSync,
        clock: Clock,
        waits: Waits,
        tell: Callable[[DeskChange], None],
        *,
        stays: bool,
        keeps: bool,
    ) -> None:
        """``credentials`` prove who it is; ``keeps``: the keyring has them too. ``stays``: found signed in at the next
        start. ``tell`` hears what memory and synchronisation say.
        """
        self.who = who
        self.memory = memory
        self.credentials = credentials
        self.stays = stays
        self.keeps = keeps
        self.proof = ""
        """What the password left behind that opened this session; empty where it was opened by another way."""
        self.client: Platform | None = None
        self.sync: Sync | None = None
        self._connect = connect
        self._make_sync = make_sync
        self._clock = clock
        self._waits = waits
        self._tell = tell
        self._can: Capabilities | None = None
        self._view: tuple[int, date] | None = None
        self._running: asyncio.Task[None] | None = None
        self._former: list[asyncio.Task[None]] = []  # that have been told to end
        self._ended = False
        self._wanted = asyncio.Event()  # someone asks for a synchronisation that a fault has stopped
        self._stop_listening: Callable[[], None] = _nothing
        self._stop_hearing: Callable[[], None] = _nothing

    @property
    def kept(self) -> dict[str, str] | None:
        """What the keyring has of them; None: nothing that opens a session."""
        return self.credentials if self.keeps else None

    def speaking(self) -> Platform:
        """The client, made where there is none yet."""
        self.client = self.client or self._connect()
        return self.client

    def linked(self) -> Sync:
        """The synchronisation, made where there is none yet: it finds out what has been looked at meanwhile."""
        if self.sync is None:
            self.sync = self._make_sync(self.speaking(), self.memory, self._clock)
            self._stop_hearing = self.sync.on_state(self._sync_changed)
            if self._view is not None:
                self.sync.look_at(*self._view)
        return self.sync

    def look_at(self, organisation_id: int, day: date) -> None:
        """Says which day is on the screen."""
        self._view = (organisation_id, day)
        if self.sync is not None:
            self.sync.look_at(organisation_id, day)

    def begin(self, after: AtLeisure | None) -> None:
        """Listens, and synchronises once ``after`` returns; None: at once."""
        self._stop_listening = self.memory.subscribe(self._memory_changed)
        self.memory.began_again = self._memory_began_again
        if after is None:
            self.run()
        else:
            self._set_going(after)

    def run(self) -> Sync:
        """Sets the synchronisation going, again too if a fault of ours had stopped it."""
        sync = self.linked()
        self._wanted.set()
        if self._running is None or self._running.done():
            self._set_going(None)
        return sync

    def go_on(self, again: AtWork) -> Platform | None:
        """The same agent has signed in ``again``: its client speaks for them from now on; who did until then."""
        former, self.client = self.client, again.speaking()
        self.who, self.credentials, self.proof = again.who, again.credentials, again.proof
        self.stays, self.keeps = again.stays, again.keeps
        if self.sync is not None:
            self.sync.use(self.speaking())
        self.run()
        return former

    async def end(self) -> None:
        """Gives what was just done the time to leave, then synchronises and listens no more."""
        await self.last_sends()
        self._ended = True
        self._stop_listening()
        self._stop_hearing()
        if self._running is not None:
            self._running.cancel()
            # Its end, whatever it is, was looked at when it came.
            await asyncio.wait([self._running, *self._former])

    async def _memory_began_again(self) -> None:
        """What the synchronisation knows is of a memory that is no more: once it has ended, another one begins."""
        if self._ended:
            return
        if (former := self._running) is not None:
            former.cancel()
            # Who only reads lets go at once. Who waits for an answer to what they sent has it put where it belongs.
            await asyncio.wait([former], timeout=_AT_ONCE)
            self._former.append(former)
            self._set_going(None)
        self._tell(DeskChange("memory"))
        # Nobody shows what the memory does not have.
        self._tell(DeskChange("rdvs", origin=Origin.SYNC))

    def _set_going(self, after: AtLeisure | None) -> None:
        self._running = asyncio.create_task(self._keep_going(after), name="kiosk-sync")
        self._running.add_done_callback(look_at_end)

    async def _keep_going(self, after: AtLeisure | None) -> None:
        """Synchronises, and again after a fault of ours: a screen must not stand still with nobody to say so."""
        if after is not None:
            await after()
        if self._former:
            await asyncio.wait(self._former)
            self._former.clear()
            self._stop_hearing()
            self.sync = None
        self.memory.usager_index.prepare()
        self.memory.check_soon()
        sync = self.linked()
        while True:
            self._wanted.clear()
            try:
                await sync.run()
            except Exception as error:
                log_fault(error)
                if (me := asyncio.current_task()) is not None and me.cancelling():
                    return  # the end of the session met it: nobody is left to go on for
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self._waits.start_again):
                    await self._wanted.wait()

    async def last_sends(self) -> None:
        """Gives what is to be sent a moment in which to leave, where the platform answers."""
        sync, memory = self.sync, self.memory
        if sync is None or not memory.unsent_count or not sync.state.connected or sync.state.signed_out:
            return
        over = asyncio.Event()

        def look(*_: object) -> None:
            if not memory.unsent_count or not sync.state.connected:
                over.set()

        stops = [sync.on_state(look), memory.subscribe(look)]
        sync.nudge()
        try:
            async with asyncio.timeout(self._waits.last_sends):
                await over.wait()
        except TimeoutError:
            log.info("the session ends with %d gestures to be sent", memory.unsent_count)
        finally:
            for stop in stops:
                stop()

    def _memory_changed(self, changes: Changes) -> None:
        for change in _in_words(changes):
            self._tell(change)

    def _sync_changed(self, state: SyncState) -> None:
        if state.capabilities != self._can:
            self._can = state.capabilities
            self._tell(DeskChange("capabilities"))
        self._tell(DeskChange("sync"))


def _nothing() -> None:
    """Nobody listens yet."""


def _in_words(changes: Changes) -> Iterator[DeskChange]:
    """What a change of the memory means to those who show it."""
    if changes.kinds & _OF_THE_DAY:
        yield DeskChange(
            "rdvs",
            changes.organisation_ids,
            changes.rdv_ids,
            changes.origin,
            changes.shown,
            numbers=changes.numbers,
        )
    if "usagers" in changes.kinds:
        yield DeskChange(
            "usagers",
            changes.organisation_ids,
            frozenset(),
            changes.origin,
            usager_ids=changes.usager_ids,
            numbers=changes.numbers,
        )
    if "walk_ins" in changes.kinds:
        yield DeskChange("walk_ins", changes.organisation_ids, frozenset(), changes.origin)
    if changes.kinds & _LOBBY:
        yield DeskChange("lobby", changes.organisation_ids, frozenset(), changes.origin)
    if changes.kinds - _OF_THE_DAY - _OTHERS:
        yield DeskChange("directory", changes.organisation_ids, frozenset(), changes.origin)
