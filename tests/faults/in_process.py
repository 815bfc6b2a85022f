"""The embedded platform in this process, on a time that the test drives, and desks that each have a wire to it: hours
of cuts in seconds, without a port or a process.
"""

from __future__ import annotations

import asyncio
import weakref
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

import httpx
from sqlalchemy import select

from kiosk.api_client.calls.session import SignedIn
from kiosk.api_client.client import ApiClient
from kiosk.api_client.http.traffic import Traffic
from kiosk.api_client.sign_in.auth import BearerToken, TokenHeaders
from kiosk.clock import Clock
from kiosk.desk import Desk, Waits
from kiosk.platform_server.auth import tokens
from kiosk.platform_server.data import data_file
from kiosk.platform_server.data.database import Database
from kiosk.platform_server.http import change_poll
from kiosk.platform_server.rules import grants
from kiosk.platform_server.running.platform import Options, Platform
from kiosk.platform_server.serving.app import build_app
from kiosk.platform_server.serving.serve import import_data
from kiosk.platform_server.values.like import LIKES, OWN
from kiosk.store.memory import Memory
from kiosk.store.memory_folder import MemoryFolder
from kiosk.sync.engine import Sync
from kiosk.sync.timing import SyncTiming
from tests.support.arriving import APPLICATION
from tests.support.driven_time import DrivenTime
from tests.support.secrets import MemorySecrets

ADDRESS = "http://127.0.0.1"
_DEVICES = 20  # of one agent: a desk and its restarts
_A_WAY_BACK = SyncTiming(backoff_most=4.0)
"""A cut that ends is noticed within some seconds: what is old when it leaves is what was made long before."""


class Wire(httpx.AsyncBaseTransport):
    """One desk's way to the platform. ``deaf``: what is written gets there, and no answer comes back."""

    def __init__(self, app: Any) -> None:
        self._inner = httpx.ASGITransport(app=app, raise_app_exceptions=True)
        self._under_way: set[asyncio.Task[httpx.Response]] = set()
        self._broken: weakref.WeakSet[asyncio.Task[httpx.Response]] = weakref.WeakSet()
        self.calls: list[tuple[str, str, int]] = []
        """Method, path and status of whatever the platform answered."""
        self.down = self.deaf = False
        self.busy = 0
        """How many calls are under way, but for those that wait for something to change."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """What the platform answers, if the wire lets it."""
        write = request.method != "GET"
        follows = request.url.path.endswith("/changes")
        if self.down or (self.deaf and follows):
            raise httpx.ConnectError("down", request=request)
        waits = follows and b"since=" in request.url.query
        task = asyncio.ensure_future(self._inner.handle_async_request(request))
        self._under_way.add(task)
        self.busy += not waits
        try:
            answer = await task
        except asyncio.CancelledError:
            me = asyncio.current_task()
            if task not in self._broken or (me is not None and me.cancelling()):
                raise  # the desk itself gave up
            raise httpx.ReadError("cut", request=request) from None
        finally:
            task.cancel()
            self._under_way.discard(task)
            self.busy -= not waits
        self.calls.append((request.method, request.url.path, answer.status_code))
        if self.deaf and write:
            raise httpx.ReadError("lost", request=request)
        return answer

    def cut(self) -> None:
        """Nothing goes through any more, and what was under way breaks."""
        self.down = True
        for task in tuple(self._under_way):
            self._broken.add(task)
            task.cancel()

    def mend(self) -> None:
        """All goes through."""
        self.down = self.deaf = False


class _Client(ApiClient):
    """Signs in without passing the platform's door: what it is given is what the door would have given."""

    def __init__(
        self, world: World, clock: Clock, wire: Wire, traffic: Traffic, credentials: Mapping[str, str] | None
    ) -> None:
        super().__init__(
            ADDRESS,
            clock,
            transport=wire,
            credentials=credentials,
            application=APPLICATION,
            sleep=_at_once,
            traffic=traffic,
        )
        self._world = world

    async def sign_in(self, email: str, password: str) -> SignedIn:
        signed = self._world.admit(email)
        self._connection.auth = signed.credentials
        return signed


async def _at_once(_seconds: float) -> None:
    await asyncio.sleep(0)


@dataclass
class Sitting:
    """A desk, its wire, and all that outlives its process."""

    wire: Wire
    desk: Desk
    clock: Clock
    email: str
    folder: Path
    secrets: MemorySecrets
    traffic: Traffic

    @property
    def memory(self) -> Memory:
        return self.desk._session.memory

    @property
    def sync(self) -> Sync:
        sync = self.desk._session.sync
        assert isinstance(sync, Sync)
        return sync


