"""Whether anybody is at the desk: time without a gesture, and time in which the machine slept."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.clock import Clock

LOOK_MS: Final = 5000
_ASLEEP: Final = 60.0
"""Seconds that the machine's clock may be put right by; between two looks, more means that nothing ran meanwhile."""


class Idle(QObject):
    """Looks every few seconds, from ``start`` to ``stop``. Two clocks are read: the one goes on while the machine
    sleeps, the other when somebody sets the time."""

    expired = Signal()
    """Nobody made a gesture for as long as is allowed, or the machine slept. It looks no more."""
    seen = Signal()
    """Somebody is at work; told from time to time."""
    looked = Signal()
    left_alone = Signal()
    """Nobody made a gesture for as long as a glance may last: it locks later."""
    touched = Signal()
    """Somebody made one again."""

    def __init__(
        self,
        clock: Clock,
        limit: timedelta,
        parent: QObject | None = None,
        *,
        glance: timedelta = timedelta(0),
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """``clock`` is the machine's own. ``glance``: after how long it is ``left_alone``; nothing: never."""
        super().__init__(parent)
        self._clock = clock
        self._monotonic = monotonic
        self._limit = limit.total_seconds()
        self._glance = glance.total_seconds()
        self._alone = False
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._touched = self._looked = self._told = self._read()

    @property
    def running(self) -> bool:
        """Whether it looks."""
        return self._timer.isActive()

    def start(self) -> None:
        """Somebody has just proved who they are."""
        self._touched = self._looked = self._told = self._read()
        self._timer.start()
        self.touched.emit()

    def stop(self) -> None:
        """Looks no more; a touch is nobody's before the next ``start``."""
        self._alone = False
        self._timer.stop()

    def touch(self) -> None:
        """A gesture: a key, a button, the wheel, the mouse that moves."""
        self._touched = self._read()
        if self._alone:
            self._alone = False
            self.touched.emit()

    def look(self) -> None:
        """Tells what is due."""
        now = self._read()
        wall, ran = (here - before for here, before in zip(now, self._looked, strict=True))
        self._looked = now
        if wall - ran > _ASLEEP or self._since(self._touched, now) >= self._limit:
            self.stop()
            self.expired.emit()
        else:
            if self._touched > self._told and self._since(self._told, now) >= self._limit / 2:
                self._told = now
                self.seen.emit()
            if self._glance and not self._alone and self._since(self._touched, now) >= self._glance:
                self._alone = True
                self.left_alone.emit()
        self.looked.emit()

    def _read(self) -> tuple[float, float]:
        return self._clock.machine().timestamp(), self._monotonic()

    @staticmethod
    def _since(before: tuple[float, float], now: tuple[float, float]) -> float:
        return max(here - then for here, then in zip(now, before, strict=True))
