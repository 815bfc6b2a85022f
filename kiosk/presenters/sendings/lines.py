"""The lines of « Envois »: what asks first, then what waits, the oldest first; then what was sent, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kiosk.domain.dates.times import hour
from kiosk.domain.text.language import labelled, tr
from kiosk.domain.text.masked import masked
from kiosk.domain.writes.sending import Becomes, Sending
from kiosk.presenters.sendings.texts import age_text, state_text, what_text, whom_text

LineRole: Final = int(Qt.ItemDataRole.UserRole) + 1
WAITING: Final = frozenset({Becomes.TO_SEND, Becomes.SIGN_IN})


@masked
@dataclass(frozen=True, slots=True)
class SendingLine:
    """One sending as it is shown; without one, the head of those below, and how many they are."""

    title: str
    figure: int = 0
    hour: str = ""
    age: str = ""
    what: str = ""
    state: str = ""
    sending: Sending | None = None

    @property
    def spoken(self) -> str:
        """As it is heard."""
        if self.sending is None:
            return labelled(self.title, self.figure)
        return ", ".join(part for part in (self.title, self.what, self.state, self.hour, self.age) if part)


def lines_of(found: Sequence[Sending], now: datetime, *, cut: bool) -> tuple[SendingLine, ...]:
    """``found``, given in the order in which it was made, under its heads."""
    asking = [one for one in found if one.asks]
    waiting = [one for one in found if one.becomes in WAITING]
    over = [one for one in reversed(found) if not one.asks and one.becomes not in WAITING]
    lines: list[SendingLine] = []
    for title, those in ((tr("À régler"), asking), (tr("En attente"), waiting), (tr("Aujourd’hui"), over)):
        if those:
            lines.append(SendingLine(title, len(those)))
            lines += [_line(one, now, cut=cut) for one in those]
    return tuple(lines)


def _line(one: Sending, now: datetime, *, cut: bool) -> SendingLine:
    made_at = one.made_at.astimezone(now.tzinfo)
    going_on = one.asks or one.becomes in WAITING
    return SendingLine(
        whom_text(one.names),
        hour=hour(made_at),
        age=age_text(one.made_at, now) if going_on else "",
        what=what_text(one, now),
        state=state_text(one, now, cut=cut),
        sending=one,
    )


class SendingModel(QAbstractListModel):
    """The lines, for a view; ``LineRole`` gives the ``SendingLine``. Heads cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[SendingLine, ...] = ()

    def show(self, lines: tuple[SendingLine, ...]) -> None:
        """What is said of a sending changes in place; one more or less, or in another place, makes the list anew."""
        if lines == self.lines:
            return
        same = [_of(line) for line in lines] == [_of(line) for line in self.lines]
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
        if index.isValid() and self.lines[index.row()].sending is None:
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
                return "" if line.sending is None else "\n".join((line.title, line.what, line.state))
            case _:
                return line if role == LineRole else None


def _of(line: SendingLine) -> str:
    return line.title if line.sending is None else line.sending.key
