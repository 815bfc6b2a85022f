"""The rows of the board as a Qt model that changes as little as the day does."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from enum import IntEnum
from operator import attrgetter
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from kiosk.domain.day.board import Row, RowKind
from kiosk.domain.day.model import Motif
from kiosk.domain.text.language import tr
from kiosk.presenters.day.row_changes import arrivals, departures, moves, runs
from kiosk.presenters.words.row_texts import NOTHING, agents_text, motif_text, place_of, status_text, wait_text

RowRole: Final = int(Qt.ItemDataRole.UserRole) + 1
"""The domain Row of a line, whatever the column."""


class Column(IntEnum):
    HOUR = 0
    NAME = 1
    MOTIF = 2
    AGENTS = 3
    PLACE = 4
    STATUS = 5
    WAIT = 6


_TEXTS: Final[dict[int, Callable[[Row], str]]] = {
    Column.HOUR: lambda row: row.hour,
    Column.NAME: lambda row: row.name,
    Column.MOTIF: motif_text,
    Column.AGENTS: agents_text,
    Column.STATUS: status_text,
    Column.WAIT: wait_text,
}
# As a tuple: comparing two passes over identical members, so unchanged RDVs are not compared field by field.
_look: Final = attrgetter(*(member.name for member in fields(Row)))

_Index = QModelIndex | QPersistentModelIndex


class BoardModel(QAbstractTableModel):
    """A table of ``Column``s over domain rows, which it knows by ``Row.key``.

    Every cell has a text (« – » where there is nothing to say), and says its whole line to a screen reader. A motif's
    decoration is its colour, « #rrggbb », None when it is not known. Lines that
    are one text from end to end (fold, now) have it in every column; the line of now cannot be selected.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._places: dict[str, int] = {}
        self._name_lieux = False
        self._motifs: Mapping[int, Motif] = {}

    @property
    def rows(self) -> Sequence[Row]:
        """The rows as shown."""
        return self._rows

    def row_of(self, key: str) -> int:
        """Where the row of ``key`` stands, -1 when it is not shown."""
        return self._places.get(key, -1)

    def row_at(self, key: str) -> Row | None:
        """The row of ``key``, None when it is not shown."""
        place = self._places.get(key)
        return None if place is None else self._rows[place]

    @property
    def name_lieux(self) -> bool:
        """Whether the place of an RDV is its lieu's name: when several lieux are shown. Set before ``show_rows``."""
        return self._name_lieux

    @name_lieux.setter
    def name_lieux(self, wanted: bool) -> None:
        if wanted == self._name_lieux:
            return
        self._name_lieux = wanted
        if self._rows:
            self.dataChanged.emit(self.index(0, Column.PLACE), self.index(len(self._rows) - 1, Column.PLACE))
        # Who lays out the columns gives this one more room, or less.
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, Column.PLACE, Column.PLACE)

    def show_motifs(self, motifs: Mapping[int, Motif]) -> None:
        """Takes the colours of the directory's ``motifs``: an RDV alone does not tell its motif's."""
        if motifs is self._motifs:
            return
        self._motifs = motifs
        if self._rows:
            first, last = self.index(0, Column.MOTIF), self.index(len(self._rows) - 1, Column.MOTIF)
            self.dataChanged.emit(first, last, [Qt.ItemDataRole.DecorationRole])

    def show_rows(self, rows: Sequence[Row], *, afresh: bool = False) -> tuple[str, ...]:
        """Shows ``rows``, by the fewest steps; ``afresh`` (another day, another lieu) starts over.

        Returns the keys of the rows that were there before and have changed.
        """
        if afresh:
            self.beginResetModel()
            self._rows = list(rows)
            self._note_places()
            self.endResetModel()
            return ()
        if self._places.keys() != {row.key for row in rows} or any(
            old.key != new.key for old, new in zip(self._rows, rows, strict=True)
        ):
            self._rearrange(rows)
        return self._refresh(rows)

    def _note_places(self) -> None:
        self._places = {row.key: place for place, row in enumerate(self._rows)}

    def _rearrange(self, rows: Sequence[Row]) -> None:
        nowhere = QModelIndex()
        wanted = [row.key for row in rows]
        wanted_set = set(wanted)
        for first, last in departures([row.key for row in self._rows], wanted_set):
            self.beginRemoveRows(nowhere, first, last)
            del self._rows[first : last + 1]
            self._note_places()
            self.endRemoveRows()
        kept = set(self._places)
        for source, target in moves([row.key for row in self._rows], [key for key in wanted if key in kept]):
            self.beginMoveRows(nowhere, source, source, nowhere, target)
            self._rows.insert(target - (target > source), self._rows.pop(source))
            self._note_places()
            self.endMoveRows()
        for first, last in arrivals(kept, wanted):
            self.beginInsertRows(nowhere, first, last)
            self._rows[first:first] = rows[first : last + 1]
            self._note_places()
            self.endInsertRows()

    def _refresh(self, rows: Sequence[Row]) -> tuple[str, ...]:
        changed = [
            place
            for place, (old, new) in enumerate(zip(self._rows, rows, strict=True))
            if old is not new and _look(old) != _look(new)
        ]
        # Rows that look the same are taken too, so that the next comparison is by identity.
        self._rows[:] = rows
        for first, last in runs(changed):
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))
        return tuple(self._rows[place].key for place in changed)

    def text(self, place: int, column: int) -> str:
        """What a cell says."""
        row = self._rows[place]
        if row.kind in (RowKind.FOLD, RowKind.NOW):
            return row.text or NOTHING
        if column == Column.PLACE:
            said = place_of(row.entry.rdv, name_lieu=self.name_lieux) if row.entry else tr("Sans RDV")
        else:
            said = _TEXTS[column](row)
        return said or NOTHING

    # What Qt asks

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(Column)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not index.row() < len(self._rows):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), index.column())
        row = self._rows[index.row()]
        if role == RowRole:
            return row
        if role == Qt.ItemDataRole.DecorationRole and index.column() == Column.MOTIF and row.entry is not None:
            motif = row.entry.rdv.motif
            return self._motifs.get(motif.id, motif).color
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken or row.text or row.name
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        here = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        if self._rows[index.row()].kind is RowKind.NOW:
            return here
        return here | Qt.ItemFlag.ItemIsSelectable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            Column.HOUR: tr("Heure"),
            Column.NAME: tr("Usager"),
            Column.MOTIF: tr("Motif"),
            Column.AGENTS: tr("Agents"),
            Column.PLACE: tr("Lieu"),
            Column.STATUS: tr("État"),
            Column.WAIT: tr("Attente"),
        }.get(Column(section))


def says_otherwise(old: Row, new: Row) -> bool:
    """Whether a line says something else of its RDV: not the minutes that pass, nor a gesture that has been sent."""
    return (old.shown, old.waiting_since, old.hour, old.name, old.detail) != (
        new.shown,
        new.waiting_since,
        new.hour,
        new.name,
        new.detail,
    )
