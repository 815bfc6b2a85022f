"""A platform and a synchronisation in the hands of the test, around the real memory."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from kiosk.clock import Clock
from kiosk.domain.platform.capabilities import Capabilities
from kiosk.domain.platform.failures import Failure, SignedOut, Unauthorised, UnauthorisedCause
from kiosk.domain.platform.sign_in import BY_CODE, Authorisation, WaysIn
from kiosk.store.memory import Memory
from kiosk.sync.abilities import Abilities
from kiosk.sync.server import Server
from kiosk.sync.state import SyncState

PASSWORD = "Accueil-2026-Ormeval"


@dataclass
class Token:
    number: int

    def kept(self) -> dict[str, str]:
        return {"token": str(self.number)}


@dataclass
class Signed:
    agent_id: int
    email: str
    first_name: str
    last_name: str
    credentials: Token


def _agent(email: str) -> tuple[int, str, str, str]:
    agent_id, first_name, last_name = AGENTS[email]
    return agent_id, email, first_name, last_name


AGENTS = {"secretaire@ormeval.test": (4, "Sylvie", "MOREL"), "autre@ormeval.test": (5, "Nadia", "BRUN")}


class FakePlatform:
    """Every client made, and what each was asked."""

    def __init__(self) -> None:
        self.clients: list[FakeClient] = []
        self.failure: Failure | None = None
        self.tokens = 0
        self.deaf = False  # never answers a sign-out
        self.ways = WaysIn(password=False, browser=True, application=True)

    def connect(self, instance: str, credentials: Mapping[str, str] | None) -> Any:
        client = FakeClient(self, instance, None if credentials is None else dict(credentials))
        self.clients.append(client)
        return client

    @property
    def open_clients(self) -> list[FakeClient]:
        return [client for client in self.clients if not client.closed]


@dataclass
class FakeClient:
    platform: FakePlatform
    instance: str
    credentials: dict[str, str] | None
    closed: bool = False
    signed_out: bool = False
    keep: Any = None
    refreshed: int = 0

    def keep_with(self, keep: Any) -> None:
        self.keep = keep

    async def ways_in(self) -> WaysIn:
        return self.platform.ways

    async def authorise(self) -> Authorisation:
        return Authorisation(f"{self.instance}/oauth/authorize?state=S", "S", "V", BY_CODE)

    async def sign_in_by_browser(self, authorisation: Authorisation, answer: str) -> Signed:
        await asyncio.sleep(0)
        if self.platform.failure is not None:
            raise self.platform.failure
        if answer not in AGENTS or authorisation.state != "S":
            raise Unauthorised(UnauthorisedCause.CODE)
        self.platform.tokens += 1
        self.refreshed = self.platform.tokens
        return Signed(*_agent(answer), Token(self.refreshed))

    async def refresh(self) -> None:
        """Has another pair, as the real client does by itself."""
        self.refreshed += 100
        if self.keep is not None:
            await self.keep(Token(self.refreshed).kept())

    async def sign_in(self, email: str, password: str) -> Signed:
        await asyncio.sleep(0)
        if self.platform.failure is not None:
            raise self.platform.failure
        if email.lower() not in AGENTS or password != PASSWORD:
            raise SignedOut(at_sign_in=True)
        self.platform.tokens += 1
        agent_id, first_name, last_name = AGENTS[email.lower()]
        return Signed(agent_id, email.lower(), first_name, last_name, Token(self.platform.tokens))

    async def sign_out(self) -> None:
        if self.platform.deaf:
            await asyncio.Event().wait()
        if self.platform.failure is not None:
            raise self.platform.failure
        self.signed_out = True

    async def aclose(self) -> None:
        assert not self.closed
        self.closed = True


@dataclass
class FakeSync:
    """Runs until cancelled, and says what the test makes it say."""

    client: Any
    memory: Memory
    clock: Clock
    state: SyncState = field(default_factory=SyncState)
    running: int = 0
    nudges: int = 0
    looked_at: list[tuple[int, date]] = field(default_factory=list)
    brought: int = 0
    failure: Failure | None = None
    crash: BaseException | None = None
    on_nudge: Callable[[], None] | None = None
    heard: list[Failure | None] = field(default_factory=list)
    """What calls made outside of it met."""
    looked_again: int = 0
    callbacks: list[Callable[[SyncState], None]] = field(default_factory=list)
    started: asyncio.Event = field(default_factory=asyncio.Event)
    one_try: asyncio.Lock = field(default_factory=asyncio.Lock)

    def on_state(self, callback: Callable[[SyncState], None], /) -> Callable[[], None]:
        self.callbacks.append(callback)
        return lambda: self.callbacks.remove(callback)

    async def run(self) -> None:
        self.running += 1
        self.started.set()
        try:
            if self.crash is not None:
                error, self.crash = self.crash, None
                raise error
            await asyncio.Event().wait()
        finally:
            self.running -= 1

    def say(self, **what: Any) -> None:
        self.state = replace(self.state, **what)
        for callback in tuple(self.callbacks):
            callback(self.state)

    def look_at(self, organisation_id: int, day: date) -> None:
        self.looked_at.append((organisation_id, day))

    def nudge(self) -> None:
        self.nudges += 1
        if self.on_nudge is not None:
            self.on_nudge()

    async def bring_up_to_date(self) -> None:
        self.brought += 1
        if self.failure is not None:
            raise self.failure

    async def capabilities(self) -> Capabilities:
        return await Abilities(lambda: Server(self.client), self.memory, self.clock, lambda: None).last()

    @contextmanager
    def asking(self, *, partial: bool = False, gentle: bool = False) -> Iterator[None]:
        try:
            yield
        except Failure as failure:
            self.heard.append(failure)
            raise
        else:
            self.heard.append(None)

    def look_again(self) -> None:
        self.looked_again += 1

    def use(self, client: Any) -> None:
        self.client = client


class FakeSyncs:
    """Every synchronisation made."""

    def __init__(self) -> None:
        self.made: list[FakeSync] = []

    def __call__(self, client: Any, memory: Memory, clock: Clock) -> Any:
        self.made.append(FakeSync(client, memory, clock))
        return self.made[-1]

    @property
    def last(self) -> FakeSync:
        return self.made[-1]
