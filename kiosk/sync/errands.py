"""What was written here of usagers and RDVs on its way to the platform: one after the other, as it was written."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.domain.day.model import Rdv
from kiosk.domain.people.model import Usager
from kiosk.domain.platform.failures import (
    Conflict,
    Failure,
    Forbidden,
    NotFound,
    Refused,
    ServerFault,
    SignedOut,
    Throttled,
    TimedOut,
    Unreachable,
)
from kiosk.domain.writes.errand import Book, ChangeRdv, ChangeUsager, CreateUsager, Errand, Refusal
from kiosk.sync import errand_reasons as reasons
from kiosk.sync.errand_sending import (
    Refusing,
    Whom,
    book,
    change_rdv,
    change_usager,
    create_usager,
    rdv_made,
    usager_made,
)
from kiosk.sync.timing import Backoff, SyncTiming

if TYPE_CHECKING:
    from kiosk.store.errands import OutgoingErrand
    from kiosk.store.memory import Memory
    from kiosk.sync.abilities import Abilities
    from kiosk.sync.link import Link
    from kiosk.sync.push import Server
    from kiosk.sync.pushes import Pushes


class ErrandPusher:
    """Sends errands as soon as there is one and the platform can be reached.

    What rests on another errand comes after it, so the first one can always leave. One that the platform chokes on
    holds up the others for a few tries, and is then given up.
    """

    def __init__(
        self,
        server: Callable[[], Server],
        memory: Memory,
        abilities: Abilities,
        link: Link,
        pushes: Pushes,
        timing: SyncTiming,
        *,
        jitter: Callable[[], float] = random.random,
        changed: Callable[[], None],
    ) -> None:
        self._server = server
        self._memory = memory
        self._abilities = abilities
        self._link = link
        self._pushes = pushes
        self._timing = timing
        self._jitter = jitter
        self._changed = changed
        self._something = asyncio.Event()
        self._faults: dict[str, int] = {}
        self.busy = False
        """Whether an errand is on its way."""

    def nudge(self) -> None:
        """There is something to send."""
        self._something.set()

    async def run(self) -> None:
        """Until cancelled. What an earlier Kiosk left goes first."""
        self._something.set()
        backoff = Backoff(self._timing, self._jitter)
        while True:
            await self._something.wait()
            await self._link.admitted()
            self._something.clear()
            signed_in = self._link.signed_in_times
            try:
                waiting = await self._memory.errands.waiting()
                if not waiting:
                    continue
                self._something.set()
                await self._push(waiting[0])
            except Failure as failure:
                self._something.set()
                if isinstance(failure, ServerFault) and failure.status == 500:
                    # The platform answers: it is this errand that it chokes on.
                    await self._link.pause(backoff.next())
                else:
                    await self._link.after(failure, backoff, signed_in)
            else:
                backoff.reset()

    async def _push(self, outgoing: OutgoingErrand) -> None:
        """One try. Raises the failures after which the errand is to be tried again."""
        errand = outgoing.errand
        server = self._server()
        await self._abilities.at_once()
        if not await self._memory.errands.claim(errand.key):
            return  # taken back meanwhile
        self.busy = True
        self._changed()
        try:
            found = await self._carry_out(server, errand, departed=outgoing.departed)
        except (Refused, Forbidden, NotFound, Conflict) as failure:
            await self._refuse(errand, _refusal(errand, failure), None)
        except (Unreachable, Throttled, SignedOut, TimedOut) as failure:
            # Certainly not carried out where it was not even sent, unless an earlier try was.
            if not outgoing.departed and not (isinstance(failure, TimedOut) and failure.sent):
                await self._memory.errands.release(errand.key)
            raise
        except ServerFault as failure:
            self._faults[errand.key] = self._faults.get(errand.key, 0) + (failure.status == 500)
            if self._faults[errand.key] < self._timing.faults_before_refusal:
                raise
            # It may have done it before it failed.
            became = await self._became(server, errand)
            await self._end(errand, became if became is not None else Refusing(_refusal(errand, failure)))
        else:
            self._link.good(kept=False)
            await self._end(errand, found)
        finally:
            self.busy = False
            self._changed()
        self._faults.pop(errand.key, None)

    async def _carry_out(self, server: Server, errand: Errand, *, departed: bool) -> Rdv | Usager | Refusing:
        match errand.what:
            case CreateUsager() as what:
                whom = await self._whom(errand) if departed else Whom((), 0)
                return await create_usager(server, errand, what, whom, departed=departed)
            case ChangeUsager() as what:
                return await change_usager(server, errand, what)
            case Book() as what:
                return await book(server, errand, what, departed=departed)
            case ChangeRdv() as what:
                async with self._pushes.writing(what.rdv_id):
                    return await change_rdv(server, errand, what, await self._memory.confirmed(what.rdv_id))

    async def _became(self, server: Server, errand: Errand) -> Rdv | Usager | Refusing | None:
        """What the tries to make something have made; None where that is nothing, or nothing was to be made."""
        match errand.what:
            case CreateUsager() as what:
                return await usager_made(server, errand, what, await self._whom(errand))
            case Book() as what:
                return await rdv_made(server, errand, what)
            case _:
                return None

    async def _whom(self, errand: Errand) -> Whom:
        ids = await self._memory.usager_ids(errand.organisation_id)
        return Whom(ids | await self._memory.ids_in_rdvs(errand.organisation_id), self._timing.people_looked_for)

    async def _end(self, errand: Errand, found: Rdv | Usager | Refusing) -> None:
        match found:
            case Refusing(refusal, theirs):
                await self._refuse(errand, refusal, theirs)
            case Usager():
                await self._memory.errands.settle_usager(errand.key, found)
            case Rdv():
                # A list that was asked for before does not have it, or not as it now is.
                self._pushes.told([found.id])
                await self._memory.errands.settle_rdv(errand.key, found)

    async def _refuse(self, errand: Errand, refusal: Refusal, theirs: Rdv | Usager | None) -> None:
        await self._memory.errands.refuse(errand.key, refusal, reasons.because(errand.what, refusal), theirs)


def _refusal(errand: Errand, failure: Failure) -> Refusal:
    if isinstance(failure, Conflict) and isinstance(failure.theirs, tuple):
        reason = reasons.TAKEN if isinstance(errand.what, Book) else reasons.MOVE_TAKEN
        return Refusal(reason, taken=True, in_the_way=failure.theirs)
    if isinstance(failure, Conflict):
        changed = reasons.RDV_CHANGED if isinstance(errand.what, Book | ChangeRdv) else reasons.USAGER_CHANGED
        return Refusal(changed)
    if isinstance(failure, Refused):
        return Refusal(reasons.reason(failure, errand.what), dict(failure.fields), taken_by=failure.taken_by)
    return Refusal(reasons.reason(failure, errand.what))
