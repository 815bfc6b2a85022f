"""« Écran discret »: no usager’s name is left on the screen, nothing is lost, and papers keep the names."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kiosk.clock import Clock
from kiosk.desk.documents import DayOf, day_list
from kiosk.domain.people.names import discreet, initials
from kiosk.domain.text.document import Table
from kiosk.presenters.lock.idle import Idle
from kiosk.presenters.work.questions import Question
from kiosk.views.confirm import ConfirmDialog
from tests.support.desk import LEA, NOW
from tests.support.desk_window import DeskWindow, desk_window
from tests.support.waiting import until

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
NAMES = ("Dupont", "Martin Paul", "DUPONT", "MARTIN Paul", "Léa", "Zohra")
PLACES = ("agenda", "waiting_room", "walk_ins", "week", "workshops", "usagers", "booking", "absences", "sendings")


@pytest_asyncio.fixture
async def scene(qtbot: QtBot, tmp_path: Path) -> AsyncIterator[DeskWindow]:
    async with desk_window(tmp_path) as made:
        desk = made.counter.desk
        await desk.walk_ins.note(1, None, None, None, "dispute avec Zohra", said="Zohra Petit")
        await desk.walk_ins.note(1, None, await desk.usagers.known(LEA, 1), None, "")
        await made.settle()
        yield made


def said_on(widget: QWidget) -> Iterator[str]:
    """Whatever is seen, heard or shown over ``widget`` and what is in it."""
    for one in (widget, *widget.findChildren(QWidget)):
        if not one.isVisible():
            continue
        yield from (one.toolTip(), one.accessibleName(), one.accessibleDescription(), one.windowTitle())
        if isinstance(one, QLabel | QAbstractButton):
            yield one.text()
        if isinstance(one, QLineEdit):
            yield one.displayText()
        if isinstance(one, QAbstractItemView) and isinstance(one.model(), QAbstractItemModel):
            yield from _of_model(one.model())


def _of_model(model: QAbstractItemModel) -> Iterator[str]:
    for row in range(model.rowCount()):
        for column in range(model.columnCount() if isinstance(model, QAbstractTableModel) else 1):
            index = model.index(row, column)
            for role in range(Qt.ItemDataRole.UserRole + 4):
                value = index.data(role)
                yield (
                    value if isinstance(value, str) else f"{getattr(value, 'name', '')}|{getattr(value, 'spoken', '')}"
                )


def names_on(widget: QWidget) -> list[str]:
    return [text for text in said_on(widget) if any(name in text for name in NAMES)]


async def test_no_name_is_left_wherever_one_goes(scene: DeskWindow) -> None:
    frame = scene.frame
    assert names_on(frame)
    await scene.press(Qt.Key.Key_F9)
    assert discreet()
    for place in PLACES:
        frame.presenter.pages.go_to(place)
        await scene.settle()
        assert names_on(scene.window) == [], place
    await scene.press(Qt.Key.Key_F9)
    assert not discreet()


async def test_what_is_typed_to_narrow_the_day_is_hidden_and_narrows_all_the_same(scene: DeskWindow) -> None:
    frame, rows = scene.frame, scene.frame.presenter.page("agenda").board.model
    whole = len(rows.rows)
    frame.page("agenda").header.focus_filter()
    await scene.write("Dupont")
    await until(lambda: 0 < len(rows.rows) < whole, "a shorter day")
    await scene.press(Qt.Key.Key_F9)
    await scene.settle()
    assert names_on(scene.window) == []
    assert frame.page("agenda").header.filter.text() == "Dupont"
    await scene.press(Qt.Key.Key_F9)
    assert names_on(frame.page("agenda").header) == ["Dupont"]


async def test_an_error_that_names_somebody_is_out_of_sight_and_not_lost(scene: DeskWindow) -> None:
    frame, notices = scene.frame, scene.frame.presenter._work.notices
    for text in ("DUPONT Léa n’a pas été prévenue.", "MARTIN Paul non plus."):
        notices.error(text)
    await scene.press(Qt.Key.Key_F9)
    assert names_on(scene.window) == []
    assert frame.bottom.notice.isHidden()
    notices.error("L’imprimante ne répond pas.")
    await scene.press(Qt.Key.Key_F9)
    said = []
    while not frame.bottom.notice.isHidden():
        said.append(frame.bottom.notice.text())
        frame.bottom.notice.dismiss()
    assert said == ["L’imprimante ne répond pas.", "MARTIN Paul non plus.", "DUPONT Léa n’a pas été prévenue."]


async def test_gestures_work_and_name_by_initials(scene: DeskWindow) -> None:
    frame = scene.frame
    await scene.press(Qt.Key.Key_F9)
    held = frame.presenter.page("agenda").board.selected_key
    await scene.press(Qt.Key.Key_A)
    assert any("D." in notice.text for notice in scene.notices)
    assert not any(name in notice.text for notice in scene.notices for name in NAMES)
    assert names_on(scene.window) == []
    await scene.press(Qt.Key.Key_F9)
    assert frame.presenter.page("agenda").board.selected_key == held
    assert names_on(frame)


async def test_a_page_about_a_person_is_covered_and_found_again(scene: DeskWindow) -> None:
    frame = scene.frame
    await scene.press(Qt.Key.Key_U)
    await until(lambda: frame.place == "usagers", "the fiche")
    await scene.settle()
    shown = frame.stack.currentWidget()
    await scene.press(Qt.Key.Key_F9)
    assert not frame.stack.isVisible()
    assert names_on(scene.window) == []
    frame.cover.button.click()
    await scene.settle()
    assert frame.stack.isVisible()
    assert frame.stack.currentWidget() is shown
    assert names_on(frame)


async def test_it_begins_by_itself_and_ends_with_a_touch_and_by_a_key_only_by_a_key(scene: DeskWindow) -> None:
    discretion = scene.frame.presenter.discretion
    discretion.left_alone()
    assert discretion.on
    discretion.touched()
    assert not discretion.on
    discretion.toggle()
    discretion.touched()
    assert discretion.on
    discretion.end()


def test_a_desk_left_alone_is_discreet_long_before_it_locks(qapp: QApplication) -> None:
    ran = [0.0]
    idle = Idle(Clock(), timedelta(minutes=5), glance=timedelta(minutes=2), monotonic=lambda: ran[0])
    told: list[str] = []
    for name in ("left_alone", "touched", "expired"):
        getattr(idle, name).connect(lambda name=name: told.append(name))
    idle.start()
    for seconds in (60, 119, 120, 180):
        ran[0] = seconds
        idle.look()
    assert told == ["touched", "left_alone"]
    idle.touch()
    idle.touch()
    assert told[2:] == ["touched"]
    ran[0] += 130
    idle.look()
    ran[0] += 300
    idle.look()
    idle.touch()  # on the page of a locked desk
    assert told[3:] == ["left_alone", "expired"]


async def test_a_question_that_names_somebody_is_put_away_and_comes_back(scene: DeskWindow) -> None:
    asked = Question("Absent excusé\u202f?", "DUPONT Léa sera prévenue.", (), "Oui", "Non", lambda: None)
    scene.application.work.questions.ask(asked)
    dialog = scene.window.findChildren(ConfirmDialog)[-1]
    await until(dialog.isVisible, "the question")
    scene.frame.presenter.discretion.left_alone()
    assert not dialog.isVisible()
    assert names_on(scene.window) == []
    scene.frame.presenter.discretion.touched()
    assert dialog.isVisible()
    dialog.no.click()
    await scene.settle()


async def test_the_key_works_where_a_question_has_the_keyboard(scene: DeskWindow) -> None:
    for _ in range(2):
        scene.application.work.questions.ask(Question("Appeler DUPONT Léa ?", "", (), "Oui", "Non", lambda: None))
        dialog = scene.window.findChildren(ConfirmDialog)[-1]
        await until(dialog.isVisible, "the question")
        scene.application.idle.look()  # listens at what has opened
        pressed = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(dialog.windowHandle(), pressed)
        await until(discreet, "initials")
        assert names_on(scene.window) == []
        assert not dialog.isVisible()
        scene.application.be_discreet()
        assert dialog.isVisible()
        dialog.no.click()
        await scene.settle()


async def test_papers_keep_the_names(scene: DeskWindow) -> None:
    desk = scene.counter.desk
    data = await desk.day(1, NOW.date())
    walk_ins = await desk.walk_ins.of_day(1, NOW.date())
    scene.frame.presenter.discretion.toggle()
    document = day_list(data, walk_ins, DayOf("MDS", "Tous", NOW.date(), NOW))
    cells = [cell for part in document.parts if isinstance(part, Table) for row in part.rows for cell in row]
    assert any("DUPONT Léa" in str(cell) for cell in cells)
    scene.frame.presenter.discretion.end()


async def test_a_session_that_ends_is_no_more_discreet(scene: DeskWindow) -> None:
    scene.frame.presenter.discretion.toggle()
    scene.frame.presenter.stop()
    assert not discreet()


def test_initials() -> None:
    assert initials("DUPONT Léa") == "D.\u00a0L."
    assert initials("DE LA TOUR Jean-Marie") == "T.\u00a0J.\u00a0M."
    assert initials("—") == "…"
