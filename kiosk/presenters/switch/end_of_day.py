"""The end of the day, as it is announced to who is still at work, put off, and carried out."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QObject, Signal

from kiosk.domain.dates.times import hour
from kiosk.domain.text.language import tr
from kiosk.presenters.around.ticker import Ticker
from kiosk.presenters.work.tasks import Outcome
from kiosk.presenters.work.work import Work

WARNED: Final = timedelta(minutes=10)
_TASK: Final = "end_of_day"


class EndOfDay(QObject):
    """Looks at the clock from ``start`` to ``stop``, whether somebody is at work or nobody is."""

    changed = Signal()
    """``text`` is not what it was."""
    due = Signal()
    """The hour has come: nothing of anyone is to be shown any more."""
    over = Signal()
    """Everybody is signed out."""

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._said = ""
        self._ending = False
        self._ticker = Ticker(work.clock, parent=self)
        self._ticker.ticked.connect(self.look)

    def start(self) -> None:
        """Looks from now on."""
        self._ticker.start()
        self.look()

    def stop(self) -> None:
        """Looks no more."""
        self._ticker.stop()

    @property
    def text(self) -> str:
        """« Les sessions de ce poste se ferment à 20:00. », some minutes before; empty otherwise."""
        ends = self._work.desk.agents.day_ends
        if ends is None or not timedelta() < ends - self._work.clock.now() <= WARNED:
            return ""
        return tr("Les sessions de ce poste se ferment à {}.").format(hour(ends))

    def put_off(self) -> None:
        """« Encore une heure »."""
        self._work.tasks.run("end_of_day.later", self._work.desk.agents.put_off(), done=lambda _: self.look())

    def look(self) -> None:
        """Tells what is due."""
        if self._work.desk.agents.day_is_over and not self._ending:
            self._ending = True
            self.due.emit()
            self._work.tasks.run(_TASK, self._work.desk.agents.end_day(), done=self._ended, to_the_end=True)
        if self.text != self._said:
            self._said = self.text
            self.changed.emit()

    def _ended(self, _: Outcome[None]) -> None:
        self._ending = False
        self.over.emit()


def ended_text(ended: datetime | None, now: datetime) -> str:
    """Why nobody is signed in, where it is because the day ended; else empty."""
    if ended is None:
        return ""
    at = hour(ended.astimezone(now.tzinfo))
    if ended.astimezone(now.tzinfo).date() == now.date():
        return tr("La journée est finie\u00a0: les sessions de ce poste ont été fermées à {}.").format(at)
    return tr("Une nouvelle journée commence\u00a0: les sessions de la veille ont été fermées.")
