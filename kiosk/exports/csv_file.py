"""RDVs as a text file of separated values, for whatever reads no workbook."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Final

from kiosk.domain.text.language import tr
from kiosk.exports.rdv_rows import HEADS, ExportedRdvs, rows_of

_LIVE: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
"""With what a cell begins that a spreadsheet would take for a formula."""
BOM: Final = "\ufeff".encode()


def csv_of(
    data: ExportedRdvs, *, separator: str = ";", bom: bool = True, tell: Callable[[int], None] = lambda _: None
) -> bytes:
    """The file, in UTF-8: with « ; » and a mark at its beginning it opens by itself in a French spreadsheet."""
    made = io.StringIO()
    writer = csv.writer(made, delimiter=separator, lineterminator="\r\n")
    writer.writerow([tr(title) for title in HEADS])
    for row in rows_of(data, tell):
        writer.writerow([_text(value) for value in row])
    return (BOM if bom else b"") + made.getvalue().encode()


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case datetime():
            return value.strftime("%d/%m/%Y %H:%M")
        case date():
            return value.strftime("%d/%m/%Y")
        case time():
            return value.strftime("%H:%M")
        case int():
            return str(value)
    text = str(value)
    return f"'{text}" if text.startswith(_LIVE) else text
