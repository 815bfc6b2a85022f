"""« Liste des RDV » through the window: read on each generation, narrowed, ordered, acted on, kept as files."""

from __future__ import annotations

import stat
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk.domain.day.status import Shown, Status
from kiosk.domain.lists.rdv_list import MINE, WORKSHOP, Column
from kiosk.domain.text.document import Document
from kiosk.platform_server.values.like import CURRENT_2026, HISTORIC_2024, OWN, Like
from kiosk.presenters.rdv_list.exporting import Kind
from tests.support.desk import ALAIN, LEA, NOW, PAUL, TOM, counter_data, rdv_row
from tests.support.desk_window import DeskWindow, desk_window
from tests.support.paper import words_of
from tests.support.waiting import until

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

# Claire is signed in by a token; how one signs in is no matter here.
CURRENT = replace(CURRENT_2026, password_sign_in=True, oauth=False)
CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


def data() -> dict[str, Any]:
    seen = {"status": "seen", "participations": [{"user": "u1", "id": 400, "status": "seen"}]}
    rows = [
        rdv_row(1, "9:20", LEA, created_by="claire"),
        rdv_row(2, "15:20", TOM, lieu="sud"),
        rdv_row(3, "9:00", PAUL, starts_at="2026-11-25T09:00:00+01:00", agents=["alain"]),
        rdv_row(4, "9:00", LEA, starts_at="2026-10-28T09:00:00+01:00") | seen,
        rdv_row(5, "9:00", TOM, starts_at="2026-10-05T09:00:00+02:00"),
        rdv_row(6, "9:00", LEA, PAUL, starts_at="2026-11-27T14:00:00+01:00", motif="atelier", name="Sommeil"),
    ]
    made = counter_data(rdvs=rows)
    made["services"][1]["name"] = "Accueil"  # before the other by its name, after it by its number
    made["motifs"][1]["service"] = "accueil"
    return made


@pytest.fixture
def like() -> Like:
    return OWN


@pytest.fixture
async def at(tmp_path: Path, like: Like, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[DeskWindow]:
    monkeypatch.setattr("pytestqt.plugin._process_events", lambda: None)  # Qt's events are left to the loop
    async with desk_window(tmp_path, data(), like=like) as made:
        await made.press(Key.Key_F, CTRL)
        await until(lambda: presenter(made).reading.state == "whole", "the week")
        await made.settle()
        yield made


def presenter(at: DeskWindow) -> Any:
    return at.frame.presenter.page("rdv_list")


def shown(at: DeskWindow) -> list[int]:
    return [item.id for item in presenter(at).model.items]


async def month(at: DeskWindow) -> None:
    presenter(at).choose_period(date(2026, 10, 1), date(2026, 11, 30))
    await until(lambda: presenter(at).reading.state == "whole", "two months")
    await at.settle()


@pytest.mark.parametrize("like", [OWN, CURRENT, HISTORIC_2024])
async def test_what_the_desk_does_not_keep_is_read_of_the_platform(at: DeskWindow) -> None:
    assert shown(at) == [1, 2, 3, 6]
    assert presenter(at).count_text == "4 RDV, du lundi 23 novembre au dimanche 29 novembre"
    await month(at)
    assert shown(at) == [5, 4, 1, 2, 3, 6]


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        ({"text": "dupont lé"}, [1, 6]),
        ({"text": "06 12 34"}, [1, 2, 3, 6]),
        ({"agent_ids": frozenset({ALAIN})}, [3]),
        ({"lieu_ids": frozenset({12})}, [2]),
        ({"motif_ids": frozenset({32})}, [6]),
        ({"service_ids": frozenset({5})}, [1, 2, 3]),
        ({"kinds": frozenset({WORKSHOP})}, [6]),
        ({"kinds": frozenset({"phone"})}, []),
        ({"shown": frozenset({Shown.UPCOMING}), "text": "martin"}, [3, 6]),
        ({"origins": frozenset({MINE})}, [1]),
    ],
)
async def test_it_is_narrowed(at: DeskWindow, wanted: dict[str, Any], left: list[int]) -> None:
    presenter(at).narrow(**wanted)
    await at.settle()
    assert shown(at) == left
    if not left:
        assert at.frame.page("rdv_list").empty.isVisible()
    presenter(at).clear()
    await at.settle()
    assert shown(at) == [1, 2, 3, 6]


async def test_somebody_is_found_as_one_types_and_their_rdv_opened(at: DeskWindow) -> None:
    await at.press(Key.Key_Slash)
    await at.write("martin")
    assert shown(at) == [3, 6]
    assert presenter(at).count_text.startswith("2 RDV sur 4")
    await at.press(Key.Key_Return)
    page = at.frame.page("rdv_list")
    assert page.table.hasFocus()
    assert page.table.chosen() == (3,)
    await at.press(Key.Key_Return)
    await until(lambda: at.frame.presenter.page("agenda").board.selected_key == "rdv-3", "its line")
    assert at.frame.place == "agenda"


async def test_columns_and_order_are_remembered(at: DeskWindow) -> None:
    page = presenter(at)
    page.order_by(Column.USAGERS)
    await at.settle()
    first = shown(at)
    page.order_by(Column.USAGERS)
    await at.settle()
    assert shown(at) == first[::-1]
    page.choose_columns({Column.HOUR, Column.PHONE, Column.USAGERS})
    assert page.model.columns == (Column.HOUR, Column.USAGERS, Column.PHONE)
    again = type(page)(at.frame.presenter._around)
    assert again.model.columns == page.model.columns
    assert (again.column, again.descending) == (Column.USAGERS, True)


