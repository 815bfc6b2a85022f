"""What was written here of usagers and RDVs on its way to the platform: one at a time, in the order of writing where
one rests on another or is of the same."""

from __future__ import annotations

import asyncio
from collections.abc import Container, Sequence
from datetime import timedelta

from kiosk.domain.day.gesture import Fate, Hold
from kiosk.domain.day.model import Rdv
from kiosk.domain.people.model import Usager
from kiosk.domain.platform.failures import Conflict, Failure, MemoryFailure, NotFound, Refused, SignedOut
from kiosk.domain.text.language import tr
from kiosk.domain.writes.errand import Book, ChangeRdv, ChangeUsager, CreateUsager, Errand, Refusal, makes, rests_on
from kiosk.store.queue.rows import Row
from kiosk.sync.ladder import is_a_stranger_s, is_of_its_own, is_unknown
from kiosk.sync.sending import reasons
from kiosk.sync.sending.errand_calls import (
    Already,
    Holding,
    Leave,
    Refusing,
    Whom,
    book,
    change_rdv,
    change_usager,
    changed,
    create_usager,
    rdv_made,
    usager_made,
)
from kiosk.sync.sending.people import Found, look_at, twin
from kiosk.sync.sending.tries import Tries
from kiosk.sync.sending.weighing import Weighing
from kiosk.sync.server import Server
from kiosk.sync.shared import Shared
from kiosk.sync.timing import Backoff


class ErrandPusher:
    """Sends errands as soon as there is one and the platform can be reached.

    What rests on another errand comes after it, so the first one can always leave. One that the platform chokes on, or
    that a filter on the way holds back, rests for a while: it holds up what is of the same, and nothing else.
    """

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._memory = shared.memory
        self._something = asyncio.Event()
        self._tries = Tries(shared)
        self._weighing = Weighing(shared)
        self._resting: dict[str, asyncio.Task[None]] = {}
        self._backoffs: dict[str, Backoff] = {}
        self.busy = False
        """Whether an errand is on its way."""
        self.one_try = asyncio.Lock()
        """Held while an errand is on its way: who has it knows that none is."""

    def nudge(self) -> None:
        """There is something to send."""
        self._something.set()

    async def run(self) -> None:
        """Until cancelled. What an earlier Kiosk left goes first."""
        self._something.set()
        try:
            await self._send()
        finally:
            resting = [*self._resting.values()]
            for task in resting:
                task.cancel()
            await asyncio.gather(*resting, return_exceptions=True)

    async def _send(self) -> None:
        link, backoff = self._shared.link, self._shared.backoff()
        while True:
            await self._something.wait()
            await link.admitted()
            if self._resting:
                await link.turn()  # what met somebody else may be of all that is sent: others do not run into it too
            self._something.clear()
            signed_in = link.signed_in_times
            row = None
            try:
                row = leaving(await self._memory.queue.errands(), self._resting)
                if row is None:
                    continue
                self._something.set()
                async with self.one_try:
                    await self._push(row)
            except Failure as failure:
                self._something.set()
                if row is not None and is_of_its_own(failure):
                    resting = asyncio.create_task(self._rest(row.act.key, failure, signed_in), name="an errand rests")
                    self._resting[row.act.key] = resting
                else:
                    await link.after_try(failure, backoff, signed_in)
            else:
                backoff.reset()

    async def _rest(self, key: str, failure: Failure, signed_in: int) -> None:
        """Until it makes sense to try this one again; the others go on."""
        try:
            backoff = self._backoffs.setdefault(key, self._shared.backoff())
            await self._shared.link.after_try(failure, backoff, signed_in)
        finally:
            del self._resting[key]
            self._something.set()

    async def _push(self, row: Row[Errand]) -> None:
        """One try. Raises the failures after which the errand is to be tried again."""
        errand, server = row.act, self._shared.server
        await self._shared.abilities.at_once()
        self.busy = True
        self._shared.changed()
        try:
            if await self._holds_twin(server, row):
                return
            found = await self._looked_at(server, row) or await self._carry_out(server, row)
        except _TakenBack:
            return
        except Failure as failure:
            if not await self._tries.end_with(row, failure, certain=True):
                raise
            instead = await self._instead(server, errand, failure)
            if instead is None:
                return  # it goes again, for the one whose fiche took the place of another
            found = instead
        else:
            self._shared.link.good(kept=False)
        finally:
            self.busy = False
            self._shared.changed()
        self._tries.over(errand.key)
        self._backoffs.pop(errand.key, None)
        await self._end(errand, found)

    def _leave(self, errand: Errand) -> Leave:
        async def leave() -> None:
            if not await self._memory.queue.claim(errand.key):
                raise _TakenBack

        return leave

    async def _carry_out(self, server: Server, row: Row[Errand]) -> Rdv | Usager | Already | Refusing | Holding:
        errand, leave = row.act, self._leave(row.act)
        match errand.what:
            case CreateUsager() as what:
                whom = await self._whom(errand) if row.departed else Whom((), 0)
                return await create_usager(server, errand, what, whom, leave, departed=row.departed)
            case ChangeUsager() as what:
                return await change_usager(server, errand, what, leave, departed=row.departed)
            case Book() as what:
                return await book(server, errand, what, leave, departed=row.departed)
            case ChangeRdv() as what:
                async with self._shared.freshness.writing(what.rdv_id):
                    known = await self._memory.confirmed(what.rdv_id)
                    return await change_rdv(server, row, what, known, leave, self._weighing)

    async def _holds_twin(self, server: Server, row: Row[Errand]) -> bool:
        """Whether somebody who is to be created waits for the person: another desk may have created them meanwhile.

        Who was just written down was looked for while they were.
        """
        what, able = row.act.what, await self._shared.abilities.at_once()
        if not isinstance(what, CreateUsager) or row.departed or not able.user_search:
            return False
        if self._is_fresh(row.act) and self._shared.link.connected is not False:
            return False
        alike = await twin(server, row.act.organisation_id, what)
        if alike is not None:
            await self._memory.queue.hold(row.act.key, Hold.ALIKE, reasons.of_twin(alike))
        return alike is not None

    async def _looked_at(self, server: Server, row: Row[Errand]) -> Refusing | None:
        """Whether what waited for a while names somebody whose id is another person's by now; None: it may go.

        Raises ``_TakenBack`` where it is to be looked at anew, for the one whose fiche took the place of another.
        """
        if not row.departed and self._is_fresh(row.act):
            return None
        found = await look_at(server, row.act)
        if found.merged:
            await self._memory.queue.follow_merges(found.merged)
            raise _TakenBack
        return None if found.other is None else Refusing(reasons.of_another())

    def _is_fresh(self, errand: Errand) -> bool:
        return self._shared.clock.now() - errand.made_at <= timedelta(seconds=self._shared.timing.fresh_for)

    async def _instead(self, server: Server, errand: Errand, failure: Failure) -> Rdv | Usager | Refusing | None:
        """What comes of an errand that ``failure`` ends; None: it is to go again, for somebody else's fiche."""
        if is_unknown(failure):
            # It may have done it before it failed, or before somebody else answered.
            became = await self._became(server, errand)
            return Refusing(_refusal(errand, failure)) if became is None else became
        found = await look_at(server, errand) if isinstance(failure, Refused | NotFound) else Found()
        if found.merged:
            await self._memory.queue.follow_merges(found.merged)
            return None
        if found.gone is not None:
            return Refusing(Refusal(reasons.of_gone(errand.what)))
        return Refusing(_refusal(errand, failure))

    async def _became(self, server: Server, errand: Errand) -> Rdv | Usager | Refusing | None:
        """What the tries have made or changed; None where they did not, ``Refusing`` where nobody can tell."""
        try:
            match errand.what:
                case CreateUsager() as what:
                    return await usager_made(server, errand, what, await self._whom(errand))
                case Book() as what:
                    return await rdv_made(server, errand, what)
                case (ChangeUsager() | ChangeRdv()) as what:
                    return await changed(server, errand, what)
        except (MemoryFailure, SignedOut):
            raise
        except Failure:
            return Refusing(Refusal(reasons.perhaps(errand.what), unknown=True))

    async def _whom(self, errand: Errand) -> Whom:
        ids = await self._memory.usager_ids(errand.organisation_id)
        ids |= await self._memory.ids_in_rdvs(errand.organisation_id)
        searched = (await self._shared.abilities.at_once()).user_search
        return Whom(ids, self._shared.timing.people_looked_for, searched)

    async def _end(self, errand: Errand, found: Rdv | Usager | Already | Refusing | Holding) -> None:
        if isinstance(found, Holding):
            await self._memory.queue.hold(errand.key, found.why, found.refusal)
            return
        if isinstance(found, Refusing):
            because = reasons.because(errand.what, found.refusal)
            overtaken = found.refusal.side is not None
            await self._memory.queue.refuse(
                errand.key, found.refusal, found.theirs, because=because, overtaken=overtaken
            )
            return
        fate, there = (Fate.ALREADY, found.there) if isinstance(found, Already) else (Fate.SENT, found)
        if isinstance(there, Rdv):
            # A list that was asked for before does not have it, or not as it now is.
            self._shared.freshness.told([there.id])
        await self._memory.queue.settle(errand.key, there, fate)


