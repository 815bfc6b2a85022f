"""A machine whose time somebody sets, and that sleeps."""

from __future__ import annotations

from datetime import datetime, timedelta

from kiosk.clock import Clock


class Machine:
    """``time`` is what its system shows."""

    def __init__(self, time: datetime) -> None:
        self.time, self._ran = time, 100.0

    def passes(self, **span: float) -> None:
        """Time goes by, asleep or not."""
        self.time += timedelta(**span)
        self._ran += timedelta(**span).total_seconds()

    def clock(self) -> Clock:
        """The clock of a Kiosk that starts now."""
        return Clock(monotonic=lambda: self._ran, system=lambda zone: self.time.astimezone(zone))
