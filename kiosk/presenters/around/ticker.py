"""The ticking of the board: minutes of waiting and the line of now live by it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from kiosk.clock import Clock


class Ticker(QObject):
    """One timer for every page, every ``seconds``, aligned on the clock so that all minutes change together."""

    ticked = Signal()

    def __init__(self, clock: Clock, seconds: int = 15, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._seconds = seconds
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    @property
    def running(self) -> bool:
        """Whether it ticks."""
        return self._timer.isActive()

    def start(self) -> None:
        """Ticks at the clock's next multiple of ``seconds``, then at each."""
        self._timer.start(self.until_next())

    def stop(self) -> None:
        """No tick comes after this."""
        self._timer.stop()

    def until_next(self) -> int:
        """Milliseconds until the next aligned instant, never 0."""
        now = self._clock.now()
        into = (now.minute * 60 + now.second) % self._seconds * 1000 + now.microsecond // 1000
        # A few milliseconds past the instant: a timer that fires early would show the minute that ends.
        return self._seconds * 1000 - into + 5

    def _tick(self) -> None:
        self._timer.start(self.until_next())
        self.ticked.emit()
