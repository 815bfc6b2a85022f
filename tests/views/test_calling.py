"""« Appeler » by its keys, on the board and in the waiting room; and not at all where nobody shares it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk.domain.day.status import Shown
from kiosk.domain.day.walk_in import WalkIn
from kiosk.views.lobby.place_dialog import CallPlaceDialog
from tests.views.fakes import BelievableDesk
from tests.views.gallery import Scene

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


async def offered(scene: Scene, desk: BelievableDesk) -> str:
    """Calls are shared here; the key of somebody who waits, in hand on the board."""
    assert desk.capabilities is not None
    desk.capabilities = replace(desk.capabilities, calls=True, notices=True, walk_ins=True)
    desk.tell("capabilities")
    await scene.settle()
    board = scene.frame.presenter.page("agenda").board
    row = next(row for row in board.model.rows if row.shown is Shown.WAITING and row.participation_ids)
    board.reveal(row.key)
    scene.frame.focus_page()
    await scene.settle()
    return str(row.key)


def reminded(scene: Scene) -> list[str]:
    return [what for _, what in scene.frame.bottom._hint._hints]


async def press(scene: Scene, letter: str) -> None:
    QTest.keyClicks(scene.frame.stack.currentWidget().letters(), letter)
    await scene.settle()


async def test_one_key_once_it_was_said_where_to(scene: Scene, desk: BelievableDesk) -> None:
    key = await offered(scene, desk)
    board = scene.frame.presenter.page("agenda").board
    await press(scene, "k")
    (dialog,) = scene.window.findChildren(CallPlaceDialog)
    assert not dialog.yes.isEnabled()
    QTest.keyClicks(dialog.place, "Bureau 3")
    QTest.keyClick(dialog.place, Qt.Key.Key_Return)
    await scene.settle()
    assert board.row(key).lobby.called == "Bureau 3, appelé"
    await press(scene, "k")
    assert board.row(key).lobby.called == "Bureau 3, 2 fois"
    await press(scene, "x")
    assert board.row(key).lobby.called == "Ne répond pas"
    scene.frame.presenter.journal.undo()
    await scene.settle()
    assert board.row(key).lobby.called == "Bureau 3, 2 fois"
    await press(scene, "p")
    (dialog,) = scene.window.findChildren(CallPlaceDialog)
    assert dialog.place.text() == "Bureau 3"
    dialog.reject()
    await scene.settle()
    assert board.row(key).lobby.called == "Bureau 3, 2 fois"


async def test_the_same_in_the_waiting_room_of_who_has_no_rdv(scene: Scene, desk: BelievableDesk) -> None:
    await offered(scene, desk)
    walk_in = WalkIn(id="a", organisation_id=1, arrived_at=desk.clock.now(), said="Nadia Zyl")
    await desk.walk_ins.put_back(walk_in)
    scene.frame.presenter.pages.go_to("waiting_room")
    await scene.settle()
    page = scene.frame.page("waiting_room")
    page.table.choose("walk-in-a")
    scene.frame.presenter.page("agenda").calling.call_to("Bureau 5")  # known already
    await press(scene, "k")
    room = scene.frame.presenter.page("waiting_room")
    assert room.row("walk-in-a").lobby.called == "Bureau 5, appelé"
    await press(scene, "t")
    taken = await desk.walk_ins.now(walk_in)
    assert taken is not None
    assert desk.who is not None
    assert taken.taken_by == desk.who.agent_id
    await press(scene, "q")
    assert room.row("walk-in-a") is None, "they have left"


async def test_where_nothing_is_shared_no_key_no_menu_and_no_word_say_so(scene: Scene, desk: BelievableDesk) -> None:
    key = await offered(scene, desk)
    assert desk.capabilities is not None
    assert "appeler" in reminded(scene)
    desk.capabilities = replace(desk.capabilities, calls=False, notices=False)
    desk.tell("capabilities")
    await scene.settle()
    assert "appeler" not in reminded(scene)
    assert not [one for one, _ in scene.frame.menu_lines(key) if one.keys == ("K",)]
    await press(scene, "k")
    assert QApplication.activeModalWidget() is None
