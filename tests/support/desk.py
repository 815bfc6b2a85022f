"""A real desk at the embedded platform in this very process: a memory of its own, no socket, no thread, no password.

What is asked goes through ``ApiClient`` and the platform's own code; ``Wire`` has answers come late, or not at all.
"""

from __future__ import annotations

import asyncio
import atexit
import contextlib
import json
import shutil
from collections.abc import AsyncIterator, Callable, Mapping
from concurrent.futures import Executor, Future
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, ParamSpec, TypeVar

import httpx

from kiosk.api_client.client import ApiClient
from kiosk.api_client.sign_in.auth import TokenHeaders
from kiosk.clock import PARIS, Clock, SetClock
from kiosk.desk import Desk, Waits
from kiosk.desk.desk import Register
from kiosk.desk.session import lock
from kiosk.desk.session.codes import digest
from kiosk.desk.types import SignedAgent
from kiosk.domain.people.model import Usager
from kiosk.domain.platform.failures import Failure, TimedOut
from kiosk.platform_server.auth import tokens
from kiosk.platform_server.data import data_file
from kiosk.platform_server.data.database import Database
from kiosk.platform_server.running.platform import Options, Platform
from kiosk.platform_server.serving.app import build_app
from kiosk.platform_server.serving.serve import import_data
from kiosk.platform_server.values.like import OWN, Like
from kiosk.store.memory import Memory
from kiosk.store.memory_folder import MemoryFolder
from kiosk.store.remembered import Remembered
from kiosk.sync.engine import Sync
from kiosk.sync.timing import SyncTiming
from tests.support.secrets import MemorySecrets

NOW = datetime(2026, 11, 23, 10, 20, tzinfo=PARIS)
INSTANCE = "http://127.0.0.1"
CLAIRE, ADMIN, BEATRICE, ALAIN = 9, 10, 21, 22
LEA, TOM, PAUL = 1, 2, 3
# Nothing waits long: a platform in this process answers at once, or will not.
_QUICK = Waits(last_sends=0.05, sign_out=0.5)
_TIMING = SyncTiming(backoff_first=0.01, backoff_most=0.02)
P = ParamSpec("P")
T = TypeVar("T")


def usager_row(number: int, first: str, last: str, **more: Any) -> dict[str, Any]:
    row = {"key": f"u{number}", "id": number, "first_name": first, "last_name": last, "organisations": ["mds"]}
    return row | {"email": f"u{number}@exemple.test", "phone_number": "06 12 34 56 78"} | more


def rdv_row(number: int, at: str, *usagers: int, **more: Any) -> dict[str, Any]:
    """An RDV of today at « 9:20 », its participations 100 times ``number``, and on."""
    hour, minute = at.split(":")
    people = [{"user": f"u{one}", "id": number * 100 + i} for i, one in enumerate(usagers)]
    row = {"key": f"r{number}", "id": number, "organisation": "mds", "motif": "consultation", "lieu": "nord"}
    starts_at = NOW.replace(hour=int(hour), minute=int(minute)).isoformat()
    return (
        row | {"starts_at": starts_at, "duration_in_min": 30, "agents": ["beatrice"], "participations": people} | more
    )


