"""How many lines are in sight of a long day, whatever the screen; and what each person chooses for theirs."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from kiosk.domain.day.rows import RowKind
from kiosk.presenters.frame.display import SCHEMES, SIZES, larger, smaller
from kiosk.views import theme
from kiosk.views.day.page import BoardPage
from tests.presenters.fakes import NOW
from tests.views.gallery import Scene

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def board_of(scene: Scene) -> BoardPage:
    page = scene.frame.page("agenda")
    assert isinstance(page, BoardPage)
    return page


def in_sight(board: BoardPage) -> Counter[RowKind]:
    """The lines that are wholly in sight, by kind."""
    table, found = board.table, Counter[RowKind]()
    height = table.viewport().height()
    for place, row in enumerate(table.rows_model.rows):
        top = table.rowViewportPosition(place)
        found[row.kind] += top >= 0 and top + table.rowHeight(place) <= height
    return found


@pytest.mark.parametrize("strip", [False, True])
@pytest.mark.parametrize(("size", "rows"), [((1366, 768), 20), ((1920, 1080), 34)])
async def test_a_long_day_takes_its_compact_form_by_itself(
    scene: Scene, size: tuple[int, int], rows: int, strip: bool
) -> None:
    board = board_of(scene)
    assert board._presenter.board is not None
    assert board._presenter.board.total >= 50
    scene.frame.presenter.display.show_strip(strip)
    await scene.settle()
    board.table.go_to_now()
    seen = in_sight(board)
    assert seen[RowKind.NOW] == 1
    assert seen.total() - seen[RowKind.NOW] >= rows
    assert board.table.rowHeight(board.table.rows_model.row_of("rdv-30")) == 28


async def test_who_wants_the_lines_apart_or_close_has_them_so(scene: Scene) -> None:
    board, display = board_of(scene), scene.frame.presenter.display
    place = board.table.rows_model.row_of("rdv-30")
    assert board.table.rowHeight(place) == 28
    display.choose_density("roomy")
    await scene.settle()
    assert board.table.rowHeight(board.table.rows_model.row_of("rdv-30")) == 36
    assert board.table.horizontalHeader().isVisible()
    assert board.table.rows_model.row_at("participation-2900") is not None
    display.choose_density("auto")
    await scene.settle()
    assert board.table.rowHeight(board.table.rows_model.row_of("rdv-30")) == 28
    scene.frame.presenter.where.go_to(NOW.date().replace(day=NOW.day + 1))
    await scene.settle()
    assert not board._presenter.compact, "a day without RDVs is not a long one"
    display.choose_density("compact")
    assert board._presenter.compact


@pytest.mark.parametrize("size", [(1366, 768)])
async def test_a_fold_opens_and_nobody_who_waits_is_within_it(scene: Scene, size: tuple[int, int]) -> None:
    board = board_of(scene)
    model = board.table.rows_model
    assert model.row_at("rdv-21") is not None, "waits since before the present hour"
    assert model.row_at("rdv-5") is not None, "is to be filled in"
    assert model.row_at("rdv-1") is None
    board.table.toggled.emit("fold-past")
    await scene.settle()
    assert model.row_at("rdv-1") is not None


def test_sizes_go_up_and_down_and_no_further() -> None:
    assert [larger(size) for size in SIZES] == [*SIZES[1:], SIZES[-1]]
    assert [smaller(size) for size in SIZES] == [SIZES[0], *SIZES[:-1]]
    assert (larger(130), smaller(130)) == (150, 125), "a site may have set another"


async def test_size_and_colours_are_chosen_at_once_and_kept_for_each_person(scene: Scene) -> None:
    board, window = board_of(scene), scene.window
    board.table.setFocus()
    QTest.keyClick(board.table, Qt.Key.Key_Plus, CTRL)
    QTest.keyClick(board.table, Qt.Key.Key_Equal, CTRL)
    assert theme.look().text_percent == 150
    QTest.keyClick(board.table, Qt.Key.Key_Minus, CTRL)
    assert theme.look().text_percent == 125
    assert scene.frame.place == "agenda", "no key of another page"
    scene.frame.top._fill_menu()
    shown = next(menu for menu in scene.frame.top._menu.findChildren(QMenu) if menu.title() == "Affichage")
    said = {line.text(): line for line in shown.actions()}
    assert said["125\u00a0%"].isChecked()
    said["Sombre"].trigger()
    await scene.settle()
    assert theme.look().scheme == "dark"
    board.table.go_to_now()
    changed = window.grab().toImage()
    # As if it had been opened so: nothing of the former look is left in what was measured or drawn before.
    again = Scene(scene.desk, window.width(), window.height())
    again.application._frames._preferences = scene.application._frames._preferences
    again.application.start()
    await again.settle()
    again.frame.page("agenda").table.setFocus()
    await again.settle()
    again.frame.page("agenda").table.go_to_now()
    assert again.frame.presenter.display.text_percent == 125
    same = again.window.grab().toImage() == changed
    again.window.close()
    await again.application.close()
    again.window.deleteLater()
    assert same
    window.activateWindow()
    await scene.settle()
    QTest.keyClick(board.table, Qt.Key.Key_0, CTRL)
    assert (theme.look().text_percent, theme.look().scheme) == (100, "dark")


async def test_after_who_chose_comes_the_look_of_the_site(scene: Scene) -> None:
    display = scene.frame.presenter.display
    for scheme in SCHEMES:
        display.choose_scheme(scheme)
        assert theme.asked()[0] == scheme
    display.choose_size(200)
    scene.frame.presenter.sign_out_wanted.emit()
    await scene.settle()
    assert scene.window.sign_in_page is not None
    assert theme.asked() == ("light", 100)


async def test_what_the_site_imposes_is_said_and_not_chosen_otherwise(scene: Scene) -> None:
    display = scene.frame.presenter.display
    display.choose_size(150)
    display.scheme_imposed = display.size_imposed = True
    assert (display.scheme, display.text_percent) == (None, None), "what was chosen before counts no more"
    display.choose_scheme("dark")
    display.choose_size(200)
    assert theme.asked()[0] == "light"
    scene.frame.top._fill_menu()
    shown = next(menu for menu in scene.frame.top._menu.findChildren(QMenu) if menu.title() == "Affichage")
    lines = [(line.text(), line.isEnabled()) for line in shown.actions() if not line.isSeparator()]
    assert lines.count(("Réglé par votre administration\u00a0:", False)) == 2
    assert ("Sombre", False) in lines
    assert ("150\u00a0%", False) in lines
    assert ("Lignes toujours serrées", True) in lines
