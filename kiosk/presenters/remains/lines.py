"""The lines of « À renseigner »: day by day, the latest first, with what an arrival suggests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import TypeAlias

from kiosk.domain.dates.times import day_name, hour
from kiosk.domain.day.rows import Row, RowKind
from kiosk.domain.lists.to_fill import ToFill
from kiosk.domain.text.language import capital, labelled, tr
from kiosk.domain.text.masked import masked
from kiosk.presenters.around.lines import Head, LineModel
from kiosk.presenters.words.row_texts import agents_of, place_of


@masked
@dataclass(frozen=True, slots=True)
class RemainsLine:
    """One line as it is shown."""

    to_fill: ToFill
    title: str
    hour: str
    detail: str
    suggestion: str  # « Arrivé à 9:12 »; empty where nothing tells
    problem: str

    @property
    def key(self) -> str:
        return self.to_fill.key

    @property
    def row(self) -> Row:
        return self.to_fill.row

    @property
    def spoken(self) -> str:
        return ", ".join(text for text in (self.to_fill.row.spoken, self.suggestion) if text)

    @property
    def tip(self) -> str:
        return "\n".join(text for text in (self.title, self.detail, self.suggestion, self.problem) if text)


RemainsModel: TypeAlias = LineModel[RemainsLine | Head]


def lines_of(found: Iterable[ToFill], today: date) -> tuple[RemainsLine | Head, ...]:
    """The lines under their days."""
    lines: list[RemainsLine | Head] = []
    for day, those in groupby(found, key=lambda one: one.day):
        of_the_day = [_line(one) for one in those]
        lines.append(Head(_day_text(day, today), len(of_the_day)))
        lines += of_the_day
    return tuple(lines)


def came_text(one: ToFill) -> str:
    """« Arrivé à 9:12 »."""
    # Of the arrival, not of the person: no gender is guessed.
    return labelled(tr("Arrivée notée"), hour(one.came)) if one.came is not None else ""


def _day_text(day: date, today: date) -> str:
    name = day_name(day, today)
    if day == today:
        return tr("Aujourd’hui, {}").format(name)
    if day == today - timedelta(days=1):
        return tr("Hier, {}").format(name)
    return capital(name)


def _line(one: ToFill) -> RemainsLine:
    row = one.row
    assert row.entry is not None
    rdv = row.entry.rdv
    of_workshop = (rdv.name or "") if row.kind is RowKind.PARTICIPATION else ""
    parts = (of_workshop, rdv.motif.name, agents_of(rdv), place_of(rdv))
    return RemainsLine(
        one,
        row.name,
        row.hour,
        " · ".join(dict.fromkeys(part for part in parts if part and part != row.name)),
        came_text(one),
        row.problem,
    )