def leaving(rows: Sequence[Row[Errand]], resting: Container[str] = ()) -> Row[Errand] | None:
    """The first that may leave, in the order in which they were written. What is held, or is ``resting``, keeps back
    what is written of the same after it, and what rests on what that makes."""
    kept: set[tuple[bool, int]] = set()
    unmade: set[int] = set()
    for row in rows:
        subject = row.act.of_rdv, row.act.subject_id
        stays = row.held is not None or row.act.key in resting
        if not stays and subject not in kept and unmade.isdisjoint(rests_on(row.act.what)):
            return row
        # Of a platform put back from a backup the ids may be of others by now; what is to be made here still is.
        unmade |= makes(row.act.what)
        if row.held is not Hold.PUT_BACK:
            kept.add(subject)
    return None


def _refusal(errand: Errand, failure: Failure) -> Refusal:
    if isinstance(failure, Conflict) and isinstance(failure.theirs, tuple):
        reason = tr(reasons.TAKEN) if isinstance(errand.what, Book) else tr(reasons.MOVE_TAKEN)
        return Refusal(reason, taken=True, in_the_way=failure.theirs, obstacles=failure.obstacles)
    if isinstance(failure, Conflict):
        if not errand.of_rdv:
            return Refusal(tr(reasons.USAGER_CHANGED))
        return Refusal(reasons.rdv_changed())
    if isinstance(failure, Refused):
        return Refusal(reasons.of_errand(failure, errand.what), dict(failure.fields), taken_by=failure.taken_by)
    return Refusal(reasons.of_errand(failure, errand.what), blocked=is_a_stranger_s(failure))


class _TakenBack(Exception):  # noqa: N818 - says what happened
    """The person took the errand back before it left, or it is to be read again as it now is."""
