"""Who is signed in, and what is open for them: their memory, its synchronisation, the client that speaks for them."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from kiosk.clock import Clock
from kiosk.desk.ports import AtLeisure, Connect, MakeSync
from kiosk.desk.session.at_work import AtWork
from kiosk.desk.session.carried import to_the_end
from kiosk.desk.session.closing_hour import ClosingHour
from kiosk.desk.session.codes import Codes, Tried, Verdict
from kiosk.desk.session.farewells import Farewells
from kiosk.desk.session.hashing import hashed
from kiosk.desk.session.instance import normalised
from kiosk.desk.session.opening import memory_of
from kiosk.desk.session.staying import Staying, signed
from kiosk.desk.types import AgentHere, DeskChange, SessionRules, SignedAgent, Waits
from kiosk.domain.platform.failures import KeyringMissing, SignedOut
from kiosk.domain.text.clean import clean_line
from kiosk.store.listeners import Listeners
from kiosk.store.memory import Memory
from kiosk.store.memory_folder import MemoryFolder
from kiosk.store.remembered import Remembered

if TYPE_CHECKING:
    from kiosk.domain.platform.capabilities import Capabilities
    from kiosk.domain.platform.sign_in import Authorisation
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
        codes: Codes,
        rules: SessionRules,
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
        self._codes = codes
        self._staying = Staying(memories, codes, clock, rules)
        self._closing_hour = ClosingHour(memories, clock, rules.end_of_day)
        self._farewells = Farewells(connect, waits)

    @property
    def at_work(self) -> AtWork | None:
        """What is open for who is signed in."""
        return self._open

    @property
    def who(self) -> SignedAgent | None:
        return self._open.who if self._open else None

    @property
    def stays(self) -> bool:
        """Whether the keyring has who is signed in."""
        return self._open is not None and self._open.stays

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
        """Opens for who asked to stay signed in, without a word to the platform. False: nobody did, or the day in which
        they did is over.

        Raises a ``MemoryFailure`` when their memory cannot be opened.
        """
        async with self._changing:
            await self._closing_hour.read()
            if self._closing_hour.passed:
                await self._end_day()
            try:
                kept = await self._memories.remembered()
            except KeyringMissing:
                return False
            if kept is None or not kept.credentials:
                return False
            await self._go_on_as(kept, stays=True, after=self._at_leisure)
            return True

    async def try_code(self, who: SignedAgent, code: str) -> Tried:
        """Tries the code of ``who``; where it is right, their session opens in the place of any other, without a word
        to the platform.

        ``GONE`` where nothing is kept that it would open. Raises a ``MemoryFailure``, and all is as it was.
        """
        async with self._changing:
            if who.is_also(self.who):
                return await self._codes.try_(who, code)
            kept = await self._staying.credentials_of(who)
            if kept is None:
                await self._codes.forget(who)
                return Tried(Verdict.GONE)
            tried = await self._codes.try_(who, code)
            if tried.verdict is Verdict.RIGHT:
                await self._go_on_as(kept, stays=False)
                await self._keep()
                self._listeners.tell(DeskChange("session"))
            return tried

    async def _go_on_as(self, kept: Remembered, *, stays: bool, after: AtLeisure | None = None) -> None:
        who = signed(kept)
        memory = await memory_of(self._memories, who)
        opening = self._at_work(
            who,
            memory,
            kept.credentials,
            lambda: self._keeping(self._connect(who.instance, kept.credentials)),
            stays=stays,
            keeps=True,
        )
        await to_the_end(self._replace(opening, after=after))
        await self._closing_hour.open()

    async def sign_in(self, instance: str, email: str, password: str, *, stay: bool) -> None:
        """Signs in. The same agent on the same instance goes on with the memory that is open.

        Raises what the platform's client raises, or a ``MemoryFailure``; then everything is as it was before.
        """
        async with self._changing:
            address = normalised(instance)
            visitor = self._connect(address, None)
            try:
                given = await visitor.sign_in(clean_line(email).strip(), password)
            finally:
                await visitor.aclose()
            who = SignedAgent(given.agent_id, given.first_name, given.last_name, given.email, address)
            credentials = given.credentials.kept()
            proof = await asyncio.to_thread(hashed, password)
            await self._welcome(who, self._connect(address, credentials), credentials, proof, stay=stay)

    async def sign_in_by_browser(self, instance: str, authorisation: Authorisation, answer: str, *, stay: bool) -> None:
        """Signs in with what the browser answered to ``authorisation``; for the rest as ``sign_in``."""
        async with self._changing:
            address = normalised(instance)
            client = self._connect(address, None)
            try:
                given = await client.sign_in_by_browser(authorisation, answer)
            except BaseException:
                await to_the_end(client.aclose())
                raise
            who = SignedAgent(given.agent_id, given.first_name, given.last_name, given.email, address, True)
            # The client that has the pair goes on with it: what is kept would have to be exchanged for another first.
            await self._welcome(who, client, given.credentials.kept(), stay=stay)

    async def _welcome(
        self, who: SignedAgent, client: Platform, credentials: dict[str, str], proof: str = "", *, stay: bool
    ) -> None:
        """Goes on as ``who``, for whom ``client`` speaks; what proves it is kept where they stay, or have a code."""
        now = self._open
        again = now is not None and who.is_also(now.who)
        self._keeping(client)
        try:
            keeps = stay or await self._has_code(who)
            memory = now.memory if now is not None and again else await memory_of(self._memories, who)
        except BaseException:
            await to_the_end(self._farewells.dismiss(client))
            raise
        opening = self._at_work(who, memory, credentials, lambda: client, stays=stay, keeps=keeps)
        opening.proof = proof
        if now is None or not again:
            await to_the_end(self._replace(opening))
        elif (former := now.go_on(opening)) is not None:
            await to_the_end(former.aclose())
        try:
            await self._keep()
            await self._closing_hour.open()
        finally:
            self._listeners.tell(DeskChange("session"))

    async def _has_code(self, who: SignedAgent) -> bool:
        try:
            return await self._codes.has(who)
        except KeyringMissing:
            return False

    async def _keep(self) -> None:
        if self._open is not None:
            await self._staying.keep(self._open)

    def _at_work(
        self,
        who: SignedAgent,
        memory: Memory,
        credentials: dict[str, str],
        connect: Callable[[], Platform],
        *,
        stays: bool,
        keeps: bool,
    ) -> AtWork:
        tell = self._listeners.tell
        parts = (connect, self._make_sync, self._clock, self._waits, tell)
        return AtWork(who, memory, credentials, *parts, stays=stays, keeps=keeps)

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
            ending.stays = ending.keeps = False
            try:
                await self._forget_code(ending.who)
                await self._staying.keep(ending)
            finally:
                await to_the_end(self._say_goodbye_and_let_go(ending))
                self._listeners.tell(DeskChange("session"))
            return left

    async def _forget_code(self, who: SignedAgent) -> None:
        with contextlib.suppress(KeyringMissing):
            await self._codes.forget(who)

    # Who else works here

    async def agents(self) -> tuple[AgentHere, ...]:
        """Who works at this desk, the last at work first; nobody where the site does not say, or no keyring answers."""
        async with self._changing:
            here, spent = await self._staying.known(self.who)
            self._farewells.of(spent)
            return here

    async def forget(self, who: SignedAgent) -> None:
        """Forgets somebody who is not at work: their name, their code, what proved who they are, their memory."""
        async with self._changing:
            spent = await self._staying.forget(who)
            self._farewells.of((spent,) if spent is not None else ())

    async def sign_all_out(self) -> None:
        """Ends the session, and those that could have been gone on with: the end of the day."""
        await self.sign_out()
        async with self._changing:
            await self._end_day()

    async def _end_day(self) -> None:
        self._farewells.of(await self._staying.sign_all_out())
        await self._closing_hour.over()

    @property
    def closing_hour(self) -> ClosingHour:
        """When all are signed out."""
        return self._closing_hour

    async def close(self) -> None:
        """Ends everything here; who stays signed in does so. May be called again."""
        async with self._changing:
            if (ending := self._open) is not None:
                await to_the_end(self._close(ending))
            await self._farewells.settle()

    async def _close(self, ending: AtWork) -> None:
        await self._leave(ending)
        ending.keeps = ending.stays or await self._has_code(ending.who)
        if ending.kept or ending.memory.unsent_count:
            await self._staying.keep(ending)  # when they were here, and what is left to be sent
        await self._let_go(ending)

    async def bring_up_to_date(self) -> None:
        """Asks the platform now. Raises the ``Failure`` met, ``SignedOut`` when nobody is signed in."""
        await self._opened().run().bring_up_to_date()

    async def ask(self, call: Callable[[Platform], Awaitable[T]], *, partial: bool = False, gentle: bool = False) -> T:
        """What the platform answers to ``call``, made at once: somebody waits for it, but where it is ``gentle``.
        ``partial``: a list of which something cannot be read is shown all the same, and that is said.

        Raises the ``Failure`` met, of which the synchronisation is told too.
        """
        now = self._opened()
        with now.linked().asking(partial=partial, gentle=gentle):
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

    async def _replace(self, new: AtWork, *, after: AtLeisure | None = None) -> None:
        former = self._open
        if former is not None:
            await self._leave(former)
            # With their code they come back without a word to the platform; without one nothing of them opens anything.
            former.stays, former.keeps = False, await self._has_code(former.who)
            await self._staying.keep(former)
            if former.keeps:
                await self._let_go(former)
            else:
                client, former.client = former.speaking(), None
                self._farewells.later(client)
                await self._let_go(former)
        self._open = new
        new.begin(after)

    async def _leave(self, ending: AtWork) -> None:
        await ending.end()
        # From here on a gesture is refused rather than lost.
        self._open = None

    async def _say_goodbye_and_let_go(self, ending: AtWork) -> None:
        try:
            await self._farewells.say(ending.speaking())
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

    def _keeping(self, client: Platform) -> Platform:
        """``client``, whose new credentials are kept for who stays signed in, for as long as it speaks for them."""

        async def keep(credentials: dict[str, str]) -> None:
            both = (self._open, self._closing)
            now = next((one for one in both if one is not None and one.client is client), None)
            if now is not None:
                now.credentials = credentials
                if now.keeps:
                    await self._staying.keep(now)

        client.keep_with(keep)
        return client
