"""Gestures as the desk makes them and takes them back, one thing at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Final

from kiosk.clock import Clock
from kiosk.desk.day import DayReader
from kiosk.desk.gestures import undo as undoing
from kiosk.desk.gestures.weighing import gestures_of, weigh, weigh_again
from kiosk.desk.recording import Recording
from kiosk.desk.session.session import Session
from kiosk.desk.types import Batch
from kiosk.domain.day.consequences import Consequences, Target
from kiosk.domain.day.model import Motif
from kiosk.domain.day.status import Action
from kiosk.domain.platform.failures import Refused
from kiosk.domain.text.language import tr

_ON_ITS_WAY: Final = 2.0
"""Seconds for which what is on its way is waited for before it counts as gone."""


class Gestures:
    """What ``Desk`` offers under the same names, where it is said what each promises.

    ``one_gesture`` keeps the session as it is as long as something is made under it.
    """

    def __init__(
        self, session: Session, days: DayReader, clock: Clock, recording: Recording, one_gesture: asyncio.Lock
    ) -> None:
        self._session = session
        self._days = days
        self._clock = clock
        self._recording = recording
        self._one_gesture = one_gesture

    def consequences(self, action: Action, targets: Sequence[Target]) -> Consequences:
        return weigh(action, targets, self._days, self._me)

    async def act(self, action: Action, targets: Sequence[Target]) -> Batch:
        async with self._one_gesture:
            memory = self._session.memory
            found = await weigh_again(action, targets, self._days, self._me, memory)
            made = gestures_of(found, self._clock.now(), self._days, self._me)
            await memory.queue.act(made)
            self._recording.gestures(made, [target.entry.rdv for target in found.allowed])
            self._nudge()
            return Batch(tuple(made), action, found.names)

    async def undo_consequences(self, batch: Batch) -> Consequences:
        async with self._one_gesture:
            return self._weigh_undo(batch, await undoing.plan(self._session.memory, batch.gestures))

    async def undo(self, batch: Batch, agreed: Consequences) -> None:
        async with self._one_gesture:
            memory = self._session.memory
            withdrawn = False
            # Through a cut one of them may be tried, and come back, at any moment: planned again until none is left.
            while (found := await undoing.plan(memory, batch.gestures)).withdrawn:
                for gesture in found.withdrawn:
                    if await memory.queue.withdraw(gesture.key):
                        withdrawn = True
                        self._recording.taken_back(gesture)
            if not found.possible and not withdrawn:
                raise Refused(messages=(undoing.why_not(found),))
            if not undoing.covered(self._weigh_undo(batch, found), agreed):
                raise Refused(messages=(tr(undoing.SENT_MEANWHILE),))
            back = undoing.reversals(found, self._clock.now(), lambda part: self._weigh_undo(batch, part).told)
            if back:
                await memory.queue.act(back)
                self._recording.gestures(back, [rdv for _, rdv, _, _ in found.reversed])
                self._nudge()

    async def withdraw(self, key: str) -> bool:
        sync = self._session.sync
        if sync is None:
            return await self._withdraw(key)
        try:
            async with asyncio.timeout(_ON_ITS_WAY):
                await sync.one_try.acquire()
        except TimeoutError:
            return False
        try:
            return await self._withdraw(key)
        finally:
            sync.one_try.release()

    @property
    def _me(self) -> int | None:
        who = self._session.who
        return who.agent_id if who else None

    def _weigh_undo(self, batch: Batch, found: undoing.Plan) -> Consequences:
        organisation_ids = {rdv.organisation_id for _, rdv, _, _ in found.reversed}
        motifs: dict[int, Motif] = {}
        for organisation_id in organisation_ids:
            motifs |= self._days.motifs(organisation_id)
        now = self._days.now(min(organisation_ids, default=0))
        return undoing.weighed(batch, found, now=now, motifs=motifs, me=self._me)

    async def _withdraw(self, key: str) -> bool:
        queue = self._session.memory.queue
        written = await queue.row(key)
        if done := await queue.withdraw(key):
            self._recording.taken_back(written.act if written is not None else None)
        return done

    def _nudge(self) -> None:
        if self._session.sync is not None:
            self._session.sync.nudge()
