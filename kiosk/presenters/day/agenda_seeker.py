"""From a person to their line in the agenda: the day is gone to, and the line chosen once it is there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject

from kiosk.domain.day.gesture import DeskRdv
from kiosk.presenters.day.board import BoardPresenter
from kiosk.presenters.day.feed import DayFeed


class AgendaSeeker(QObject):
    """One line at a time is sought; looking at another day gives it up."""

    def __init__(
        self,
        feed: DayFeed,
        board: BoardPresenter,
        go_to: Callable[[date], None],
        show_every_lieu: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._feed = feed
        self._board = board
        self._go_to = go_to
        self._show_every_lieu = show_every_lieu
        self._sought: tuple[date, int | None, int | None] | None = None
        feed.changed.connect(self._find)

    def seek(self, day: date, rdv_id: int | None, usager_id: int | None) -> None:
        """Chooses on ``day`` the line of an RDV, else the first of an usager, whatever hides it now; theirs, of a
        workshop.
        """
        self._board.clear_filter()
        self._sought = (day, rdv_id, usager_id)
        self._go_to(day)
        self._find()

    def _find(self) -> None:
        if self._sought is None or self._feed.data is None or self._feed.stale:
            return
        day, rdv_id, usager_id = self._sought
        if self._feed.day != day:
            self._sought = None
            return
        entry = next((one for one in self._feed.data.entries if _is(one, rdv_id, usager_id)), None)
        if entry is None:
            return  # perhaps with the next reading
        self._sought = None
        lieu = entry.rdv.lieu
        if self._board.lieu_id is not None and lieu is not None and lieu.id != self._board.lieu_id:
            self._show_every_lieu()
        theirs = (one.id for one in entry.rdv.participations if one.usager.id == usager_id)
        alone = next(theirs, None) if entry.rdv.collectif else None
        self._board.reveal(f"rdv-{entry.rdv.id}" if alone is None else f"participation-{alone}")


def _is(entry: DeskRdv, rdv_id: int | None, usager_id: int | None) -> bool:
    if rdv_id is not None:
        return entry.rdv.id == rdv_id
    return any(one.usager.id == usager_id for one in entry.rdv.participations)
