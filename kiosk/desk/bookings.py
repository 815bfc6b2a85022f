"""Bookings at a desk: what is free, what is booked, changed and deleted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from kiosk.desk.errands import Errands
from kiosk.desk.gestures.weighing import GONE
from kiosk.desk.memory_creneaux import creneaux_from_memory
from kiosk.desk.platform_calls import PlatformCalls, new_key
from kiosk.domain.booking.booking import booking_of
from kiosk.domain.booking.change import Overtaken, Unchanged
from kiosk.domain.day.gesture import Fate
from kiosk.domain.platform.failures import Refused
from kiosk.domain.text.language import tr
from kiosk.domain.writes.deed import Did
from kiosk.domain.writes.errand import Book, ChangeRdv, Outcome, Turned, compare, differing, with_fields
from kiosk.domain.writes.origin import Origin
from kiosk.sync.sending.weighing import told_of

if TYPE_CHECKING:
    from kiosk.domain.booking.booking import Booking, CreneauAnswer, CreneauQuestion, RdvPlan
    from kiosk.domain.booking.overlap import Shown
    from kiosk.domain.day.model import Rdv
    from kiosk.domain.people.model import Usager
    from kiosk.domain.writes.errand import ErrandRecord
    from kiosk.domain.writes.versions import Version
    from kiosk.sync.server import Platform

BecameOf: TypeAlias = Outcome | Overtaken
Amended: TypeAlias = BecameOf | Unchanged


class Bookings:
    """What one can do about RDVs, beyond their statuses.

    What is written is shown at once, « à confirmer » until the platform has said yes. An RDV id below zero is good for
    all methods. Those that read or write the memory raise a ``MemoryFailure``, those that ask the platform what
    ``PlatformCalls`` says, all ``SignedOut`` while nobody is signed in.
    """

    def __init__(self, calls: PlatformCalls, errands: Errands, patience_s: float) -> None:
        """``patience_s``: how long a person waits for the platform's word before it is « à confirmer »."""
        self._calls = calls
        self._errands = errands
        self._patience_s = patience_s

    # What the platform alone knows or does

    async def creneaux(self, question: CreneauQuestion) -> CreneauAnswer:
        """What is free: as the platform says; while it cannot be reached as this desk knows (``computed_at``).

        Raises ``NotFound`` where the platform cannot search slots.
        """

        async def told() -> CreneauAnswer:
            await self._calls.needs("prescription" if question.territory else "creneaux")
            return await self._calls.ask_to_show(lambda client: client.creneaux(question))

        async def kept() -> CreneauAnswer:
            return await creneaux_from_memory(self._calls.memory, question, self._calls.now())

        return await self._calls.told_or_kept(told, kept)

    async def versions(self, rdv_id: int) -> tuple[Version, ...]:
        """The history of an RDV, newest first."""
        await self._calls.needs("versions")
        rdv_id = await self._calls.there(rdv_id)
        return tuple(await self._calls.ask_to_show(lambda client: client.rdv_versions(rdv_id)))

    async def delete(self, rdv_id: int) -> None:
        """Deletes an RDV, for good: nobody is told, and statistics lose it.

        Raises ``Forbidden`` for all but administrators, ``Conflict`` when it was changed since this desk heard of it.
        """
        await self._calls.needs("rdvs")
        rdv_id = await self._calls.there(rdv_id)
        known = await self._calls.memory.confirmed(rdv_id)
        lock_version = known.lock_version if known is not None else None

        async def delete(client: Platform, key: str) -> None:
            await client.delete_rdv(rdv_id, key=key, lock_version=lock_version)

        async def gone() -> bool:
            return await self._calls.is_gone(lambda client: client.rdv(rdv_id))

        await self._calls.do(delete, gone, mute=True)
        self._calls.recording.did(Did.RDV_DELETED, known.organisation_id if known is not None else 0, rdv_id=rdv_id)
        self._calls.look_again()

    async def plan(self, usager_id: int, return_url: str) -> RdvPlan:
        """Begins a booking that is finished on the platform's page; it books nothing by itself.

        Raises ``NotFound`` where there is no such call, and while the platform does not have the usager.
        """
        key = new_key()
        usager_id = await self._calls.there(usager_id)
        return await self._calls.ask(lambda client: client.create_rdv_plan(usager_id, return_url, key=key))

    async def plan_state(self, plan_id: int | str) -> RdvPlan:
        """How far a booking on the platform's page is."""
        return await self._calls.ask(lambda client: client.rdv_plan(plan_id))

    # Written here, sent behind

    async def book(self, booking: Booking, usagers: Sequence[Usager] = (), shown: Shown | None = None) -> int:
        """Books. Durable when this returns, and in the day at once; the RDV's id, below zero.

        ``shown``: when the person was shown how things stood, and whether they accepted what was in the way.
        ``usagers`` are those of the guests whom the caller has in hand: the memory may not know who they are. Raises
        ``NotFound`` where the platform takes no bookings, ``Refused`` when a guest is one whom it has refused.
        """
        await self._calls.needs("rdvs")
        await self._meet(booking, usagers)
        rdv_id, *people = await self._calls.memory.queue.local_ids(1 + len(booking.guests))
        await self._errands.keep(Book(rdv_id, booking, tuple(people), shown), booking.organisation_id)
        return rdv_id

    async def change(
        self,
        rdv_id: int,
        after: Booking,
        usagers: Sequence[Usager] = (),
        *,
        before: Booking | None = None,
        shown: Shown | None = None,
    ) -> None:
        """Makes of an RDV what ``after`` says, in the same way; what does not differ from ``before`` is left alone.

        ``before`` is what the RDV was when ``after`` was made of it; without it, what the memory has of it now.
        Raises ``Refused`` when the RDV is not in the memory any more.
        """
        await self._calls.needs("rdvs")
        memory = self._calls.memory
        entry = await memory.rdv(rdv_id)
        if entry is None:
            raise Refused(messages=(tr(GONE),))
        before = before or booking_of(entry.rdv)
        numbers = await memory.queue.numbers({guest.usager_id for guest in after.guests})
        guests = tuple(replace(g, usager_id=numbers.get(g.usager_id, g.usager_id)) for g in after.guests)
        after = replace(after, guests=guests)
        if not differing(before, after):
            return
        await self._meet(after, usagers)
        people = await memory.queue.local_ids(len(guests))
        known = await memory.confirmed(entry.rdv.id)
        what = ChangeRdv(entry.rdv.id, before, after, people, shown, known.status if known is not None else None)
        told, _ = await told_of(memory, entry.rdv, what, self._calls.now())
        await self._errands.keep(replace(what, told=told), after.organisation_id)

    async def meet(self, rdv: Rdv) -> None:
        """Keeps an RDV that the platform has just told of, unless it is known: what is written of it rests on it."""
        if await self._calls.memory.rdv(rdv.id) is None:
            await self._calls.memory.save_rdv(rdv)

    async def amend(
        self,
        seen: Rdv,
        after: Booking,
        usagers: Sequence[Usager] = (),
        *,
        patience_s: float | None = None,
        shown: Shown | None = None,
    ) -> Amended:
        """Makes of ``seen``, the RDV as it was when the person looked, what ``after`` says; what became of it.

        Only what differs from ``seen`` is written, and nothing of what others did. ``Overtaken`` when somebody else
        changed the same meanwhile, here or on the platform; ``Unchanged`` when there is nothing to write. Raises what
        ``change`` raises.
        """
        await self.meet(seen)
        entry = await self._calls.memory.rdv(seen.id)
        if entry is None:
            raise Refused(messages=(tr(GONE),))
        there = booking_of(entry.rdv)
        held = compare(booking_of(seen), after, there)
        if held.overtaken:
            return Overtaken(entry.rdv, held.overtaken)
        if not held.to_send:
            return Unchanged()
        # The platform may tell of somebody else's change between the two: it is held against what was compared.
        await self.change(seen.id, with_fields(there, after, held.to_send), usagers, before=there, shown=shown)
        return await self.outcome(seen.id, patience_s)

    async def outcome(self, rdv_id: int, patience_s: float | None = None) -> BecameOf:
        """What the platform says of the last thing written of an RDV: ``Booked``, ``Taken``, ``Turned``, ``OnItsWay``;
        ``Overtaken`` where somebody else changed the same.

        It is waited for as long as a person does, or ``patience_s``; not at all when the platform cannot be reached:
        ``OnItsWay``, it goes out when it can.
        """
        memory = self._calls.memory
        patience_s = self._patience_s if patience_s is None else patience_s
        outcome = await self._errands.outcome(lambda: memory.queue.of_rdv(rdv_id), patience_s)
        if isinstance(outcome, Turned) and any("changed" in codes for codes in outcome.fields.values()):
            entry = await memory.rdv(rdv_id)
            if entry is not None:
                return Overtaken(entry.rdv, tuple(outcome.fields))
        return outcome

    async def take_back(self, rdv_id: int) -> bool:
        """Takes back the last thing written of an RDV that has not left yet: nobody will know. False: it has left."""
        last = next(iter(await self.written(rdv_id)), None)
        if last is None or last.fate is not Fate.WAITING:
            return False
        if done := await self._calls.memory.queue.withdraw(last.errand.key):
            self._calls.recording.taken_back(last.errand)
        return done

    async def last_key(self, rdv_id: int) -> str:
        """The key of the last thing written of an RDV; empty where there is none."""
        return next((record.errand.key for record in await self.written(rdv_id)), "")

    async def written(self, rdv_id: int) -> tuple[ErrandRecord, ...]:
        """What was written here of an RDV, newest first, and what became of it."""
        return tuple(await self._calls.memory.queue.of_rdv(rdv_id))

    async def _meet(self, booking: Booking, usagers: Sequence[Usager]) -> None:
        # Those without an id of the platform's are known by what was written of them.
        met = [one for one in usagers if one.id > 0]
        await self._calls.memory.meet(booking.organisation_id, met, Origin.DESK)
