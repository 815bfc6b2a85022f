from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QWidget

from kiosk.exports.day_list import SMALLEST_SIZE, DayList, day_list_html
from kiosk.views.printing import offer, to_pdf
from tests.domain.samples import NOW, rdv


def day_of(count: int) -> DayList:
    entries = [rdv(number, NOW + timedelta(minutes=5 * number)) for number in range(1, count + 1)]
    return DayList("MDS Nord", NOW.date(), NOW, entries)


@pytest.mark.parametrize(("count", "sheets"), [(5, 1), (60, 1), (150, 2)])
def test_sixty_rdvs_hold_on_one_sheet(qapp: object, tmp_path: Path, count: int, sheets: int) -> None:
    path = tmp_path / "liste.pdf"
    made = to_pdf(lambda size: day_list_html(day_of(count), size), path, smallest=SMALLEST_SIZE)
    assert made == sheets
    assert path.read_bytes().startswith(b"%PDF")


def test_without_a_printer_the_document_goes_to_a_file(
    qtbot: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinters", list)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "x.pdf"), ""))
    parent = QWidget()
    assert offer(lambda size: "<p>Léa</p>", "x", parent) == tmp_path / "x.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    assert offer(lambda size: "<p>Léa</p>", "y", parent) is None
    parent.deleteLater()
