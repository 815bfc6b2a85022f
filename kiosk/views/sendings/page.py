"""« Envois »: the list, what asks first; at the right, the one in hand with both its sides and what can be done."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.people.names import discreet
from kiosk.domain.text.language import tr
from kiosk.presenters.around.lines import LineRole
from kiosk.presenters.frame.link import LinkPresenter
from kiosk.presenters.sendings.lines import SendingLine
from kiosk.presenters.sendings.page import SendingsPresenter
from kiosk.presenters.sendings.texts import empty_text
from kiosk.views import commands
from kiosk.views.lists.beside import Beside
from kiosk.views.lists.line_list import LineList, ListArea
from kiosk.views.next_line import NextLine
from kiosk.views.page import Page
from kiosk.views.sendings.line_painter import SendingPainter
from kiosk.views.sendings.one import SendingView
from kiosk.views.tokens import S1, S3, S4
from kiosk.views.widgets.pieces import label, spaced, tight


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
        self._does = {command: partial(presenter.choose, choice) for choice, command in commands.DECISIONS.items()}
        name = tr("Ce qui attend d’être envoyé, et ce qui l’a été aujourd’hui")
        self.list = LineList(self, presenter.model, SendingPainter(), name)
        self.list.hear(self._does)
        self.list.moved.connect(presenter.select)
        self.list.entered.connect(presenter.open_subject)
        self.list.doubleClicked.connect(lambda _: presenter.open_subject())
        self.area = ListArea(self.list, tr("Les envois arrivent…"), self)
        self.empty = self.area.empty
        self.empty.asked.connect(presenter.read)
        self.side = Beside(self)
        self.one = SendingView(presenter, self.side)
        self.side.hold(self.one)
        column = tight(QVBoxLayout())
        column.addLayout(head)
        column.addWidget(self.area, 1)
        layout = tight(QHBoxLayout(self))
        layout.addLayout(column, 1)
        layout.addWidget(self.side)
        self._next = NextLine(self.list, _sending_of, lambda: self.empty)
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
        if self.area.listed:
            self._choose_first()
        self.area.focus(self)

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
        if presenter.state == "shown":
            self.empty.say("unsent", *empty_text())
        said = tr("Les envois n’ont pas pu être lus")
        if self.area.show_state(presenter.state, failed=(said, presenter.problem)):
            if self.isVisible():
                self.focus_page()
        elif self.area.listed:
            self._choose_first()
        self._next.settle()
        self.side.setVisible(self.area.listed and presenter.selected is not None and not discreet())


def _sending_of(index: QModelIndex | QPersistentModelIndex) -> str | None:
    line = index.data(LineRole)
    return line.key if isinstance(line, SendingLine) else None
