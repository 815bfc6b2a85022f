"""Figures as text with semicolons, which every spreadsheet opens."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from kiosk.domain.statistics.sections import Cell, Section, Tile
from kiosk.domain.text.language import tr

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet would work out: names of motifs and lieux are somebody else's."""


def statistics_csv(title: str, reading: str, tiles: Sequence[Tile], sections: Sequence[Section]) -> bytes:
    """Each table under its title, an empty line between two; in UTF-8 with the mark by which spreadsheets know it.

    ``reading``: what of the period is not known, and with what it is compared; empty: nothing need be said.
    """
    out = io.StringIO()
    rows = csv.writer(out, delimiter=";", lineterminator="\r\n")
    rows.writerow([_cell(title)])
    if reading:
        rows.writerow([_cell(reading)])
    rows.writerow([])
    rows.writerow([tr("En bref"), tr("Période"), tr("Période d’avant")])
    rows.writerows([_cell(one.label), _cell(one.figure), _cell(one.before)] for one in tiles)
    for section in sections:
        rows.writerow([])
        rows.writerow([_cell(section.title)])
        rows.writerow([_cell(head) for head in section.heads])
        rows.writerows([_cell(cell) for cell in row] for row in section.rows)
        if section.note:
            rows.writerow([_cell(section.note)])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:.1f}".replace(".", ",")
    text = str(cell)
    return "'" + text if text.startswith(_FORMULA) else text
