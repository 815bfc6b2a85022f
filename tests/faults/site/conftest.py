"""A platform of each kind that has no desk API, a companion of the test's own, and desks that it let in."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from kiosk.api_client.client import ApiClient
from kiosk.clock import Clock
from kiosk.desk import Desk, Waits
from kiosk.domain.day.consequences import Target
from kiosk.domain.day.status import Action
from kiosk.domain.day.walk_in import WalkIn, WalkInOutcome
from kiosk.domain.platform.lobby import slip_code
from kiosk.store.memory import Memory
from kiosk.store.memory_folder import MemoryFolder
from kiosk.sync.engine import Sync
from kiosk.sync.site.door import SiteDoor
from kiosk.sync.site.sync import SiteSync
from tests.faults.desks import Current
from tests.faults.reception import QUICK
from tests.faults.territory import DESK, NOW, PASSWORD, SECOND_DESK, territory
from tests.support.arriving import REGISTERED
from tests.support.companion_process import CompanionProcess
from tests.support.platform_process import PlatformProcess, behaving, start_platform
from tests.support.secrets import MemorySecrets
from tests.support.waiting import until

DAY = NOW.date()
BORN = date(1979, 4, 9)
"""Everybody's birth date."""
_AS_ONE = timedelta(seconds=2)


@pytest.fixture(scope="session", params=["historic-2024", "current-2026"])
def platform_without_a_room(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, PlatformProcess]]:
    data = tmp_path_factory.mktemp("platform") / "day.json"
    told = territory()
    for one in told["users"]:
        one["birth_date"] = BORN.isoformat()
    data.write_text(json.dumps(told | {"oauth_applications": [REGISTERED]}), "utf-8")
    of_its_kind = behaving(request.param)
    with start_platform("--data", data, "--now", NOW.isoformat(), "--allow-reset", *of_its_kind) as platform:
        yield request.param, platform


@pytest.fixture
def companion(tmp_path: Path) -> Iterator[CompanionProcess]:
    """A companion, at the hour of the platform."""
    folder = tmp_path / "companion"
    folder.mkdir(mode=0o700)
    made = CompanionProcess(folder, ("--now", NOW.isoformat(), "--walk-ins", "name")).start()
    yield made
    made.stop()


@dataclass
class Counter:
    """A desk of the site: what outlives its process, and what somebody does there."""

    desk: Desk
    door: SiteDoor
    folder: Path
    secrets: MemorySecrets
    email: str
    clock: Clock

    async def waiting(self) -> dict[int, datetime]:
        """Who waits, and since when, as the board says it."""
        found = await self.desk.day(1, DAY)
        return {
            p.id: p.waiting_since
            for entry in found.entries
            for p in entry.rdv.participations
            if p.waiting_since is not None
        }

    async def says_the_same_as(self, other: Counter) -> None:
        """Who waits there waits here, since the same moment by each desk's own clock."""
        here, there = await self.waiting(), await other.waiting()
        assert set(here) == set(there)
        ahead = self.clock.now() - other.clock.now()
        for one, since in here.items():
            assert abs(since - there[one] - ahead) < _AS_ONE, f"{one}: {since} here, {there[one]} there"

    async def waits(self, *who: int) -> None:
        """Until these wait here, and nobody else."""
        await self._until(lambda waiting: set(waiting) == set(who), f"that {who} wait")

    async def arrives(self, rdv_id: int) -> None:
        """Who has that RDV is noted as having come."""
        await self._act(Action.WAITING, rdv_id)

    async def has_left(self, rdv_id: int) -> None:
        """That is taken back."""
        await self._act(Action.RESET, rdv_id)

    async def list(self) -> tuple[WalkIn, ...]:
        """Who came without an RDV."""
        return await self.desk.walk_ins.of_day(1, DAY)

    async def lists(self, *names: str) -> None:
        """Until these are on the list."""
        for _ in range(4000):
            if sorted(one.name for one in await self.list()) == sorted(names):
                return
            await asyncio.sleep(0.005)
        raise AssertionError(f"never listed: {names}, but {[one.name for one in await self.list()]}")

    async def has_outcome(self, number: str, outcome: WalkInOutcome) -> WalkIn:
        """The line of that id, once that has become of them."""
        for _ in range(4000):
            found = [one for one in await self.list() if one.id == number and one.outcome is outcome]
            if found:
                return found[0]
            await asyncio.sleep(0.005)
        raise AssertionError(f"never became so: {outcome}")

    def code(self, rdv_id: int) -> str:
        """That of the slip of an RDV."""
        assert self.door.slips_key is not None
        return slip_code(self.door.slips_key, rdv_id)

    def helps(self) -> Sequence[str]:
        """At which bornes help is asked for, as this desk says it."""
        return [one.borne for one in self.desk.sync_state.site.helps]

    async def linked(self, connected: bool = True) -> None:
        """Until the companion is heard, or is not."""
        await until(lambda: self.desk.sync_state.site.connected is connected, f"a companion heard: {connected}")

    async def _act(self, action: Action, rdv_id: int) -> None:
        entry = await self.desk.entry(rdv_id)
        assert entry is not None
        await self.desk.act(action, [Target(entry, tuple(p.id for p in entry.rdv.participations))])

    async def _until(self, so: Any, what: str) -> None:
        for _ in range(4000):
            if so(await self.waiting()):
                return
            await asyncio.sleep(0.005)
        raise AssertionError(f"never came: {what}, but {await self.waiting()}")


