"""RDVs booked and changed at this desk: shown at once, « à confirmer » until the platform has said yes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.desk.errands import Errands
from kiosk.desk.gestures import GONE, new_key
from kiosk.domain.booking.booking import booking_of
from kiosk.domain.platform.failures import Refused
from kiosk.domain.writes.errand import Book, ChangeRdv, Errand, differing
from kiosk.domain.writes.origin import Origin

if TYPE_CHECKING:
    from kiosk.domain.booking.booking import Booking
    from kiosk.domain.people.model import Usager
    from kiosk.domain.writes.errand import ErrandRecord, Outcome


class BookingErrands(Errands):
    """The part of ``BookingDesk`` that books. An RDV id below zero is good for all methods."""

    async def book(self, booking: Booking, origin: Origin, usagers: Sequence[Usager] = ()) -> int:
        """Books. Durable when this returns, and in the day at once; the RDV's id, below zero.

        ``usagers`` are those of the guests whom the caller has in hand: the memory may not know who they are. Raises
        ``NotFound`` where the platform takes no bookings, ``Refused`` when a guest is one whom it has refused.
        """
        await self._needs("rdvs")
        memory = self._session.memory
        # Those without an id of the platform's are known by what was written of them.
        await memory.meet(booking.organisation_id, [one for one in usagers if one.id > 0], origin)
        rdv_id, *people = await memory.queue.local_ids(1 + len(booking.guests))
        what = Book(rdv_id, booking, tuple(people))
        await self._keep(Errand(new_key(), booking.organisation_id, self._clock.now(), what), origin)
        return rdv_id

    async def change(
        self,
        rdv_id: int,
        after: Booking,
        origin: Origin,
        usagers: Sequence[Usager] = (),
        *,
        before: Booking | None = None,
    ) -> None:
        """Makes of an RDV what ``after`` says, in the same way; what does not differ from ``before`` is left alone.

        ``before`` is what the RDV was when ``after`` was made of it; without it, what the memory has of it now.
        Raises ``Refused`` when the RDV is not in the memory any more.
        """
        await self._needs("rdvs")
        memory = self._session.memory
        entry = await memory.rdv(rdv_id)
        if entry is None:
            raise Refused(messages=(GONE,))
        before = before or booking_of(entry.rdv)
        numbers = await memory.queue.numbers({guest.usager_id for guest in after.guests})
        guests = tuple(replace(g, usager_id=numbers.get(g.usager_id, g.usager_id)) for g in after.guests)
        after = replace(after, guests=guests)
        if not differing(before, after):
            return
        await memory.meet(after.organisation_id, [one for one in usagers if one.id > 0], origin)
        people = await memory.queue.local_ids(len(guests))
        what = ChangeRdv(entry.rdv.id, before, after, tuple(people))
        await self._keep(Errand(new_key(), after.organisation_id, self._clock.now(), what), origin)

    async def outcome(self, rdv_id: int, patience_s: float) -> Outcome:
        """What the platform says of the last thing written of an RDV: ``Booked``, ``Taken``, ``Turned``, ``OnItsWay``.

        ``OnItsWay`` also at once when the platform cannot be reached: it goes out when it can.
        """
        memory = self._session.memory
        return await self._outcome(lambda: memory.queue.of_rdv(rdv_id), patience_s)

    async def written(self, rdv_id: int) -> tuple[ErrandRecord, ...]:
        """What was written here of an RDV, newest first, and what became of it."""
        return tuple(await self._session.memory.queue.of_rdv(rdv_id))

    async def refused(self) -> tuple[ErrandRecord, ...]:
        """What was refused and not read yet, in the order of writing, with all that was typed."""
        records = await self._session.memory.queue.unread()
        return tuple(record for record in records if isinstance(record.errand.what, Book | ChangeRdv))
