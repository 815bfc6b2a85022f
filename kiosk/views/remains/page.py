"""« À renseigner »: the list day by day; at the right, the RDV in hand and its gestures."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.day.status import Action
from kiosk.domain.lists.to_fill import DAYS
from kiosk.domain.people.names import discreet
from kiosk.domain.text.language import counted, tr
from kiosk.presenters.around.lines import LineRole
from kiosk.presenters.remains.lines import RemainsLine
from kiosk.presenters.remains.page import RemainsPresenter
from kiosk.views import commands
from kiosk.views.lists.beside import Beside
from kiosk.views.lists.line_list import LineList, ListArea
from kiosk.views.lists.reading_band import ReadingBand
from kiosk.views.next_line import NextLine
from kiosk.views.page import Page
from kiosk.views.remains.line_painter import RemainsPainter
from kiosk.views.remains.one import RemainsView
from kiosk.views.tokens import S1, S3, S4
from kiosk.views.widgets.choice_button import ChoiceButton
from kiosk.views.widgets.flow_layout import FlowLayout
from kiosk.views.widgets.pieces import button, label, spaced, tight

_PERIODS = (7, DAYS, 90, 365)


class RemainsPage(Page):
    """Composes; decides nothing."""

    def __init__(self, presenter: RemainsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.title = label(self, "title", tr("À renseigner"))
        self.title.setWordWrap(False)
        self.period = ChoiceButton(tr("Période"), self)
        self.period.show_choices([(n, _period_text(n)) for n in _PERIODS], presenter.days)
        self.period.chosen.connect(presenter.look_back)
        self.sure = button(self, "primary", "", presenter.fill_sure)
        tools = FlowLayout(gap=S3)
        for each in (self.title, self.period, self.sure):
            tools.addWidget(each)
        self.summary = label(self, "read")
        head = spaced(QVBoxLayout(), (S4, S3, S4, S3), S1)
        head.addLayout(tools)
        head.addWidget(self.summary)
        self.progress = ReadingBand(presenter.do_about_reading, self)
        self._does: dict[commands.Command, Callable[[], object]] = {
            **{command: partial(self._act, action) for action, command in commands.GESTURES.items()},
            commands.SURE: presenter.fill_sure,
            commands.FICHE: presenter.open_fiche,
        }
        self.list = LineList(self, presenter.model, RemainsPainter(), tr("Rendez-vous à renseigner"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.hear(self._does)
        self.list.moved.connect(presenter.select)
        self.list.entered.connect(presenter.open_rdv)
        self.list.doubleClicked.connect(lambda _: presenter.open_rdv())
        self.area = ListArea(self.list, tr("Les rendez-vous à renseigner arrivent…"), self)
        self.empty = self.area.empty
        self.empty.asked.connect(presenter.read)
        self.side = Beside(self, wide=380)
        self.one = RemainsView(presenter, self._act, self.side)
        self.side.hold(self.one)
        column = tight(QVBoxLayout())
        column.addLayout(head)
        column.addWidget(self.progress)
        column.addWidget(self.area, 1)
        layout = tight(QHBoxLayout(self))
        layout.addLayout(column, 1)
        layout.addWidget(self.side)
        self._next = NextLine(self.list, _key_of, lambda: self.empty)
        presenter.changed.connect(self._refresh)
        self._refresh()

    @property
    def by_initials(self) -> bool:
        """The list names people so; what is said of one of them is out of sight meanwhile."""
        return True

    def letters(self) -> QWidget:
        return self.list

    def focus_page(self) -> None:
        """Gives the keyboard to the list, on the first of it."""
        if self.area.listed:
            self._choose_first()
        self.area.focus(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not commands.done_by(self._does, event):
            super().keyPressEvent(event)

    def _act(self, action: Action) -> None:
        keys = [key for index in self.list.selectedIndexes() if (key := _key_of(index)) is not None]
        if not keys and (line := self._presenter.selected) is not None:
            keys = [line.key]
        self._next.leave()
        self._presenter.act(action, keys)

    def _choose_first(self) -> None:
        if not self.list.currentIndex().isValid() and len(self._presenter.model.lines) > 1:
            self.list.setCurrentIndex(self._presenter.model.index(1, 0))  # under the first head
            self.list.scrollToTop()

    def _refresh(self) -> None:
        presenter = self._presenter
        self.period.show_choices([(n, _period_text(n)) for n in _PERIODS], presenter.days)
        self.summary.setText(presenter.summary)
        self.summary.setVisible(bool(presenter.summary))
        self.sure.setText(commands.SURE.with_key(presenter.sure_text) if presenter.sure_text else "")
        self.sure.setVisible(bool(presenter.sure_text))
        self.progress.show_reading(presenter.progress, presenter.progress_act)
        if presenter.state == "shown":
            self.empty.say("check", *presenter.empty_text)
        said = tr("Les rendez-vous à renseigner n’ont pas pu être lus")
        if self.area.show_state(presenter.state, failed=(said, presenter.problem)):
            if self.isVisible():
                self.focus_page()
        elif self.area.listed:
            self._choose_first()
        self._next.settle()
        self.side.setVisible(self.area.listed and presenter.selected is not None and not discreet())


def _period_text(days: int) -> str:
    return counted(days, "{} dernier jour", "{} derniers jours")


def _key_of(index: QModelIndex | QPersistentModelIndex) -> str | None:
    line = index.data(LineRole)
    return line.key if isinstance(line, RemainsLine) else None
