"""A desk without a screen on a time that the test drives, and all that it says to a real platform counted."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from kiosk.api_client.client import ApiClient
from kiosk.api_client.http.pace import Pace
from kiosk.clock import Clock
from kiosk.settings import NetworkSettings
from kiosk.store.memory import Memory
from kiosk.store.shelf import Shelf
from kiosk.sync.engine import Sync
from tests.benchmarks.data import DAY, EMAIL, NOW, PASSWORD
from tests.support.counted_wire import CountedWire, counted
from tests.support.driven_time import DrivenTime
from tests.support.rest import at_rest
from tests.support.secrets import MemorySecrets

ORGANISATION = 1  # the only one of the benchmarks' data


@dataclass
class DrivenDesk:
    wire: CountedWire
    time: DrivenTime
    memory: Memory
    sync: Sync
    client: ApiClient

    async def starts(self) -> None:
        """All that can be done before time goes by: the day and what the agenda shows of it."""
        await self.time.settled()

    async def comes_to_rest(self) -> None:
        """Until all has been pulled, to the last of the usagers."""
        assert await self.time.run_until(lambda: at_rest(self.sync), 3600), "never at rest"

    async def until_told(self) -> float:
        """How many seconds go by until an RDV is otherwise than this desk knew."""
        begun, told = self.time.now, asyncio.Event()
        stop = self.memory.subscribe(lambda changes: told.set() if "rdvs" in changes.kinds else None)
        try:
            assert await self.time.run_until(told.is_set, 3600), "never told"
        finally:
            stop()
        return self.time.now - begun


@asynccontextmanager
async def driven_desk(platform: str, folder: Path) -> AsyncIterator[DrivenDesk]:
    """Signs in on a cold memory and looks at the day of the benchmarks, with the budget that sites have by default."""
    async with counted(platform) as wire:
        memory = Shelf(folder, MemorySecrets(), Clock(NOW)).open_in_ram()
        time = DrivenTime(NOW, lambda: wire.busy, lambda: memory.mark("nothing"))
        wire.now = time.monotonic
        pace = Pace(NetworkSettings().calls_per_minute, monotonic=time.monotonic, sleep=time.sleep)
        client = ApiClient(wire.url, time.clock, pace=pace)
        await client.sign_in(EMAIL, PASSWORD)
        sync = Sync(client, memory, time.clock, sleep=time.sleep)
        task = asyncio.create_task(sync.run(), name="a driven desk's sync")
        sync.look_at(ORGANISATION, DAY)
        try:
            yield DrivenDesk(wire, time, memory, sync, client)
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
            await client.aclose()
            await memory.close()
