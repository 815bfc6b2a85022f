"""What a search for someone has found, as a Qt list: people first, then « Créer … »."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kiosk.presenters.words.usager_texts import UsagerRow

NO_PARENT = QModelIndex()


class UsagerResults(QAbstractListModel):
    """Lines keep their place while the same search goes on: what comes later is added below."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[UsagerRow, ...] = ()
        self.create = ""
        """What the line that creates says; without it there is no such line."""

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows) + bool(self.create)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index.row())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.name.text if row is not None else self.create
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken if row is not None else self.create
            case Qt.ItemDataRole.ToolTipRole:
                return " · ".join(one.text for one in row.details) if row is not None else ""
        return None

    def row_at(self, place: int) -> UsagerRow | None:
        """The person on that line; None on the line that creates."""
        return self.rows[place] if 0 <= place < len(self.rows) else None

    def place_of(self, usager_id: int) -> int:
        """The line of that person, -1 when they are not among those found."""
        return next((place for place, row in enumerate(self.rows) if row.usager.id == usager_id), -1)

    def show(self, rows: Sequence[UsagerRow], create: str) -> None:
        """Shows ``rows``. Those that follow the lines already there are added without touching these."""
        rows = tuple(rows)
        if rows == self.rows and create == self.create:
            return
        before = len(self.rows)
        added = len(rows) - before
        if before and added >= 0 and [r.usager.id for r in rows[:before]] == [r.usager.id for r in self.rows]:
            self._alter(rows[:before])
            if added:
                self.beginInsertRows(NO_PARENT, before, before + added - 1)
                self.rows = rows
                self.endInsertRows()
            self._show_create(create)
            return
        self.beginResetModel()
        self.rows, self.create = rows, create
        self.endResetModel()

    def _alter(self, rows: tuple[UsagerRow, ...]) -> None:
        changed = [place for place, row in enumerate(rows) if row != self.rows[place]]
        self.rows = rows
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))

    def _show_create(self, create: str) -> None:
        place = len(self.rows)
        if create and not self.create:
            self.beginInsertRows(NO_PARENT, place, place)
            self.create = create
            self.endInsertRows()
        elif self.create and not create:
            self.beginRemoveRows(NO_PARENT, place, place)
            self.create = ""
            self.endRemoveRows()
        elif create != self.create:
            self.create = create
            self.dataChanged.emit(self.index(place), self.index(place))
