from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from kiosk.exports.day_list import SMALLEST_SIZE, DayList, day_list_html
from kiosk.views.printing import offer, to_pdf
from tests.conftest import ROOT
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


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


def asked(parent: QWidget) -> QFileDialog:
    (dialog,) = parent.findChildren(QFileDialog)
    assert dialog.isVisible(), "asked, and nothing waits for the answer"
    return dialog


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_where_there_is_a_printer_it_is_asked_which(
    parent: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinters", lambda: ["one"])
    offer(lambda size: "<p>Léa</p>", "x", parent)
    (dialog,) = parent.findChildren(QPrintDialog)
    assert dialog.isVisible(), "asked, and nothing waits for the answer"
    dialog.reject()
    qtbot.waitUntil(lambda: not parent.findChildren(QPrintDialog))


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_without_a_printer_the_document_goes_to_a_file(
    parent: QWidget, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinters", list)
    made: list[Path | None] = []
    offer(lambda size: "<p>Léa</p>", "x", parent, done=made.append)
    assert made == []
    dialog = asked(parent)
    labels = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"Dossier\u00a0:", "Type\u00a0:"} <= labels, "what Qt leaves in English"
    dialog.fileSelected.emit(str(tmp_path / "x.pdf"))
    assert made == [tmp_path / "x.pdf"]
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF")
    dialog.reject()
    qtbot.waitUntil(lambda: not parent.findChildren(QFileDialog))
    offer(lambda size: "<p>Léa</p>", "y", parent, done=made.append)
    asked(parent).reject()
    assert made == [tmp_path / "x.pdf"]


_LOOPS = re.compile(
    r"\.exec_?\(|QFileDialog\.get|QMessageBox\.\w+\(|QInputDialog\.get|InstantPopup|\.showMenu\(|processEvents"
)


def test_nothing_waits_in_an_event_loop_of_its_own() -> None:
    """Inside of qasync that ends the tasks of others: dialogs and menus are opened, and answer by a signal."""
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sorted((ROOT / "kiosk").rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if _LOOPS.search(line) and "connection.exec" not in line
    ]
    assert found == []
