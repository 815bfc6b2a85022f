"""The list of lines: what the keyboard and the mouse do on it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from kiosk.domain.day.rows import Row, RowKind
from kiosk.domain.day.status import Action
from kiosk.presenters.day.board_model import BoardModel
from kiosk.views import commands, theme
from kiosk.views.commands import Extra
from kiosk.views.cut_texts import show
from kiosk.views.day.drawn_rows import DrawnRows
from kiosk.views.day.gesture_menu import open_menu
from kiosk.views.day.row_painter import RowPainter
from kiosk.views.day.table_head import TableHead
from kiosk.views.page import MenuLines, Offered
from kiosk.views.tokens import NOW_COMPACT, NOW_HEIGHT, ROW_COMPACT, ROW_HEIGHT


class RowTable(QTableView):
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
        super().__init__(parent)
        self._model = model
        self.drawn = DrawnRows(self, model, flat=flat)
        self._offered = offered
        self._extras: MenuLines = lambda _: ()
        self._laid_width = 0
        self._follows_now = True
        self._compact = False
        self._in_sight = False
        """Whether the current line was last seen, so that what comes above it does not push it out of sight."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # so that no width depends on the day
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        head = self._head = TableHead(self)
        self.setHorizontalHeader(head)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setMinimumSectionSize(1)
        side = self.verticalHeader()
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setMinimumSectionSize(1)
        self.setModel(model)
        for signal in (model.rowsInserted, model.rowsRemoved, model.rowsMoved):
            signal.connect(self._rows_changed)
        model.headerDataChanged.connect(self._rows_changed)
        model.modelReset.connect(self._day_changed)
        self._measure()

    def set_extras(self, extras: MenuLines) -> None:
        """Gives what the menu offers besides gestures on the line of a key."""
        self._extras = extras

    def set_compact(self, compact: bool) -> None:
        """Lines stand close together, without a head, or as usual. What is looked at stays in sight."""
        if compact == self._compact:
            return
        self._compact = compact
        self.horizontalHeader().setVisible(not compact)
        self._measure()
        self.go_to_now()
        self.show_current()

    def chosen_keys(self) -> tuple[str, ...]:
        """The keys of the lines selected, from top to bottom; else that of the current line."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        found = [row.key for place in places if (row := self.row_at(place)) and row.is_somebody]
        if not found and (row := self.row_at(self.currentIndex().row())) is not None and row.is_somebody:
            found = [row.key]
        return tuple(found)

    def choose(self, key: str) -> None:
        """Makes the line of ``key`` the current and only selected one, « » none, without moving the list more than
        needed."""
        place = self._model.row_of(key)
        if self.currentIndex().row() == place:
            return
        flags = QItemSelectionModel.SelectionFlag
        if place >= 0:
            self.selectionModel().setCurrentIndex(
                self._model.index(place, 0), flags.ClearAndSelect | flags.Rows | flags.Current
            )
        else:
            self.blockSignals(True)  # a line that only the columns show is in hand all the same
            self.selectionModel().clear()
            self.blockSignals(False)

    def in_sight(self) -> bool:
        """Whether the current line is whole under the eyes."""
        area = self.drawn.area(self.currentIndex().row())
        return self.currentIndex().isValid() and self.viewport().rect().contains(area.center())

    def show_current(self) -> None:
        """Brings the current line in sight, without moving the list more than needed."""
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
            self._in_sight = True

    # What is shown

    @property
    def rows_model(self) -> BoardModel:
        """The model, by its own type."""
        return self._model

    def row_at(self, place: int) -> Row | None:
        """The domain row of a line."""
        return self.drawn.row_at(place)

    def show_touched(self, touched: Collection[str]) -> None:
        """Marks for a few seconds the lines that someone else has just changed."""
        self.drawn.show_touched(touched)

    def go_to_now(self) -> None:
        """Brings the present hour under the eyes, with what is just above it."""
        for place, row in enumerate(self._model.rows):
            if row.kind is RowKind.NOW:
                side = self.verticalHeader()
                wanted = side.sectionPosition(place) - self.viewport().height() // 2
                above = [top for line in range(place + 1) if (top := side.sectionPosition(line)) >= wanted]
                self.verticalScrollBar().setValue(above[0])
                return

    def _measure(self) -> None:
        self.drawn.start_over()
        self.verticalHeader().setDefaultSectionSize(self._heights()[0])
        self.horizontalHeader().setFixedHeight(theme.px(28))
        self._lay_out()
        self._rows_changed()

    def _heights(self) -> tuple[int, int]:
        """Of a line, and of the line of now."""
        row, now = (ROW_COMPACT, NOW_COMPACT) if self._compact else (ROW_HEIGHT, NOW_HEIGHT)
        return theme.px(row), theme.px(now)

    def _lay_out(self) -> None:
        self._laid_width = self.viewport().width()
        for column, size in enumerate(self.drawn.lay_out()):
            self.setColumnHidden(column, size == 0)
            if size:
                self.setColumnWidth(column, size)
        self._head.set_widths(self.drawn.widths)
        self.viewport().update()

    def _rows_changed(self) -> None:
        side = self.verticalHeader()
        usual, low = self._heights()
        for place, row in enumerate(self._model.rows):
            wanted = low if row.kind is RowKind.NOW else usual
            if side.sectionSize(place) != wanted:
                side.resizeSection(place, wanted)
        if self.drawn.widths != self.drawn.allotted():
            self._lay_out()
        self.drawn.hover_line(-1)
        if self._in_sight and self.isVisible():
            self.show_current()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._in_sight = self.in_sight()

    def _day_changed(self) -> None:
        self.drawn.start_over()
        self._rows_changed()
        self._follows_now = not self.isVisible()
        if not self._follows_now:
            self.go_to_now()
        self.selected.emit("")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._follows_now and self._model.rows:
            self._follows_now = False
            self.go_to_now()
            self.show_current()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._laid_width != self.viewport().width():
            self._lay_out()
        if self._follows_now and self._model.rows:
            self._follows_now = False
            self.go_to_now()
            self.show_current()
        elif self._in_sight:
            self.show_current()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_head"):
            self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        self.drawn.paint(event.rect())

    def dataChanged(
        self,
        topLeft: QModelIndex | QPersistentModelIndex,  # noqa: N803 - Qt's signature
        bottomRight: QModelIndex | QPersistentModelIndex,  # noqa: N803
        roles: Sequence[int] = (),
    ) -> None:
        super().dataChanged(topLeft, bottomRight, list(roles))
        current = self.currentIndex().row()
        if topLeft.row() <= current <= bottomRight.row() and self.isVisible():
            # What the hand has just done is seen before the counters and the rest follow.
            self.viewport().repaint(self.drawn.area(current))

    # The mouse

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        on_button = self.drawn.hover(event.position().toPoint())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if on_button else Qt.CursorShape.ArrowCursor)
        if event.buttons():
            super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.drawn.hover(None)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        row = self.row_at(self.rowAt(at.y()))
        if event.button() == Qt.MouseButton.LeftButton and row is not None:
            if (found := self.drawn.button_at(at)) is not None:
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
        start = self.drawn.widths.hour
        return start <= at.x() <= start + theme.px(28)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        row = self.row_at(self.rowAt(at.y()))
        if self.drawn.button_at(at) is not None:
            return  # the first click has acted; the second must not act again
        if row is not None and row.is_somebody:
            self.opened.emit(row.key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.visualRect(self.currentIndex()).bottomLeft()
        else:
            at = event.pos()
            row = self.row_at(self.rowAt(at.y()))
            if row is None or not row.is_somebody:
                return
            if row.key not in self.chosen_keys():
                self.choose(row.key)
        self._open_menu(self.viewport().mapToGlobal(at), self.chosen_keys())

    def _open_menu(self, at: QPoint, chosen: tuple[str, ...]) -> None:
        if not chosen:
            return
        row = self._model.row_at(chosen[0])
        extra: list[Extra] = [(commands.PANEL, lambda: self.opened.emit(chosen[0]))] if row and row.entry else []
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
                case Qt.Key.Key_Right | Qt.Key.Key_Left if row.kind is RowKind.FOLD or RowPainter.opens(row):
                    if row.open is (event.key() == Qt.Key.Key_Left):
                        self.toggled.emit(row.key)
                    return
        if event.text() and bare and event.text().isprintable():
            event.ignore()  # for the page: « / », « L », Espace; never a search by the first letter
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
            return self._model.index(self._model.row_of(self.first_key()), 0)
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
                self.viewport().update(self.drawn.area(index.row()))
        self._in_sight = current.isValid()
        row = self.row_at(current.row())
        self.selected.emit(row.key if row is not None else "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid() and self._model.rows and event.reason() != Qt.FocusReason.MouseFocusReason:
            # Before Qt does: it would begin with the first line of all, the fold of the past.
            self.choose(self.first_key())
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def first_key(self) -> str:
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
            return show(event, self.drawn.tip(event.pos()), self.viewport())
        return super().viewportEvent(event)
