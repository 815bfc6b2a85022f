"""Gestures on their way to the platform: in order for each RDV, several RDVs at once."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo
from typing import TYPE_CHECKING

from kiosk.clock import Clock
from kiosk.domain.day.gesture import Fate, Gesture
from kiosk.domain.day.model import Rdv
from kiosk.domain.day.status import UNDETERMINED, Action
from kiosk.domain.platform.capabilities import Capabilities
from kiosk.domain.platform.failures import (
    Conflict,
    Failure,
    Forbidden,
    MemoryFailure,
    NotFound,
    Refused,
    ServerFault,
    SignedOut,
    Throttled,
    TimedOut,
    Unintelligible,
    Unreachable,
)
from kiosk.domain.writes.errand import ChangeRdv
from kiosk.store.memory import Memory
from kiosk.store.outbox import Outgoing
from kiosk.sync import reasons
from kiosk.sync.link import Link
from kiosk.sync.looks import Looks
from kiosk.sync.overtaken import all_done, what_changed
from kiosk.sync.platform import Platform
from kiosk.sync.pushes import Pushes
from kiosk.sync.sending import carry_out, read_rdv
from kiosk.sync.timing import Backoff, SyncTiming

if TYPE_CHECKING:
    from kiosk.sync.abilities import Abilities

_STALE_AT_MOST = 3
"""How often somebody else may write between the reading and the writing before it is left to the person."""


@dataclass(slots=True)
class Server:
    """The platform that is spoken to now, and what it can do: None until it has said so."""

    platform: Platform
    capabilities: Capabilities | None = None


class Pusher:
    """Sends what the outbox holds, as soon as there is something and the platform can be reached."""

    def __init__(
        self,
        server: Callable[[], Server],
        memory: Memory,
        clock: Clock,
        abilities: Abilities,
        link: Link,
        timing: SyncTiming,
        *,
        jitter: Callable[[], float] = random.random,
        changed: Callable[[], None],
    ) -> None:
        self._server = server
        self._memory = memory
        self._clock = clock
        self._abilities = abilities
        self._link = link
        self._timing = timing
        self._jitter = jitter
        self._changed = changed
        self._something = asyncio.Event()
        self._at_once = asyncio.Semaphore(timing.pushed_at_once)
        self._lanes: dict[int, asyncio.Task[None]] = {}
        self._faults: dict[str, int] = {}
        self._crash: Exception | None = None
        self.pushes = Pushes(clock)
        self._looks = Looks(server, memory, clock, self.pushes, timing)

    @property
    def busy(self) -> bool:
        """Whether a gesture is on its way; one that waits for a next try is not."""
        return self.pushes.under_way

    def nudge(self) -> None:
        """There is something in the outbox."""
        self._something.set()

    async def run(self) -> None:
        """Until cancelled. What an earlier Kiosk left in the outbox goes first."""
        self._something.set()
        self._crash = None
        try:
            backoff = Backoff(self._timing, self._jitter)
            while True:
                await self._something.wait()
                self._something.clear()
                if self._crash is not None:
                    raise self._crash
                try:
                    waiting = await self._memory.to_send()
                except MemoryFailure as failure:
                    self._something.set()
                    await self._link.after(failure, backoff, self._link.signed_in_times)
                    continue
                firsts = {outgoing.gesture.rdv_id: outgoing.gesture for outgoing in reversed(waiting)}
                for rdv_id, gesture in reversed(firsts.items()):
                    # What was done on an RDV that is not on the platform yet waits until it is.
                    if rdv_id not in self._lanes and not gesture.rests:
                        self._lanes[rdv_id] = asyncio.create_task(self._lane(rdv_id), name=f"push of RDV {rdv_id}")
                self._changed()
        finally:
            lanes = list(self._lanes.values())
            for lane in lanes:
                lane.cancel()
            await asyncio.gather(*lanes, return_exceptions=True)

    async def _lane(self, rdv_id: int) -> None:
        """All the gestures of one RDV, one after the other, until there is none left."""
        backoff = Backoff(self._timing, self._jitter)
        try:
            while True:
                await self._link.admitted()
                signed_in = self._link.signed_in_times
                try:
                    outgoing = await self._next(rdv_id)
                    if outgoing is None:
                        break
                    async with self._at_once:
                        await self._push(outgoing)
                except Failure as failure:
                    if isinstance(failure, ServerFault) and failure.status == 500:
                        # The platform answers: it is this gesture that it chokes on. The others go on.
                        await self._link.pause(backoff.next())
                    else:
                        await self._link.after(failure, backoff, signed_in)
                else:
                    backoff.reset()
        except Exception as error:  # a fault of ours: told where run() is awaited
            self._crash = error
        finally:
            del self._lanes[rdv_id]
            # What came for this RDV between the last look and now.
            self._something.set()
            self._changed()

    async def _next(self, rdv_id: int) -> Outgoing | None:
        outgoing = next(iter(await self._memory.to_send(rdv_id)), None)
        return None if outgoing is None or outgoing.gesture.rests else outgoing

    async def _push(self, outgoing: Outgoing) -> None:
        """One try. Raises the failures after which the gesture is to be tried again."""
        gesture = outgoing.gesture
        if not gesture.participation_ids:
            # On somebody who was to come, and is not in the RDV that the platform made.
            await self._memory.refuse(gesture.key, reasons.NOT_FOUND, None)
            return
        server = self._server()
        capabilities = await self._abilities.at_once()
        # Waiting rooms are empty each morning: a wait of yesterday that leaves today is nobody's business any more.
        zone = await self._memory.zone(gesture.organisation_id)
        arrived_at = (gesture.arrived_at or gesture.made_at).astimezone(zone)
        today = arrived_at.date() == self._clock.now().astimezone(zone).date()
        shared = capabilities.waiting_room and (today or gesture.action is not Action.WAITING)
        if not outgoing.departed and (shared or not _only_waits(gesture)):
            try:
                await self._looks.look(gesture)
            except (NotFound, Forbidden, Refused) as failure:
                await self._memory.refuse(gesture.key, reasons.reason(failure), None)
                return
            except ServerFault as failure:
                if not self._gives_up(gesture, failure):
                    raise
                await self._memory.refuse(gesture.key, reasons.reason(failure), None)
                return
        if not await self._memory.claim(gesture.key):
            return  # taken back meanwhile
        certain = not outgoing.departed and len(gesture.participation_ids) == 1 and gesture.undoes is None
        sending = _Sending(outgoing, server, zone, shared=shared, certain=certain)
        async with self.pushes.writing(gesture.rdv_id):
            self._changed()
            known = await self._memory.confirmed(gesture.rdv_id)
            if outgoing.departed:
                known = await self._ask_first(sending, known)
                if known is None:
                    return
            elif known is not None and (what := await self._what_changed(sending, known)):
                # What it rested on is not so: someone else was first, or an earlier gesture of this desk was refused.
                shown = await self._memory.rdv(gesture.rdv_id)
                if shown is not None and shown.problem:
                    why, overtaken = shown.problem, shown.overtaken is not None
                else:
                    why, overtaken = reasons.overtaken(what, gesture.action, certain=True), True
                await self._memory.refuse(gesture.key, why, None, overtaken=overtaken)
                return
            try:
                answer = await self._carry_out(sending, known)
            except _Overtaken as first:
                why = reasons.overtaken(first.what, gesture.action, certain=certain)
                await self._memory.refuse(gesture.key, why, first.there, overtaken=True)
            except (Refused, Forbidden, NotFound, Conflict) as failure:
                if shared and await self._lost_the_room(failure):
                    if certain:
                        await self._memory.release(gesture.key)
                    return  # it is tried again, without
                await self._refuse(sending, failure, known)
            except (Unreachable, Throttled, SignedOut):
                # Certainly not carried out – unless an earlier try, or the first of several calls, was.
                if certain:
                    await self._memory.release(gesture.key)
                raise
            except ServerFault as failure:
                if not self._gives_up(gesture, failure):
                    raise
                await self._refuse(sending, failure, known)
                return
            else:
                self._link.good(kept=False)
                await self._settle(sending, answer)
        self._faults.pop(gesture.key, None)

    def _gives_up(self, gesture: Gesture, failure: ServerFault) -> bool:
        """Whether the platform has choked on it often enough."""
        faults = self._faults[gesture.key] = self._faults.get(gesture.key, 0) + (failure.status == 500)
        if faults < self._timing.faults_before_refusal:
            return False
        del self._faults[gesture.key]
        return True

    async def _carry_out(self, sending: _Sending, known: Rdv | None) -> Rdv | None:
        """Makes the calls. A version that is stale is no reason by itself: what somebody else wrote may concern nobody
        here. Raises ``_Overtaken`` when it does, and what the calls raise."""
        gesture, fresh = sending.gesture, sending.outgoing.departed
        for left in reversed(range(_STALE_AT_MOST)):
            try:
                return await carry_out(
                    sending.server.platform, self._clock, gesture, known, fresh=fresh, shared=sending.shared
                )
            except Conflict as conflict:
                there = conflict.theirs
                if not isinstance(there, Rdv) or not left:
                    raise
                if what := await self._what_changed(sending, there):
                    raise _Overtaken(what, there) from None
                known, fresh = there, True
        raise AssertionError("the last try returns or raises")

    async def _what_changed(self, sending: _Sending, there: Rdv) -> str:
        gesture = sending.gesture
        # What this desk is changing of it, or has changed since, is nobody else's doing.
        ours = any(
            isinstance(record.errand.what, ChangeRdv)
            and (record.fate is Fate.WAITING or record.errand.made_at >= gesture.made_at)
            for record in await self._memory.errands.of_rdv(there.id)
        )
        return what_changed(gesture, there, sending.zone, shared=sending.shared, ours=ours)

    async def _lost_the_room(self, failure: Failure) -> bool:
        """Whether the server no longer has the waiting room that it had."""
        if not isinstance(failure, NotFound) or failure.gone or failure.named:
            return False
        self._abilities.doubt()
        return not (await self._abilities.now()).waiting_room

    async def _ask_first(self, sending: _Sending, known: Rdv | None) -> Rdv | None:
        """The RDV as it is now, when nobody knows how far an earlier try came; None when that ends the gesture."""
        gesture = sending.gesture
        try:
            now = await read_rdv(sending.server.platform, gesture.rdv_id, known)
        except (NotFound, Forbidden, Refused) as failure:
            await self._memory.refuse(gesture.key, reasons.reason(failure, certain=False), None)
            return None
        await self._memory.save_rdv(now)
        if what := await self._what_changed(sending, now):
            why = reasons.overtaken(what, gesture.action, certain=False)
            await self._memory.refuse(gesture.key, why, now, overtaken=True)
            return None
        return now

    async def _settle(self, sending: _Sending, answer: Rdv | None) -> None:
        if sending.gesture.action in (Action.WAITING, Action.RESET) and not sending.shared:
            await self._keep_here(sending.outgoing, answer)
        else:
            await self._memory.settle(sending.gesture.key, answer)

    async def _keep_here(self, outgoing: Outgoing, answer: Rdv | None) -> None:
        """Ends a gesture of the waiting room where the platform has none; the status it also set is there by now."""
        gesture = outgoing.gesture
        if gesture.action is Action.WAITING or _only_waits(gesture):
            await self._memory.keep_here(gesture.key, answer)
        else:
            await self._memory.settle(gesture.key, answer)

    async def _refuse(self, sending: _Sending, failure: Failure, known: Rdv | None) -> None:
        """Ends the gesture; the platform's present state takes its place."""
        gesture = sending.gesture
        why = reasons.reason(failure, certain=sending.certain)
        theirs = failure.theirs if isinstance(failure, Conflict) and isinstance(failure.theirs, Rdv) else None
        if theirs is None:
            try:
                theirs = await read_rdv(sending.server.platform, gesture.rdv_id, known)
            except (
                NotFound,
                Forbidden,
                Refused,
                Conflict,
                Unreachable,
                TimedOut,
                Throttled,
                ServerFault,
                Unintelligible,
            ):
                theirs = None  # the next pull will say
        touched = [p for p in theirs.participations if p.id in gesture.participation_ids] if theirs else []
        if isinstance(failure, ServerFault) and all_done(gesture, touched, shared=sending.shared):
            # It did so before it failed.
            await self._settle(sending, theirs)
            return
        what = await self._what_changed(sending, theirs) if theirs else ""
        # Of a wait the platform names the field; what the person can do about it is known here.
        not_waiting = gesture.action is Action.WAITING and isinstance(failure, Refused)
        overtaken = bool(what) and (not_waiting or isinstance(failure, Conflict))
        if overtaken:
            why = reasons.overtaken(what, gesture.action, certain=sending.certain)
        elif not_waiting:
            why = reasons.NOT_WAITING
        await self._memory.refuse(gesture.key, why, theirs, overtaken=overtaken)


def _only_waits(gesture: Gesture) -> bool:
    """Whether it is of the waiting room alone: without one that is shared, the platform has nothing to do with it."""
    waits = gesture.action in (Action.WAITING, Action.RESET)
    return waits and all(before.status in UNDETERMINED for before in gesture.before)


@dataclass(frozen=True, slots=True)
class _Sending:
    """One try of a gesture. ``certain``: where the platform says no, nothing of it has been carried out."""

    outgoing: Outgoing
    server: Server
    zone: tzinfo
    shared: bool
    certain: bool

    @property
    def gesture(self) -> Gesture:
        return self.outgoing.gesture


class _Overtaken(Exception):  # noqa: N818 - says what happened
    """Somebody else was first: what they did, and the RDV as it is there."""

    def __init__(self, what: str, there: Rdv) -> None:
        super().__init__()
        self.what = what
        self.there = there
