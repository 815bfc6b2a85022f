"""« Ateliers »: the list day by day; at the right, the one selected or the one being made."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QStackedLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kiosk.domain.text.language import tr
from kiosk.presenters.workshops.page import WorkshopsPresenter
from kiosk.views import commands, theme
from kiosk.views.page import Page
from kiosk.views.tokens import S3, S4
from kiosk.views.widgets.band import Band
from kiosk.views.widgets.empty_state import EmptyState
from kiosk.views.widgets.flow_layout import FlowLayout
from kiosk.views.widgets.pieces import ENTER, button, label, tight
from kiosk.views.widgets.skeleton import Skeleton
from kiosk.views.workshops.form import WorkshopFormView
from kiosk.views.workshops.line_painter import WorkshopPainter
from kiosk.views.workshops.one import WorkshopView

_SIDE = 420


class _List(QListView):
    """Letters are the page's own keys."""

    entered = Signal()
    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = bool(event.text()) and event.text().isprintable()
        if event.key() in ENTER:
            self.entered.emit()
        elif letter or event.key() == Qt.Key.Key_Escape or commands.CALL_OFF.pressed(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self.moved.emit(current.row())


class WorkshopsPage(Page):
    """Composes; decides nothing."""

    def __init__(self, presenter: WorkshopsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._place = 0  # of the line that was last in hand
        self.begin = button(self, "primary", commands.NEW_WORKSHOP.with_key(tr("Créer")), presenter.begin)
        self.begin.setAccessibleName(commands.NEW_WORKSHOP.text)
        head = FlowLayout(gap=S3)
        title = label(self, "title", tr("Ateliers"))
        title.setWordWrap(False)
        for each in (title, self.begin):
            head.addWidget(each)
        above = QVBoxLayout()
        above.setContentsMargins(S4, S3, S4, S3)
        above.addLayout(head)
        self.note = Band("info", "calm", self)
        self.list = _List(self)
        self.list.setModel(presenter.model)
        self.list.setItemDelegate(WorkshopPainter(self.list))
        self.list.setMouseTracking(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Ateliers"))
        self.list.moved.connect(self._moved)
        self.list.entered.connect(presenter.show_in_agenda)
        self.list.doubleClicked.connect(lambda _: presenter.show_in_agenda())
        self.empty = EmptyState(self)
        self.empty.asked.connect(self._go_on)
        self._skeleton = Skeleton(tr("Les ateliers arrivent…"), self)
        area = QWidget(self)
        self._stack = QStackedLayout(area)
        for widget in (self._skeleton, self.list, self.empty):
            self._stack.addWidget(widget)
        self.side = QFrame(self)
        self.side.setObjectName("sidePanel")
        self.one = WorkshopView(presenter, self.side)
        self.form = WorkshopFormView(presenter.form, self.side)
        self._sides = QStackedWidget(self.side)
        self._sides.addWidget(self.one)
        self._sides.addWidget(self.form)
        tight(QVBoxLayout(self.side)).addWidget(self._sides)
        column = tight(QVBoxLayout())
        column.addLayout(above)
        column.addWidget(self.note)
        column.addWidget(area, 1)
        layout = tight(QHBoxLayout(self))
        layout.addLayout(column, 1)
        layout.addWidget(self.side)
        self._writing = False
        self._does = {
            commands.NEW_WORKSHOP: presenter.begin,
            commands.JOIN: presenter.join,
            commands.CALL_OFF: presenter.call_off,
        }
        presenter.model.modelReset.connect(self._keep_place)
        presenter.changed.connect(self._refresh)
        presenter.form.changed.connect(self._show_side)
        self._refresh()

    def focus_page(self) -> None:
        """Gives the keyboard to the form while something is being made, else to the list."""
        if self._presenter.form.open:
            self.form.begin()
        elif self._stack.currentWidget() is self.list:
            if not self.list.currentIndex().isValid():  # before the keyboard comes: Qt would choose the first line
                self._keep_place()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            shown = self.empty.button if self.empty.button.isVisible() else self
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_back(self) -> bool:
        """One step of Escape. Says whether there was anything."""
        if self._presenter.form.open:
            self._presenter.form.close()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._presenter.form.open and commands.done_by(self._does, event):
            return
        super().keyPressEvent(event)

    def _keep_place(self) -> None:
        """The one selected stays; of one that is gone, the next takes its place, else the last."""
        selected, lines = self._presenter.selected, self._presenter.model.lines
        place = self._presenter.place_of(selected.id) if selected is not None else -1
        if place < 0:
            places = [n for n, line in enumerate(lines) if line.workshop is not None]
            place = next((n for n in places if n >= self._place), places[-1] if places else -1)
        if place >= 0:
            self.list.setCurrentIndex(self._presenter.model.index(place, 0))

    def _moved(self, place: int) -> None:
        if place >= 0:
            self._place = place
        self._presenter.select(place)

    # What is shown

    def _show_side(self) -> None:
        form = self._presenter.form
        turned, self._writing = form.open != self._writing, form.open
        self.side.setVisible(form.open or self._presenter.selected is not None)
        self._sides.setCurrentWidget(self.form if form.open else self.one)
        self.begin.setVisible(self._presenter.may_write and not form.open)
        if turned and self.isVisible():
            self.focus_page()
        self._fit()

    def _refresh(self) -> None:
        presenter = self._presenter
        self.note.show_text(presenter.note)
        shown: QWidget = self.list
        if presenter.state == "loading":
            shown = self._skeleton
        elif presenter.state == "failed":
            said = tr("Les ateliers n’ont pas pu être lus")
            self.empty.say("problem", said, presenter.problem, tr("Lire à nouveau"))
            shown = self.empty
        elif not presenter.model.lines:
            new = commands.NEW_WORKSHOP.with_key() if presenter.may_write else ""
            self.empty.say("group", *presenter.empty_text, new)
            shown = self.empty
        if self._stack.currentWidget() is not shown:
            self._stack.setCurrentWidget(shown)
            if self.isVisible() and not presenter.form.open:
                self.focus_page()
        self._show_side()

    def _go_on(self) -> None:
        if self._presenter.state == "failed":
            self._presenter.open()
        else:
            self._presenter.begin()

    def _fit(self) -> None:
        self.side.setFixedWidth(min(theme.px(_SIDE), max(_SIDE, round(self.window().width() * 0.42))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "side"):
            self._fit()
