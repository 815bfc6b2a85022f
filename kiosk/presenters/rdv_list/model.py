"""The table of « Liste des RDV », for a view: thousands of lines, of which it is asked only for those in sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kiosk.domain.lists.rdv_list import COLUMNS, USUAL_COLUMNS, Column, Item
from kiosk.domain.text.language import labelled
from kiosk.presenters.around.lines import LineRole

Index = QModelIndex | QPersistentModelIndex


class RdvTable(QAbstractTableModel):
    """``LineRole`` gives the item."""

    def __init__(self, text: Callable[[Item, Column], str], parent: QObject | None = None) -> None:
        """``text`` says what a cell says."""
        super().__init__(parent)
        self._text = text
        self.items: Sequence[Item] = ()
        self.columns: tuple[Column, ...] = USUAL_COLUMNS
        self.sorted_by: tuple[Column, bool] = (Column.DATE, False)

    def show(self, items: Sequence[Item]) -> None:
        """Shows ``items``, in their order."""
        if len(items) == len(self.items) and all(a.id == b.id for a, b in zip(items, self.items, strict=True)):
            self.items = items
            if items:
                self.dataChanged.emit(self.index(0, 0), self.index(len(items) - 1, len(self.columns) - 1))
            return
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def show_columns(self, columns: tuple[Column, ...]) -> None:
        """Shows these columns."""
        if columns != self.columns:
            self.beginResetModel()
            self.columns = columns
            self.endResetModel()

    def show_order(self, column: Column, *, descending: bool) -> None:
        """Says in the head by what it is ordered."""
        self.sorted_by = (column, descending)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def at(self, row: int) -> Item | None:
        """The item of a line; None where there is none."""
        return self.items[row] if 0 <= row < len(self.items) else None

    def row_of(self, rdv_id: int | None) -> int:
        """Where an RDV is; -1 where it is not."""
        return next((n for n, item in enumerate(self.items) if item.id == rdv_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(self.items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            if column is self.sorted_by[0]:
                return f"{COLUMNS[column]} {'▾' if self.sorted_by[1] else '▴'}"
            return COLUMNS[column]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.at(index.row())
        if item is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(item, self.columns[index.column()])
            case Qt.ItemDataRole.AccessibleTextRole:
                column = self.columns[index.column()]
                return labelled(COLUMNS[column], self._text(item, column) or "–")
            case Qt.ItemDataRole.ToolTipRole if item.entry.problem:
                return item.entry.problem
            case _:
                return item if role == LineRole else None