@dataclass
class Site:
    """The desks of a site. ``again`` starts one anew on what it remembers."""

    like: str
    platform: PlatformProcess
    companion: CompanionProcess
    folder: Path
    counters: list[Counter] = field(default_factory=list)
    _open: AsyncExitStack = field(default_factory=AsyncExitStack)

    async def __aenter__(self) -> Site:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._open.aclose()

    async def two(self) -> tuple[Counter, Counter]:
        """Two desks that the companion has heard."""
        one, other = await self.counter(DESK), await self.counter(SECOND_DESK)
        await one.linked()
        await other.linked()
        return one, other

    async def counter(self, email: str, *, again: Counter | None = None, ahead: float = 0.0) -> Counter:
        """Somebody sits down at a desk that the companion lets in, and looks at the day."""
        counter = await self._open.enter_async_context(self._sits(email, again, ahead))
        self.counters.append(counter)
        return counter

    @asynccontextmanager
    async def _sits(self, email: str, again: Counter | None, ahead: float) -> AsyncIterator[Counter]:
        number = len(self.counters) + 1
        folder = again.folder if again is not None else self.folder / f"desk-{number}"
        secrets = again.secrets if again is not None else MemorySecrets()
        clock = Clock(NOW + timedelta(seconds=ahead))

        def connect(address: str, credentials: Mapping[str, str] | None) -> ApiClient:
            made = Current if self.like == "current-2026" else ApiClient
            return made(address, clock, credentials=credentials)

        def make_sync(client: Any, memory: Memory, at: Clock) -> Sync:
            return Sync(client, memory, at, timing=QUICK, site=SiteSync(door, memory, at, timing=QUICK))

        door = SiteDoor(self.companion.url, secrets, clock)
        desk = Desk(MemoryFolder(folder, secrets, clock), connect, clock, Waits(last_sends=0.1), make_sync=make_sync)
        try:
            if not await desk.resume():
                await desk.sign_in(self.platform.url, email, PASSWORD, stay=True)
            if again is None:
                await door.pair(self.companion.code(name=f"Accueil {number}").shown)
            desk.look_at(1, DAY)
            counter = Counter(desk, door, folder, secrets, email, clock)
            for _ in range(4000):
                if len((await desk.day(1, DAY)).entries) == 4:
                    break
                await asyncio.sleep(0.005)
            yield counter
        finally:
            await desk.close()
            for _ in range(3):
                await asyncio.sleep(0)


@pytest.fixture
def morning(platform_without_a_room: tuple[str, PlatformProcess]) -> tuple[str, PlatformProcess]:
    """That platform at 10:20, when nothing has been done yet."""
    url = platform_without_a_room[1].url
    httpx.post(f"{url}/api/desk/v1/reset", trust_env=False).raise_for_status()
    return platform_without_a_room


@pytest.fixture
def site(morning: tuple[str, PlatformProcess], companion: CompanionProcess, tmp_path: Path) -> Site:
    """A site with nobody at its desks yet. Desks end within the test: a loop that is over ends nothing."""
    return Site(*morning, companion, tmp_path)
