"""The lines of the list of indisponibilités."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kiosk.domain.day.absence import Absence
from kiosk.domain.text.masked import masked

LineKind: TypeAlias = Literal["agent", "absence", "past"]
LineRole: Final = int(Qt.ItemDataRole.UserRole) + 1


@masked
@dataclass(frozen=True, slots=True)
class AbsenceLine:
    """One line as it is shown: an agent's name, an absence of theirs, or the fold of those that are over."""

    kind: LineKind
    title: str
    when: str = ""
    state: str = ""  # « en cours », « dans 3 jours »
    absence: Absence | None = None
    recurring: bool = False
    past: bool = False

    @property
    def spoken(self) -> str:
        return ", ".join(text for text in (self.title, self.when, self.state) if text)


class AbsenceModel(QAbstractListModel):
    """The lines, for a view; ``LineRole`` gives the ``AbsenceLine``. The names of agents cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[AbsenceLine, ...] = ()

    def show(self, lines: tuple[AbsenceLine, ...]) -> None:
        if lines != self.lines:
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if index.isValid() and self.lines[index.row()].kind == "agent":
            return Qt.ItemFlag.NoItemFlags  # the arrows step over it
        return super().flags(index)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return line.spoken
            case _:
                return line if role == LineRole else None
