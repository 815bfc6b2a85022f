from __future__ import annotations

import os
import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from kiosk.domain.day.model import Motif
from kiosk.domain.day.status import Status
from kiosk.domain.day.walk_in import WalkIn
from kiosk.domain.text.document import Document, Table, Text
from kiosk.exports.day_list import DayList, day_list_document
from kiosk.exports.fiche_sheet import FicheSheet, fiche_document
from kiosk.exports.slip_sheet import slip_document
from kiosk.views.paper.drawing import draw
from kiosk.views.paper.measure import Measure
from kiosk.views.paper.sheets import LINE, Written, lay_out
from kiosk.views.printing import _printer, offer, to_pdf
from tests.conftest import ROOT
from tests.domain.booking.test_slip import slip
from tests.domain.samples import BEATRICE, CONSULTATION, KARIM, NOW, PHONE, part, rdv, usager, workshop

LEA = Document("Léa", (Text("Léa"),))
WIDTH, HEIGHT = 190 / 25.4 * 72, 277 / 25.4 * 72
"""A4 within margins of 10 mm, in points."""
LONG = Motif(9, "Accompagnement social et accès aux droits", 1, service_id=1)
PEOPLE = ("Dupont", "Martin-Lefebvre", "Benali", "Kowalczyk", "De La Tour du Pin", "Nguyen", "Roux", "Garnier", "Faure")
FIRST = ("Léa", "Jean-Baptiste", "Fatoumata", "Anne-Sophie", "Tom", "Mohamed", "Zoé", "Paul", "Sébastien", "Awa", "Luc")


