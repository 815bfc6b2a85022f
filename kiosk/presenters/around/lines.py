"""The lines of a list, for a view: what they say is altered in place, and heads are stepped over."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, Final, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kiosk.domain.text.language import labelled
from kiosk.domain.text.masked import masked

LineRole: Final = int(Qt.ItemDataRole.UserRole) + 1


class Line(Protocol):
    """``key`` says what it is of, ``spoken`` is how it is heard, ``tip`` what is read where the mouse rests on it."""

    @property
    def key(self) -> Hashable: ...

    @property
    def spoken(self) -> str: ...

    @property
    def tip(self) -> str: ...


@masked
@dataclass(frozen=True, slots=True)
class Head:
    """Stands above the lines that belong together; ``figure``: how many they are, where that is said."""

    title: str
    figure: int | None = None

    @property
    def key(self) -> str:
        return self.title

    @property
    def spoken(self) -> str:
        return self.title if self.figure is None else labelled(self.title, self.figure)

    @property
    def tip(self) -> str:
        return ""


L = TypeVar("L", bound=Line)


class LineModel(QAbstractListModel, Generic[L]):
    """``LineRole`` gives the line. A ``Head`` cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[L, ...] = ()

    def at(self, place: int) -> L | None:
        """The line at ``place``; None where there is none."""
        return self.lines[place] if 0 <= place < len(self.lines) else None

    def place_of(self, key: Hashable) -> int:
        """Where the line of ``key`` is; -1 when it is not there."""
        return next((n for n, line in enumerate(self.lines) if line.key == key and not isinstance(line, Head)), -1)

    def show(self, lines: tuple[L, ...]) -> None:
        """What a line says changes in place; one more or less, or in another place, makes the list anew."""
        if lines == self.lines:
            return
        same = [line.key for line in lines] == [line.key for line in self.lines]
        if not same:
            self.beginResetModel()
        self.lines = lines
        if same:
            self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
        else:
            self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self.lines[index.row()], Head):
            return Qt.ItemFlag.NoItemFlags  # the arrows step over it
        return super().flags(index)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return line.spoken
            case Qt.ItemDataRole.ToolTipRole:
                return line.tip
            case _:
                return line if role == LineRole else None
