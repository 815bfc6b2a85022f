"""A table of figures, which a person reads, hears and copies."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from kiosk.domain.statistics.sections import Cell, Section
from kiosk.domain.text.language import labelled
from kiosk.views import theme
from kiosk.views.tokens import ROW_COMPACT

_MOST_ROWS = 12
"""In sight at once; the table scrolls beyond."""
_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()


class _Model(QAbstractTableModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._section = Section("", "", (), ())

    def show_section(self, section: Section) -> None:
        self.beginResetModel()
        self._section = section
        self.endResetModel()

    def rowCount(self, parent: _Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._section.rows)

    def columnCount(self, parent: _Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._section.heads)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self._section.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_text(row[column])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = cell_text(row[column])
            return labelled(f"{row[0]}, {self._section.heads[column]}", said) if column else said
        return None

    def headerData(self, place: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if side is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._section.heads[place].replace(" (", "\n(")
        if side is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(place)
        return None


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def cell_text(cell: Cell) -> str:
    """A cell as it is read."""
    if cell is None:
        return "–"
    return f"{cell:.1f}".replace(".", ",") if isinstance(cell, float) else str(cell)


class FigureTable(QTableView):
    """As high as its rows, up to some."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = _Model(self)
        self.setModel(self._model)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def show_section(self, section: Section) -> None:
        """All the figures of ``section``."""
        self.setAccessibleName(section.title)
        self._model.show_section(section)
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW_COMPACT))
        self.resizeColumnsToContents()
        self._fit()

    @property
    def whole_width(self) -> int:
        """With which each column is in sight."""
        bar = self.verticalScrollBar().sizeHint().width() if self._model.rowCount() > _MOST_ROWS else 0
        return self.horizontalHeader().length() + bar + 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        rows = min(self._model.rowCount(), _MOST_ROWS)
        height = self.horizontalHeader().sizeHint().height() + rows * theme.px(ROW_COMPACT) + 2
        if self.whole_width > self.width():
            height += self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(height)
