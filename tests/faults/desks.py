"""A desk without a window, before the middleman: what it remembers outlives each start."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

from kiosk.api_client.calls.session import SignedIn
from kiosk.api_client.client import ApiClient
from kiosk.api_client.http.deadlines import Deadlines
from kiosk.clock import Clock
from kiosk.desk import Desk, Waits
from kiosk.store.memory import Memory
from kiosk.store.memory_folder import MemoryFolder
from kiosk.sync.engine import Sync
from kiosk.sync.timing import SyncTiming
from tests.faults.middleman import Middleman
from tests.faults.reception import QUICK
from tests.faults.territory import DESK, NOW, PASSWORD
from tests.support.arriving import APPLICATION, arrive
from tests.support.secrets import MemorySecrets

SHORT_READ = Deadlines(connect=5, read=2.0, total=30)
Open = Callable[[], AbstractAsyncContextManager[Desk]]
MakeClient = Callable[..., ApiClient]


class Current(ApiClient):
    """Signs in as current instances have it: through pages, which a browser shows."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more, application=APPLICATION)

    async def sign_in(self, email: str, password: str) -> SignedIn:
        return await arrive(self, email, password)


def desks(
    middleman: Middleman,
    profile: Path,
    secrets: MemorySecrets,
    day: Any,
    *,
    client: MakeClient = ApiClient,
    timing: SyncTiming = QUICK,
    deadlines: Deadlines = SHORT_READ,
) -> Open:
    """Starts a desk that looks at ``day``; the same memory each time."""
    clock = Clock(NOW)

    def connect(address: str, credentials: Mapping[str, str] | None) -> ApiClient:
        return client(address, clock, credentials=credentials, deadlines=deadlines)

    def make_sync(platform: Any, memory: Memory, at: Clock) -> Sync:
        return Sync(platform, memory, at, timing=timing)

    @asynccontextmanager
    async def start() -> AsyncIterator[Desk]:
        desk = Desk(MemoryFolder(profile, secrets, clock), connect, clock, Waits(last_sends=0.1), make_sync=make_sync)
        try:
            if not await desk.resume():
                await desk.sign_in(middleman.url, DESK, PASSWORD, stay=True)
            desk.look_at(1, day)
            yield desk
        finally:
            await desk.close()
            # The connections that were closed are let go at the loop's next turns.
            for _ in range(3):
                await asyncio.sleep(0)
            middleman.break_off()

    return start
