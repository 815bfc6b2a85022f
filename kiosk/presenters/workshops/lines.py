"""The lines of the list of workshops."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, tzinfo
from itertools import groupby
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kiosk.domain.booking.workshops import seats_left
from kiosk.domain.dates.times import day_name, hour
from kiosk.domain.day.model import Rdv
from kiosk.domain.text.language import capital, counted, tr
from kiosk.domain.text.masked import masked
from kiosk.presenters.words.row_texts import location_text
from kiosk.presenters.words.slot_texts import names_of

LineRole: Final = int(Qt.ItemDataRole.UserRole) + 1


@masked
@dataclass(frozen=True, slots=True)
class WorkshopLine:
    """One line as it is shown: a day, or a workshop of that day."""

    title: str
    hour: str = ""
    detail: str = ""  # the motif where the title is another, who, where
    seats: str = ""
    full: bool = False
    workshop: Rdv | None = None

    @property
    def spoken(self) -> str:
        return ", ".join(text for text in (self.hour, self.title, self.detail, self.seats) if text)


def title_of(workshop: Rdv) -> str:
    """Its title, else its motif."""
    return workshop.name or workshop.motif.name


def seats_of(workshop: Rdv) -> str:
    """« 3 inscrits, 5 places libres », « 8 inscrits, complet », « 3 inscrits »."""
    left = seats_left(workshop)
    come = counted(workshop.users_count, "{} inscrit", "{} inscrits")
    if left is None:
        return come
    return f"{come}, {counted(left, '{} place libre', '{} places libres') if left else tr('complet')}"


def where_of(workshop: Rdv) -> str:
    """« MDS Nord », « Téléphone »."""
    return workshop.lieu.name if workshop.lieu is not None else location_text(workshop.motif.location_type)


def lines_of(workshops: Iterable[Rdv], zone: tzinfo, today: date) -> tuple[WorkshopLine, ...]:
    """The workshops, given in hour order, under their days."""
    found: list[WorkshopLine] = []
    for day, those in groupby(workshops, key=lambda one: one.starts_at.astimezone(zone).date()):
        found.append(WorkshopLine(tr("Aujourd’hui") if day == today else capital(day_name(day, today))))
        found += [_line(one, zone) for one in those]
    return tuple(found)


def _line(workshop: Rdv, zone: tzinfo) -> WorkshopLine:
    title = title_of(workshop)
    parts = (
        workshop.motif.name if title != workshop.motif.name else "",
        names_of(workshop.agents),
        where_of(workshop),
    )
    return WorkshopLine(
        title,
        hour(workshop.starts_at.astimezone(zone)),
        " · ".join(part for part in parts if part),
        seats_of(workshop),
        seats_left(workshop) == 0,
        workshop,
    )


class WorkshopModel(QAbstractListModel):
    """The lines, for a view; ``LineRole`` gives the ``WorkshopLine``. Days cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[WorkshopLine, ...] = ()

    def show(self, lines: tuple[WorkshopLine, ...]) -> None:
        if lines != self.lines:
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if index.isValid() and self.lines[index.row()].workshop is None:
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
