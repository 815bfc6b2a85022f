"""What is written at a desk and must survive anything: kept in the memory first, then sent behind."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from kiosk.clock import Clock
from kiosk.desk.platform_calls import new_key
from kiosk.desk.recording import Recording
from kiosk.desk.session.session import Session
from kiosk.domain.day.gesture import Fate
from kiosk.domain.platform.failures import NotFound, Refused
from kiosk.domain.text.clean import with_clean_texts
from kiosk.domain.text.language import french, tr
from kiosk.domain.writes.errand import Errand, OnItsWay, Turned
from kiosk.domain.writes.origin import Origin

if TYPE_CHECKING:
    from kiosk.domain.writes.errand import ErrandRecord, Outcome, What

RESTS_ON_REFUSED = french("La plateforme a refusé ce sur quoi repose cette saisie. Vérifiez-le, puis recommencez.")
TAKEN_BACK = french("Cette saisie a été reprise avant d’être envoyée.")


class Errands:
    """Writes them down and waits for their fate, for the desks of people and of bookings."""

    def __init__(self, session: Session, clock: Clock, recording: Recording) -> None:
        self._session = session
        self._clock = clock
        self._recording = recording

    async def keep(self, what: What, organisation_id: int, origin: Origin = Origin.DESK) -> None:
        """Durable when this returns. Raises ``Refused`` when it rests on what the platform has just refused."""
        errand = Errand(new_key(), organisation_id, self._clock.now(), with_clean_texts(what))
        if not await self._session.memory.queue.write(errand, origin):
            raise Refused(messages=(tr(RESTS_ON_REFUSED),))
        self._recording.errand(errand)

    async def outcome(self, records: Callable[[], Awaitable[list[ErrandRecord]]], patience: float) -> Outcome:
        """What the platform says of the newest of ``records``, ``OnItsWay`` when it has not within that many seconds.

        Nobody waits for a platform that cannot be reached. Raises ``NotFound`` where there is no record.
        """
        sync = self._session.sync
        changed = asyncio.Event()
        stops = [self._session.memory.subscribe(lambda _: changed.set())]
        if sync is not None:
            stops.append(sync.on_state(lambda _: changed.set()))
        clock = asyncio.get_running_loop()
        until = clock.time() + patience
        try:
            while True:
                changed.clear()
                newest = next(iter(await records()), None)
                if newest is None:
                    raise NotFound
                if newest.fate is Fate.UNDONE:
                    return Turned(tr(TAKEN_BACK))
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
