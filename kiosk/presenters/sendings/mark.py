"""How much is to leave, and how much asks: what stands at the bottom of the window whatever page is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.presenters.sendings.texts import asking_text, mark_text
from kiosk.presenters.work.rereading import Rereading
from kiosk.presenters.work.tasks import Ok, Outcome
from kiosk.presenters.work.work import Work

if TYPE_CHECKING:
    from kiosk.desk import DeskChange


class SendingsMark(QObject):
    """Counts anew whenever what was done here, or the link, is not what it was."""

    changed = Signal()

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        work = work.apart()
        self._work = work
        self.to_send = self.asking = 0
        self._count = Rereading(work.tasks, "count", self._work.desk.sendings.counts, self._counted)
        work.follow(self._on_desk_change)

    @property
    def text(self) -> str:
        """« 2 à régler · 3 à envoyer »; empty where there is neither."""
        return mark_text(self.to_send, self.asking)

    @property
    def asking_text(self) -> str:
        """What lasts while something asks; empty where nothing does."""
        return asking_text(self.asking)

    def start(self) -> None:
        """Counts for the first time."""
        self._count.ask()

    def _on_desk_change(self, change: DeskChange) -> None:
        if change.kind in ("rdvs", "usagers", "sync", "session") and self._work.desk.who is not None:
            self._count.ask()

    def _counted(self, outcome: Outcome[tuple[int, int]]) -> None:
        if isinstance(outcome, Ok) and outcome.value != (self.to_send, self.asking):
            self.to_send, self.asking = outcome.value
            self.changed.emit()
