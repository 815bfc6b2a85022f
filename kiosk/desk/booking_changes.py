"""An RDV that somebody looked at and wants otherwise: what they changed is written, and nothing of what others did."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from kiosk.desk.booking_errands import BookingErrands
from kiosk.desk.gestures import GONE
from kiosk.domain.booking.booking import booking_of
from kiosk.domain.booking.change import Overtaken, Unchanged
from kiosk.domain.day.gesture import Fate
from kiosk.domain.platform.failures import Refused
from kiosk.domain.writes.errand import Outcome, Turned, compare, with_fields
from kiosk.domain.writes.origin import Origin

if TYPE_CHECKING:
    from kiosk.domain.booking.booking import Booking
    from kiosk.domain.day.model import Rdv
    from kiosk.domain.people.model import Usager

Amended: TypeAlias = Outcome | Overtaken | Unchanged


class BookingChanges(BookingErrands):
    """The part of ``BookingDesk`` that changes what a person has in front of them."""

    async def meet(self, rdv: Rdv) -> None:
        """Keeps an RDV that the platform has just told of, unless it is known: what is written of it rests on it."""
        if await self._session.memory.rdv(rdv.id) is None:
            await self._session.memory.save_rdv(rdv)

    async def amend(
        self, seen: Rdv, after: Booking, origin: Origin, usagers: Sequence[Usager] = (), *, patience_s: float
    ) -> Amended:
        """Makes of ``seen``, the RDV as it was when the person looked, what ``after`` says; what became of it.

        Only what differs from ``seen`` is written. ``Overtaken`` when somebody else changed the same meanwhile, here
        or on the platform; ``Unchanged`` when there is nothing to write. Raises what ``change`` raises.
        """
        await self.meet(seen)
        entry = await self._session.memory.rdv(seen.id)
        if entry is None:
            raise Refused(messages=(GONE,))
        there = booking_of(entry.rdv)
        held = compare(booking_of(seen), after, there)
        if held.overtaken:
            return Overtaken(entry.rdv, held.overtaken)
        if not held.to_send:
            return Unchanged()
        # The platform may tell of somebody else's change between the two: it is held against what was compared.
        await self.change(seen.id, with_fields(there, after, held.to_send), origin, usagers, before=there)
        return await self.became_of(seen.id, patience_s)

    async def became_of(self, rdv_id: int, patience_s: float) -> Outcome | Overtaken:
        """``outcome``, and ``Overtaken`` where the platform says that somebody else changed the same."""
        outcome = await self.outcome(rdv_id, patience_s)
        if isinstance(outcome, Turned) and any("changed" in codes for codes in outcome.fields.values()):
            entry = await self._session.memory.rdv(rdv_id)
            if entry is not None:
                return Overtaken(entry.rdv, tuple(outcome.fields))
        return outcome

    async def take_back(self, rdv_id: int, origin: Origin) -> bool:
        """Takes back the last thing written of an RDV that has not left yet: nobody will know. False: it has left."""
        last = next(iter(await self.written(rdv_id)), None)
        return last is not None and last.fate is Fate.WAITING and await self.withdraw(last.errand.key, origin)