def counter_data(**more: list[dict[str, Any]]) -> dict[str, Any]:
    """What the constants of ``tests.presenters.fakes`` name, as a data file; ``more`` says lists anew.

    Three RDVs of today, at 9:20, 10:50 and 15:20, and Béatrice's opening from 9:00 to 17:00.
    """
    agent = {"services": ["pmi"], "roles": {"mds": "basic", "ccas": "basic"}}
    motif = {"organisation": "mds", "service": "pmi"}
    data: dict[str, Any] = {
        "territories": [{"key": "t", "name": "Bocage", "departement_number": "99"}],
        "organisations": [
            {"key": "mds", "id": 1, "territory": "t", "name": "MDS"},
            {"key": "ccas", "id": 2, "territory": "t", "name": "CCAS"},
        ],
        "services": [
            {"key": "pmi", "id": 5, "name": "PMI"},
            {"key": "accueil", "id": 6, "name": "Secrétariat", "secretariat": True},
        ],
        "agents": [
            agent
            | {"key": "claire", "id": CLAIRE, "first_name": "Claire", "last_name": "Renaud"}
            | {"email": "claire@exemple.test", "services": ["accueil"]},
            agent
            | {"key": "odile", "id": ADMIN, "first_name": "Odile", "last_name": "Chef"}
            | {"email": "odile@exemple.test", "roles": {"mds": "admin", "ccas": "admin"}},
            agent | {"key": "beatrice", "id": BEATRICE, "first_name": "Béatrice", "last_name": "Martin"},
            agent | {"key": "alain", "id": ALAIN, "first_name": "Alain", "last_name": "Petit"},
        ],
        "lieux": [
            {"key": "nord", "id": 11, "organisation": "mds", "name": "MDS Nord", "address": "1 place de la Mairie"},
            {"key": "sud", "id": 12, "organisation": "mds", "name": "MDS Sud", "address": "2 rue du Sud"},
            {"key": "mairie", "id": 13, "organisation": "ccas", "name": "Mairie", "address": "3 rue Haute"},
        ],
        "motifs": [
            motif | {"key": "consultation", "id": 31, "name": "Consultation", "color": "#336699"},
            motif | {"key": "atelier", "id": 32, "name": "Atelier parents", "collectif": True},
        ],
        "plage_ouvertures": [
            {"key": "p", "id": 1, "agent": "beatrice", "organisation": "mds", "lieu": "nord"}
            | {"motifs": ["consultation"], "first_day": "2026-11-23", "start_time": "09:00", "end_time": "17:00"}
        ],
        "users": [
            usager_row(LEA, "Léa", "Dupont"),
            usager_row(TOM, "Tom", "Dupont", responsible="u1"),
            usager_row(PAUL, "Paul", "Martin"),
        ],
        "rdvs": [rdv_row(1, "9:20", LEA), rdv_row(2, "10:50", TOM), rdv_row(3, "15:20", PAUL)],
    }
    return data | more


class Wire(httpx.AsyncBaseTransport):
    """The way from a desk to the platform. ``part`` is looked for in « POST /api/desk/v1/rdvs »."""

    def __init__(self, serve: Callable[[], Any]) -> None:
        self._serve = serve
        self.calls: list[str] = []
        self._failures: dict[str, Failure] = {}
        self._after: dict[str, Failure] = {}
        self._held: dict[str, asyncio.Event] = {}

    def fail(self, part: str, failure: Failure, *, after: bool = False) -> None:
        """Calls of that kind meet ``failure``; with ``after``, once the platform has done what they ask."""
        (self._after if after else self._failures)[part] = failure

    def mend(self) -> None:
        """All is well again, and what was held goes on."""
        self._failures.clear()
        self._after.clear()
        for event in self._held.values():
            event.set()
        self._held.clear()

    def hold(self, part: str) -> None:
        """Calls of that kind are not answered until ``mend``."""
        self._held[part] = asyncio.Event()

    def count(self, part: str) -> int:
        """How many calls of that kind were made."""
        return sum(part in call for call in self.calls)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        call = f"{request.method} {request.url.path}"
        self.calls.append(call)
        for event in [event for part, event in self._held.items() if part in call]:
            await event.wait()
        self._meet(self._failures, call)
        answer = await httpx.ASGITransport(app=self._serve()).handle_async_request(request)
        self._meet(self._after, call)
        return answer

    def _meet(self, failures: Mapping[str, Failure], call: str) -> None:
        for part, failure in failures.items():
            if part in call:
                raise failure


