"""« Trouver un RDV »: what is looked for, what is free, and the RDV that is made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.clock import Clock
from kiosk.presenters.notices import Notices
from kiosk.presenters.slot_search import SlotSearch
from kiosk.presenters.tasks import Ok, Outcome, RefusedBy, Tasks

if TYPE_CHECKING:
    from kiosk.desk import Desk, DeskChange


class BookingPresenter(QObject):
    """The page of one organisation; it reads nothing before somebody goes there."""

    changed = Signal()
    """``state`` is not what it was."""

    def __init__(self, desk: Desk, clock: Clock, tasks: Tasks, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._notices = notices
        self._place: tuple[int, int | None] | None = None
        self._opened = False
        self.search = SlotSearch(desk, clock, tasks, self)

    def show_place(self, organisation_id: int, lieu_id: int | None) -> None:
        """Where the desk is: slots are looked for in that organisation, its own lieu first."""
        if (organisation_id, lieu_id) != self._place:
            self._place = (organisation_id, lieu_id)
            if self._opened:
                self._read()

    def open(self) -> None:
        """Somebody has come to the page."""
        if not self._opened:
            self._opened = True
            self._read()

    def next_day(self) -> None:
        """The seven days after: what is shown is turned whole."""
        self.search.next_week()

    def previous_day(self) -> None:
        """The seven days before."""
        self.search.previous_week()

    def go_to_today(self) -> None:
        """The seven days from today on."""
        self.search.go_to_today()

    def on_desk_change(self, change: DeskChange) -> None:
        """Reads again what is not what it was."""
        if change.kind == "directory" and self._opened:
            self._read()

    def stop(self) -> None:
        """Reads and asks no more."""
        self.search.stop()
        self._tasks.cancel("booking-directory")

    def _read(self) -> None:
        if self._place is not None:
            self._tasks.run(
                "booking-directory", self._desk.directory(self._place[0]), replace=True, done=self._directory_read
            )

    def _directory_read(self, outcome: Outcome) -> None:
        if isinstance(outcome, Ok) and self._place is not None:
            self.search.set_directory(self._place[0], outcome.value, self._place[1])
        elif isinstance(outcome, RefusedBy):
            self._notices.failure(outcome.failure)
