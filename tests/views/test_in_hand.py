"""Somebody is always in hand on the agenda, in sight, and letters act on nobody else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk.domain.day.rows import Row
from kiosk.domain.day.status import Status
from kiosk.views.day.page import BoardPage
from tests.presenters.fakes import NOW
from tests.views.fakes import NORD, SUD, BelievableDesk
from tests.views.gallery import Scene

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
LONGEST_WAIT, LATE, TO_FILL = 21, 23, 5

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture(params=["list", "columns"])
async def agenda(scene: Scene, request: pytest.FixtureRequest) -> BoardPage:
    """The agenda in either form, with the keyboard."""
    page = scene.frame.page("agenda")
    assert isinstance(page, BoardPage)
    if request.param == "columns":
        press(scene, KEY.Key_C)
        await scene.settle()
    return page


def press(scene: Scene, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(scene.window.focusWidget() or scene.window, key, modifiers)


def type_text(scene: Scene, text: str) -> None:
    """As on a keyboard, accents included."""
    for letter in text:
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(scene.window.focusWidget(), event)


def in_hand(scene: Scene) -> str:
    key: str = scene.frame.presenter.page("agenda").board.selected_key
    return key


def line(scene: Scene) -> Row:
    row = scene.frame.presenter.page("agenda").board.row(in_hand(scene))
    assert isinstance(row, Row)
    return row


def is_held(scene: Scene, key: str) -> None:
    """The line of ``key`` is in hand, in sight, and the next letter acts on it."""
    page = scene.frame.page("agenda")
    assert in_hand(scene) == key
    assert scene.window.focusWidget() is page.agenda()
    assert page.agenda().in_sight()
    here = page.columns.key if page.agenda() is page.columns else page.table.chosen_keys()[0]
    assert here == key


async def test_at_the_start_who_has_waited_longest_is_in_hand(scene: Scene, agenda: BoardPage) -> None:
    is_held(scene, f"rdv-{LONGEST_WAIT}")


async def test_another_day_and_back(scene: Scene, agenda: BoardPage) -> None:
    press(scene, KEY.Key_PageDown, CTRL)
    await scene.settle()
    assert in_hand(scene) == ""
    press(scene, KEY.Key_T, CTRL)
    await scene.settle()
    is_held(scene, f"rdv-{LONGEST_WAIT}")


async def test_another_lieu_by_the_mouse(scene: Scene, agenda: BoardPage, desk: BelievableDesk) -> None:
    scene.frame.top.lieu.setFocus()
    scene.frame.top.lieu.chosen.emit(SUD.id)
    await scene.settle()
    first = in_hand(scene)
    assert first
    is_held(scene, first)
    scene.frame.top.lieu.chosen.emit(NORD.id)
    await scene.settle()
    is_held(scene, f"rdv-{LONGEST_WAIT}")


async def test_the_other_form_keeps_who_is_in_hand_in_sight(scene: Scene, agenda: BoardPage) -> None:
    board = scene.frame.presenter.page("agenda").board
    line_of_last = [row for row in board.lines if row.entry is not None][-1]
    board.select(line_of_last.key)
    last = f"rdv-{line_of_last.entry.rdv.id}"
    for key in (KEY.Key_L, KEY.Key_C, KEY.Key_L):
        press(scene, key)
        await scene.settle()
        is_held(scene, in_hand(scene))
        entry = line(scene).entry
        assert entry is not None
        assert last == f"rdv-{entry.rdv.id}"


async def test_sought_from_elsewhere_it_comes_in_sight(scene: Scene, agenda: BoardPage, desk: BelievableDesk) -> None:
    last = max(desk.entries.values(), key=lambda entry: entry.rdv.starts_at).rdv
    scene.frame.presenter.pages.go_to("usagers")
    scene.frame.presenter.intents.show_in_agenda(last.starts_at.date(), last.id)
    await scene.settle()
    is_held(scene, f"rdv-{last.id}")


async def test_a_letter_on_a_line_out_of_sight_brings_it_in_sight_and_does_nothing(
    scene: Scene, agenda: BoardPage, desk: BelievableDesk
) -> None:
    agenda.agenda().verticalScrollBar().setValue(agenda.agenda().verticalScrollBar().maximum())
    assert not agenda.agenda().in_sight()
    press(scene, KEY.Key_V)
    await scene.settle()
    assert desk.entries[LONGEST_WAIT].rdv.status is Status.UNKNOWN
    assert "n’était pas à l’écran" in scene.frame.bottom.notice.text()
    is_held(scene, f"rdv-{LONGEST_WAIT}")
    press(scene, KEY.Key_V)
    await scene.settle()
    assert desk.entries[LONGEST_WAIT].rdv.status is Status.SEEN
    is_held(scene, f"rdv-{LONGEST_WAIT}")


async def test_space_takes_the_next_who_needs_something(scene: Scene, agenda: BoardPage, desk: BelievableDesk) -> None:
    needs = []
    for _ in range(12):
        press(scene, KEY.Key_Space)
        needs.append(line(scene).need)
        is_held(scene, in_hand(scene))
    assert needs[:8] == sorted(needs[:8]), "the most pressing first"
    assert len(set(needs)) >= 4


async def test_what_is_gone_gives_its_place_to_the_next_line(
    scene: Scene, agenda: BoardPage, desk: BelievableDesk
) -> None:
    board = scene.frame.presenter.page("agenda").board
    board.select(f"rdv-{LATE}")
    lines = [row.key for row in board.lines if row.entry is not None]
    after = lines[lines.index(f"rdv-{LATE}") + 1]
    del desk.entries[LATE]
    desk.tell("rdvs", LATE)
    await scene.settle()
    is_held(scene, after)


async def test_minutes_that_pass_and_people_who_come_do_not_take_the_hand_away(
    scene: Scene, agenda: BoardPage, desk: BelievableDesk
) -> None:
    board = scene.frame.presenter.page("agenda").board
    board.select(f"rdv-{LATE}")
    for _ in range(4):
        desk.clock.move(minutes=7)
        scene.frame.presenter.ticker.ticked.emit()
        await scene.settle()
        is_held(scene, f"rdv-{LATE}")


async def test_the_present_hour_takes_who_comes_next_where_nobody_in_sight_is_in_hand(
    scene: Scene, agenda: BoardPage, desk: BelievableDesk
) -> None:
    last = max(desk.entries.values(), key=lambda entry: entry.rdv.starts_at).rdv
    scene.frame.presenter.display.choose_density("roomy")
    scene.window.resize(1280, 520)
    await scene.settle()
    scene.frame.presenter.page("agenda").board.reveal(f"rdv-{last.id}")
    await scene.settle()
    is_held(scene, f"rdv-{last.id}")
    press(scene, KEY.Key_M, CTRL)
    await scene.settle()
    is_held(scene, in_hand(scene))
    entry = line(scene).entry
    assert entry is not None
    assert abs(entry.rdv.starts_at - NOW) < timedelta(hours=1)
