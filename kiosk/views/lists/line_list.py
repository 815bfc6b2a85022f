"""A list of lines, and what stands in its place while there is none to show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStackedLayout, QWidget

from kiosk.domain.text.language import tr
from kiosk.presenters.around.lines import LineModel
from kiosk.views.commands import Command, done_by
from kiosk.views.lists.painter import ListPainter
from kiosk.views.widgets.empty_state import EmptyState
from kiosk.views.widgets.pieces import ENTER
from kiosk.views.widgets.skeleton import Skeleton


class LineList(QListView):
    """Arrows go through the lines, Enter enters one; letters search nothing: they are keys, its own or the page's."""

    entered = Signal()
    moved = Signal(int)

    def __init__(self, parent: QWidget, model: LineModel[Any], painter: ListPainter, name: str) -> None:
        super().__init__(parent)
        self._does: Mapping[Command, Callable[[], object]] = {}
        painter.setParent(self)
        self.setModel(model)
        self.setItemDelegate(painter)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)

    def hear(self, does: Mapping[Command, Callable[[], object]]) -> None:
        """What its own keys do."""
        self._does = does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if done_by(self._does, event):
            return
        if event.key() in ENTER:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape or (event.text() and event.text().isprintable()):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self.moved.emit(current.row())


class ListArea(QWidget):
    """Where a list stands: on its way, there, or a sentence that says why there is none."""

    def __init__(self, line_list: LineList, arrives: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.list = line_list
        self.empty = EmptyState(self)
        self._skeleton = Skeleton(arrives, self)
        self._stack = QStackedLayout(self)
        for widget in (self._skeleton, self.list, self.empty):
            self._stack.addWidget(widget)

    @property
    def listed(self) -> bool:
        """Whether the list itself is in sight."""
        return self._stack.currentWidget() is self.list

    def show_state(self, state: str, *, failed: tuple[str, str] = ("", "")) -> bool:
        """Shows what ``state`` says: loading; failed, of which ``failed`` says what and why; else the list, or nothing
        in it, of which ``empty`` has been told. Says whether something else is in sight now."""
        if state == "failed":
            self.empty.say("problem", *failed, tr("Lire à nouveau"))
        nothing = state == "failed" or not self.list.model().rowCount()
        shown = self._skeleton if state == "loading" else self.empty if nothing else self.list
        if self._stack.currentWidget() is shown:
            return False
        self._stack.setCurrentWidget(shown)
        return True

    def focus(self, page: QWidget) -> None:
        """Gives the keyboard to the list, else to what can be pressed in its place, else to ``page``, whose letters are
        keys."""
        instead = self.empty.button if self.empty.button.isVisible() else page
        (self.list if self.listed else instead).setFocus(Qt.FocusReason.OtherFocusReason)
