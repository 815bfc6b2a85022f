"""Gestures on their way to the platform: in order for each RDV, several RDVs at once."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from kiosk.domain.day.gesture import Fate, Gesture, Hold, another
from kiosk.domain.day.model import Rdv
from kiosk.domain.day.status import UNDETERMINED, Action
from kiosk.domain.platform.failures import (
    Conflict,
    Failure,
    MemoryFailure,
    Refused,
    SignedOut,
)
from kiosk.domain.text.language import tr
from kiosk.domain.writes.errand import Refusal
from kiosk.domain.writes.fates import GOES, Verdict, Weighed, is_done, pair
from kiosk.store.queue.rows import Row
from kiosk.sync.ladder import is_unknown, says_it_lacks
from kiosk.sync.sending import reasons
from kiosk.sync.sending.gesture_calls import carry_out, read_rdv
from kiosk.sync.sending.looks import Looks
from kiosk.sync.sending.lost_answers import LostAnswers
from kiosk.sync.sending.outcomes import Folded, Held, Overtaken, Sending, Settled, Unreadable
from kiosk.sync.sending.tries import Tries
from kiosk.sync.sending.weighing import Said, Weighing
from kiosk.sync.shared import Shared

_STALE_AT_MOST = 3
"""How often somebody else may write between the reading and the writing before it is left to the person."""


class GesturePusher:
    """Sends the gestures of the queue, as soon as there is one and the platform can be reached."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._memory = shared.memory
        self._something = asyncio.Event()
        self._nudges = 0
        self._at_once = asyncio.Semaphore(shared.timing.pushed_at_once)
        self._lanes: dict[int, asyncio.Task[None]] = {}
        self._crash: Exception | None = None
        self._tries = Tries(shared)
        self._looks = Looks(shared)
        self._weighing = Weighing(shared)
        self._lost = LostAnswers(shared)

    def nudge(self) -> None:
        """There is something in the queue."""
        self._nudges += 1
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
                    waiting = await self._memory.queue.gestures()
                except MemoryFailure as failure:
                    self._something.set()
                    await self._shared.link.after(failure, backoff, self._shared.link.signed_in_times)
                    continue
                by_rdv: dict[int, list[Row[Gesture]]] = {}
                for row in waiting:
                    by_rdv.setdefault(row.act.rdv_id, []).append(row)
                for rdv_id, rows in by_rdv.items():
                    if rdv_id not in self._lanes and leaving(rows) is not None:
                        self._lanes[rdv_id] = asyncio.create_task(self._lane(rdv_id), name=f"push of RDV {rdv_id}")
                self._shared.changed()
        finally:
            lanes = list(self._lanes.values())
            for lane in lanes:
                lane.cancel()
            await asyncio.gather(*lanes, return_exceptions=True)

    async def _lane(self, rdv_id: int) -> None:
        """All the gestures of one RDV that may leave, one after the other, until there is none left."""
        link, backoff = self._shared.link, self._shared.backoff()
        in_turn = False  # it has waited until now
        nudges: int | None = None
        try:
            while True:
                await link.admitted()
                signed_in = link.signed_in_times
                nudges = self._nudges
                try:
                    rows = await self._memory.queue.gestures(rdv_id)
                    row = leaving(rows)
                    if row is None:
                        break
                    after = rows[rows.index(row) + 1 :]
                    later = next((one.act for one in after if _same_people(row, one)), None)
                    if not row.departed and await self._is_folded(row.act, later):
                        continue
                    with self._shared.freshness.sending():
                        async with self._at_once:
                            if goes := in_turn or not link.asked or self._stays_here(row.act):
                                await self._push(row, later)
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
            # What came for this RDV since the last look. The whole queue is not read for each that left.
            if self._crash is not None or nudges != self._nudges:
                self._something.set()
            self._shared.changed()

    def _has_waited(self, gesture: Gesture) -> bool:
        """Whether others have had the time to act on what it rests on: one that stays here does too."""
        return self._shared.clock.now() - gesture.made_at > timedelta(seconds=self._shared.timing.fresh_for)

    def _stays_here(self, gesture: Gesture) -> bool:
        """Whether the platform has nothing to do with it: no cut keeps it."""
        known = self._shared.abilities.known
        alone = known is not None and not known.waiting_room
        return alone and _only_waits(gesture) and not self._has_waited(gesture)

    async def _is_folded(self, first: Gesture, later: Gesture | None) -> bool:
        """Whether the first, which never acted, is over because of what was done after it."""
        comes_to = first if later is None else pair(first, later)
        return comes_to is not first and later is not None and await self._fold(first, later, comes_to)

    async def _fold(self, first: Gesture, later: Gesture, comes_to: Gesture | None) -> bool:
        self._tries.over(first.key)
        return await self._memory.queue.fold(first, later, comes_to)

    async def _push(self, row: Row[Gesture], later: Gesture | None) -> None:
        """One try. Raises the failures after which the gesture is to be tried again.

        ``later`` was done after it to the same people, and has not left either.
        """
        gesture = row.act
        if not gesture.participation_ids:
            # On somebody who was to come, and is not in the RDV that the platform made.
            await self._end(gesture, Refusal(tr(reasons.NOT_FOUND)))
            return
        sending = await self._sending(row)
        if not row.departed and (sending.shared or self._has_waited(gesture) or not _only_waits(gesture)):
            try:
                await self._looks.look(row)
            except Failure as failure:
                if not await self._tries.end_with(row, failure, certain=False):
                    raise
                await self._end(gesture, reasons.refusal(failure))
                return
        if not await self._memory.queue.claim(gesture.key):
            return  # taken back meanwhile
        async with self._shared.freshness.writing(gesture.rdv_id):
            self._shared.changed()
            known = await self._memory.confirmed(gesture.rdv_id)
            try:
                known = await self._weighed(sending, known, later)
                answer = await self._carry_out(sending, known)
            except Settled as so:
                await self._settle(sending, so.there, so.fate)
            except Held as held:
                self._tries.over(gesture.key)
                refusal = Refusal(held.weighed.said, told=held.weighed.told)
                await self._memory.queue.hold(gesture.key, held.weighed.hold, refusal)
            except Folded:
                return
            except Overtaken as first:
                await self._end(gesture, first.refusal, first.there, overtaken=first.asks)
            except Unreadable as first:
                await self._end(gesture, reasons.refusal(first.failure, certain=first.certain, partly=first.partly))
            except Failure as failure:
                if sending.shared and await self._lost_the_room(failure):
                    if sending.certain:
                        await self._memory.queue.release(gesture.key)
                    return  # it is tried again, without
                if not await self._tries.end_with(row, failure, certain=sending.one_call):
                    raise
                await self._refuse(sending, failure, known)
            else:
                self._shared.link.good(kept=False)
                await self._settle(sending, answer)

    async def _sending(self, row: Row[Gesture]) -> Sending:
        server, gesture = self._shared.server, row.act
        capabilities = await self._shared.abilities.at_once()
        # Waiting rooms are empty each morning: a wait of yesterday that leaves today is nobody's business any more.
        zone = await self._memory.zone(gesture.organisation_id)
        arrived_at = (gesture.arrived_at or gesture.made_at).astimezone(zone)
        today = arrived_at.date() == self._shared.clock.now().astimezone(zone).date()
        shared = capabilities.waiting_room and (today or gesture.action is not Action.WAITING)
        return Sending(row, server, zone, shared=shared)

    async def _weighed(self, sending: Sending, known: Rdv | None, later: Gesture | None) -> Rdv | None:
        """The RDV as the gesture finds it: asked for where nobody knows how far an earlier try came.

        Raises what else becomes of it: ``Settled``, ``Held``, ``Folded``, ``Overtaken`` where somebody else was
        first, ``Unreadable`` where the platform does not show it.
        """
        if sending.row.departed:
            return await self._found(sending, known, later)
        if known is None:
            if not sending.shared and _only_waits(sending.gesture):
                return None
            # What was read of it just now may have been passed over, or forgotten again: nothing goes on nothing.
            known = await self._looks.read_unknown(sending.gesture)
        weighed = await self._weigh(sending, known)
        if weighed.verdict is Verdict.ALREADY and (sending.shared or not _only_waits(sending.gesture)):
            known, weighed = await self._surely(sending, known, weighed)
        if weighed.verdict is Verdict.CONFLICT:
            # What it rested on is not so: someone else was first, or an earlier gesture of this desk was refused.
            shown = await self._memory.rdv(sending.gesture.rdv_id)
            if shown is not None and shown.problem:
                raise Overtaken(Refusal(shown.problem), None, asks=shown.overtaken is not None)
            said = Said(await self._weighing.side(known, weighed.theirs))
            raise self._overtaken(sending, weighed, said, None, certain=True)
        if weighed.verdict is Verdict.ALREADY:
            raise Settled(known, Fate.ALREADY)
        if weighed.verdict is Verdict.ASKS:
            raise Held(weighed)
        return known

    async def _weigh(self, sending: Sending, there: Rdv) -> Weighed:
        """What the gesture comes to on what is ``there``. Raises ``Overtaken`` where that is of somebody else."""
        if another(sending.gesture, there) is not None:
            raise Overtaken(reasons.of_another(), None, asks=False)
        return await self._weighing.gesture(sending.row, there, shared=sending.shared)

    async def _surely(self, sending: Sending, known: Rdv, weighed: Weighed) -> tuple[Rdv, Weighed]:
        """What is left undone because it is so already is surely so: it is read, unless it just was."""
        if not self._shared.freshness.is_fresh(known.id, timedelta(seconds=self._shared.timing.fresh_for)):
            known = await read_rdv(sending.server.platform, known.id, known)
            await self._memory.save_rdv(known)
            weighed = await self._weigh(sending, known)
        return known, weighed

    async def _found(self, sending: Sending, known: Rdv | None, later: Gesture | None) -> Rdv:
        """The same after a try of which nobody knows what it did."""
        gesture = sending.gesture
        known = await self._lost.read(sending, known)
        await self._memory.save_rdv(known)
        weighed = await self._weigh(sending, known)
        if weighed.verdict is Verdict.ALREADY:
            raise Settled(known)
        said = await self._weighing.said(gesture, known, weighed.theirs)
        if said.acted:
            raise Settled(known)  # and somebody went on from there
        if weighed.verdict is Verdict.CONFLICT:
            raise self._overtaken(sending, weighed, said, known, certain=said.acted is False)
        if await self._is_folded(gesture, later):
            raise Folded
        if weighed.verdict is Verdict.ASKS:
            raise Held(weighed)
        return known

    async def _carry_out(self, sending: Sending, known: Rdv | None) -> Rdv | None:
        """Makes the calls. A version that is stale is no reason by itself: what somebody else wrote may concern nobody
        here. Raises as ``_weighed`` when it does, and what the calls raise."""
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
            weighed = await self._weigh(sending, there)
            if weighed.verdict is Verdict.ALREADY:
                raise Settled(there, Fate.ALREADY if sending.certain else Fate.SENT)
            if weighed.verdict is Verdict.CONFLICT:
                said = await self._weighing.said(gesture, there, weighed.theirs)
                certain = sending.certain or said.acted is False
                raise self._overtaken(sending, weighed, said, there, certain=certain)
            if weighed.verdict is Verdict.ASKS and sending.certain:
                raise Held(weighed)
            known, fresh = there, True
        raise AssertionError("the last try returns or raises")

    def _overtaken(
        self, sending: Sending, weighed: Weighed, said: Said, there: Rdv | None, *, certain: bool
    ) -> Overtaken:
        partly = said.partly and not certain
        action, zone = sending.gesture.action, sending.zone
        why = reasons.overtaken(weighed.said, action, said.side, zone, certain=certain, partly=partly)
        return Overtaken(Refusal(why, side=said.side), there)

    async def _lost_the_room(self, failure: Failure) -> bool:
        """Whether the server no longer has the waiting room that it had."""
        if not says_it_lacks(failure):
            return False
        self._shared.abilities.doubt()
        return not (await self._shared.abilities.now()).waiting_room

    async def _settle(self, sending: Sending, answer: Rdv | None, fate: Fate = Fate.SENT) -> None:
        """Ends a gesture that is so now; of the waiting room it stays here where the platform has none."""
        gesture = sending.gesture
        self._tries.over(gesture.key)
        here = not sending.shared and (gesture.action is Action.WAITING or _only_waits(gesture))
        await self._memory.queue.settle(gesture.key, answer, Fate.KEPT if here else fate)

    async def _refuse(self, sending: Sending, failure: Failure, known: Rdv | None) -> None:
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
        weighed = GOES
        if theirs is not None and another(gesture, theirs) is not None:
            await self._end(gesture, reasons.of_another())
            return
        if theirs is not None:
            weighed = await self._weighing.gesture(sending.row, theirs, shared=sending.shared)
        failed = is_unknown(failure)
        if weighed.verdict is Verdict.ALREADY:
            # It did so before it failed or somebody else answered, or somebody else has done the same.
            await self._settle(sending, theirs, Fate.ALREADY if sending.certain and not failed else Fate.SENT)
            return
        people = [p for p in theirs.participations if p.id in gesture.participation_ids] if theirs is not None else []
        partly = any(is_done(gesture, p, shared=sending.shared) for p in people)
        certain = not partly and (theirs is not None if failed else sending.certain)
        # Of a wait the platform names the field; what the person can do about it is known here.
        not_waiting = (
            gesture.action is Action.WAITING and isinstance(failure, Refused) and "arrived_at" not in failure.fields
        )
        overtaken = weighed.verdict is Verdict.CONFLICT and (not_waiting or isinstance(failure, Conflict))
        if overtaken and theirs is not None:
            said = await self._weighing.said(gesture, theirs, weighed.theirs)
            first = self._overtaken(sending, weighed, said, theirs, certain=certain or said.acted is False)
            await self._end(gesture, first.refusal, theirs, overtaken=True)
            return
        if not_waiting:
            await self._end(gesture, Refusal(tr(reasons.NOT_WAITING), unknown=partly), theirs)
            return
        refusal = reasons.refusal(failure, certain=certain)
        unknown = not certain and (failed or partly or theirs is None)
        await self._end(gesture, replace(refusal, unknown=unknown), theirs)

    async def _end(
        self, gesture: Gesture, refusal: Refusal, theirs: Rdv | None = None, *, overtaken: bool = False
    ) -> None:
        self._tries.over(gesture.key)
        await self._memory.queue.refuse(gesture.key, refusal, theirs, overtaken=overtaken)


def leaving(rows: Sequence[Row[Gesture]]) -> Row[Gesture] | None:
    """Of the gestures of one RDV, in the order in which they were made, the one that may leave now. What is held keeps
    back what was done after it to the same people; what is on somebody whom the platform does not have yet, all."""
    held: set[int] = set()
    for row in rows:
        if row.held is Hold.PUT_BACK:
            continue  # its ids may be of others by now
        if row.act.rests:
            return None
        if row.held is None and held.isdisjoint(row.act.participation_ids):
            return row
        held.update(row.act.participation_ids)
    return None


def _same_people(row: Row[Gesture], other: Row[Gesture]) -> bool:
    return not {*row.act.participation_ids}.isdisjoint(other.act.participation_ids)


def _only_waits(gesture: Gesture) -> bool:
    """Whether it is of the waiting room alone: without one that is shared, the platform has nothing to do with it."""
    waits = gesture.action in (Action.WAITING, Action.RESET)
    return waits and all(before.status in UNDETERMINED for before in gesture.before)
