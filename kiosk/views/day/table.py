"""The list of lines: what the keyboard and the mouse do on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QToolTip, QWidget

from kiosk.domain.day.rows import Row, RowKind
from kiosk.domain.day.status import Action
from kiosk.presenters.day.board_model import BoardModel, Column
from kiosk.views import commands, theme
from kiosk.views.day.drawn_table import DrawnTable
from kiosk.views.day.gesture_menu import Extra, open_menu
from kiosk.views.day.row_painter import RowPainter, action_places
from kiosk.views.day.status_look import status_spoken

Offered = Callable[[Sequence[str]], tuple[Action, ...]]


class RowTable(DrawnTable):
    """A list over a ``BoardModel``. It acts on nothing itself: it says what the person asks for."""

    acted = Signal(object, object)
    """An Action and the keys (tuple of str) of the lines it is asked on."""
    opened = Signal(str)
    """The panel of the line of this key is wanted."""
    toggled = Signal(str)
    selected = Signal(str)
    """The current line is another; « » when there is none."""

    def __init__(
        self, model: BoardModel, offered: Offered, parent: QWidget | None = None, *, flat: bool = False
    ) -> None:
        """``flat``: a list of people, each line whole, with since when they wait (the waiting room)."""
        super().__init__(model, parent, flat=flat)
        self._offered = offered
        self._extras: Callable[[str], Sequence[Extra]] = lambda _: ()
        self.day_changed.connect(lambda: self.selected.emit(""))

    def set_extras(self, extras: Callable[[str], Sequence[Extra]]) -> None:
        """Gives what the menu offers besides gestures on the line of a key."""
        self._extras = extras

    def chosen_keys(self) -> tuple[str, ...]:
        """The keys of the lines selected, from top to bottom; else that of the current line."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        found = [row.key for place in places if (row := self.row_at(place)) and row.entry is not None]
        if not found and (row := self.row_at(self.currentIndex().row())) is not None and row.entry is not None:
            found = [row.key]
        return tuple(found)

    def choose(self, key: str) -> None:
        """Makes the line of ``key`` the current and only selected one, without moving the list more than needed."""
        place = self._model.row_of(key)
        if place >= 0 and self.currentIndex().row() != place:
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(
                self._model.index(place, 0), flags.ClearAndSelect | flags.Rows | flags.Current
            )

    # The mouse

    def _button_at(self, at: QPoint) -> tuple[Row, Action | None] | None:
        place = self.rowAt(at.y())
        row = self.row_at(place)
        if row is None or not row.actions or row.entry is None:
            return None
        for action, box in action_places(self._area(place), self._widths, row.actions):
            if box.contains(at):
                return row, action
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        self._set_hover(self.rowAt(at.y()))
        found = self._button_at(at)
        under = found[1] if found else None
        if under is not self._under or self._on_button != (found is not None):
            self._under, self._on_button = under, found is not None
            if self._hover >= 0:
                self.viewport().update(self._area(self._hover))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)
        if not event.buttons():
            return
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._under, self._on_button = None, False
        self._set_hover(-1)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        row = self.row_at(self.rowAt(at.y()))
        if event.button() == Qt.MouseButton.LeftButton and row is not None:
            if (found := self._button_at(at)) is not None:
                self._press(found[0], found[1], at)
                return
            if row.kind is RowKind.FOLD or (RowPainter.opens(row) and self._on_chevron(at)):
                self.toggled.emit(row.key)
                return
        super().mousePressEvent(event)

    def _press(self, row: Row, action: Action | None, at: QPoint) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.choose(row.key)
        if action is not None:
            self.acted.emit(action, (row.key,))
        else:
            self._open_menu(self.viewport().mapToGlobal(at), (row.key,))

    def _on_chevron(self, at: QPoint) -> bool:
        start = self._widths.hour
        return start <= at.x() <= start + theme.px(28)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        row = self.row_at(self.rowAt(at.y()))
        if self._button_at(at) is not None:
            return  # the first click has acted; the second must not act again
        if row is not None and row.entry is not None:
            self.opened.emit(row.key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.visualRect(self.currentIndex()).bottomLeft()
        else:
            at = event.pos()
            row = self.row_at(self.rowAt(at.y()))
            if row is None or row.entry is None:
                return
            if row.key not in self.chosen_keys():
                self.choose(row.key)
        self._open_menu(self.viewport().mapToGlobal(at), self.chosen_keys())

    def _open_menu(self, at: QPoint, chosen: tuple[str, ...]) -> None:
        if not chosen:
            return
        extra: list[Extra] = [(commands.PANEL, lambda: self.opened.emit(chosen[0]))]
        if len(chosen) == 1:
            extra += self._extras(chosen[0])
        open_menu(self, at, self._offered(chosen), lambda action: self.acted.emit(action, chosen), extra)

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bare = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        row = self.row_at(self.currentIndex().row())
        if bare and (action := commands.pressed_of(commands.GESTURES, event)) is not None:
            chosen = self.chosen_keys()
            if chosen and not event.isAutoRepeat():
                self.acted.emit(action, chosen)
            return
        if bare and row is not None:
            match event.key():
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    (self.toggled if row.kind is RowKind.FOLD else self.opened).emit(row.key)
                    return
                case Qt.Key.Key_Space if row.kind is RowKind.FOLD or RowPainter.opens(row):
                    self.toggled.emit(row.key)
                    return
                case Qt.Key.Key_Right | Qt.Key.Key_Left if row.kind is RowKind.FOLD or RowPainter.opens(row):
                    if row.open is (event.key() == Qt.Key.Key_Left):
                        self.toggled.emit(row.key)
                    return
        if event.text() and bare and event.text().isprintable() and event.key() != Qt.Key.Key_Space:
            event.ignore()  # for the page: « / », « L », « ? »; never a search by the first letter
            return
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """As usual, but the line of now is stepped over: nothing can be done on it.

        From nowhere, as after another day or lieu, the first step is to who comes next, not to the top of the day.
        """
        here = self.currentIndex().row()
        vertical = (QAbstractItemView.CursorAction.MoveDown, QAbstractItemView.CursorAction.MoveUp)
        if here < 0 and action in vertical:
            return self._model.index(self._model.row_of(self._first_key()), 0)
        there = super().moveCursor(action, modifiers)
        row = self.row_at(there.row())
        if row is None or row.kind is not RowKind.NOW:
            return there
        step = 1 if there.row() >= here else -1
        beyond = there.row() + step
        if not 0 <= beyond < len(self._model.rows):
            return self.currentIndex()
        return self._model.index(beyond, there.column())

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        for index in (current, previous):
            if index.isValid():
                self.viewport().update(self._area(index.row()))
        row = self.row_at(current.row())
        self.selected.emit(row.key if row is not None and row.entry is not None else "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid() and self._model.rows and event.reason() != Qt.FocusReason.MouseFocusReason:
            # Before Qt does: it would begin with the first line of all, the fold of the past.
            self.choose(self._first_key())
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _first_key(self) -> str:
        """The line to begin with: the first to come, else the first of all."""
        seen_now = False
        for row in self._model.rows:
            if row.kind is RowKind.NOW:
                seen_now = True
            elif seen_now and row.entry is not None:
                return row.key
        return next((row.key for row in self._model.rows if row.kind is not RowKind.NOW), "")

    # Tooltips

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            said = self._tip(event.pos())
            if said:
                QToolTip.showText(event.globalPos(), said, self.viewport())
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def _tip(self, at: QPoint) -> str:
        found = self._button_at(at)
        if found is not None:
            if found[1] is None:
                return self.tr("Tous les gestes")
            return commands.GESTURES[found[1]].with_key()
        row = self.row_at(self.rowAt(at.y()))
        if row is None or row.entry is None:
            return ""
        if at.x() < self._widths.hour:
            return row.problem or (self.tr("Pas encore envoyé à la plateforme") if row.unsent else "")
        column = self.columnAt(at.x())
        if column == Column.NAME:
            return f"{row.name}  {row.detail}".strip()
        if column in (Column.STATUS, Column.WAIT):
            return status_spoken(row)
        return str(self._model.index(self._model.row_of(row.key), column).data() or "")
