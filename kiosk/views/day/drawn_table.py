"""The lines of the list: how they are measured and drawn, and where the present hour stands. No gesture here."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from kiosk.domain.day.rows import Row, RowKind
from kiosk.domain.day.status import Action
from kiosk.presenters.day.board_model import BoardModel, Column
from kiosk.views import theme
from kiosk.views.day.column_widths import allot
from kiosk.views.day.row_painter import RowPainter, RowState, action_places
from kiosk.views.day.table_head import TableHead
from kiosk.views.tokens import NOW_HEIGHT, ROW_HEIGHT

_TOUCHED_MS = 3000


class DrawnTable(QTableView):
    """A table over a ``BoardModel`` whose lines are drawn whole by ``RowPainter``, each in one call."""

    day_changed = Signal()
    """The lines are those of another day or lieu: nothing is selected any more."""

    def __init__(self, model: BoardModel, parent: QWidget | None = None, *, flat: bool = False) -> None:
        """``flat``: a list of people, each line whole, with since when they wait (the waiting room)."""
        super().__init__(parent)
        self._widths = allot(800)
        self._laid_width = 0
        self._flat = flat
        self._painter: RowPainter | None = None
        self._hover = -1
        self._under: Action | None = None
        self._on_button = False
        self._touched: frozenset[str] = frozenset()
        self._touched_timer = QTimer(self)
        self._touched_timer.setSingleShot(True)
        self._touched_timer.timeout.connect(lambda: self.show_touched(()))
        self._follows_now = True
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
        self._model = model
        self.setModel(model)
        for signal in (model.rowsInserted, model.rowsRemoved, model.rowsMoved):
            signal.connect(self._rows_changed)
        model.headerDataChanged.connect(self._rows_changed)
        model.modelReset.connect(self._day_changed)
        self._measure()

    # What is shown

    @property
    def rows_model(self) -> BoardModel:
        """The model, by its own type."""
        return self._model

    def row_at(self, place: int) -> Row | None:
        """The domain row of a line."""
        rows = self._model.rows
        return rows[place] if 0 <= place < len(rows) else None

    def show_touched(self, touched: Collection[str]) -> None:
        """Marks for a few seconds the lines that someone else has just changed."""
        self._touched = frozenset(touched)
        self._touched_timer.stop()
        if touched:
            self._touched_timer.start(_TOUCHED_MS)
        self.viewport().update()

    def go_to_now(self) -> None:
        """Brings the present hour under the eyes, with what is just above it."""
        for place, row in enumerate(self._model.rows):
            if row.kind is RowKind.NOW:
                scrolled = self.verticalScrollBar().value()
                wanted = max(0, self.rowViewportPosition(place) - self.viewport().height() // 2)
                top = max(0, self.rowAt(wanted) + (wanted > 0))
                self.verticalScrollBar().setValue(self.rowViewportPosition(top) + scrolled)
                return

    def action_rect(self, key: str, action: Action) -> QRect | None:
        """Where the button of a gesture stands in the viewport; None when it is not offered there."""
        row = self._model.row_at(key)
        if row is None:
            return None
        area = self._area(self._model.row_of(key))
        return next((box for one, box in action_places(area, self._widths, row.actions) if one is action), None)

    # Measures

    def _measure(self) -> None:
        self._painter = None
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT))
        self.horizontalHeader().setFixedHeight(theme.px(28))
        self._lay_out()
        self._rows_changed()

    def _lay_out(self) -> None:
        self._painter = None
        self._laid_width = self.viewport().width()
        w = self._widths = allot(self.viewport().width(), lieu_names=self._model.name_lieux)
        sizes = [w.hour, w.name, w.motif, w.agents, w.place, w.status, w.wait + w.actions]
        if not w.wait:
            sizes[Column.STATUS] += w.actions
            sizes[Column.WAIT] = 0
        for column, size in enumerate(sizes):
            self.setColumnHidden(column, size == 0)
            if size:
                self.setColumnWidth(column, size)
        self._head.set_widths(w)
        self.viewport().update()

    def _rows_changed(self) -> None:
        side = self.verticalHeader()
        usual, low = theme.px(ROW_HEIGHT), theme.px(NOW_HEIGHT)
        for place, row in enumerate(self._model.rows):
            wanted = low if row.kind is RowKind.NOW else usual
            if side.sectionSize(place) != wanted:
                side.resizeSection(place, wanted)
        if self._widths != allot(self.viewport().width(), lieu_names=self._model.name_lieux):
            self._lay_out()
        self._set_hover(-1)

    def _day_changed(self) -> None:
        self._rows_changed()
        self._follows_now = not self.isVisible()
        if not self._follows_now:
            self.go_to_now()
        self.day_changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._follows_now and self._model.rows:
            self._follows_now = False
            self.go_to_now()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._laid_width != self.viewport().width():
            self._lay_out()
        if self._follows_now and self._model.rows:
            self._follows_now = False
            self.go_to_now()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_widths"):
            self._measure()

    # Drawing

    def _area(self, place: int) -> QRect:
        return QRect(0, self.rowViewportPosition(place), self.viewport().width(), self.rowHeight(place))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._painter is None:
            self._painter = RowPainter(self._widths, self.devicePixelRatioF(), flat=self._flat)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        touched = event.rect()
        first, last = self.rowAt(touched.top()), self.rowAt(touched.bottom())
        if last < 0:
            last = len(self._model.rows) - 1
        current = self.currentIndex().row()
        selection = self.selectionModel()
        has_focus = self.hasFocus()
        root = QModelIndex()
        for place in range(max(0, first), last + 1):
            row = self._model.rows[place]
            area = self._area(place)
            if area.bottom() < touched.top() or area.top() > touched.bottom():
                continue
            state = RowState(
                selected=selection.isRowSelected(place, root),
                hovered=place == self._hover,
                focused=has_focus and place == current,
                current=place == current,
                touched=row.key in self._touched,
                on_button=self._on_button and place == self._hover,
                action_under=self._under,
            )
            self._painter.paint(
                painter,
                area,
                row,
                state,
                lambda column, place=place: self._model.index(place, column).data(),  # type: ignore[misc]
                self._model.index(place, Column.MOTIF).data(Qt.ItemDataRole.DecorationRole),
            )
        painter.end()

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
            self.viewport().repaint(self._area(current))

    def _set_hover(self, place: int) -> None:
        if place != self._hover:
            for one in (self._hover, place):
                if one >= 0:
                    self.viewport().update(self._area(one))
            self._hover = place
