"""The RDVs of an usager as a Qt list: a title, those to come, a title, those past."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kiosk.domain.text.language import tr
from kiosk.presenters.usagers.fiche_texts import RdvLine

NO_PARENT = QModelIndex()


class FicheRdvs(QAbstractListModel):
    """Titles cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[RdvLine | str, ...] = ()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def line_at(self, place: int) -> RdvLine | None:
        """The RDV on that line; None on a title."""
        line = self._lines[place] if 0 <= place < len(self._lines) else None
        return line if isinstance(line, RdvLine) else None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line if isinstance(line, str) else f"{line.day} {line.hour} {line.motif}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line if isinstance(line, str) else line.spoken
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(line, RdvLine):
            return "\n".join((line.motif, line.detail, tr("Entrée ou double-clic\u00a0: voir dans l’agenda")))
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if self.line_at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def show(self, rdvs: Sequence[RdvLine]) -> bool:
        """Shows ``rdvs``, those to come first; says whether anything has changed."""
        ahead = [one for one in rdvs if one.to_come]
        past = [one for one in rdvs if not one.to_come]
        lines: list[RdvLine | str] = []
        for title, part in ((tr("À venir"), ahead), (tr("Passés"), past)):
            if part:
                lines += [title, *part]
        if tuple(lines) == self._lines:
            return False
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()
        return True