async def test_services_are_in_the_order_of_their_names(at: DeskWindow) -> None:
    presenter(at).order_by(Column.SERVICE)
    await at.settle()
    assert shown(at) == [6, 1, 2, 3]
    presenter(at).order_by(Column.SERVICE)
    await at.settle()
    assert shown(at) == [1, 2, 3, 6]


async def test_it_is_ordered_by_the_keyboard(at: DeskWindow) -> None:
    await at.press(Key.Key_G)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Key.Key_Return)
    await until(lambda: shown(at) == [6, 3, 2, 1], "the other way round")


async def test_gestures_work_on_it_and_are_taken_back(at: DeskWindow) -> None:
    await month(at)
    table = at.frame.page("rdv_list").table
    table.selectRow(0)
    await at.press(Key.Key_N)
    await until(lambda: presenter(at).model.items[0].shown is Shown.NOSHOW, "the gesture")
    await until(lambda: not at.counter.desk.unsent_count, "all sent")
    assert (await at.counter.colleague.rdv(5)).status is Status.NOSHOW
    await at.press(Key.Key_Z, CTRL)
    await until(lambda: presenter(at).model.items[0].shown is Shown.TO_FILL, "it is back")


async def test_reading_stops_where_one_says_so_and_goes_on_after_a_cut(at: DeskWindow, tmp_path: Path) -> None:
    at.counter.wire.hold("/rdvs")
    presenter(at).choose_period(date(2026, 9, 1), date(2026, 11, 30))
    band = at.frame.page("rdv_list").progress
    await until(lambda: "jours lus sur 91" in band.text() and band.act.text() == "Arrêter", "the reading")
    band.act.click()
    assert "Lecture arrêtée" in band.text()
    assert shown(at) == [1, 2, 3, 6]
    presenter(at).export(Kind.CSV, tmp_path / "liste.csv")
    exporting = presenter(at).exporting
    await until(lambda: exporting.state == "done", "the file")
    assert "sur 91 jours" in exporting.text, "the file lacks what was not read"
    papers: list[Document] = []
    presenter(at).paper_made.disconnect()
    presenter(at).paper_made.connect(papers.append)
    presenter(at).print_list()
    await until(lambda: papers, "the paper")
    assert "sur 91 jours" in words_of(papers[0])
    at.counter.wire.mend()
    await at.counter.lose()
    band.act.click()
    await until(lambda: presenter(at).reading.state == "cut", "the cut")
    at.counter.wire.mend()
    await at.counter.desk.bring_up_to_date()
    await until(lambda: presenter(at).reading.state == "whole", "the rest")
    await at.settle()
    assert shown(at) == [5, 4, 1, 2, 3, 6]


@pytest.mark.parametrize("kind", list(Kind))
async def test_it_is_kept_as_a_file_for_its_owner_alone(at: DeskWindow, kind: Kind, tmp_path: Path) -> None:
    presenter(at).narrow(text="martin")
    await at.settle()
    path = tmp_path / f"liste.{kind}"
    presenter(at).export(kind, path)
    band = at.frame.page("rdv_list").kept
    await until(lambda: presenter(at).exporting.state == "done", "the file")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert band.text() == f"2 RDV enregistrés\u00a0: {path}"
    assert band.open.isVisible()
    assert band.folder.isVisible()
    if kind is Kind.XLSX:
        sheet = openpyxl.load_workbook(path).active
        assert sheet is not None
        assert sheet.max_row == 3
    band.close_it.click()
    assert band.isHidden()


async def test_a_folder_that_takes_no_file_is_said(at: DeskWindow, tmp_path: Path) -> None:
    presenter(at).export(Kind.CSV, tmp_path / "missing" / "liste.csv")
    await until(lambda: at.notices, "the notice")
    assert "n’a pas pu être écrit" in at.notices[-1].text
    assert presenter(at).exporting.state == ""


async def test_the_list_goes_on_paper(at: DeskWindow) -> None:
    made: list[Any] = []
    presenter(at).paper_made.disconnect()
    presenter(at).paper_made.connect(made.append)
    presenter(at).print_list()
    await until(lambda: made, "the document")
    assert len(made[0].parts[1].rows) == 4
    presenter(at).printed(None)
    assert at.notices[-1].text == "Liste imprimée."
    presenter(at).printed(Path("liste.pdf"))
    assert at.frame.page("rdv_list").kept.text() == "4 RDV enregistrés\u00a0: liste.pdf"


async def test_another_day_is_typed(at: DeskWindow) -> None:
    head = at.frame.page("rdv_list").head
    head.first.setFocus()
    head.first.setText("1/10")
    head.last.setFocus()
    head.last.setText("30/11")
    at.frame.page("rdv_list").table.setFocus()
    await until(lambda: presenter(at).reading.state == "whole" and len(shown(at)) == 6, "two months")
    assert (presenter(at).first, presenter(at).last) == (date(2026, 10, 1), date(2026, 11, 30))
    assert NOW.date() - presenter(at).first < timedelta(days=60)
