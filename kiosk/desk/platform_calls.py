"""What calls that somebody waits for have in common: what the platform can do, and writing once."""

from __future__ import annotations

import uuid
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Final, TypeVar

from kiosk.clock import Clock
from kiosk.desk.recording import Recording
from kiosk.desk.session.session import Session
from kiosk.desk.types import SignedAgent
from kiosk.domain.platform.capabilities import Capabilities
from kiosk.domain.platform.failures import Failure, NoSuchCall, NotFound, TimedOut, Unintelligible, Unreachable
from kiosk.store.memory import Memory
from kiosk.sync.ladder import is_unknown, says_no

if TYPE_CHECKING:
    from kiosk.sync.server import Platform

T = TypeVar("T")
Ask = Callable[["Platform"], Awaitable[T]]
Write = Callable[["Platform", str], Awaitable[T]]
LookBack = Callable[[], Awaitable[T | None]]


class PlatformCalls:
    """Calls made at once, through the session. Each raises a ``Failure``; ``NotFound`` where the server has no such
    call, ``SignedOut`` while nobody is signed in.
    """

    def __init__(self, session: Session, clock: Clock, recording: Recording) -> None:
        """``recording`` is told what was done, by whoever asked for it."""
        self._session = session
        self._clock = clock
        self.recording: Final = recording

    @property
    def memory(self) -> Memory:
        """The memory of who is signed in."""
        return self._session.memory

    @property
    def who(self) -> SignedAgent | None:
        """Who is signed in."""
        return self._session.who

    def now(self) -> datetime:
        """The present instant."""
        return self._clock.now()

    async def ask(self, call: Ask[T]) -> T:
        """What the platform answers to ``call``."""
        return await self._session.ask(call)

    async def ask_to_show(self, call: Ask[T], *, gentle: bool = False) -> T:
        """The same of a list that is shown: what of it cannot be read is left out, and said. ``gentle``: nobody waits
        for it yet, and it goes after all others."""
        return await self._session.ask(call, partial=True, gentle=gentle)

    @property
    def out_of_reach(self) -> bool:
        """Whether the platform is known not to answer now."""
        sync = self._session.sync
        return sync is not None and sync.state.connected is False

    async def told_or_kept(self, told: Callable[[], Awaitable[T]], kept: Callable[[], Awaitable[T]]) -> T:
        """What the platform tells; while it cannot be reached, what the memory has kept."""
        sync = self._session.sync
        if sync is None or sync.state.connected is not False:
            try:
                return await told()
            except (Unreachable, TimedOut):
                pass
        return await kept()

    def look_again(self) -> None:
        """Something was done at the platform that changes what is looked at."""
        self._session.look_again()

    async def capabilities(self) -> Capabilities:
        """What the platform can do beyond API v1: what it last said, asked only where it never did."""
        return await self._session.capabilities()

    async def needs(self, capability: str) -> None:
        """Raises ``NotFound`` where the platform cannot do that, without asking it."""
        if not asdict(await self.capabilities())[capability]:
            raise NotFound

    async def there(self, number: int) -> int:
        """What the platform calls something that was made here. Raises ``NotFound`` while it does not have it."""
        if number < 0:
            number = (await self.memory.queue.numbers({number})).get(number, number)
        if number < 0:
            raise NotFound
        return number

    async def write(self, write: Write[T], look_back: LookBack[T]) -> T:
        """Carries ``write`` out once, with a key of its own, and answers what the platform made of it.

        When nobody knows what became of it, a server that knows keys is given it again with the same one; any other is
        asked with ``look_back``, which answers what the write would have, None where it was not carried out.
        """
        key = new_key()
        try:
            return await self.ask(lambda client: write(client, key))
        except Failure as failure:
            if not is_unknown(failure):
                raise
            try:
                found = await self._ask_what_happened(write, look_back, key)
            except Failure as second:
                if says_no(second):
                    raise
                raise failure from None  # that one is known no better
            if found is None:
                raise
            return found

    async def _ask_what_happened(self, write: Write[T], look_back: LookBack[T], key: str) -> T | None:
        if (await self.capabilities()).version:
            return await self.ask(lambda client: write(client, key))
        return await look_back()

    async def do(self, write: Write[None], done: Callable[[], Awaitable[bool]], *, mute: bool = False) -> None:
        """The same for a write that answers nothing; ``done`` tells whether it was carried out.

        ``mute``: not even that it was done is said. Whoever stands before the platform may say as much, and what is
        parted with is looked for once more. Raises ``Unintelligible`` where it is there still.
        """

        async def carry_out(client: Platform, key: str) -> bool:
            await write(client, key)
            return True

        async def look_back() -> bool | None:
            return await done() or None

        await self.write(carry_out, look_back)
        if mute and not await done():
            raise Unintelligible

    async def is_gone(self, read: Ask[object]) -> bool:
        """Whether what is read is not there for this agent, or not any more."""
        try:
            await self.ask(read)
        except NoSuchCall:
            raise  # nobody can tell
        except NotFound:
            return True
        return False


def new_key() -> str:
    """The key that goes with every try to send one thing that was done."""
    return str(uuid.uuid4())
