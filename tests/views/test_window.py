"""The counter's day by real key presses and clicks, in the whole window over a desk in memory."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from kiosk.domain.day.gesture import DeskRdv, apply
from kiosk.domain.day.rows import RowKind
from kiosk.domain.day.status import Action, Status
from kiosk.sync.state import News
from kiosk.views.confirm import ConfirmDialog
from kiosk.views.day.page import BoardPage
from kiosk.views.frame.keys_help import KeysHelp
from kiosk.views.frame.main_frame import MainFrame
from kiosk.views.places import PLACES
from kiosk.views.waiting_room.page import WaitingRoomPage
from tests.presenters.fakes import NOW, sending
from tests.support.drawn import action_rect, card_centre
from tests.support.trade import gesture as gesture_on
from tests.views.fakes import BelievableDesk
from tests.views.gallery import Scene

KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
LATE, UPCOMING, COUPLE, WAITS = 23, 30, 29, 21

# The offscreen platform says so of every window it shows.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def press(scene: Scene, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(scene.window.focusWidget(), key, modifiers)


def waits(desk: BelievableDesk, number: int) -> bool:
    return desk.entries[number].rdv.waiting_since is not None


def page(scene: Scene) -> BoardPage:
    board = scene.frame.page("agenda")
    assert isinstance(board, BoardPage)
    return board


async def choose(scene: Scene, number: int) -> None:
    table = page(scene).table
    table.setFocus()
    table.choose(f"rdv-{number}")
    await scene.settle()


async def test_the_keyboard_is_on_the_agenda_at_once(scene: Scene) -> None:
    table = page(scene).table
    assert scene.window.focusWidget() is table
    press(scene, KEY.Key_Down)
    assert table.currentIndex().isValid()


async def test_arrival_and_undo_by_keys(scene: Scene, desk: BelievableDesk) -> None:
    await choose(scene, LATE)
    press(scene, KEY.Key_A)
    await scene.settle()
    assert waits(desk, LATE)
    notice = scene.frame.bottom.notice
    assert notice.isVisible()
    assert "en salle d’attente" in notice.text()
    assert scene.frame.presenter.page("agenda").board.selected_key == f"rdv-{LATE}"
    press(scene, KEY.Key_Z, CTRL)
    await scene.settle()
    assert not waits(desk, LATE)


async def test_seen_by_the_button_of_the_line(scene: Scene, desk: BelievableDesk) -> None:
    table = page(scene).table
    table.scrollTo(table.rows_model.index(table.rows_model.row_of(f"rdv-{LATE}"), 0))
    box = action_rect(table, f"rdv-{LATE}", Action.SEEN)
    QTest.mouseClick(table.viewport(), LEFT, pos=box.center())
    await scene.settle()
    assert desk.entries[LATE].rdv.status is Status.SEEN


async def test_a_key_on_several_lines(scene: Scene, desk: BelievableDesk) -> None:
    await choose(scene, LATE)
    press(scene, KEY.Key_Down, SHIFT)
    chosen = page(scene).table.chosen_keys()
    assert len(chosen) == 2
    press(scene, KEY.Key_V)
    await scene.settle()
    assert {desk.entries[int(key.removeprefix("rdv-"))].rdv.status for key in chosen} == {Status.SEEN}


async def test_the_line_of_now_is_stepped_over(scene: Scene) -> None:
    table = page(scene).table
    rows = table.rows_model.rows
    now = next(place for place, row in enumerate(rows) if row.kind is RowKind.NOW)
    table.setFocus()
    table.choose(rows[now - 1].key)
    press(scene, KEY.Key_Down)
    assert table.currentIndex().row() == now + 1
    press(scene, KEY.Key_Up)
    assert table.currentIndex().row() == now - 1


async def test_the_past_unfolds(scene: Scene) -> None:
    table = page(scene).table
    assert table.rows_model.rows[0].kind is RowKind.FOLD
    before = len(table.rows_model.rows)
    table.setFocus()
    table.choose(table.rows_model.rows[0].key)
    press(scene, KEY.Key_Right)
    await scene.settle()
    assert len(table.rows_model.rows) > before + 12
    table.scrollToTop()
    QTest.mouseClick(table.viewport(), LEFT, pos=QPoint(300, 10))
    await scene.settle()
    assert len(table.rows_model.rows) == before


async def test_cancelling_asks_first(scene: Scene, desk: BelievableDesk) -> None:
    await choose(scene, UPCOMING)
    press(scene, KEY.Key_S)
    await scene.settle()
    dialog = scene.window.findChild(ConfirmDialog)
    assert dialog is not None
    assert dialog.no.hasFocus() or dialog.no.isDefault()
    assert desk.entries[UPCOMING].rdv.status is Status.UNKNOWN
    QTest.keyClick(dialog, KEY.Key_Escape)
    await scene.settle()
    assert desk.entries[UPCOMING].rdv.status is Status.UNKNOWN
    press(scene, KEY.Key_S)
    await scene.settle()
    dialog = next(one for one in scene.window.findChildren(ConfirmDialog) if one.isVisible())
    QTest.mouseClick(dialog.yes, LEFT)
    await scene.settle()
    assert desk.entries[UPCOMING].rdv.status is Status.REVOKED


async def test_what_cannot_be_done_is_said(scene: Scene) -> None:
    await choose(scene, UPCOMING)
    press(scene, KEY.Key_N)
    await scene.settle()
    assert "une fois l’heure passée" in scene.frame.bottom.notice.text()


async def test_filter_by_slash_and_back(scene: Scene) -> None:
    board = page(scene)
    board.table.setFocus()
    press(scene, KEY.Key_Slash)
    assert scene.window.focusWidget() is board.header.filter
    whole = len(board.table.rows_model.rows)
    QTest.keyClicks(board.header.filter, "vaccination")
    await scene.settle()
    assert 0 < len(board.table.rows_model.rows) < whole
    press(scene, KEY.Key_Down)
    assert scene.window.focusWidget() is board.table
    press(scene, KEY.Key_Escape)
    await scene.settle()
    assert board.header.filter.text() == ""
    assert len(board.table.rows_model.rows) == whole


async def test_nothing_found_says_what_to_do(scene: Scene) -> None:
    board = page(scene)
    board.header.filter.setText("personne 123456")
    await scene.settle()
    assert board.empty.isVisible()
    assert board.empty.title() == "Aucun RDV ne correspond"
    QTest.mouseClick(board.empty.button, LEFT)
    await scene.settle()
    assert board.table.isVisible()


async def test_counters_filter(scene: Scene) -> None:
    board = page(scene)
    chip = next(chip for counter, chip in board.header.counters.items() if counter.value == "waiting")
    assert chip.figure() == 7
    QTest.mouseClick(chip, LEFT)
    await scene.settle()
    assert chip.isChecked()
    assert board.header.clear.isVisible()
    QTest.mouseClick(board.header.clear, LEFT)
    await scene.settle()
    assert not chip.isChecked()


async def test_columns_by_key_and_back(scene: Scene, desk: BelievableDesk) -> None:
    board = page(scene)
    await choose(scene, LATE)
    press(scene, KEY.Key_C)
    await scene.settle()
    columns = board.columns
    assert columns is not None
    assert columns.isVisible()
    assert scene.window.focusWidget() is columns
    assert columns.key == f"rdv-{LATE}"
    press(scene, KEY.Key_Down)
    other = columns.key
    assert other != f"rdv-{LATE}"
    press(scene, KEY.Key_Right)
    assert columns.key not in ("", other)
    QTest.mouseClick(columns.viewport(), LEFT, pos=card_centre(columns, f"rdv-{LATE}"))
    assert columns.key == f"rdv-{LATE}"
    press(scene, KEY.Key_A)
    await scene.settle()
    assert waits(desk, LATE)
    press(scene, KEY.Key_L)
    await scene.settle()
    assert board.table.isVisible()
    assert board.table.chosen_keys() == (f"rdv-{LATE}",)


async def test_panel_follows_and_copies(scene: Scene) -> None:
    await choose(scene, WAITS)
    assert scene.frame.panel.isHidden()
    press(scene, KEY.Key_Return)
    await scene.settle()
    assert scene.frame.panel.isVisible()
    assert scene.window.focusWidget() is page(scene).table
    phone = next(b for b in scene.frame.panel.findChildren(QPushButton) if "numéro" in b.accessibleName())
    QTest.mouseClick(phone, LEFT)
    assert QGuiApplication.clipboard().text().replace("\u00a0", "").startswith("0639")
    before = scene.frame.presenter.page("agenda").panel.details.title
    page(scene).table.setFocus()
    press(scene, KEY.Key_Down)
    await scene.settle()
    assert scene.frame.presenter.page("agenda").panel.details.title != before
    press(scene, KEY.Key_Escape)
    assert scene.frame.panel.isHidden()


async def test_panel_makes_gestures(scene: Scene, desk: BelievableDesk) -> None:
    await choose(scene, LATE)
    scene.frame.show_panel(True)
    await scene.settle()
    button = next(b for b in scene.frame.panel.findChildren(QPushButton) if b.accessibleName() == "Salle d’attente")
    QTest.mouseClick(button, LEFT)
    await scene.settle()
    assert waits(desk, LATE)


async def test_panel_asks_whether_a_gesture_that_somebody_else_was_before_is_made_again(
    scene: Scene, desk: BelievableDesk
) -> None:
    entry = desk.entries[LATE]
    noted = apply(entry.rdv, gesture_on(entry.rdv, Action.NOSHOW))
    desk.entries[LATE] = DeskRdv(noted, problem="Noté ailleurs.", overtaken=gesture_on(entry.rdv, Action.SEEN))
    desk.tell("rdvs", LATE)
    await choose(scene, LATE)
    scene.frame.show_panel(True)
    await scene.settle()
    buttons = {button.text(): button for button in scene.frame.panel.findChildren(QPushButton)}
    assert "J’ai lu" not in buttons
    QTest.mouseClick(buttons["Laisser"], LEFT)
    await scene.settle()
    assert desk.dismissed == [LATE]
    QTest.mouseClick(buttons["Refaire mon geste"], LEFT)
    await scene.settle()
    assert desk.entries[LATE].rdv.status is Status.SEEN


async def test_days_by_keys(scene: Scene) -> None:
    page(scene).table.setFocus()
    where = scene.frame.presenter.where
    press(scene, KEY.Key_Right, ALT)
    await scene.settle()
    assert where.day == NOW.date() + timedelta(days=1)
    assert page(scene).empty.isVisible()
    press(scene, KEY.Key_PageUp, CTRL)
    press(scene, KEY.Key_PageUp, CTRL)
    await scene.settle()
    assert where.day == NOW.date() - timedelta(days=1)
    press(scene, KEY.Key_T, CTRL)
    await scene.settle()
    assert where.day == NOW.date()
    assert page(scene).table.isVisible()


async def test_waiting_room(scene: Scene, desk: BelievableDesk) -> None:
    page(scene).table.setFocus()
    press(scene, KEY.Key_2, CTRL)
    await scene.settle()
    waiting = scene.frame.stack.currentWidget()
    assert isinstance(waiting, WaitingRoomPage)
    keys = [row.key for row in waiting.table.rows_model.rows]
    assert keys[0] == f"rdv-{WAITS}"
    waiting.table.choose(keys[0])
    waiting.table.setFocus()
    press(scene, KEY.Key_V)
    await scene.settle()
    assert desk.entries[WAITS].rdv.status is Status.SEEN
    assert keys[0] not in [row.key for row in waiting.table.rows_model.rows]
    press(scene, KEY.Key_1, CTRL)
    assert scene.frame.stack.currentWidget() is page(scene)


async def test_help(scene: Scene) -> None:
    page(scene).table.setFocus()
    press(scene, KEY.Key_F1)
    shown = scene.window.findChild(KeysHelp)
    assert shown is not None
    assert shown.isVisible()
    QTest.keyClick(shown, KEY.Key_F1)
    assert not shown.isVisible()
    await scene.settle()
    QTest.keyClicks(page(scene).table, "?")
    assert any(one.isVisible() for one in scene.window.findChildren(KeysHelp))


async def test_context_menu_offers_what_can_be_done(scene: Scene, desk: BelievableDesk) -> None:
    await choose(scene, LATE)
    table = page(scene).table
    table._open_menu(table.viewport().mapToGlobal(QPoint(10, 10)), (f"rdv-{LATE}",))
    menu = next(one for one in table.findChildren(QMenu) if one.isVisible())
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts[0] == "Salle d’attente"
    assert "Ouvrir le volet du rendez-vous" in texts
    assert "Réinitialiser" not in texts
    assert menu.actions()[0].shortcut().toString() == "A"
    menu.actions()[0].trigger()
    menu.close()
    await scene.settle()
    assert waits(desk, LATE)


async def test_selection_survives_a_colleague(scene: Scene, desk: BelievableDesk) -> None:
    await choose(scene, UPCOMING)
    table = page(scene).table
    top = table.verticalScrollBar().value()
    colleague = desk.entries[LATE].rdv
    desk.put(colleague)
    await scene.settle()
    assert table.chosen_keys() == (f"rdv-{UPCOMING}",)
    assert table.verticalScrollBar().value() == top


async def test_a_platform_that_does_not_tell_its_time_is_said_where_one_looks_for_it(
    scene: Scene, desk: BelievableDesk
) -> None:
    bottom = scene.frame.bottom
    assert bottom.link.accessibleDescription() == ""
    desk.set_sync(tells_time=False)
    await scene.settle()
    assert "celle de ce poste est utilisée" in bottom.link.toolTip()
    assert bottom.link.accessibleDescription() in bottom.link.toolTip()
    assert not scene.frame.warning.isVisible()


async def test_cut_is_said_and_nothing_stops(scene: Scene, desk: BelievableDesk) -> None:
    desk.unsent_count = 2
    desk.sendings.found = [sending("1"), sending("2")]
    desk.memory_durable = False
    desk.set_sync(connected=False, cut_since=NOW)
    await scene.settle()
    assert "Connexion coupée" in scene.frame.cut.text()
    assert scene.frame.cut.isVisible()
    assert scene.frame.warning.isVisible()
    assert scene.frame.bottom.unsent.text() == "2 à envoyer"
    assert scene.frame.bottom.link.text() == "Coupé depuis 10:20"
    await choose(scene, LATE)
    press(scene, KEY.Key_A)
    await scene.settle()
    assert waits(desk, LATE)
    desk.memory_durable = True  # so that closing asks nothing
    desk.unsent_count = 0


async def test_closing_asks_when_something_would_be_lost(scene: Scene, desk: BelievableDesk) -> None:
    desk.unsent_count, desk.memory_durable = 1, False
    scene.window.close()
    assert scene.window.isVisible()
    dialog = scene.window.findChild(ConfirmDialog)
    assert dialog is not None
    dialog.reject()
    desk.unsent_count = 0
    await scene.settle()
    assert scene.window.close()


async def test_lines_speak(scene: Scene) -> None:
    table = page(scene).table
    model = table.rows_model
    place = model.row_of(f"rdv-{WAITS}")
    said = model.index(place, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("10 heures, ")
    assert "en salle d’attente depuis 29 minutes" in said
    interface = QAccessible.queryAccessibleInterface(table)
    assert interface.text(QAccessible.Text.Name) == "Agenda du jour"


@pytest.mark.parametrize("size", [(1920, 1080)])
async def test_panel_is_open_from_the_start_on_wide_windows(scene: Scene, size: tuple[int, int]) -> None:
    assert scene.frame.panel.isVisible()
    assert QApplication.activeModalWidget() is None


async def test_the_panel_is_as_it_was_left(scene: Scene) -> None:
    presenter = scene.frame.presenter
    assert presenter.panel_open is None
    scene.frame.show_panel(True)
    assert presenter.panel_open is True
    scene.frame.show_panel(False)
    assert presenter.panel_open is False
    again = MainFrame(presenter, PLACES)
    again.resize(1900, 900)
    assert again.panel.isHidden()
    presenter.keep_panel(True)
    once_more = MainFrame(presenter, PLACES)
    once_more.resize(1000, 600)
    assert not once_more.panel.isHidden()
    for frame in (again, once_more):
        frame.deleteLater()
    await scene.settle()


@pytest.mark.parametrize("size", [(1280, 500)])
async def test_what_a_filter_leaves_is_read_from_its_beginning(scene: Scene, size: tuple[int, int]) -> None:
    board = page(scene)
    table, bar = board.table, board.table.verticalScrollBar()
    bar.setValue(bar.maximum())
    board.header.filter.setText("e")
    await scene.settle()
    scrolled = bar.value()
    assert scrolled < bar.maximum()
    bar.setValue(bar.maximum())
    board.header.filter.setText("zz")
    await scene.settle()
    board.header.filter.setText("")
    await scene.settle()
    now = next(place for place, row in enumerate(table.rows_model.rows) if row.kind is RowKind.NOW)
    assert table.viewport().rect().contains(table.visualRect(table.rows_model.index(now, 0)).center())


async def test_tab_goes_as_the_eye_does(scene: Scene) -> None:
    await choose(scene, LATE)
    scene.frame.show_panel(True)
    await scene.settle()
    page(scene).table.setFocus()
    met: list[QWidget] = []
    while (widget := scene.window.focusWidget()) not in met:
        assert widget is not None
        met.append(widget)
        press(scene, KEY.Key_Tab)
    frame = scene.frame
    in_panel = [place for place, one in enumerate(met) if frame.panel.isAncestorOf(one)]
    assert len(in_panel) > 4, "its way out, its gestures, the contacts"
    assert in_panel == list(range(in_panel[0], in_panel[-1] + 1)), "the panel is gone through at one go"
    day = [met.index(one) for one in (frame.top.day.previous, frame.top.day.day_button, frame.top.day.next)]
    assert day == list(range(day[0], day[0] + 3))
    after_table = [met[0], met[in_panel[0]], frame.bottom.refresh_button]
    assert [met.index(one) for one in after_table] == sorted(met.index(one) for one in after_table)


async def test_leaving_is_at_once_when_nothing_would_be_lost(scene: Scene, desk: BelievableDesk) -> None:
    scene.frame.presenter.sign_out()
    await scene.settle()
    assert desk.signed == ["out"]


async def test_keys_shown_in_the_session_s_menu_still_work_once_it_has_closed(scene: Scene) -> None:
    who = scene.frame.top.who
    menu = who.findChild(QMenu)
    assert isinstance(menu, QMenu)
    for opened in (True, False):
        menu.aboutToShow.emit() if opened else menu.aboutToHide.emit()
    who.setFocus()
    QTest.keyClick(scene.window.windowHandle(), KEY.Key_F1)
    await scene.settle()
    assert scene.window.findChild(KeysHelp) is not None


async def test_leaving_asks_when_gestures_would_be_lost(scene: Scene, desk: BelievableDesk) -> None:
    desk.memory_durable, desk.unsent_count = False, 2
    scene.frame.presenter.sign_out()
    await scene.settle()
    assert desk.signed == []
    dialog = scene.window.findChild(ConfirmDialog)
    assert isinstance(dialog, ConfirmDialog)
    QTest.mouseClick(dialog.yes, LEFT)
    await scene.settle()
    assert desk.signed == ["out"]


@pytest.mark.parametrize("room", [(1366, 728), (1280, 680), (800, 480)])
async def test_the_window_is_no_larger_than_the_screen(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, room: tuple[int, int]
) -> None:
    """Wherever it was kept from: also where that was another screen."""
    window, available = scene.window, QSize(*room)
    monkeypatch.setattr(window, "screen", lambda: SimpleNamespace(availableSize=lambda: available))
    window.resize(1920, 1080)
    window.fit_screen()
    await scene.settle()
    assert (window.width(), window.height()) == room
    # Nor does a page, or a larger text, make it larger again.
    for place in ("usagers", "walk_ins", "waiting_room", "agenda"):
        scene.frame.presenter.pages.go_to(place)
        await scene.settle()
        assert (window.width(), window.height()) == room


async def test_no_page_asks_for_more_than_a_small_screen_at_large_text(
    scene: Scene, look: Callable[[str, int], None]
) -> None:
    look("light", 150)
    scene.window.resize(1280, 680)
    await scene.settle()
    assert scene.window.minimumSizeHint().width() <= 1280
    assert scene.window.minimumSizeHint().height() <= 680
    assert (scene.window.width(), scene.window.height()) == (1280, 680)


async def test_a_desk_that_hears_nothing_says_so_and_how_old_what_is_shown_is(
    scene: Scene, desk: BelievableDesk
) -> None:
    link, bottom = scene.frame.presenter.link, scene.frame.bottom
    desk.set_sync(last_synced=NOW - timedelta(seconds=20))
    assert (bottom.link.text(), bottom.synced.text()) == ("Connecté", "À jour il y a 20\u00a0s")
    desk.news = News(silent_since=NOW - timedelta(minutes=2), up_to_date={1: NOW - timedelta(minutes=3)})
    link._ageing.timeout.emit()
    await scene.settle()
    assert bottom.link.text() == "Plus de nouvelles depuis 2\u00a0min"
    assert "à jour il y a 3\u00a0min" in bottom.synced.toolTip()
    assert "CCAS de Lens\u00a0: pas encore à jour" in bottom.synced.toolTip()
    assert scene.frame.cut.isVisible()
    assert bottom.refresh_button.isEnabled()
    if folder := os.environ.get("KIOSK_LOOK"):
        scene.window.grab().save(f"{folder}/silent.png")
