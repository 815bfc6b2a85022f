"""« / », a name, Entrée, a letter: what the filter finds is in hand; whom it does not find is looked for elsewhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from kiosk.domain.day.status import Status
from kiosk.views.day.page import BoardPage
from kiosk.views.usagers.palette import Palette
from tests.presenters.fakes import NOW
from tests.presenters.usagers.usager_fakes import FakeUsagers
from tests.views.fakes import BelievableDesk
from tests.views.gallery import Scene
from tests.views.test_in_hand import CTRL, KEY, agenda, in_hand, is_held, press, type_text

__all__ = ["agenda"]  # a fixture
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
async def filtering(scene: Scene, agenda: BoardPage, desk: BelievableDesk) -> BoardPage:
    """The keyboard is in the filter."""
    vars(desk)["usagers"] = FakeUsagers()
    press(scene, KEY.Key_Slash)
    assert agenda.header.filter.hasFocus()
    return agenda


async def test_filter_return_and_a_letter(scene: Scene, filtering: BoardPage, desk: BelievableDesk) -> None:
    wanted = desk.entries[40].rdv
    type_text(scene, wanted.participations[0].usager.last_name.lower())
    await scene.settle()
    found = in_hand(scene)
    assert found in [row.key for row in scene.frame.presenter.page("agenda").board.lines]
    press(scene, KEY.Key_Return)
    is_held(scene, found)
    press(scene, KEY.Key_V)
    await scene.settle()
    row = filtering.rows.row(found)
    assert row is not None
    assert row.entry is not None
    assert {one.status for one in row.entry.rdv.participations if one.id in row.participation_ids} == {Status.SEEN}


@pytest.mark.parametrize("typed", ["dupond", "DUPÔNT", "dipont"])
async def test_slips_are_forgiven_as_wherever_usagers_are_looked_for(
    scene: Scene, filtering: BoardPage, desk: BelievableDesk, typed: str
) -> None:
    type_text(scene, typed)
    await scene.settle()
    row = filtering.rows.row(in_hand(scene))
    assert row is not None
    assert row.usagers[0].last_name == "Dupont"
    assert row.entry is not None
    assert row.entry.rdv.starts_at > NOW or row.late_minutes is not None, "of several, who needs something"
    press(scene, KEY.Key_Return)
    is_held(scene, row.key)
    assert filtering.alike.isVisible() is (typed != "DUPÔNT"), "who only resembles is said to"


async def test_the_filter_left_keeps_who_was_found_in_hand_and_in_sight(scene: Scene, filtering: BoardPage) -> None:
    type_text(scene, "perrot maria")
    await scene.settle()
    found = in_hand(scene)
    press(scene, KEY.Key_Return)
    press(scene, KEY.Key_Escape)
    await scene.settle()
    assert not scene.frame.presenter.page("agenda").board.wanted.active
    is_held(scene, found)


async def test_whom_it_does_not_find_is_looked_for_among_all_by_return(scene: Scene, filtering: BoardPage) -> None:
    type_text(scene, "Xylabé Ôda")
    await scene.settle()
    assert filtering.empty.isVisible()
    press(scene, KEY.Key_Return)
    await scene.settle()
    palette = scene.frame.findChild(Palette)
    assert palette.isVisible()
    assert palette.search.field.text() == "Xylabé Ôda"
    assert palette.search.field.hasFocus()
    press(scene, KEY.Key_Escape)
    assert filtering.header.filter.hasFocus(), "back where one was"
    press(scene, KEY.Key_K, CTRL)
    assert palette.isVisible()
    assert palette.search.field.text() == "Xylabé Ôda"


async def test_whom_it_does_not_find_is_noted_without_an_rdv_by_key(scene: Scene, filtering: BoardPage) -> None:
    type_text(scene, "Xylabé Ôda")
    await scene.settle()
    press(scene, KEY.Key_U, CTRL)
    await scene.settle()
    assert scene.frame.place == "walk_ins"
    assert scene.frame.presenter.page("walk_ins").search.text == "Xylabé Ôda"


@pytest.mark.parametrize("typed", ["Xylabé Ôda", "dupond"])
async def test_the_same_by_the_mouse(scene: Scene, filtering: BoardPage, typed: str) -> None:
    type_text(scene, typed)
    await scene.settle()
    offered = filtering.empty if typed != "dupond" else filtering.alike
    seek, note = _buttons(offered)
    QTest.mouseClick(seek, Qt.MouseButton.LeftButton)
    await scene.settle()
    palette = scene.frame.findChild(Palette)
    assert palette.search.field.text() == typed
    palette.leave()
    await scene.settle()
    QTest.mouseClick(note, Qt.MouseButton.LeftButton)
    await scene.settle()
    assert scene.frame.presenter.page("walk_ins").search.text == typed


async def test_nothing_is_offered_where_no_name_was_typed(scene: Scene, agenda: BoardPage) -> None:
    board = scene.frame.presenter.page("agenda").board
    board.set_motifs([999])
    assert agenda.empty.isVisible()
    assert not any(button.isVisible() for button in agenda.empty.offers)
    press(scene, KEY.Key_K, CTRL)
    assert scene.frame.findChild(Palette).search.field.text() == ""


def _buttons(offered: QWidget) -> list[QPushButton]:
    shown = {button.text(): button for button in offered.findChildren(QPushButton) if button.isVisible()}
    return [next(shown[text] for text in shown if text.startswith(words)) for words in ("Chercher", "Sans RDV")]
