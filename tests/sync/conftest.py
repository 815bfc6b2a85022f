from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.clock import SetClock
from kiosk.store.memory import Memory
from kiosk.store.memory_folder import MemoryFolder
from kiosk.sync.engine import Sync
from kiosk.sync.state import SyncState
from tests.support.rest import at_rest
from tests.support.secrets import MemorySecrets
from tests.support.trade import NOW, TODAY
from tests.support.waiting import until
from tests.sync.fake_platform import FakePlatform, SlowTime


def shares_waiting_room(state: SyncState) -> bool:
    """Whether who waits is told to other desks, as far as is known."""
    return state.capabilities is None or state.capabilities.waiting_room


@dataclass
class Desk:
    """A sync at work on a memory in RAM, its platform and its time."""

    memory: Memory
    clock: SetClock
    time: SlowTime = field(default_factory=SlowTime)
    sync: Sync = field(init=False)
    platform: FakePlatform = field(init=False)
    task: asyncio.Task[None] | None = None

    def start(self, platform: FakePlatform, *, look: bool = True) -> Sync:
        self.platform = platform
        self.sync = Sync(platform, self.memory, self.clock, sleep=self.time.sleep, jitter=lambda: 1.0)
        self.task = asyncio.create_task(self.sync.run())
        if look:
            self.sync.look_at(1, TODAY)
        return self.sync

    async def stop(self) -> None:
        if self.task is not None:
            self.task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self.task

    async def settled(self) -> None:
        """All that was done here is there, or refused."""
        await until(lambda: self.memory.unsent_count == 0, "an empty outbox")

    async def settled_in_time(self) -> None:
        """The same, time going by."""

        def passes() -> bool:
            self.time.move(0.5)
            return self.memory.unsent_count == 0

        await until(passes, "an empty outbox, in time")

    async def connected_in_time(self) -> None:
        """The end of a cut, time going by."""

        def passes() -> bool:
            self.time.move(1.0)
            return self.sync.state.connected is True

        await until(passes, "the end of the cut")

    async def pulled(self) -> None:
        """The day, and all that comes behind it."""
        sync, platform = self.sync, self.platform
        listening = 2 if platform.able.changes else 0
        await until(
            lambda: sync.state.last_synced and platform.count("changes") >= listening and at_rest(sync),
            "the pulls",
        )


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOW)


@pytest.fixture
async def desk(tmp_path: Path, clock: SetClock) -> AsyncIterator[Desk]:
    memory = MemoryFolder(tmp_path, MemorySecrets(), clock).open_in_ram()
    made = Desk(memory, clock)
    yield made
    await made.stop()
    await memory.close()
