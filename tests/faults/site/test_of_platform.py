"""The platform itself is the companion: desks of one organisation share by their agents' own sessions."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

from kiosk.api_client.client import ApiClient
from kiosk.clock import Clock
from kiosk.desk import Desk, Waits
from kiosk.store.memory import Memory
from kiosk.store.memory_folder import MemoryFolder
from kiosk.sync.engine import Sync
from kiosk.sync.site.door import SiteDoor
from kiosk.sync.site.own import OwnPlatform
from kiosk.sync.site.sync import SiteSync
from tests.faults.desks import SHORT_READ
from tests.faults.middleman import Middleman
from tests.faults.reception import QUICK
from tests.faults.site.conftest import DAY, Counter
from tests.faults.site.test_calls import called, of, sees
from tests.faults.territory import DESK, NOW, PASSWORD, SECOND_DESK
from tests.support.platform_process import PlatformProcess
from tests.support.secrets import MemorySecrets
from tests.support.waiting import until


@asynccontextmanager
async def sits(url: str, email: str, folder: Path) -> AsyncIterator[Counter]:
    clock, secrets = Clock(NOW), MemorySecrets()

    def connect(address: str, credentials: Mapping[str, str] | None) -> ApiClient:
        return ApiClient(address, clock, credentials=credentials, deadlines=SHORT_READ)

    def make_sync(client: Any, memory: Memory, at: Clock) -> Sync:
        return Sync(client, memory, at, timing=QUICK, site=SiteSync(OwnPlatform(), memory, at, timing=QUICK))

    desk = Desk(MemoryFolder(folder, secrets, clock), connect, clock, Waits(last_sends=0.1), make_sync=make_sync)
    try:
        await desk.sign_in(url, email, PASSWORD, stay=True)
        desk.look_at(1, DAY)
        counter = Counter(desk, SiteDoor("", secrets, clock), folder, secrets, email, clock)
        await counter.linked()
        yield counter
    finally:
        await desk.close()
        for _ in range(3):
            await asyncio.sleep(0)


async def test_walk_ins_calls_and_notices_are_shared_without_a_companion(
    platform: PlatformProcess, tmp_path: Path
) -> None:
    async with AsyncExitStack() as desks:
        one = await desks.enter_async_context(sits(platform.url, DESK, tmp_path / "one"))
        other = await desks.enter_async_context(sits(platform.url, SECOND_DESK, tmp_path / "other"))
        can = one.desk.capabilities
        assert can is not None
        assert (can.site, can.walk_ins, can.calls, can.notices, can.waiting_room) == (True,) * 5
        await one.arrives(1)
        await other.waits(10)  # by the platform's own waiting room
        await one.desk.lobby.call(of(10), "Bureau 3", "Ondine Falguière")
        await sees(other, called(1), "the call")
        await one.desk.walk_ins.note(1, 1, None, None, "", said="Nadia Zyl")
        await other.lists("Ticket 1")  # as much of a name as the platform was told to share
        await other.desk.lobby.say(1, 2, "je suis au téléphone")
        await sees(one, lambda found: found.notices, "the notice")


async def test_through_a_cut_of_the_platform_calls_wait_and_are_told(
    platform: PlatformProcess, middleman: Middleman, tmp_path: Path
) -> None:
    async with AsyncExitStack() as desks:
        one = await desks.enter_async_context(sits(middleman.url, DESK, tmp_path / "one"))
        other = await desks.enter_async_context(sits(platform.url, SECOND_DESK, tmp_path / "other"))
        middleman.go_down()
        await one.desk.lobby.call(of(10), "Bureau 3", "")
        await until(lambda: one.desk.sync_state.site.connected is False, "the cut")
        can = one.desk.capabilities
        assert can is not None
        assert can.calls, "one goes on calling through a cut"
        middleman.come_back()
        await sees(other, called(1), "the call")
