"""« Liste des RDV »: the head, the table, and what was kept as a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QStackedLayout, QVBoxLayout, QWidget

from kiosk.domain.day.status import Action
from kiosk.domain.lists.rdv_list import COLUMNS, Column
from kiosk.domain.text.language import tr
from kiosk.presenters.rdv_list.page import RdvListPresenter
from kiosk.views import commands
from kiosk.views.day.gesture_menu import open_menu
from kiosk.views.lists.reading_band import ReadingBand
from kiosk.views.page import Page
from kiosk.views.rdv_list.export import ExportBand
from kiosk.views.rdv_list.head import ListHead
from kiosk.views.rdv_list.table import RdvTableView
from kiosk.views.widgets.empty_state import EmptyState
from kiosk.views.widgets.pieces import tight
from kiosk.views.widgets.skeleton import Skeleton


class RdvListPage(Page):
    """Composes; decides nothing."""

    def __init__(self, presenter: RdvListPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.head = ListHead(presenter, self)
        self.progress = ReadingBand(presenter.do_about_reading, self)
        self.kept = ExportBand(presenter.exporting, self)
        self.table = RdvTableView(presenter.model, self)
        self._does: dict[commands.Command, Callable[[], object]] = {
            **{command: partial(self._act, action) for action, command in commands.GESTURES.items()},
            commands.FICHE: self._open_fiche,
            commands.SEARCH_RDVS: self._search,
            commands.EXPORT: self.head.export.click,
            commands.ORDER: self._open_order,
        }
        self.table.hear(self._does)
        self.table.entered.connect(presenter.open_rdv)
        self.table.order_wanted.connect(presenter.order_by)
        self.table.menu_wanted.connect(self._open_menu)
        self.head.field.left.connect(self.focus_page)
        self.empty = EmptyState(self)
        self.empty.asked.connect(presenter.read)
        self._skeleton = Skeleton(tr("Les RDV arrivent…"), self)
        self._stack = QStackedLayout()
        for widget in (self._skeleton, self.table, self.empty):
            self._stack.addWidget(widget)
        column = tight(QVBoxLayout(self))
        column.addWidget(self.head)
        column.addWidget(self.progress)
        column.addWidget(self.kept)
        column.addLayout(self._stack, 1)
        presenter.changed.connect(self._refresh)
        presenter.narrowed.connect(self._refresh)
        self._refresh()

    @property
    def by_initials(self) -> bool:
        """The list names people so."""
        return True

    def letters(self) -> QWidget:
        return self.table

    def focus_page(self) -> None:
        """Gives the keyboard to the table, on its first line."""
        if self._stack.currentWidget() is self.table:
            self.table.choose_first()
            self.table.setFocus()
        else:
            self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not commands.done_by(self._does, event):
            super().keyPressEvent(event)

    def _act(self, action: Action) -> None:
        self._presenter.act(action, self.table.chosen())

    def _open_fiche(self) -> None:
        if chosen := self.table.chosen():
            self._presenter.open_fiche(chosen[0])

    def _search(self) -> None:
        self.head.field.setFocus()
        self.head.field.selectAll()

    def _open_menu(self, at: QPoint) -> None:
        if chosen := self.table.chosen():
            extra = (
                (commands.RDV_IN_AGENDA, partial(self._presenter.open_rdv, chosen[0])),
                (commands.FICHE, self._open_fiche),
            )
            open_menu(self, at, self._presenter.offered(chosen), self._act, extra)

    def _open_order(self) -> None:
        """What a click on a head does, by the keyboard: the column in which it is ordered is ticked."""
        presenter = self._presenter
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for column in presenter.model.columns:
            line = menu.addAction(COLUMNS[column])
            line.setCheckable(True)
            line.setChecked(column is presenter.column)
            line.triggered.connect(partial(self._order_by, column))
        menu.popup(self.table.mapToGlobal(QPoint(0, 0)))
        menu.setActiveAction(menu.actions()[0])

    def _order_by(self, column: Column, _checked: bool = False) -> None:
        self._presenter.order_by(column)

    def _refresh(self) -> None:
        presenter = self._presenter
        self.progress.show_reading(presenter.progress, presenter.progress_act)
        if presenter.state == "failed":
            self.empty.say("problem", tr("Les RDV n’ont pas pu être lus"), presenter.problem, tr("Lire à nouveau"))
        elif presenter.state == "shown":
            self.empty.say("search", *presenter.empty_text)
        listed = bool(presenter.model.items)
        shown = self.table if listed else self._skeleton if presenter.state == "loading" else self.empty
        if self._stack.currentWidget() is not shown:
            typing = self.head.field.hasFocus()
            self._stack.setCurrentWidget(shown)
            if self.isVisible() and not typing:
                self.focus_page()
