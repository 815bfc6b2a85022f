"""RDVs as a workbook: real dates and hours, widths, a head that stays in sight, a filter.

Every text is written as a text: what begins with « = » is never a formula. The rows under way are in a private folder,
which goes once they are one file: in RAM where the system has such a place, else where it keeps what passes.
"""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Final

from kiosk.domain.text.language import tr
from kiosk.exports.rdv_rows import HEADS, WIDTHS, ExportedRdvs, rows_of

_SHARED_RAM: Final = Path("/dev/shm")  # noqa: S108 - a folder of one's own is made in it
_MOST_LETTERS: Final = 32_000
"""Of a cell: Excel has 32 767."""


def xlsx_of(data: ExportedRdvs, tell: Callable[[int], None] = lambda _: None) -> bytes:
    """The workbook's file, made in a thread of its own; ``tell`` as for ``rows_of``."""
    import xlsxwriter  # loaded when somebody exports

    made = io.BytesIO()
    with tempfile.TemporaryDirectory(prefix="kiosk-", dir=_ram()) as private:
        options = {
            "constant_memory": True,
            "tmpdir": private,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        book = xlsxwriter.Workbook(made, options)
        book.set_properties({"title": tr("Liste des RDV"), "comments": "Kiosk"})
        sheet = book.add_worksheet(tr("RDV"))
        head = book.add_format({"bold": True, "bottom": 1})
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        hour = book.add_format({"num_format": "hh:mm"})
        moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        for place, width in enumerate(WIDTHS):
            sheet.set_column(place, place, width)
        sheet.freeze_panes(1, 0)
        for place, title in enumerate(HEADS):
            sheet.write_string(0, place, tr(title), head)
        number = 0
        for number, row in enumerate(rows_of(data, tell), start=1):
            for place, value in enumerate(row):
                _write(sheet, number, place, value, (day, hour, moment))
        sheet.autofilter(0, 0, number, len(HEADS) - 1)
        book.close()
    return made.getvalue()


def _ram() -> str | None:
    """A folder that is in RAM, where the system has one; None: its own for what passes."""
    return str(_SHARED_RAM) if os.access(_SHARED_RAM, os.W_OK) else None


def _write(sheet: Any, row: int, place: int, value: object, formats: tuple[Any, Any, Any]) -> None:
    day, hour, moment = formats
    match value:
        case None | "":
            return
        case datetime():
            sheet.write_datetime(row, place, value, moment)
        case date():
            sheet.write_datetime(row, place, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001 - a day
        case time():
            sheet.write_datetime(row, place, value, hour)
        case int():
            sheet.write_number(row, place, value)
        case _:
            sheet.write_string(row, place, str(value)[:_MOST_LETTERS])