@dataclass
class Counter:
    """Claire's desk, signed in, and the platform that it speaks to."""

    desk: Desk
    clock: SetClock
    database: Database
    wire: Wire
    colleague: ApiClient
    """Odile, an administrator, at another desk."""
    _platforms: list[Platform] = field(default_factory=list)
    _app: Any = None

    @property
    def memory(self) -> Memory:
        return self.desk._session.memory

    async def known(self, condition: Callable[[], object], seconds: float = 5) -> None:
        """Lets the desk go on until ``condition`` holds."""
        async with asyncio.timeout(seconds):
            while not condition():
                await asyncio.sleep(0.001)

    def serve(self, like: Like = OWN) -> None:
        """Starts the platform, or starts it again as another release, under the desks that are on."""
        if self._platforms:
            self._platforms[-1].bell.close()
        platform = Platform(self.database, self.clock, Options(like=like, devices_per_agent=2))
        platform.threads.shutdown()
        platform.threads = _Here()  # type: ignore[assignment] # all is done on the loop, at once
        platform.door.threads.shutdown()
        platform.door.threads = _Here()  # type: ignore[assignment]
        platform.calls = None  # counted by the real minute, into which these tests put a whole morning
        platform.bell.attach()
        platform.endings.attach()
        self._platforms.append(platform)
        self._app = build_app(platform)

    async def usager(self, usager_id: int) -> Usager:
        """Somebody as a search of this desk finds them."""
        return (await self.colleague.user(usager_id, organisation_id=1)).usager

    def cut(self) -> None:
        """The platform cannot be reached, until ``wire.mend``."""
        self.wire.fail("", TimedOut(sent=False))
        self.wire.fail("", TimedOut(sent=True), after=True)  # what is under way

    async def lose(self) -> None:
        """The same, and the desk knows: its own question of what changed may take 25 seconds to come back."""
        self.cut()
        with contextlib.suppress(Failure):
            await self.desk.bring_up_to_date()
        await self.known(lambda: self.desk.sync_state.connected is False)


class _Here(Executor):
    """Does at once what is given to it."""

    def submit(self, do: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        done: Future[T] = Future()
        try:
            done.set_result(do(*args, **kwargs))
        except Exception as error:
            done.set_exception(error)
        return done


@cache
def _database(data: str) -> tuple[Database, dict[int, dict[str, str]]]:
    """A database with ``data`` in it, to go back to, and the credentials of Claire and Odile; once for all tests."""
    folder = mkdtemp(prefix="kiosk-counter-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    database = Database(f"sqlite:///{folder}/platform.sqlite")
    platform = Platform(database, Clock(NOW))
    database.create()
    import_data(platform, data_file.read_data_file(json.loads(data)))
    platform.open()
    kept: dict[int, dict[str, str]] = {}
    with database.write() as connection:
        agents = platform.reference(connection).agents
        for agent_id in (CLAIRE, ADMIN):
            session, _ = tokens.issue(connection, agents[agent_id], platform.now(), 1)
            headers = session.headers
            kept[agent_id] = TokenHeaders(headers["access-token"], headers["client"], headers["uid"]).kept()
    database.take_snapshot()
    platform.threads.shutdown()
    return database, kept


@asynccontextmanager
async def at_the_counter(
    folder: Path,
    data: Mapping[str, Any] | None = None,
    *,
    like: Like = OWN,
    resume: bool = True,
    register: Register | None = None,
) -> AsyncIterator[Counter]:
    """A desk whose memory is in ``folder``; its own ``resume`` signs Claire in, here already unless told otherwise."""
    database, kept = _database(json.dumps(data or counter_data(), sort_keys=True))
    database.restore()
    clock = SetClock(NOW)

    async def at_once(seconds: float) -> None:
        await asyncio.sleep(min(seconds, 0.01))

    def client(credentials: Mapping[str, str] | None, wire: Wire) -> ApiClient:
        return ApiClient(INSTANCE, clock, credentials=credentials, transport=wire, sleep=at_once)

    def make_sync(platform: Any, memory: Memory, at: Clock) -> Sync:
        return Sync(platform, memory, at, timing=_TIMING)

    memories = MemoryFolder(folder, secrets := MemorySecrets(), clock)
    who = Remembered(INSTANCE, CLAIRE, "Claire", "Renaud", "claire@exemple.test", kept[CLAIRE])
    await memories.agents(lambda agents: agents.keep(who, stays=True))
    claire = SignedAgent(CLAIRE, "Claire", "Renaud", "claire@exemple.test", INSTANCE)
    secrets.set(lock.RECORD, f"{digest(claire)} {int(NOW.timestamp())}")  # she left it a moment ago
    wire, others = Wire(lambda: counter._app), Wire(lambda: counter._app)
    desk = Desk(memories, lambda _, given: client(given, wire), clock, _QUICK, make_sync=make_sync, register=register)
    counter = Counter(desk, clock, database, wire, client(kept[ADMIN], others))
    counter.serve(like)
    if resume:
        assert await desk.resume()
    try:
        yield counter
    finally:
        wire.mend()
        await desk.close()
        await counter.colleague.aclose()