@dataclass
class World:
    """A platform of one kind, as agents meet it, and as its own web pages do (``of_the_pages``)."""

    platform: Platform
    pages: Platform
    time: DrivenTime
    folder: Path
    sittings: list[Sitting] = field(default_factory=list)
    _apps: dict[int, Any] = field(default_factory=dict)
    _numbers: int = 0

    @property
    def own(self) -> bool:
        """Whether it is our own, which has the desk API."""
        return self.platform.options.like.desk_api

    def wire(self, of_the_pages: bool = False) -> Wire:
        """Another way to it."""
        platform = self.pages if of_the_pages else self.platform
        if id(platform) not in self._apps:
            self._apps[id(platform)] = build_app(platform)
        return Wire(self._apps[id(platform)])

    def client(self, email: str) -> ApiClient:
        """What somebody does in the platform's own pages: all of it, whatever programs may do there."""
        client = ApiClient(
            ADDRESS, Clock(self.time.clock.now(), monotonic=self.time.monotonic), transport=self.wire(True)
        )
        client._connection.auth = self._token(self.pages, email)[1]
        return client

    async def sit(self, email: str, day: date, *, ahead: float = 0.0, again: Sitting | None = None) -> Sitting:
        """Somebody sits down at a desk and looks at a day of the one organisation. ``again``: at the one of an earlier
        sitting, with what that remembers. ``ahead``: the seconds by which the desk's clock is wrong."""
        self._numbers += 1
        folder = self.folder / f"desk-{self._numbers}" if again is None else again.folder
        secrets = MemorySecrets() if again is None else again.secrets
        wire = self.wire() if again is None else again.wire
        traffic = Traffic(self.time.monotonic)
        clock = Clock(self.time.clock.now() + _seconds(ahead), monotonic=self.time.monotonic)

        def connect(_address: str, credentials: Mapping[str, str] | None) -> ApiClient:
            return _Client(self, clock, wire, traffic, credentials)

        def make_sync(client: Any, memory: Memory, at: Clock) -> Sync:
            return Sync(client, memory, at, timing=_A_WAY_BACK, sleep=self.time.sleep, jitter=lambda: 0.5)

        memories = MemoryFolder(folder, secrets, clock)
        desk = Desk(memories, connect, clock, Waits(last_sends=0.0, sign_out=0.1), make_sync=make_sync)
        sitting = Sitting(wire, desk, clock, email, folder, secrets, traffic)
        if not await desk.resume():
            await desk.sign_in(ADDRESS, email, "", stay=True)
        desk.look_at(1, day)
        self.sittings.append(sitting)
        return sitting

    async def leave(self, sitting: Sitting) -> None:
        """The desk's process ends."""
        self.sittings.remove(sitting)
        await sitting.desk.close()

    def admit(self, email: str) -> SignedIn:
        """Whom the platform lets in, by the way that it has."""
        agent, credentials = self._token(self.platform, email)
        return SignedIn(agent.id, email, agent.row.first_name, agent.row.last_name, credentials)

    def rows(self, table: Any, *where: Any) -> list[Any]:
        """What the database has."""
        with self.platform.database.read() as connection:
            return list(connection.execute(select(table).where(*where).order_by(table.c.id)))

    def _token(self, platform: Platform, email: str) -> tuple[Any, TokenHeaders | BearerToken]:
        with platform.database.write() as connection:
            agent = next(a for a in platform.reference(connection).agents.values() if a.email == email)
            if platform.options.like.password_sign_in:
                session, _ = tokens.issue(connection, agent, platform.now(), _DEVICES)
                given = session.headers
                return agent, TokenHeaders(given["access-token"], given["client"], given["uid"])
            redirect = APPLICATION.redirect_uri
            code = grants.give_code(connection, agent.id, 1, redirect, None, platform.now())
            pair = grants.exchange(connection, 1, code, redirect, None, platform.now()).pair
            assert pair is not None
            return agent, BearerToken(pair.access_token, pair.refresh_token)


def _seconds(span: float) -> Any:
    from datetime import timedelta

    return timedelta(seconds=span)


@asynccontextmanager
async def opened(
    like: str, data: Mapping[str, Any], now: datetime, folder: Path, *, at_hand: bool = False
) -> AsyncIterator[World]:
    """A platform of that kind; whoever sits at it leaves with the block. ``at_hand``: hardly anything happens, and
    hours may go by quickly.
    """
    sittings: list[Sitting] = []
    time = DrivenTime(
        now,
        lambda: any(one.wire.busy for one in sittings),
        lambda: asyncio.gather(*(one.memory.mark("nothing") for one in sittings if one.desk.who)),
        at_hand=at_hand,
    )
    kind = replace(LIKES[like], calls_per_minute=None, fiction_refused=False)
    address = f"sqlite:///{folder / 'platform.sqlite'}"
    clock = Clock(now, monotonic=time.monotonic)

    def served(as_: Any) -> Platform:
        return Platform(Database(address), clock, Options(like=as_, devices_per_agent=_DEVICES))

    platform = served(kind)
    pages = platform if kind.desk_api else served(OWN)
    platform.database.create()
    import_data(platform, data_file.read_data_file(dict(data)))
    platforms = (platform,) if pages is platform else (platform, pages)
    for one in platforms:
        one.open()
        one.bell.attach()
        one.endings.attach()
    with patch.object(change_poll, "GATHERED_S", 0.0):
        world = World(platform, pages, time, folder, sittings)
        try:
            yield world
        finally:
            for sitting in tuple(sittings):
                sitting.wire.cut()
                await world.leave(sitting)
            for one in platforms:
                one.bell.close()
            await asyncio.sleep(0)
            for one in platforms:
                await asyncio.to_thread(one.close)
