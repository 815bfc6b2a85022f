"""A companion that answers without waiting for anything to change is not hammered."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from kiosk.clock import SetClock
from kiosk.store.memory_folder import MemoryFolder
from kiosk.sync.site.own import OwnPlatform
from kiosk.sync.site.sync import SiteSync
from kiosk.sync.timing import PAUSE_AT_MOST
from tests.support.secrets import MemorySecrets


class _Hasty:
    asked = 0

    async def changes(self, _organisation_id: int, cursor: str) -> tuple[str, bool]:
        self.asked += 1
        return cursor, False


async def test_it_is_asked_less_and_less(tmp_path: Path, clock: SetClock) -> None:
    longest = asyncio.Event()

    async def sleep(seconds: float) -> None:
        if seconds >= PAUSE_AT_MOST:
            longest.set()
        await asyncio.sleep(0)

    memory = MemoryFolder(tmp_path, MemorySecrets(), clock).open_in_ram()
    hasty: Any = _Hasty()
    following = asyncio.create_task(SiteSync(OwnPlatform(), memory, clock, sleep=sleep)._follow(hasty, 1, "c"))
    await asyncio.wait_for(longest.wait(), 30)
    following.cancel()
    await asyncio.gather(following, return_exceptions=True)
    await memory.close()
    assert hasty.asked < 100
