"""What is written at a desk and must survive anything: kept in the memory first, then sent behind."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from kiosk.desk.platform_calls import PlatformCalls
from kiosk.domain.day.gesture import Fate
from kiosk.domain.platform.failures import NotFound, Refused
from kiosk.domain.writes.errand import ErrandRecord, OnItsWay, Turned
from kiosk.domain.writes.origin import Origin

if TYPE_CHECKING:
    from kiosk.domain.writes.errand import Errand, Outcome

RESTS_ON_REFUSED = "La plateforme a refusé ce sur quoi repose cette saisie. Vérifiez-le, puis recommencez."
TAKEN_BACK = "Cette saisie a été reprise avant d’être envoyée."


class Errands(PlatformCalls):
    """What the desks of people and of bookings have in common.

    Methods that read or write the memory raise a ``MemoryFailure``, and ``SignedOut`` while nobody is signed in.
    """

    async def withdraw(self, key: str, origin: Origin = Origin.DESK) -> bool:
        """Takes back what has not been sent yet, with the gestures that rest on it.

        False: it has left, has met its fate, or something else that was written rests on it.
        """
        return await self._session.memory.queue.withdraw(key, origin)

    async def dismiss(self, key: str, origin: Origin = Origin.DESK) -> None:
        """The refusal of this errand has been read."""
        await self._session.memory.queue.dismiss(key, origin)

    async def record(self, key: str) -> ErrandRecord | None:
        """What was written, whole, and what became of it; None once it is forgotten."""
        return await self._session.memory.queue.record(key)

    async def _keep(self, errand: Errand, origin: Origin) -> None:
        """Raises ``Refused`` when it rests on what the platform has just refused; nothing is kept then."""
        if not await self._session.memory.queue.write(errand, origin):
            raise Refused(messages=(RESTS_ON_REFUSED,))

    async def _outcome(self, records: Callable[[], Awaitable[list[ErrandRecord]]], patience_s: float) -> Outcome:
        """What the platform says of the newest of ``records``, ``OnItsWay`` when it has not within ``patience_s``.

        Nobody waits for a platform that cannot be reached. Raises ``NotFound`` where there is no record.
        """
        sync = self._session.sync
        changed = asyncio.Event()
        stops = [self._session.memory.subscribe(lambda _: changed.set())]
        if sync is not None:
            stops.append(sync.on_state(lambda _: changed.set()))
        clock = asyncio.get_running_loop()
        until = clock.time() + patience_s
        try:
            while True:
                changed.clear()
                newest = next(iter(await records()), None)
                if newest is None:
                    raise NotFound
                if newest.fate is Fate.UNDONE:
                    return Turned(TAKEN_BACK)
                if newest.fate is not Fate.WAITING:
                    return newest.outcome
                left = until - clock.time()
                if left <= 0 or sync is None or sync.state.connected is False or sync.state.signed_out:
                    return OnItsWay()
                with contextlib.suppress(TimeoutError):
                    # Not wait_for, which on Python 3.11 may swallow a cancellation.
                    async with asyncio.timeout(left):
                        await changed.wait()
        finally:
            for stop in stops:
                stop()
