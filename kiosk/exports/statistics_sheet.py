"""Figures on one page: what is read first, then every table, the longest cut where the page ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.statistics.sections import Cell, Section, Tile
from kiosk.domain.text.document import Document, Heading, Part, Table, Text
from kiosk.domain.text.language import tr
from kiosk.domain.text.masked import masked
from kiosk.exports.page import about_text, short

SMALLEST_SIZE = 5.5
MOST_LINES = 14
"""Of one table: what follows is added up, and the export has it all."""
_MOST_LETTERS = 40


@masked
@dataclass(frozen=True, slots=True)
class StatisticsSheet:
    """What is printed. ``narrowed``: of what; ``reading``: what of the period is not known, and with what
    it is compared; empty: nothing need be said."""

    title: str
    narrowed: str
    reading: str
    tiles: Sequence[Tile]
    sections: Sequence[Section]
    printed_at: datetime  # in the organisation's zone
    organisation: str = ""


def statistics_document(data: StatisticsSheet) -> Document:
    """The figures as a document."""
    parts: list[Part] = [Text(short(data.narrowed, 200), strong=True)]
    if data.reading:
        parts.append(Text(data.reading))
    heads = (tr("En bref"), tr("Période"), tr("Avant"))
    with_before = any(one.before for one in data.tiles)
    rows = tuple((one.label, one.figure, *((one.before,) if with_before else ())) for one in data.tiles)
    parts.append(Table(heads if with_before else heads[:2], rows) if rows else Text(tr("Rien à compter.")))
    for section in data.sections:
        parts += [Heading(section.title), Table(section.heads, _rows(section))]
        if section.note:
            parts.append(Text(section.note, 0.85))
    about = about_text(data.organisation, data.printed_at)
    return Document(data.title, tuple(parts), about, smallest=SMALLEST_SIZE, two_columns=True)


def _rows(section: Section) -> tuple[tuple[str, ...], ...]:
    rows = section.rows
    kept = rows if len(rows) <= MOST_LINES or section.key == "time" else rows[: MOST_LINES - 1]
    made = [tuple(_text(cell) for cell in row) for row in kept]
    if len(kept) < len(rows):
        rest = rows[len(kept) :]
        places = range(1, len(section.heads))
        sums = tuple(_sum([row[place] for row in rest]) if section.adds_up else "" for place in places)
        made.append((tr("{} autres").format(len(rest)), *sums))
    return tuple(made)


def _sum(cells: Sequence[Cell]) -> str:
    return str(sum(cell for cell in cells if isinstance(cell, int)))


def _text(cell: Cell) -> str:
    if cell is None:
        return "–"
    if isinstance(cell, float):
        return f"{cell:.1f}".replace(".", ",")
    return short(str(cell), _MOST_LETTERS)
