"""The way of a borne or a screen to its companion: let in once by a code, then known by its token."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kiosk.clock import Clock
from kiosk.domain.platform.failures import Failure, SignedOut
from kiosk.sync.site.door import SiteDoor
from kiosk.sync.timing import Backoff, SyncTiming
from kiosk.telling import trace_without_data

if TYPE_CHECKING:
    from kiosk.api_client.site_client import SiteClient

log = logging.getLogger(__name__)
_MOST_BETWEEN_TRIES = 5.0
Sleep = Callable[[float], Coroutine[Any, Any, None]]


@dataclass(frozen=True, slots=True)
class LinkState:
    """How it stands with the companion. ``paired`` is None until it is known whether this device was let in."""

    paired: bool | None = None
    connected: bool | None = None  # None: not tried yet
    cut_since: datetime | None = None


class DeviceLink:
    """Of one device. ``changed`` is called with each new ``state``; ``work`` is what is done while there is a way: it
    is given the client and what to call once the companion has answered, and ends with a ``Failure``."""

    def __init__(
        self,
        door: SiteDoor,
        clock: Clock,
        *,
        timing: SyncTiming = SyncTiming(),  # noqa: B008 - frozen
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self.changed: Callable[[], None] = lambda: None
        self.state = LinkState()
        self._door = door
        self._clock = clock
        self._timing = replace(timing, backoff_most=min(timing.backoff_most, _MOST_BETWEEN_TRIES))
        self._sleep = sleep
        self._let_in = asyncio.Event()

    async def pair(self, typed: str) -> None:
        """Has this device be let in; raises what ``SiteDoor.pair`` does."""
        try:
            await self._door.pair(typed)
        finally:
            if self._door.membership is not None:
                self._let_in.set()

    async def run(self, work: Callable[[SiteClient, Callable[[], None]], Coroutine[Any, Any, None]]) -> None:
        """Until cancelled."""
        await self._door.recall()
        while True:
            client = self._door.client()
            if client is None:
                self._let_in.clear()
                self._say(LinkState(paired=False))
                await self._let_in.wait()
                continue
            try:
                await self._speak(client, work)
            finally:
                await client.aclose()

    async def _speak(
        self, client: SiteClient, work: Callable[[SiteClient, Callable[[], None]], Coroutine[Any, Any, None]]
    ) -> None:
        backoff = Backoff(self._timing, lambda: 0.5)

        def answered() -> None:
            backoff.reset()
            self._say(LinkState(paired=True, connected=True))

        while True:
            try:
                await work(client, answered)
            except SignedOut:
                await self._door.forget()  # turned out: somebody is to pair it again
                return
            except Exception as error:
                if not isinstance(error, Failure):
                    # A fault of Kiosk's own: nobody stands there to start it again, and old calls would stay for good.
                    log.error("the link: %s", trace_without_data(error))
                self._say(LinkState(True, False, self.state.cut_since or self._clock.now()))
                await self._sleep(backoff.next())

    def _say(self, state: LinkState) -> None:
        if state != self.state:
            self.state = state
            self.changed()
