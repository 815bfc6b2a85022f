"""The clock that is passed to whoever needs the time.

Nothing else in Kiosk reads the system's time: tests, demonstrations and ``--now`` set it here, once.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")


def running() -> float:
    """Seconds that have gone by since some instant, those that the machine slept included; no change of the system's
    time moves them."""
    # Linux stops its monotonic clock while it sleeps, other systems do not.
    boottime = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boottime is None else time.clock_gettime(boottime)


class Clock:
    """Tells the present instant, always aware, in ``zone``.

    ``start`` is the instant shown when the clock is made; it runs on from there by itself, so a change of the system's
    time does not move it. Without ``start`` it follows the system until ``run_on``.
    """

    def __init__(
        self,
        start: datetime | None = None,
        zone: tzinfo = PARIS,
        monotonic: Callable[[], float] = running,
        system: Callable[[tzinfo], datetime] = datetime.now,
    ) -> None:
        if start is not None and start.tzinfo is None:
            start = start.replace(tzinfo=zone)
        self.zone = zone
        self._start = start
        self._monotonic = monotonic
        self._origin = monotonic()
        self._system = system
        self._runs_on = False
        self._followed = timedelta()
        self._made_at = start or system(zone)
        self._first_followed: tuple[datetime, timedelta] | None = None  # when by this machine's, and what was added

    @property
    def followed(self) -> timedelta:
        """What is added to this machine's time (see ``follow``)."""
        return self._followed

    def follow(self, offset: timedelta) -> None:
        """Goes by another clock, which shows this machine's time plus ``offset``: one that is known to be right."""
        self._followed = offset
        self._first_followed = self._first_followed or (self.machine(), offset)

    def run_on(self) -> None:
        """Runs on by itself from now on: what it is compared to must not be moved by a change of the system's time."""
        if self._start is None:
            self._start, self._runs_on = self._system(self.zone), True
            self._origin = self._monotonic()

    def set_right(self, noted: datetime) -> datetime:
        """What an instant that was ``noted`` by this clock really was, where it was not known then that it was off."""
        if self._first_followed is None:
            return noted
        at, offset = self._first_followed
        return noted + offset if self._made_at <= noted < at else noted

    @property
    def follows(self) -> bool:
        """Whether another clock is known."""
        return self._first_followed is not None

    @property
    def strayed(self) -> timedelta:
        """By how much this clock, but for what it follows, is ahead of the system's time by now."""
        return self.machine() - self._system(self.zone) if self._runs_on else timedelta()

    def now(self) -> datetime:
        """The present instant in the clock's zone."""
        if not self._followed:
            return self.machine()
        return (self.machine().astimezone(UTC) + self._followed).astimezone(self.zone)

    def machine(self) -> datetime:
        """What this machine holds for the present instant, whatever clock is followed."""
        if self._start is None:
            return self._system(self.zone)
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
