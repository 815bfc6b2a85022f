"""What this desk keeps of agents: how it is forgotten in time, and who is told before something unsent goes with it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from kiosk.clock import Clock
from kiosk.desk.session.session import Session
from kiosk.desk.types import DeskChange
from kiosk.domain.platform.failures import KeyringMissing, MemoryDamaged, MemoryFailure, MemoryTooNew
from kiosk.domain.text.masked import masked
from kiosk.domain.writes.retention import GRACE, KEEPS
from kiosk.store.keeping.index import Known
from kiosk.store.listeners import Listeners
from kiosk.store.memory_folder import MemoryFolder, Remains

log = logging.getLogger(__name__)

LOOK = 60.0
"""Seconds between two looks at the clock."""
AGAIN = timedelta(minutes=15)
"""After which what could not be looked at, or erased, is tried again."""


@masked
@dataclass(frozen=True, slots=True)
class LeftBehind:
    """A memory whose agent does not come any more, with rows that were never sent: somebody is to be told."""

    name: str
    agent: str
    """« Claire Martin »; empty where nobody knows."""
    instance: str
    unsent: int | None
    """None: its file cannot be read any more."""
    since: datetime | None
    """When the first of them was done."""
    until: datetime
    """When it goes unless somebody says otherwise, or its agent comes."""
    may_keep: bool


class Memories:
    """Every memory of the profile but the one in use, which its synchronisation looks after."""

    def __init__(
        self,
        memories: MemoryFolder,
        clock: Clock,
        session: Session,
        sign_out: Callable[[], Awaitable[int]],
        listeners: Listeners[DeskChange],
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._memories = memories
        self._clock = clock
        self._session = session
        self._sign_out = sign_out
        self._listeners = listeners
        self._sleep = sleep
        self._one = asyncio.Lock()
        self._known: dict[str, Known] = {}
        self.left_behind: tuple[LeftBehind, ...] = ()
        """Those of which somebody is to be told, the next to go first; a « memories » change tells when it differs."""

    async def keep_house(self, also: Callable[[], object] = lambda: None) -> None:
        """Forgets what is old now, at each new day, and sooner again where something kept it from that; ``also`` then.

        Notes who comes to work. Until it is cancelled.
        """
        done, again, came = None, self._clock.now(), self._session.who
        while True:
            now = self._clock.now()
            if self._session.who != came:
                came = self._session.who
                with suppress(MemoryFailure):  # the next day says it again
                    await self._note_who()
            if now.date() != done or now >= again:
                also()
                whole = await self.tidy()
                done, again = now.date(), now + (timedelta(days=1) if whole else AGAIN)
            await self._sleep(LOOK)

    async def tidy(self) -> bool:
        """Goes through all that is kept; whether all of it could be looked at."""
        async with self._one:
            try:
                await self._note_who()
                found = await self._memories.kept()
                whole = all([await self._looked_after(one) for one in found])
                await self._memories.sweep(timedelta(days=self._memories.retention.memories) + GRACE)
            except MemoryFailure as failure:
                log.info("memories are looked at later: %s", type(failure).__name__)
                return False
            self._tell()
            return whole

    async def told(self) -> None:
        """Those ``left_behind`` have been shown to somebody: their time of grace begins."""
        async with self._one:
            now = self._clock.now()
            for known in [one for one in self._known.values() if one.told_at is None]:
                await self._note(replace(known, told_at=now))
            self._tell()

    async def keep(self, name: str) -> None:
        """Has one of those ``left_behind`` wait for its agent once more as long."""
        async with self._one:
            if (known := self._known.get(name)) is not None and known.keeps < KEEPS:
                await self._note(replace(known, keeps=known.keeps + 1, told_at=None))
                del self._known[name]
                self._tell()

    async def erase(self, name: str) -> None:
        """Erases one of those ``left_behind`` now, with what it has to send. Raises a ``MemoryFailure``."""
        async with self._one:
            if (known := self._known.get(name)) is not None:
                await self._memories.erase_kept(known)
                log.info("a memory was erased on request, with %s rows unsent", _count(known.unsent))
                del self._known[name]
                self._tell()

    async def send_first(self) -> int:
        """Gives what who is signed in has done a last moment to leave; how many rows are left."""
        if (now := self._session.at_work) is None:
            return 0
        await now.last_sends()
        return now.memory.unsent_count

    async def erase_mine(self) -> int:
        """Ends the session, then erases all that this desk keeps of who was signed in, with what could not be sent.

        Returns how many rows those were. Raises a ``MemoryFailure`` where something could not be erased: the session
        has ended all the same, and a later start finishes what was begun.
        """
        who = self._session.who
        lost = await self._sign_out()
        if who is not None:
            await self.erase_agent(who.instance, who.agent_id)
        return lost

    async def erase_agent(self, instance: str, agent_id: int) -> None:
        """Erases all that this desk keeps of an agent who is not signed in. Raises a ``MemoryFailure``."""
        async with self._one:
            await self._memories.erase(instance, agent_id)

    # The keyring, where a person is to unlock it

    def attend(self) -> Callable[[], None]:
        """Somebody sits here and says what is to be done about a keyring that is locked or silent, until this ends.

        A « memories » change tells whenever ``waits_for_keyring`` differs.
        """
        return self._memories.calls.subscribe(lambda _waiting: self._listeners.tell(DeskChange("memories")))

    @property
    def waits_for_keyring(self) -> bool:
        """Whether a person is to unlock the keyring before anything goes on."""
        return self._memories.calls.waiting

    def ask_keyring_again(self) -> None:
        """The keyring has been unlocked, or is to ask once more."""
        self._memories.calls.retry()

    def do_without_keyring(self) -> None:
        """Goes on with nothing that outlives this process."""
        self._memories.calls.give_up()

    # --- inside

    async def _note_who(self) -> None:
        who = self._session.who
        if who is not None and self._session.memory.durable:
            name = f"{who.first_name} {who.last_name}".strip()
            await self._memories.came(who.instance, who.agent_id, name, who.email)

    async def _looked_after(self, one: Remains) -> bool:
        self._known.pop(one.known.name, None)
        if one.open:
            return True
        try:
            await self._look_after(one)
        except KeyringMissing:
            raise  # for the others as well
        except MemoryFailure as failure:
            log.info("a memory is looked at later: %s", type(failure).__name__)
            return False
        return True

    async def _look_after(self, one: Remains) -> None:
        now, retention = self._clock.now(), self._memories.retention
        age = now - (one.known.came_at or one.written or now)
        # What was begun; a key whose file is gone; what could not be read when its agent came, who was told.
        if one.known.going or one.written is None or (one.aside and age >= retention.aside):
            await self._memories.erase_kept(one.known)
            return
        if one.aside:
            return
        unsent: int | None
        try:
            unsent, since = await self._memories.look(one.known)
        except (MemoryDamaged, MemoryTooNew):
            unsent, since = None, None
        due = age >= timedelta(days=retention.memories) * (1 + one.known.keeps)
        known = replace(
            one.known,
            came_at=one.known.came_at or one.written,
            unsent=unsent,
            unsent_since=since,
            told_at=one.known.told_at if due else None,
        )
        if due and (unsent == 0 or _told_long_ago(known, now)):
            await self._memories.erase_kept(known)
            log.warning("a memory was erased after %d days, with %s rows unsent", age.days, _count(unsent))
            return
        if known != one.known:
            await self._memories.note(known)
        if due:
            self._known[known.name] = known

    async def _note(self, known: Known) -> None:
        self._known[known.name] = known
        await self._memories.note(known)

    def _tell(self) -> None:
        now = self._clock.now()
        found = [
            LeftBehind(
                one.name,
                one.agent,
                one.instance,
                one.unsent,
                one.unsent_since,
                (one.told_at or now) + GRACE,
                one.keeps < KEEPS,
            )
            for one in self._known.values()
        ]
        left_behind = tuple(sorted(found, key=lambda one: (one.until, one.name)))
        if left_behind != self.left_behind:
            self.left_behind = left_behind
            self._listeners.tell(DeskChange("memories"))


def _told_long_ago(known: Known, now: datetime) -> bool:
    return known.told_at is not None and now - known.told_at >= GRACE


def _count(unsent: int | None) -> str:
    return "unknown" if unsent is None else str(unsent)
