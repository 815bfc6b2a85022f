"""The table of « Liste des RDV »: what the keyboard and the mouse do on it, and how its cells are drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyleOptionViewItem, QTableView, QWidget

from kiosk.domain.day.shown import label_of
from kiosk.domain.day.status import Shown
from kiosk.domain.lists.rdv_list import Column, Item
from kiosk.domain.text.language import tr
from kiosk.presenters.around.lines import LineRole
from kiosk.presenters.rdv_list.model import RdvTable
from kiosk.views import theme
from kiosk.views.brush import mark, write_cut
from kiosk.views.commands import Command, done_by
from kiosk.views.cut_texts import LineDelegate
from kiosk.views.tokens import ROW_HEIGHT, S1, S2, S4, TINTS, TYPE_BASE, TYPE_SMALL
from kiosk.views.widgets import pill
from kiosk.views.widgets.pieces import ENTER
from kiosk.views.widgets.pill import Pill

_WIDTHS: Final[Mapping[Column, int]] = {
    Column.DATE: 112,
    Column.HOUR: 68,
    Column.USAGERS: 200,
    Column.PHONE: 130,
    Column.BIRTH: 100,
    Column.SERVICE: 130,
    Column.MOTIF: 190,
    Column.KIND: 130,
    Column.PLACE: 150,
    Column.AGENTS: 160,
    Column.STATUS: 196,
    Column.DURATION: 76,
    Column.ORIGIN: 140,
    Column.CREATED: 140,
    Column.CONTEXT: 200,
}
"""How wide each wants to be, in px at 100 %; what is left goes to those that may grow."""
_ICON: Final = 14
_GROWS: Final = frozenset({Column.USAGERS, Column.MOTIF, Column.AGENTS, Column.PLACE, Column.CONTEXT})
_SETTLED: Final = frozenset({Shown.SEEN, Shown.NOSHOW, Shown.EXCUSED, Shown.REVOKED})


class CellPainter(LineDelegate):
    """Of an ``RdvTable``: one line is chosen whole."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        c = theme.look().colours
        item: Item = index.data(LineRole)
        model: RdvTable = index.model()  # type: ignore[assignment] # it has no other
        column, area = model.columns[index.column()], option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(area, theme.qcolor(c.selected if chosen else c.surface))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), theme.qcolor(c.line))
        first = index.column() == 0
        if chosen and first:
            painter.fillRect(QRect(area.left(), area.top(), 4, area.height() - 1), theme.qcolor(c.accent))
        box = QRectF(area).adjusted(theme.px(S4 if first else S2), 0, -theme.px(S2), 0)
        if column is Column.STATUS:
            label = label_of(item.shown, item.entry)
            said = Pill(label.short, label.icon, TINTS[item.shown])
            width = pill.paint(painter, box, said, painter.device().devicePixelRatioF())
            if item.entry.unsent or item.entry.to_confirm:
                side = theme.px(_ICON)
                mark(painter, min(box.left() + width + theme.px(S1), box.right() - side), box, "unsent", c.muted, side)
        else:
            strong = column in (Column.HOUR, Column.USAGERS)
            ink = c.past if item.shown in _SETTLED else c.text
            write_cut(painter, box, str(index.data() or ""), ink, TYPE_BASE, theme.STRONG if strong else theme.NORMAL)
        view = option.widget
        if isinstance(view, RdvTableView) and view.hasFocus() and view.currentIndex().row() == index.row():
            focus = theme.qcolor(c.focus)
            painter.fillRect(QRect(area.left(), area.top(), area.width(), 2), focus)
            painter.fillRect(QRect(area.left(), area.bottom() - 2, area.width(), 2), focus)
        painter.restore()


class _Head(QHeaderView):
    """Each title above the text of its column rather than above its edge."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's signature
        c = theme.look().colours
        painter.fillRect(rect, theme.qcolor(c.canvas))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.qcolor(c.line))
        box = QRectF(rect).adjusted(theme.px(S2 if logicalIndex else S4), 0, 0, 0)
        text = self.model().headerData(logicalIndex, Qt.Orientation.Horizontal)
        write_cut(painter, box, str(text), c.muted, TYPE_SMALL)


class RdvTableView(QTableView):
    """It acts on nothing itself: it says what the person asks for."""

    entered = Signal(int)
    """The RDV of this id is wanted."""
    order_wanted = Signal(object)
    menu_wanted = Signal(object)
    """At a point of the screen."""

    def __init__(self, model: RdvTable, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._does: Mapping[Command, Callable[[], object]] = {}
        self._current_id: int | None = None
        self.setAccessibleName(tr("Liste des RDV"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setItemDelegate(CellPainter(self))
        head = _Head(self)
        self.setHorizontalHeader(head)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.sectionClicked.connect(lambda place: self.order_wanted.emit(model.columns[place]))
        side = self.verticalHeader()
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setModel(model)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._come_back)
        self.doubleClicked.connect(lambda index: self._enter(index.row()))
        self._measure()

    def hear(self, does: Mapping[Command, Callable[[], object]]) -> None:
        """What its own keys do."""
        self._does = does

    def chosen(self) -> tuple[int, ...]:
        """The ids of the RDVs chosen, in the order shown."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return tuple(item.id for row in rows if (item := self._model.at(row)) is not None)

    def choose_first(self) -> None:
        """The first line is in hand, where none is."""
        if not self.currentIndex().isValid() and self._model.items:
            self.selectRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if done_by(self._does, event):
            return
        if event.key() in ENTER:
            self._enter(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Escape or (event.text() and event.text().isprintable()):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def _enter(self, row: int) -> None:
        if (item := self._model.at(row)) is not None:
            self.entered.emit(item.id)

    def _remember(self) -> None:
        if (item := self._model.at(self.currentIndex().row())) is not None:
            self._current_id = item.id

    def _come_back(self) -> None:
        """What was in hand still is, where it is there; the columns share the width anew."""
        self._lay()
        row = self._model.row_of(self._current_id) if self._current_id is not None else -1
        if row >= 0:
            self.selectRow(row)
        else:
            self._current_id = None
            self.choose_first()

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT))
        self.horizontalHeader().setFixedHeight(theme.px(ROW_HEIGHT))
        self._lay()

    def _lay(self) -> None:
        columns = self._model.columns
        wanted = [theme.px(_WIDTHS[column]) for column in columns]
        more = max(0, self.viewport().width() - sum(wanted))
        growing = sum(column in _GROWS for column in columns)
        for place, column in enumerate(columns):
            share = more // growing if growing and column in _GROWS else 0 if growing else more // len(columns)
            self.setColumnWidth(place, wanted[place] + share)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._measure()
        super().changeEvent(event)
