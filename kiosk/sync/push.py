"""Gestures on their way to the platform: in order for each RDV, several RDVs at once."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.clock import Clock
from kiosk.domain.capabilities import Capabilities
from kiosk.domain.failures import (
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
from kiosk.domain.gesture import Gesture
from kiosk.domain.model import Rdv
from kiosk.domain.status import UNDETERMINED, Action
from kiosk.store.memory import Memory
from kiosk.store.outbox import Outgoing
from kiosk.sync import reasons
from kiosk.sync.link import Link
from kiosk.sync.platform import Platform
from kiosk.sync.sending import carry_out, changed_elsewhere, is_done, read_rdv
from kiosk.sync.timing import Backoff, SyncTiming

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Iterator

    from kiosk.sync.abilities import Abilities

ORIGIN = "sync"


@dataclass(slots=True)
class Server:
    """The platform that is spoken to now, and what it can do: None until it has said so."""

    platform: Platform
    capabilities: Capabilities | None = None


class Pushes:
    """Which RDVs have been written to, or read more lately, than an answer that is still on its way.

    Answers overtake each other: what was asked for before must never take the place of what was asked for after.
    """

    def __init__(self) -> None:
        self._turn = 0
        self._under_way: dict[int, int] = {}
        self._last: dict[int, int] = {}  # only what is later than some reading under way
        self._idle: dict[int, asyncio.Event] = {}
        self._readings: set[int] = set()

    @property
    def under_way(self) -> bool:
        """Whether any RDV is being written to."""
        return bool(self._under_way)

    @contextmanager
    def reading(self) -> Iterator[int]:
        """The moment at which something is asked of the platform, kept until its answer has been put away."""
        self._turn += 1
        moment = self._turn
        self._readings.add(moment)
        try:
            yield moment
        finally:
            self._readings.discard(moment)
            if not self._readings:
                self._last.clear()

    def since(self, moment: int) -> frozenset[int]:
        """Ids of the RDVs of which something more recent is known than what was asked for at ``moment``."""
        return frozenset(self._under_way) | {rdv_id for rdv_id, turn in self._last.items() if turn > moment}

    def told(self, rdv_ids: Iterable[int], moment: int | None = None) -> None:
        """What was asked for at ``moment`` tells of these RDVs, that they are no more included; None: at this one."""
        if moment is None:
            self._turn += 1
            moment = self._turn
        if self._readings:
            for rdv_id in rdv_ids:
                self._last[rdv_id] = max(moment, self._last.get(rdv_id, 0))

    @asynccontextmanager
    async def writing(self, rdv_id: int) -> AsyncIterator[None]:
        self._under_way[rdv_id] = self._under_way.get(rdv_id, 0) + 1
        try:
            yield
        finally:
            self.told([rdv_id])
            self._under_way[rdv_id] -= 1
            if not self._under_way[rdv_id]:
                del self._under_way[rdv_id]
                if (idle := self._idle.pop(rdv_id, None)) is not None:
                    idle.set()

    async def idle(self, rdv_id: int) -> None:
        """Waits while the RDV is being written to."""
        while rdv_id in self._under_way:
            await self._idle.setdefault(rdv_id, asyncio.Event()).wait()


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
        self.pushes = Pushes()

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
            await self._memory.refuse(gesture.key, reasons.NOT_FOUND, None, ORIGIN)
            return
        server = self._server()
        capabilities = await self._abilities.at_once()
        # Waiting rooms are empty each morning: a wait of yesterday that leaves today is nobody's business any more.
        zone = await self._memory.zone(gesture.organisation_id)
        arrived_at = (gesture.arrived_at or gesture.made_at).astimezone(zone)
        today = arrived_at.date() == self._clock.now().astimezone(zone).date()
        shared = capabilities.waiting_room and (today or gesture.action is not Action.WAITING)
        if not await self._memory.claim(gesture.key):
            return  # taken back meanwhile
        async with self.pushes.writing(gesture.rdv_id):
            self._changed()
            known = await self._memory.confirmed(gesture.rdv_id)
            if outgoing.departed:
                known = await self._ask_first(outgoing, server, known, shared=shared)
                if known is None:
                    return
            elif known is not None and _overtaken(gesture, known, shared=shared):
                # What it rested on is not so: someone else was first, or an earlier gesture of this desk was refused.
                shown = await self._memory.rdv(gesture.rdv_id)
                why = shown.problem if shown is not None and shown.problem else reasons.CHANGED_ELSEWHERE
                await self._memory.refuse(gesture.key, why, None, ORIGIN)
                return
            try:
                answer = await carry_out(
                    server.platform, self._clock, gesture, known, fresh=outgoing.departed, shared=shared
                )
            except (Refused, Forbidden, NotFound, Conflict) as failure:
                await self._refuse(outgoing, server, failure, known)
            except (Unreachable, Throttled, SignedOut):
                # Certainly not carried out – unless an earlier try, or the first of several calls, was.
                if not outgoing.departed and len(gesture.participation_ids) == 1 and gesture.undoes is None:
                    await self._memory.release(gesture.key)
                raise
            except ServerFault as failure:
                self._faults[gesture.key] = self._faults.get(gesture.key, 0) + (failure.status == 500)
                if self._faults[gesture.key] >= self._timing.faults_before_refusal:
                    await self._refuse(outgoing, server, failure, known)
                    return
                raise
            else:
                self._link.good(kept=False)
                if gesture.action in (Action.WAITING, Action.RESET) and not shared:
                    await self._keep_here(outgoing, answer)
                else:
                    await self._memory.settle(gesture.key, answer, ORIGIN)
        self._faults.pop(gesture.key, None)

    async def _ask_first(self, outgoing: Outgoing, server: Server, known: Rdv | None, *, shared: bool) -> Rdv | None:
        """The RDV as it is now, when nobody knows how far an earlier try came; None when that ends the gesture."""
        gesture = outgoing.gesture
        try:
            now = await read_rdv(server.platform, gesture.rdv_id, known)
        except (NotFound, Forbidden, Refused) as failure:
            await self._memory.refuse(gesture.key, reasons.reason(failure), None, ORIGIN)
            return None
        await self._memory.save_rdv(now, origin=ORIGIN)
        if _overtaken(gesture, now, shared=shared):
            await self._memory.refuse(gesture.key, reasons.CHANGED_ELSEWHERE, now, ORIGIN)
            return None
        return now

    async def _keep_here(self, outgoing: Outgoing, answer: Rdv | None) -> None:
        """Ends a gesture of the waiting room where the platform has none; the status it also set is there by now."""
        gesture = outgoing.gesture
        only_waited = all(before.status in UNDETERMINED for before in gesture.before)
        if gesture.action is Action.WAITING or only_waited:
            await self._memory.keep_here(gesture.key, answer, ORIGIN)
        else:
            await self._memory.settle(gesture.key, answer, ORIGIN)

    async def _refuse(self, outgoing: Outgoing, server: Server, failure: Failure, known: Rdv | None) -> None:
        """Ends the gesture; the platform's present state takes its place."""
        gesture = outgoing.gesture
        why = reasons.reason(failure)
        theirs = failure.theirs if isinstance(failure, Conflict) and isinstance(failure.theirs, Rdv) else None
        if theirs is None:
            try:
                theirs = await read_rdv(server.platform, gesture.rdv_id, known)
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
        if gesture.action is Action.WAITING and isinstance(failure, Refused):
            # The platform names the field; what the person can do about it is known here.
            touched = [p for p in theirs.participations if p.id in gesture.participation_ids] if theirs else []
            overtaken = any(changed_elsewhere(gesture, participation) for participation in touched)
            why = reasons.CHANGED_ELSEWHERE if overtaken else reasons.NOT_WAITING
        await self._memory.refuse(gesture.key, why, theirs, ORIGIN)
        self._faults.pop(gesture.key, None)


def _overtaken(gesture: Gesture, there: Rdv, *, shared: bool) -> bool:
    """Whether someone else changed, since it was made, one of those whom ``gesture`` touches."""
    touched = (p for p in there.participations if p.id in gesture.participation_ids)
    return any(changed_elsewhere(gesture, p) and not is_done(gesture, p, shared=shared) for p in touched)
