"""Saying to the platform that a session has ended: best effort, and mostly behind what comes next."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kiosk.desk.ports import Connect
from kiosk.desk.session.carried import look_at_end
from kiosk.desk.types import Waits
from kiosk.domain.platform.failures import Failure
from kiosk.store.remembered import Remembered

if TYPE_CHECKING:
    from kiosk.sync.server import Platform


class Farewells:
    """Without one a token dies by itself, or at the next sign-in of its agent."""

    def __init__(self, connect: Connect, waits: Waits) -> None:
        self._connect = connect
        self._waits = waits
        self._under_way: set[asyncio.Task[None]] = set()

    async def say(self, client: Platform) -> None:
        """Says it as ``client``, and waits no longer than for a moment."""
        with contextlib.suppress(Failure, TimeoutError):
            async with asyncio.timeout(self._waits.sign_out):
                await client.sign_out()

    async def dismiss(self, client: Platform) -> None:
        """The same, and closes ``client``."""
        try:
            await self.say(client)
        finally:
            await client.aclose()

    def later(self, client: Platform) -> None:
        """The same, while others go on."""
        task = asyncio.create_task(self.dismiss(client), name="kiosk-farewell")
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        task.add_done_callback(look_at_end)

    def of(self, spent: Iterable[Remembered]) -> None:
        """The same for those of whom credentials were kept that nobody will use any more."""
        for one in spent:
            self.later(self._connect(one.instance, one.credentials))

    async def settle(self) -> None:
        """Returns once all are said."""
        if self._under_way:
            await asyncio.wait(self._under_way)
