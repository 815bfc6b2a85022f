"""The clock that is passed to whoever needs the time.

Nothing else in Kiosk reads the system's time: tests, demonstrations and ``--now`` set it here, once.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")


class Clock:
    """Tells the present instant, always aware, in ``zone``.

    ``start`` is the instant shown when the clock is made; it runs on from there with the machine's
    monotonic clock, so a change of the system's time does not move it. Without ``start`` it follows the system.
    """

    def __init__(
        self,
        start: datetime | None = None,
        zone: tzinfo = PARIS,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        if start is not None and start.tzinfo is None:
            start = start.replace(tzinfo=zone)
        self.zone = zone
        self._start = start
        self._monotonic = monotonic
        self._origin = monotonic()
        self._followed = timedelta()

    @property
    def followed(self) -> timedelta:
        """What is added to this machine's time (see ``follow``)."""
        return self._followed

    def follow(self, offset: timedelta) -> None:
        """Goes by another clock, which shows this machine's time plus ``offset``: one that is known to be right."""
        self._followed = offset

    def now(self) -> datetime:
        """The present instant in the clock's zone."""
        if not self._followed:
            return self.machine()
        return (self.machine().astimezone(UTC) + self._followed).astimezone(self.zone)

    def machine(self) -> datetime:
        """What this machine holds for the present instant, whatever clock is followed."""
        if self._start is None:
            return datetime.now(self.zone)
        elapsed = timedelta(seconds=self._monotonic() - self._origin)
        # Added in UTC: wall-clock arithmetic would skip or repeat an hour when the season changes.
        return (self._start.astimezone(UTC) + elapsed).astimezone(self.zone)

    def restart(self, start: datetime | None = None) -> None:
        """Goes back to ``start`` (or to where it began) and runs on from there."""
        if start is not None:
            self._start = start
        self._origin = self._monotonic()


class SetClock(Clock):
    """A clock that stands still until it is moved: for tests and for pictures that must not change."""

    def __init__(self, start: datetime, zone: tzinfo = PARIS) -> None:
        super().__init__(start, zone, monotonic=lambda: 0.0)

    def move(self, **span: float) -> None:
        """Moves forward by a ``timedelta`` given in keywords (``minutes=5``)."""
        self.restart(self.machine().astimezone(UTC) + timedelta(**span))
