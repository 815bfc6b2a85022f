"""« Envois »: the list, what asks first; at the right, the one in hand with both its sides and what can be done."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListView, QStackedLayout, QVBoxLayout, QWidget

from kiosk.domain.people.names import discreet
from kiosk.domain.text.language import tr
from kiosk.domain.writes.sending import Choice
from kiosk.presenters.frame.link import LinkPresenter
from kiosk.presenters.sendings.lines import LineRole
from kiosk.presenters.sendings.page import SendingsPresenter
from kiosk.presenters.sendings.texts import empty_text
from kiosk.views import commands, theme
from kiosk.views.next_line import NextLine
from kiosk.views.page import Page
from kiosk.views.sendings.line_painter import SendingPainter
from kiosk.views.sendings.one import SendingView
from kiosk.views.tokens import S1, S3, S4
from kiosk.views.widgets.empty_state import EmptyState
from kiosk.views.widgets.pieces import ENTER, label, spaced, tight
from kiosk.views.widgets.skeleton import Skeleton

_SIDE = 420
_GIVE_UP = commands.DECISIONS[Choice.GIVE_UP]


class _List(QListView):
    """Letters are the page's own keys."""

    entered = Signal()
    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = bool(event.text()) and event.text().isprintable()
        if event.key() in ENTER:
            self.entered.emit()
        elif letter or event.key() == Qt.Key.Key_Escape or _GIVE_UP.pressed(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self.moved.emit(current.row())


class SendingsPage(Page):
    """Composes; decides nothing."""

    def __init__(self, presenter: SendingsPresenter, link: LinkPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._link = link
        self.title = label(self, "title", tr("Envois"))
        self.summary = label(self, "read")
        self.follows = label(self, "muted")
        head = spaced(QVBoxLayout(), (S4, S3, S4, S3), S1)
        for each in (self.title, self.summary, self.follows):
            head.addWidget(each)
        self.list = _List(self)
        self.list.setModel(presenter.model)
        self.list.setItemDelegate(SendingPainter(self.list))
        self.list.setMouseTracking(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Ce qui attend d’être envoyé, et ce qui l’a été aujourd’hui"))
        self.list.moved.connect(presenter.select)
        self.list.entered.connect(presenter.open_subject)
        self.list.doubleClicked.connect(lambda _: presenter.open_subject())
        self.empty = EmptyState(self)
        self.empty.asked.connect(presenter.read)
        self._skeleton = Skeleton(tr("Les envois arrivent…"), self)
        area = QWidget(self)
        self._stack = QStackedLayout(area)
        for widget in (self._skeleton, self.list, self.empty):
            self._stack.addWidget(widget)
        self.side = QFrame(self)
        self.side.setObjectName("sidePanel")
        self.one = SendingView(presenter, self.side)
        tight(QVBoxLayout(self.side)).addWidget(self.one)
        column = tight(QVBoxLayout())
        column.addLayout(head)
        column.addWidget(area, 1)
        layout = tight(QHBoxLayout(self))
        layout.addLayout(column, 1)
        layout.addWidget(self.side)
        self._next = NextLine(self.list, _sending_of, lambda: self.empty)
        self._does = {command: partial(presenter.choose, choice) for choice, command in commands.DECISIONS.items()}
        presenter.changed.connect(self._refresh)
        link.changed.connect(self._refresh)
        self._refresh()

    @property
    def by_initials(self) -> bool:
        """The list names people so; what is said of one of them is out of sight meanwhile."""
        return True

    def letters(self) -> QWidget:
        return self.list

    def focus_page(self) -> None:
        """Gives the keyboard to the list, on what asks first."""
        if self._stack.currentWidget() is self.list:
            self._choose_first()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            shown = self.empty.button if self.empty.button.isVisible() else self
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not commands.done_by(self._does, event):
            super().keyPressEvent(event)

    def _choose_first(self) -> None:
        if not self.list.currentIndex().isValid() and len(self._presenter.model.lines) > 1:
            self.list.setCurrentIndex(self._presenter.model.index(1, 0))  # under the first head
            self.list.scrollToTop()

    # What is shown

    def _refresh(self) -> None:
        presenter = self._presenter
        self.summary.setText(presenter.summary)
        self.summary.setVisible(bool(presenter.summary))
        self.follows.setText(self._link.follows_text)
        shown: QWidget = self.list
        if presenter.state == "loading":
            shown = self._skeleton
        elif presenter.state == "failed":
            said = tr("Les envois n’ont pas pu être lus")
            self.empty.say("problem", said, presenter.problem, tr("Lire à nouveau"))
            shown = self.empty
        elif not presenter.model.lines:
            self.empty.say("unsent", *empty_text())
            shown = self.empty
        if self._stack.currentWidget() is not shown:
            self._stack.setCurrentWidget(shown)
            if self.isVisible():
                self.focus_page()
        elif shown is self.list:
            self._choose_first()
        self._next.settle()
        self.side.setVisible(shown is self.list and presenter.selected is not None and not discreet())
        self._fit()

    def _fit(self) -> None:
        self.side.setFixedWidth(min(theme.px(_SIDE), max(_SIDE, round(self.window().width() * 0.42))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "side"):
            self._fit()


def _sending_of(index: QModelIndex | QPersistentModelIndex) -> str | None:
    sending = index.data(LineRole).sending
    return None if sending is None else sending.key
