"""What the server can do beyond API v1: the one place that asks, again when it is due, and knows when it cannot."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict, fields
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kiosk.clock import Clock
from kiosk.domain.platform.capabilities import Capabilities
from kiosk.domain.platform.failures import Failure, SignedOut, Throttled, TimedOut, Unreachable
from kiosk.store.memory import Memory

if TYPE_CHECKING:
    from kiosk.sync.server import Server

CAPABILITIES_MARK = "capabilities"
AGAIN = timedelta(hours=1)
"""A server is upgraded while desks are at work."""
SOON = timedelta(minutes=5)
"""The server had more lately: its not having it may be somebody else's page."""
LATELY = timedelta(hours=2)
VERY_SOON = timedelta(minutes=1)
"""It could not say."""
PATIENCE = 3.0  # seconds that a gesture waits for an answer that may well be the one we have


async def unheeded() -> None:
    """Nobody keeps anything that an epoch could end."""


class Abilities:
    """``changed`` is called when a server that is known is found to be able to do other things than before.

    ``put_back`` is when it is of another epoch: its database was put back from a backup, or made anew.
    """

    def __init__(
        self,
        server: Callable[[], Server],
        memory: Memory,
        clock: Clock,
        changed: Callable[[], None],
        put_back: Callable[[], Awaitable[None]] = unheeded,
    ) -> None:
        self._put_back = put_back
        self._server = server
        self._memory = memory
        self._clock = clock
        self._changed = changed
        self._asking = asyncio.Lock()
        self._heard: Server | None = None  # who has said so, or could not, in this session
        self._due: datetime | None = None
        self._doubts = 0
        self._had_more: datetime | None = None  # when it last had any
        self._silent: Failure | None = None  # why it could not say
        self._begins_anew = False  # it is of another epoch: what was read is being forgotten, what waits held
        self._was_cut = False  # since it last said it to who had something that must leave
        self.known: Capabilities | None = None
        """What it last said, to this Kiosk or an earlier one; None: nothing yet."""

    async def recall(self) -> None:
        """What it said to an earlier Kiosk, until it says so again. Raises a ``MemoryFailure``."""
        if self.known is None:
            recalled = read_capabilities(await self._memory.mark(CAPABILITIES_MARK))
            if self.known is None:  # else it has said so itself meanwhile
                self.known = recalled
                self._note_more()

    async def now(self) -> Capabilities:
        """What it can do, asked where that is due.

        Raises a ``Failure`` only where nobody is signed in, or nothing is known and it cannot even be reached.
        """
        async with self._asking:
            server = self._server()
            if self._heard is server and not self._is_due():
                return self._believed
            doubts = self._doubts
            try:
                found = await server.platform.capabilities(had_more=bool(self.known and self.known.version))
            except SignedOut:
                raise
            except Failure as failure:
                self._silent = failure
                if self.known is None and _meets_all_calls(failure):
                    raise
                return self._settle(server, VERY_SOON, self._doubts)
            if self.known is not None and self.known.epoch and found.epoch and self.known.epoch != found.epoch:
                # Before the new one is kept: a Kiosk that ends between the two finds it out again.
                self._begins_anew = True
                try:
                    await self._put_back()
                finally:
                    self._begins_anew = False
            self._silent = None
            before, self.known = self.known, found
            self._note_more()
            had_more_lately = self._had_more is not None and self._clock.machine() - self._had_more < LATELY
            self._settle(server, AGAIN if found.version or not had_more_lately else SOON, doubts)
            await self._memory.save_mark(CAPABILITIES_MARK, written_capabilities(found))
            if before is not None and before != found:
                self._changed()
            return found

    async def at_once(self) -> Capabilities:
        """The same for what must leave: what the server last said, where it takes its time to say it again."""
        server = self._server()
        if self._heard is server and not self._was_cut:
            return self._believed
        if self.known is None:
            return await self.now()
        if self._was_cut:
            self._due = None  # whoever asks first whether it is heard again asks this
        asking = asyncio.create_task(self.now(), name="asks what the server can do")
        try:
            await asyncio.wait([asking], timeout=PATIENCE)
            if not asking.done() and not self._begins_anew:
                return self._settle(server, VERY_SOON, self._doubts)
            found = await asking  # of another epoch nothing leaves before what waits is held
        finally:
            asking.cancel()
            await asyncio.gather(asking, return_exceptions=True)
        if self._was_cut and self._silent is not None and _meets_all_calls(self._silent):
            raise self._silent  # what must leave would meet the same
        self._was_cut = False
        return found

    async def last(self) -> Capabilities:
        """The same for who decides what may be done: what it last said, asked only where it never did.

        Raises also why it could not say: nothing is held to be missing that nobody knows of.
        """
        await self.recall()
        found = self.known if self.known is not None else await self.now()
        if self.known is None and self._silent is not None:
            raise self._silent
        return found

    def doubt(self, *, lasting: bool = False) -> None:
        """It answered as if it could no longer do what it said. ``lasting``: somebody asks for it to be asked, and an
        answer that is on its way already is not the one."""
        self._doubts += lasting
        self._due = None

    def cut(self) -> None:
        """It is not heard any more. Once it is, it may be of another epoch: it says so before anything leaves."""
        self._was_cut, self._due = True, None

    def _is_due(self) -> bool:
        now = self._clock.machine()
        # A clock that was set back would put it off for ever.
        return self._due is None or now >= self._due or self._due - now > AGAIN

    @property
    def _believed(self) -> Capabilities:
        return self.known or Capabilities()

    def _settle(self, server: Server, again: timedelta, doubts: int) -> Capabilities:
        """``doubts`` are the lasting ones when it was asked: one that has come since is not answered by that."""
        self._heard = server
        self._due = self._clock.machine() + again if doubts == self._doubts else None
        return self._believed

    def _note_more(self) -> None:
        if self.known is not None and self.known.version:
            self._had_more = self._clock.machine()


def _meets_all_calls(failure: Failure) -> bool:
    """Whether any other call would fail just so: nothing is lost by waiting. Otherwise API v1 alone is tried."""
    return isinstance(failure, Unreachable | Throttled) or (isinstance(failure, TimedOut) and not failure.sent)


def written_capabilities(capabilities: Capabilities) -> str:
    """What a mark keeps of what a server can do."""
    return json.dumps(asdict(capabilities), sort_keys=True)


def read_capabilities(text: str | None) -> Capabilities | None:
    """What a mark says a server can do; None where it says nothing that we understand."""
    try:
        kept = json.loads(text or "")
    except ValueError:
        return None
    if not isinstance(kept, dict):
        return None
    names = {f.name for f in fields(Capabilities)}
    return Capabilities(**{name: value for name, value in kept.items() if name in names})
