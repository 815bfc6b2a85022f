"""The journal: each act of the day at this desk, and « Reprendre » for the one that is chosen."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStackedLayout, QWidget

from kiosk.domain.text.language import tr
from kiosk.presenters.journal.page import JournalPresenter, LineRole, empty_text
from kiosk.views.commands import TAKE_BACK
from kiosk.views.cut_texts import set_tip
from kiosk.views.journal.line_painter import JournalPainter
from kiosk.views.next_line import NextLine
from kiosk.views.widgets.empty_state import EmptyState
from kiosk.views.widgets.pieces import button, has_keyboard
from kiosk.views.widgets.sheet import Sheet
from kiosk.views.widgets.skeleton import Skeleton


class _List(QListView):
    """Enter takes back the act that has the keyboard; letters do nothing here."""

    wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if TAKE_BACK.pressed(event):
            self.wanted.emit()
        elif event.key() == Qt.Key.Key_Escape or (event.text() and event.text().isprintable()):
            event.ignore()
        else:
            super().keyPressEvent(event)


class JournalSheet(Sheet):
    """Opens on the newest act."""

    def __init__(self, presenter: JournalPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.show_title(tr("Journal de ce poste, aujourd’hui"))
        self.list = _List(self)
        self.list.setModel(presenter.model)
        self.list.setItemDelegate(JournalPainter(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Ce qui a été fait sur ce poste, du plus récent au plus ancien"))
        self.list.wanted.connect(self._take_back)
        self.list.doubleClicked.connect(lambda _: self._take_back())
        self.empty = EmptyState(self)
        self.empty.say("history", *empty_text())
        self.empty.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._skeleton = Skeleton(tr("Le journal arrive…"), self)
        self._stack = QStackedLayout()
        for widget in (self._skeleton, self.list, self.empty):
            self._stack.addWidget(widget)
        self.take_back = button(self, "primary", TAKE_BACK.with_key(), self._take_back)
        self.set_body(self._stack, self.take_back)
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
        shown = self._stack.currentWidget()
        (shown if shown in (self.list, self.empty) else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_back(self) -> None:
        if self.take_back.isEnabled():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self._presenter.take_back(self.list.currentIndex().row())

    def _refresh(self) -> None:
        presenter = self._presenter
        lines = presenter.lines
        shown: QWidget = self.list if lines else self._skeleton if presenter.loading else self.empty
        if self._stack.currentWidget() is not shown:
            mine = self.isVisible() and (has_keyboard(self) or self.window().focusWidget() is None)
            self._stack.setCurrentWidget(shown)
            if lines and not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(presenter.model.index(0, 0))
            if mine:
                self._take_keyboard()
        self._next.settle()
        place = self.list.currentIndex().row()
        line = lines[place] if 0 <= place < len(lines) else None
        self.take_back.setVisible(bool(lines))
        self.take_back.setEnabled(line is not None and line.can)
        set_tip(self.take_back, line.state if line is not None and not line.can else "")


def _act_of(index: QModelIndex | QPersistentModelIndex) -> object:
    return id(index.data(LineRole).act)
