"""Who is signed in, and what is open for them: their memory, its synchronisation, the client that speaks for them."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from kiosk.clock import Clock
from kiosk.desk.ports import AtLeisure, Connect, MakeSync
from kiosk.desk.session.at_work import AtWork
from kiosk.desk.session.carried import to_the_end
from kiosk.desk.session.hashing import hashed
from kiosk.desk.session.instance import normalised
from kiosk.desk.session.staying import Staying
from kiosk.desk.types import DeskChange, SignedAgent, Waits
from kiosk.domain.platform.failures import Failure, KeyringMissing, MemoryDamaged, SignedOut, TimedOut
from kiosk.domain.text.clean import clean_line
from kiosk.store.listeners import Listeners
from kiosk.store.memory import Memory
from kiosk.store.memory_folder import MemoryFolder

if TYPE_CHECKING:
    from kiosk.domain.platform.capabilities import Capabilities
    from kiosk.domain.platform.sign_in import Authorisation, WaysIn
    from kiosk.sync.engine import Sync
    from kiosk.sync.server import Platform

T = TypeVar("T")


class Session:
    """At most one agent at a time. Everything runs on one asyncio loop; openings and endings wait for one another."""

    def __init__(
        self,
        memories: MemoryFolder,
        connect: Connect,
        clock: Clock,
        waits: Waits,
        listeners: Listeners[DeskChange],
        make_sync: MakeSync,
        at_leisure: AtLeisure | None = None,
    ) -> None:
        """``at_leisure``: what a resumed session waits for before it turns to the platform; None: nothing."""
        self._memories = memories
        self._connect = connect
        self._clock = clock
        self._waits = waits
        self._listeners = listeners
        self._make_sync = make_sync
        self._at_leisure = at_leisure
        self._open: AtWork | None = None
        self._closing: AtWork | None = None  # its client is being closed: what it still hears is kept all the same
        self._changing = asyncio.Lock()
        self._staying = Staying(memories)
        self.set_aside: Path | None = None
        """Where a memory that could not be read was put when this session was opened; some gestures may be in it."""

    @property
    def who(self) -> SignedAgent | None:
        return self._open.who if self._open else None

    @property
    def stays(self) -> bool:
        """Whether the keyring has who is signed in."""
        return self._open is not None and bool(self._open.kept)

    @property
    def proof(self) -> str:
        """What their password left behind, by which it is known again; empty where they came by another way."""
        return self._open.proof if self._open else ""

    @property
    def memory(self) -> Memory:
        """The memory of who is signed in. Raises ``SignedOut`` when nobody is."""
        return self._opened().memory

    @property
    def sync(self) -> Sync | None:
        return self._open.sync if self._open else None

    @property
    def last_capabilities(self) -> Capabilities | None:
        """What the platform last said that it can do beyond API v1; None where that is not known."""
        return None if self.sync is None else self.sync.state.capabilities

    async def resume(self) -> bool:
        """Opens for who asked to stay signed in, without a word to the platform. False: nobody did.

        Raises a ``MemoryFailure`` when their memory cannot be opened.
        """
        async with self._changing:
            try:
                kept = await self._memories.remembered()
            except KeyringMissing:
                return False
            if kept is None:
                return False
            who = SignedAgent(
                kept.agent_id, kept.first_name, kept.last_name, kept.email, kept.instance, kept.by_browser
            )
            memory = await self._open_memory(who)
            opening = self._at_work(
                who, memory, kept.credentials, lambda: self._keeping(self._connect(who.instance, kept.credentials))
            )
            await to_the_end(self._replace(opening, after=self._at_leisure))
            return True

    async def sign_in(self, instance: str, email: str, password: str, *, stay: bool) -> None:
        """Signs in. The same agent on the same instance goes on with the memory that is open.

        Raises what the platform's client raises, or a ``MemoryFailure``; then everything is as it was before.
        """
        async with self._changing:
            address = normalised(instance)
            visitor = self._connect(address, None)
            try:
                signed = await visitor.sign_in(clean_line(email).strip(), password)
            finally:
                await visitor.aclose()
            who = SignedAgent(signed.agent_id, signed.first_name, signed.last_name, signed.email, address)
            credentials = signed.credentials.kept()
            proof = await asyncio.to_thread(hashed, password)
            await self._welcome(who, self._connect(address, credentials), credentials if stay else None, proof)

    async def ways_in(self, instance: str) -> WaysIn:
        """How ``instance`` lets people in. Raises ``Unreachable`` for what is no address, ``TimedOut``."""
        visitor = self._connect(normalised(instance), None)
        try:
            async with asyncio.timeout(self._waits.asking):
                return await visitor.ways_in()
        except TimeoutError:
            raise TimedOut(sent=False) from None
        finally:
            await visitor.aclose()

    async def authorise(self, instance: str) -> Authorisation:
        """What the person is to be asked by ``instance`` in their browser. Raises ``Unauthorised``, ``Unreachable``."""
        visitor = self._connect(normalised(instance), None)
        try:
            return await visitor.authorise()
        finally:
            await visitor.aclose()

    async def sign_in_by_browser(self, instance: str, authorisation: Authorisation, answer: str, *, stay: bool) -> None:
        """Signs in with what the browser answered to ``authorisation``; for the rest as ``sign_in``."""
        async with self._changing:
            address = normalised(instance)
            client = self._connect(address, None)
            try:
                signed = await client.sign_in_by_browser(authorisation, answer)
            except BaseException:
                await to_the_end(client.aclose())
                raise
            who = SignedAgent(signed.agent_id, signed.first_name, signed.last_name, signed.email, address, True)
            # The client that has the pair goes on with it: what is kept would have to be exchanged for another first.
            await self._welcome(who, client, signed.credentials.kept() if stay else None)

    async def _welcome(self, who: SignedAgent, client: Platform, kept: dict[str, str] | None, proof: str = "") -> None:
        """Goes on as ``who``, for whom ``client`` speaks; they stay signed in where there is something ``kept``."""
        now = self._open
        self._keeping(client)
        if now is not None and (now.who.agent_id, now.who.instance) == (who.agent_id, who.instance):
            if (former := now.go_on(who, client, kept)) is not None:
                await to_the_end(former.aclose())
        else:
            try:
                memory = await self._open_memory(who)
            except BaseException:
                await to_the_end(self._dismiss(client))
                raise
            now = self._at_work(who, memory, kept, lambda: client)
            await to_the_end(self._replace(now))
        now.proof = proof
        try:
            await self._staying.keep(lambda: (who, now.kept))
        finally:
            self._listeners.tell(DeskChange("session"))

    async def _dismiss(self, client: Platform) -> None:
        await self._say_goodbye(client)
        await client.aclose()

    def _at_work(
        self, who: SignedAgent, memory: Memory, kept: dict[str, str] | None, connect: Callable[[], Platform]
    ) -> AtWork:
        tell = self._listeners.tell
        return AtWork(who, memory, kept, connect, self._make_sync, self._clock, self._waits, tell)

    async def sign_out(self) -> int:
        """Ends the session here and, if it can be told in time, on the platform.

        Returns how many gestures could not be sent any more; they stay in the file.
        """
        async with self._changing:
            ending = self._open
            if ending is None:
                return 0
            await to_the_end(self._leave(ending))
            left = ending.memory.unsent_count
            ending.kept = None
            try:
                await self._staying.keep(lambda: None)
            finally:
                await to_the_end(self._say_goodbye_and_let_go(ending))
                self._listeners.tell(DeskChange("session"))
            return left

    async def close(self) -> None:
        """Ends everything here; who stays signed in does so. May be called again."""
        async with self._changing:
            if self._open is not None:
                await to_the_end(self._replace(None))

    async def bring_up_to_date(self) -> None:
        """Asks the platform now. Raises the ``Failure`` met, ``SignedOut`` when nobody is signed in."""
        await self._opened().run().bring_up_to_date()

    async def ask(self, call: Callable[[Platform], Awaitable[T]]) -> T:
        """What the platform answers to ``call``, made at once: somebody waits for it.

        Raises the ``Failure`` met, of which the synchronisation is told too.
        """
        now = self._opened()
        with now.linked().asking():
            return await call(now.speaking())

    async def capabilities(self) -> Capabilities:
        """What the platform last said that it can do beyond API v1, asked where it never did.

        Raises the ``Failure`` met, ``SignedOut`` when nobody is signed in.
        """
        return await self._opened().linked().capabilities()

    def look_again(self) -> None:
        """Something was done at the platform that changes what is looked at."""
        if self._open is not None and self._open.sync is not None:
            self._open.sync.look_again()

    def look_at(self, organisation_id: int, day: date) -> None:
        if self._open is not None:
            self._open.look_at(organisation_id, day)

    def look_beside(self, organisation_id: int, day: date) -> None:
        """Asks for the week from a day on; what is looked at stays so."""
        if self._open is not None and self._open.sync is not None:
            self._open.sync.look_beside(organisation_id, day)

    def _opened(self) -> AtWork:
        if self._open is None:
            raise SignedOut
        return self._open

    async def _open_memory(self, who: SignedAgent) -> Memory:
        self.set_aside = None
        try:
            return await self._memories.open(who.instance, who.agent_id)
        except KeyringMissing:
            # The desk works all the same; ``memory.durable`` tells, and those who show it say so all day.
            return self._memories.open_in_ram()
        except MemoryDamaged:
            self.set_aside = await self._memories.set_aside(who.instance, who.agent_id)
            return await self._memories.open(who.instance, who.agent_id)

    async def _replace(self, new: AtWork | None, *, after: AtLeisure | None = None) -> None:
        former = self._open
        if former is not None:
            await self._leave(former)
            await self._let_go(former)
        self._open = new
        if new is not None:
            new.begin(after)

    async def _leave(self, ending: AtWork) -> None:
        await ending.end()
        # From here on a gesture is refused rather than lost.
        self._open = None

    async def _say_goodbye_and_let_go(self, ending: AtWork) -> None:
        try:
            await self._say_goodbye(ending.speaking())
        finally:
            await self._let_go(ending)

    async def _let_go(self, ending: AtWork) -> None:
        self._closing = ending
        try:
            if ending.client is not None:
                await ending.client.aclose()
        finally:
            self._closing = None
        await ending.memory.close()

    async def _say_goodbye(self, client: Platform) -> None:
        # Best effort: without it the token dies by itself, or at the next sign-in of this agent.
        with contextlib.suppress(Failure, TimeoutError):
            async with asyncio.timeout(self._waits.sign_out):
                await client.sign_out()

    def _keeping(self, client: Platform) -> Platform:
        """``client``, whose new credentials are kept for who stays signed in, for as long as it speaks for them."""

        async def keep(credentials: dict[str, str]) -> None:
            both = (self._open, self._closing)
            now = next((one for one in both if one is not None and one.client is client), None)
            if now is not None and now.kept:
                now.kept = credentials
                await self._staying.keep(lambda: (now.who, now.kept))

        client.keep_with(keep)
        return client
