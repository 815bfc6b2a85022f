"""What the frame has of RDVs that there are: their keys, their menu lines, and what opens over the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent, QKeySequence

from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.rdv_act import RDV_ACTS, RdvAct
from kiosk.views.day.gesture_menu import Extra

if TYPE_CHECKING:
    from kiosk.views.day.columns_view import ColumnsView
    from kiosk.views.frame.main_frame import MainFrame

_ACT_OF_KEY = {QKeySequence(label.key): act for act, label in RDV_ACTS.items()}


class RdvPart(QObject):
    """Ties the presenters of RDVs to the agenda, the waiting room and the panel."""

    def __init__(self, frame: MainFrame, agenda: str) -> None:
        super().__init__(frame)
        self._frame = frame
        self._agenda = agenda
        self._presenter = frame.presenter.rdvs
        presenter = self._presenter
        frame.board.table.set_extras(self.menu_lines)
        frame.board.columns_made.connect(self._columns_made)
        frame.panel.set_acts(self.offered)
        frame.panel.act_wanted.connect(self._act_on)
        presenter.acts.changed.connect(frame.panel.refresh)
        presenter.acts.page_wanted.connect(frame.open_address)
        frame.panel.page_wanted.connect(frame.open_address)
        frame.presenter.booking.plan.page_wanted.connect(self._open_plan)
        presenter.history.opened.connect(self._show_history)
        frame.presenter.booking.agenda_wanted.connect(lambda *_: frame.go_to(agenda))

    def offered(self, rdv_id: int) -> tuple[RdvAct, ...]:
        """What can be done about the RDV that the panel shows."""
        entry = self._frame.presenter.panel.entry
        return self._presenter.acts.offered(entry) if entry is not None and entry.rdv.id == rdv_id else ()

    def menu_lines(self, key: str) -> list[Extra]:
        """The lines of the menu on the line of ``key``."""
        entry = self._entry(key)
        if entry is None:
            return []
        found: list[Extra] = []
        for act in self._presenter.acts.offered(entry):
            label = RDV_ACTS[act]
            found.append((label.label, label.key, label.icon, self._doing(act, entry)))
        return found

    def press(self, event: QKeyEvent) -> bool:
        """Does what a key says about the line chosen. Says whether it was one of ours."""
        act = _ACT_OF_KEY.get(QKeySequence(event.keyCombination()))
        pages = self._frame.pages
        if (
            act is None
            or event.isAutoRepeat()
            or pages.currentWidget() not in (self._frame.board, self._frame.waiting_room)
        ):
            return False
        entry = self._frame.presenter.panel.entry
        if entry is not None:
            self._presenter.acts.act(act, entry)
        return entry is not None

    def _open_plan(self, address: str) -> None:
        if not self._frame.open_address(address):
            self._frame.presenter.booking.plan.not_opened()

    def _entry(self, key: str) -> DeskRdv | None:
        row = self._frame.presenter.board.row(key)
        return row.entry if row is not None else None

    def _doing(self, act: RdvAct, entry: DeskRdv) -> Callable[[], None]:
        return lambda: self._presenter.acts.act(act, entry)

    def _act_on(self, act: RdvAct) -> None:
        entry = self._frame.presenter.panel.entry
        if entry is not None:
            self._presenter.acts.act(act, entry)

    def _columns_made(self, columns: ColumnsView) -> None:
        columns.set_extras(self.menu_lines)
        columns.move_wanted.connect(self._presenter.move)
        columns.free_wanted.connect(self._presenter.book_at)

    def _show_history(self) -> None:
        from kiosk.views.rdv.history import HistoryDialog

        HistoryDialog(self._presenter.history, self._frame).open()