def day_of(count: int, *, last: str = "") -> Document:
    """A day as they are: names of several lengths, homonyms (99 names), RDVs by telephone, some of several people."""
    entries = []
    for n in range(1, count + 1):
        who = [
            usager(10 * n + k, last or PEOPLE[n % 9], FIRST[(n + k) % 11], birth_date=date(1950 + n % 50, 3, 12))
            for k in range(3 if n % 25 == 0 else 1)
        ]
        who = [replace(one, phone_number="06 39 98 00 12") for one in who]
        motif = (CONSULTATION, LONG, PHONE)[n % 3 if n % 10 else 2]
        at = NOW.replace(hour=8, minute=30) + timedelta(minutes=(600 // max(count, 1)) * n)
        agents = (BEATRICE, KARIM) if n % 15 == 0 else (BEATRICE if n % 2 else KARIM,)
        status = Status.SEEN if n < count / 3 else Status.UNKNOWN
        entries.append(rdv(n, at, [part(one, status) for one in who], motif=motif, agents=agents))
    walk_ins = [WalkIn(id=str(n), organisation_id=1, arrived_at=NOW, reason="un papier") for n in range(3)]
    return day_list_document(DayList("MDS Nord", NOW.date(), NOW, entries, walk_ins, organisation="MDS d’Ormeval"))


def pictures(document: Document, name: str = "") -> list[QImage]:
    """The sheets as they are drawn, with margins of 20 points, at 144 dots an inch."""
    made = []
    for sheet in lay_out(document, WIDTH, HEIGHT).sheets:
        image = QImage(int(WIDTH + 40) * 2, int(HEIGHT + 40) * 2, QImage.Format.Format_Grayscale8)
        image.setDotsPerMeterX(round(144 / 0.0254))
        image.setDotsPerMeterY(round(144 / 0.0254))
        image.fill(255)
        painter = QPainter(image)
        painter.translate(40, 40)
        draw(sheet, painter, 2)
        painter.end()
        made.append(image)
    if name and (folder := os.environ.get("KIOSK_PAPER")):  # to be looked at
        for n, image in enumerate(made, 1):
            image.save(f"{folder}/{name}-{n}.png")
    return made


def words_on(document: Document) -> list[str]:
    laid = lay_out(document, WIDTH, HEIGHT)
    return [item.text for sheet in laid.sheets for item in sheet.items if isinstance(item, Written)]


@pytest.mark.parametrize(
    ("count", "sheets", "readable"),
    [(1, 1, 10), (20, 1, 10), (60, 1, 7.5), (75, 1, 6.5), (90, 1, 6.5), (100, 2, 8), (140, 2, 7), (400, 5, 6.5)],
)
def test_a_day_takes_the_fewest_sheets_and_then_the_largest_text(
    qapp: object, tmp_path: Path, count: int, sheets: int, readable: float
) -> None:
    document = day_of(count)
    laid = lay_out(document, WIDTH, HEIGHT)
    assert len(laid.sheets) <= sheets
    assert laid.size >= readable, "points"
    assert laid.columns == 1 or count > 20
    path = tmp_path / "liste.pdf"
    assert to_pdf(document, path) == len(laid.sheets)
    pdf = path.read_bytes()
    assert pdf.startswith(b"%PDF")
    assert len(re.findall(rb"/Type /Page\b", pdf)) == len(laid.sheets)


@pytest.mark.parametrize("count", [1, 20, 60, 75, 140, 400])
def test_everything_stands_within_its_sheet_and_nothing_is_cut(qapp: object, count: int) -> None:
    document = day_of(count)
    said = words_on(document)
    hours = [row[0] for part in document.parts if isinstance(part, Table) for row in part.rows]
    assert all(said.count(hour) >= hours.count(hour) for hour in hours), "every line is on paper"
    measure = Measure()
    for sheet in lay_out(document, WIDTH, HEIGHT).sheets:
        for item in sheet.items:
            if isinstance(item, Written):
                assert item.x + measure.width(item.text, item.strong) * item.size <= WIDTH + 0.1, item.text
                assert item.y + item.size * LINE <= HEIGHT + 0.1, item.text
        places = sorted((x, y, y + block.height) for x, y, block in sheet.blocks if block.items)
        for (x, _, bottom), (other, top, _) in pairwise(places):
            assert x != other or bottom <= top + 0.01, "nothing over anything"
    for image in pictures(document, str(count)):
        ink = ink_of(image)
        assert ink.left() >= 38, "in the margin, nothing"
        assert ink.right() <= image.width() - 38
        assert ink.bottom() <= image.height() - 38


def ink_of(image: QImage) -> QRect:
    """What is drawn on."""
    data, wide = bytes(image.constBits()), image.bytesPerLine()
    lines = [data[y * wide : y * wide + image.width()] for y in range(image.height())]
    inked = [y for y, row in enumerate(lines) if min(row) < 200]
    left = min(next(x for x, one in enumerate(lines[y]) if one < 200) for y in inked)
    right = max(image.width() - next(x for x, one in enumerate(reversed(lines[y])) if one < 200) for y in inked)
    return QRect(QPoint(left, inked[0]), QPoint(right, inked[-1]))


def test_each_sheet_says_whose_it_is_and_which(qapp: object) -> None:
    laid = lay_out(day_of(140), WIDTH, HEIGHT)
    assert len(laid.sheets) == 2
    for number, sheet in enumerate(laid.sheets, 1):
        said = [item.text for item in sheet.items if isinstance(item, Written)]
        assert said[0] == "Lundi 23 novembre 2026 – MDS Nord"
        assert "MDS d’Ormeval · Imprimé le 23/11/2026 à 10:20" in said
        assert f"Page {number} sur 2" in said
        heads = [x for x, y, block in sheet.blocks if any(getattr(item, "text", "") == "Heure" for item in block.items)]
        assert len(heads) == laid.columns, "heads at the top of each column"
    assert not any("Page" in text for text in words_on(day_of(5)))


def test_when_a_second_sheet_is_needed_the_text_grows_back(qapp: object) -> None:
    laid = {count: lay_out(day_of(count), WIDTH, HEIGHT) for count in range(60, 180, 10)}
    over = min(count for count, one in laid.items() if len(one.sheets) > 1)
    assert laid[over].size > laid[over - 10].size


@pytest.mark.parametrize("last", ["A" * 10_000, "Abc " * 2500, "É" * 600])
def test_a_name_of_ten_thousand_letters_is_printed_as_any(qapp: object, tmp_path: Path, last: str) -> None:
    assert to_pdf(day_of(75, last=last), tmp_path / "x.pdf") <= 3
    lines = Measure().lines(last, 20.0, False)
    assert "".join(lines).replace(" ", "") == last.replace(" ", ""), "nothing is lost where a line is broken"


def test_a_line_higher_than_a_sheet_goes_on_over_the_next(qapp: object) -> None:
    people = [part(usager(n, "Martin", f"Zoé{n:03}")) for n in range(900)]
    text = " ".join(words_on(day_list_document(DayList("Nord", NOW.date(), NOW, [workshop(1, NOW, people)]))))
    assert all(f"Zoé{n:03}" in text for n in range(900))


def test_a_long_fiche_and_a_long_slip_are_printed(qapp: object, tmp_path: Path) -> None:
    row = ("23/11/2026", "9:30", "m" * 10_000, "avec " + "n" * 10_000, "Vu")
    fiche = fiche_document(FicheSheet("X" * 10_000, NOW, (("Adresse", "rue " * 400),), (row,) * 5, (row,) * 20))
    assert to_pdf(fiche, tmp_path / "fiche.pdf") <= 2
    pictures(fiche, "fiche")
    typed = "12 rue de la République " * 63
    long = replace(slip(), address=typed[:1500], motif=typed, instructions=typed, organisation=typed)
    assert to_pdf(slip_document(long), tmp_path / "slip.pdf") == 1
    pictures(slip_document(long), "slip-long")
    pictures(slip_document(slip()), "slip")


def test_the_margins_are_what_they_are_said_to_be(qapp: object) -> None:
    inside = _printer().pageRect(QPrinter.Unit.Point)
    assert (inside.width(), inside.height()) == pytest.approx((WIDTH, HEIGHT), abs=1)


@pytest.mark.qt_log_ignore("This plugin does not support", "QPainter::begin", extend=True)
def test_what_cannot_be_written_is_said(parent: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinters", list)
    told: list[str] = []
    offer(LEA, "x", parent, done=lambda _: told.append("done"), failed=lambda: told.append("failed"))
    asked(parent).fileSelected.emit("/nowhere/at/all/x.pdf")
    assert told == ["failed"]
    asked(parent).reject()
    qtbot.waitUntil(lambda: not parent.findChildren(QFileDialog))


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
    offer(LEA, "x", parent, done=lambda _: None, failed=lambda: None)
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
    offer(LEA, "x", parent, done=made.append, failed=lambda: None)
    assert made == []
    dialog = asked(parent)
    labels = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"Dossier\u00a0:", "Type\u00a0:"} <= labels, "what Qt leaves in English"
    dialog.fileSelected.emit(str(tmp_path / "x.pdf"))
    assert made == [tmp_path / "x.pdf"]
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF")
    dialog.reject()
    qtbot.waitUntil(lambda: not parent.findChildren(QFileDialog))
    offer(LEA, "y", parent, done=made.append, failed=lambda: None)
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
