"""Gestures on their way to the platform: in order for each RDV, several RDVs at once."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import tzinfo

from kiosk.domain.day.gesture import Fate, Gesture
from kiosk.domain.day.model import Rdv
from kiosk.domain.day.status import UNDETERMINED, Action
from kiosk.domain.platform.failures import (
    Conflict,
    Failure,
    Forbidden,
    MemoryFailure,
    NotFound,
    Refused,
    SignedOut,
)
from kiosk.domain.text.language import tr
from kiosk.domain.writes.errand import ChangeRdv, Refusal
from kiosk.store.queue.rows import Row
from kiosk.sync.ladder import is_unknown, says_it_lacks
from kiosk.sync.sending import reasons
from kiosk.sync.sending.gesture_calls import carry_out, read_rdv
from kiosk.sync.sending.looks import Looks
from kiosk.sync.sending.overtaken import all_done, what_changed
from kiosk.sync.sending.tries import Tries
from kiosk.sync.server import Server
from kiosk.sync.shared import Shared

_STALE_AT_MOST = 3
"""How often somebody else may write between the reading and the writing before it is left to the person."""


class GesturePusher:
    """Sends the gestures of the queue, as soon as there is one and the platform can be reached."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._memory = shared.memory
        self._something = asyncio.Event()
        self._at_once = asyncio.Semaphore(shared.timing.pushed_at_once)
        self._lanes: dict[int, asyncio.Task[None]] = {}
        self._crash: Exception | None = None
        self._tries = Tries(shared)
        self._looks = Looks(shared)

    def nudge(self) -> None:
        """There is something in the queue."""
        self._something.set()

    async def run(self) -> None:
        """Until cancelled. What an earlier Kiosk left in the queue goes first."""
        self._something.set()
        self._crash = None
        try:
            backoff = self._shared.backoff()
            while True:
                await self._something.wait()
                self._something.clear()
                if self._crash is not None:
                    raise self._crash
                try:
                    waiting = [row for row in await self._memory.queue.gestures() if row.held is None]
                except MemoryFailure as failure:
                    self._something.set()
                    await self._shared.link.after(failure, backoff, self._shared.link.signed_in_times)
                    continue
                firsts = {row.act.rdv_id: row.act for row in reversed(waiting)}
                for rdv_id, gesture in reversed(firsts.items()):
                    # What was done on an RDV that is not on the platform yet waits until it is.
                    if rdv_id not in self._lanes and not gesture.rests:
                        self._lanes[rdv_id] = asyncio.create_task(self._lane(rdv_id), name=f"push of RDV {rdv_id}")
                self._shared.changed()
        finally:
            lanes = list(self._lanes.values())
            for lane in lanes:
                lane.cancel()
            await asyncio.gather(*lanes, return_exceptions=True)

    async def _lane(self, rdv_id: int) -> None:
        """All the gestures of one RDV, one after the other, until there is none left."""
        link, backoff = self._shared.link, self._shared.backoff()
        in_turn = False  # it has waited until now
        try:
            while True:
                await link.admitted()
                signed_in = link.signed_in_times
                try:
                    row = next(iter(await self._memory.queue.gestures(rdv_id)), None)
                    if row is None or row.act.rests:
                        break
                    async with self._at_once:
                        if goes := in_turn or not link.asked:
                            await self._push(row)
                except Failure as failure:
                    await link.after_try(failure, backoff, signed_in)
                    in_turn = True
                else:
                    if goes:
                        backoff.reset()
                    else:
                        await link.turn()
                    in_turn = not goes
        except Exception as error:  # a fault of ours: told where run() is awaited
            self._crash = error
        finally:
            del self._lanes[rdv_id]
            # What came for this RDV between the last look and now.
            self._something.set()
            self._shared.changed()

    async def _push(self, row: Row[Gesture]) -> None:
        """One try. Raises the failures after which the gesture is to be tried again."""
        gesture = row.act
        if not gesture.participation_ids:
            # On somebody who was to come, and is not in the RDV that the platform made.
            await self._end(gesture, Refusal(tr(reasons.NOT_FOUND)))
            return
        sending = await self._sending(row)
        if not row.departed and (sending.shared or not _only_waits(gesture)):
            try:
                await self._looks.look(gesture)
            except Failure as failure:
                if not await self._tries.end_with(gesture.key, failure, certain=False):
                    raise
                await self._end(gesture, Refusal(reasons.of_gesture(failure)))
                return
        if not await self._memory.queue.claim(gesture.key):
            return  # taken back meanwhile
        async with self._shared.freshness.writing(gesture.rdv_id):
            self._shared.changed()
            known = await self._memory.confirmed(gesture.rdv_id)
            try:
                known = await self._weighed(sending, known)
                answer = await self._carry_out(sending, known)
            except _Overtaken as first:
                await self._end(gesture, Refusal(first.why), first.there, overtaken=first.asks)
            except _Unreadable as first:
                await self._end(gesture, Refusal(reasons.of_gesture(first.failure, certain=False)))
            except Failure as failure:
                if sending.shared and await self._lost_the_room(failure):
                    if sending.certain:
                        await self._memory.queue.release(gesture.key)
                    return  # it is tried again, without
                if not await self._tries.end_with(gesture.key, failure, certain=sending.certain):
                    raise
                await self._refuse(sending, failure, known)
            else:
                self._shared.link.good(kept=False)
                await self._settle(sending, answer)

    async def _sending(self, row: Row[Gesture]) -> _Sending:
        server, gesture = self._shared.server, row.act
        capabilities = await self._shared.abilities.at_once()
        # Waiting rooms are empty each morning: a wait of yesterday that leaves today is nobody's business any more.
        zone = await self._memory.zone(gesture.organisation_id)
        arrived_at = (gesture.arrived_at or gesture.made_at).astimezone(zone)
        today = arrived_at.date() == self._shared.clock.now().astimezone(zone).date()
        shared = capabilities.waiting_room and (today or gesture.action is not Action.WAITING)
        certain = not row.departed and len(gesture.participation_ids) == 1 and gesture.undoes is None
        return _Sending(row, server, zone, shared=shared, certain=certain)

    async def _weighed(self, sending: _Sending, known: Rdv | None) -> Rdv | None:
        """The RDV as the gesture finds it: asked for where nobody knows how far an earlier try came.

        Raises ``_Overtaken`` where somebody else was first, ``_Unreadable`` where the platform does not show it.
        """
        gesture = sending.gesture
        if sending.row.departed:
            try:
                known = await read_rdv(sending.server.platform, gesture.rdv_id, known)
            except (NotFound, Forbidden, Refused) as failure:
                raise _Unreadable(failure) from None
            await self._memory.save_rdv(known)
            if what := await self._what_changed(sending, known):
                raise _Overtaken(reasons.overtaken(what, gesture.action, certain=False), known)
        elif known is not None and (what := await self._what_changed(sending, known)):
            # What it rested on is not so: someone else was first, or an earlier gesture of this desk was refused.
            shown = await self._memory.rdv(gesture.rdv_id)
            if shown is not None and shown.problem:
                raise _Overtaken(shown.problem, None, asks=shown.overtaken is not None)
            raise _Overtaken(reasons.overtaken(what, gesture.action, certain=True), None)
        return known

    async def _carry_out(self, sending: _Sending, known: Rdv | None) -> Rdv | None:
        """Makes the calls. A version that is stale is no reason by itself: what somebody else wrote may concern nobody
        here. Raises ``_Overtaken`` when it does, and what the calls raise."""
        gesture, fresh = sending.gesture, sending.row.departed
        for left in reversed(range(_STALE_AT_MOST)):
            try:
                return await carry_out(
                    sending.server.platform, self._shared.clock, gesture, known, fresh=fresh, shared=sending.shared
                )
            except Conflict as conflict:
                there = conflict.theirs
                if not isinstance(there, Rdv) or not left:
                    raise
                if what := await self._what_changed(sending, there):
                    why = reasons.overtaken(what, gesture.action, certain=sending.certain)
                    raise _Overtaken(why, there) from None
                known, fresh = there, True
        raise AssertionError("the last try returns or raises")

    async def _what_changed(self, sending: _Sending, there: Rdv) -> str:
        gesture = sending.gesture
        # What this desk is changing of it, or has changed since, is nobody else's doing.
        ours = any(
            isinstance(record.errand.what, ChangeRdv)
            and (record.fate is Fate.WAITING or record.errand.made_at >= gesture.made_at)
            for record in await self._memory.queue.of_rdv(there.id)
        )
        return what_changed(gesture, there, sending.zone, shared=sending.shared, ours=ours)

    async def _lost_the_room(self, failure: Failure) -> bool:
        """Whether the server no longer has the waiting room that it had."""
        if not says_it_lacks(failure):
            return False
        self._shared.abilities.doubt()
        return not (await self._shared.abilities.now()).waiting_room

    async def _settle(self, sending: _Sending, answer: Rdv | None) -> None:
        """Ends a gesture that was carried out; of the waiting room it stays here where the platform has none."""
        gesture = sending.gesture
        self._tries.over(gesture.key)
        if not sending.shared and (gesture.action is Action.WAITING or _only_waits(gesture)):
            await self._memory.queue.settle(gesture.key, answer, Fate.KEPT)
        else:
            await self._memory.queue.settle(gesture.key, answer)

    async def _refuse(self, sending: _Sending, failure: Failure, known: Rdv | None) -> None:
        """Ends the gesture; the platform's present state takes its place."""
        gesture = sending.gesture
        theirs = failure.theirs if isinstance(failure, Conflict) and isinstance(failure.theirs, Rdv) else None
        if theirs is None:
            try:
                theirs = await read_rdv(sending.server.platform, gesture.rdv_id, known)
            except (MemoryFailure, SignedOut):
                raise
            except Failure:
                theirs = None  # the next pull will say
        touched = [p for p in theirs.participations if p.id in gesture.participation_ids] if theirs else []
        if is_unknown(failure) and all_done(gesture, touched, shared=sending.shared):
            # It did so before it failed, or before somebody else answered.
            await self._settle(sending, theirs)
            return
        what = await self._what_changed(sending, theirs) if theirs else ""
        certain = theirs is not None if is_unknown(failure) else sending.certain
        # Of a wait the platform names the field; what the person can do about it is known here.
        not_waiting = (
            gesture.action is Action.WAITING and isinstance(failure, Refused) and "arrived_at" not in failure.fields
        )
        overtaken = bool(what) and (not_waiting or isinstance(failure, Conflict))
        if overtaken:
            why = reasons.overtaken(what, gesture.action, certain=certain)
        else:
            why = tr(reasons.NOT_WAITING) if not_waiting else reasons.of_gesture(failure, certain=certain)
        await self._end(gesture, Refusal(why), theirs, overtaken=overtaken)

    async def _end(
        self, gesture: Gesture, refusal: Refusal, theirs: Rdv | None = None, *, overtaken: bool = False
    ) -> None:
        self._tries.over(gesture.key)
        await self._memory.queue.refuse(gesture.key, refusal, theirs, overtaken=overtaken)


def _only_waits(gesture: Gesture) -> bool:
    """Whether it is of the waiting room alone: without one that is shared, the platform has nothing to do with it."""
    waits = gesture.action in (Action.WAITING, Action.RESET)
    return waits and all(before.status in UNDETERMINED for before in gesture.before)


@dataclass(frozen=True, slots=True)
class _Sending:
    """One try of a gesture. ``certain``: where the platform says no, nothing of it has been carried out."""

    row: Row[Gesture]
    server: Server
    zone: tzinfo
    shared: bool
    certain: bool

    @property
    def gesture(self) -> Gesture:
        return self.row.act


class _Overtaken(Exception):  # noqa: N818 - says what happened
    """Somebody else was first: why it is not sent, the RDV as it is there, and whether the person is asked."""

    def __init__(self, why: str, there: Rdv | None, *, asks: bool = True) -> None:
        super().__init__()
        self.why = why
        self.there = there
        self.asks = asks


class _Unreadable(Exception):  # noqa: N818 - the same
    """The platform does not show the RDV of which an earlier try may have changed something."""

    def __init__(self, failure: Failure) -> None:
        super().__init__()
        self.failure = failure
