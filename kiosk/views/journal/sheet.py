"""The journal: each act of the day at this desk, and « Reprendre » for the one that is chosen."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.domain.text.language import tr
from kiosk.presenters.around.lines import LineRole
from kiosk.presenters.journal.page import JournalLine, JournalPresenter, empty_text
from kiosk.views.commands import TAKE_BACK
from kiosk.views.cut_texts import set_tip
from kiosk.views.journal.line_painter import JournalPainter
from kiosk.views.lists.line_list import LineList, ListArea
from kiosk.views.next_line import NextLine
from kiosk.views.widgets.pieces import button, has_keyboard, tight
from kiosk.views.widgets.sheet import Sheet


class JournalSheet(Sheet):
    """Opens on the newest act."""

    def __init__(self, presenter: JournalPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.show_title(tr("Journal de ce poste, aujourd’hui"))
        name = tr("Ce qui a été fait sur ce poste, du plus récent au plus ancien")
        self.list = LineList(self, presenter.model, JournalPainter(), name)
        self.list.hear({TAKE_BACK: self._take_back})
        self.list.setUniformItemSizes(True)
        self.list.doubleClicked.connect(lambda _: self._take_back())
        self.area = ListArea(self.list, tr("Le journal arrive…"), self)
        self.empty = self.area.empty
        self.empty.say("history", *empty_text())
        self.empty.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.take_back = button(self, "primary", TAKE_BACK.with_key(), self._take_back)
        body = tight(QVBoxLayout())
        body.addWidget(self.area)
        self.set_body(body, self.take_back)
        self._next = NextLine(self.list, _act_of, lambda: self.empty)
        self.left.connect(presenter.close)
        self.list.selectionModel().currentChanged.connect(self._refresh)
        presenter.changed.connect(self._refresh)
        self._refresh()

    def begin(self) -> None:
        """The keyboard is on the newest act."""
        if self._presenter.lines:
            self.list.setCurrentIndex(self._presenter.model.index(0, 0))
            self.list.scrollToTop()
        self._take_keyboard()

    def _take_keyboard(self) -> None:
        self.area.focus(self.empty if self.empty.isVisible() else self)

    def _take_back(self) -> None:
        if self.take_back.isEnabled():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self._presenter.take_back(self.list.currentIndex().row())

    def _refresh(self) -> None:
        presenter = self._presenter
        lines = presenter.lines
        mine = self.isVisible() and (has_keyboard(self) or self.window().focusWidget() is None)
        if self.area.show_state("loading" if presenter.loading and not lines else "shown"):
            if lines and not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(presenter.model.index(0, 0))
            if mine:
                self._take_keyboard()
        self._next.settle()
        line = presenter.model.at(self.list.currentIndex().row())
        self.take_back.setVisible(bool(lines))
        self.take_back.setEnabled(line is not None and line.can)
        set_tip(self.take_back, line.state if line is not None and not line.can else "")


def _act_of(index: QModelIndex | QPersistentModelIndex) -> object:
    line: JournalLine = index.data(LineRole)
    return line.key
