"""Bookings at a desk: what is free, what is booked, changed and deleted."""

from __future__ import annotations

from kiosk.desk.booking_calls import BookingCalls


class BookingDesk(BookingCalls):
    """What one can do about RDVs. Methods that only the platform can answer are in ``booking_calls``."""
