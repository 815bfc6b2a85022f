"""Bookings at a desk: what is free, what is booked, changed and deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.desk.booking_calls import BookingCalls
from kiosk.desk.booking_changes import BookingChanges
from kiosk.desk.memory_creneaux import creneaux_from_memory

if TYPE_CHECKING:
    from kiosk.domain.booking.booking import CreneauAnswer, CreneauQuestion


class BookingDesk(BookingChanges, BookingCalls):
    """What one can do about RDVs.

    What only the platform can answer is in ``booking_calls``, what is written and sent behind in ``booking_errands``
    and ``booking_changes``.
    """

    async def creneaux_from_memory(self, question: CreneauQuestion) -> CreneauAnswer:
        """What is free as far as this desk knows, with the instant from which it knows it."""
        return await creneaux_from_memory(self._session.memory, question, self._clock.now())
