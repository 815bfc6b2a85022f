"""Small things that are seen, or heard, all day: each was wrong once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kiosk.domain.day.status import Status
from kiosk.domain.day.walk_in import OUTCOME_LABELS, WalkInOutcome
from kiosk.domain.text.language import inside
from kiosk.presenters.work.notices import Notice
from kiosk.views import theme, translations
from kiosk.views.commands import TO_AGENDA
from kiosk.views.day.page import BoardPage
from kiosk.views.frame.keys_help import KeysHelp
from kiosk.views.frame.rail import PlaceButton
from kiosk.views.paper.save_file import ask_where
from kiosk.views.widgets.check_menu import CheckMenu
from kiosk.views.widgets.counter_chip import CounterChip
from kiosk.views.widgets.filter_field import FilterField
from kiosk.views.widgets.pieces import has_keyboard
from tests.presenters.fakes import NOW
from tests.support.drawn import heard, interface
from tests.support.waiting import until
from tests.views.fakes import BelievableDesk
from tests.views.gallery import Scene
from tests.views.test_tokens import contrast

KEY, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier
LATE = 23
Look = Callable[[str, int], None]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def press(scene: Scene, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(scene.window.focusWidget() or scene.window, key, modifiers)


def page(scene: Scene) -> BoardPage:
    board = scene.frame.page("agenda")
    assert isinstance(board, BoardPage)
    return board


async def test_a_filter_left_by_escape_takes_its_cross_along(scene: Scene) -> None:
    press(scene, KEY.Key_Slash)
    await scene.settle()
    field = page(scene).header.filter
    QTest.keyClicks(field, "dup")
    await scene.settle()
    await until(lambda: shows_a_cross(field), "⊗")
    press(scene, KEY.Key_Return)
    press(scene, KEY.Key_Escape)
    await scene.settle()
    assert field.text() == ""
    await until(lambda: not shows_a_cross(field), "the key, and nothing over it")


def shows_a_cross(field: QLineEdit) -> bool:
    """Whether ⊗ is there to be pressed."""
    return any(one.isEnabled() and one.cursor().shape() == Qt.CursorShape.ArrowCursor for one in crosses(field))


def crosses(field: QLineEdit) -> list[QToolButton]:
    return [one for one in field.findChildren(QToolButton) if one.x() > field.width() // 2]


@pytest.mark.parametrize("key", ["", "/"])
def test_a_field_without_a_key_has_no_cap(qtbot: QtBot, look: Look, key: str) -> None:
    field, bare = FilterField("", key), QLineEdit()
    for one in (field, bare):
        qtbot.addWidget(one)
        one.resize(300, 34)
    right = 40
    drawn, plain = (one.grab().toImage().copy(300 - right, 4, right - 4, 26) for one in (field, bare))
    assert (drawn == plain) is not bool(key)


def test_every_key_of_the_card_says_something(scene: Scene) -> None:
    card = KeysHelp(scene.frame)
    caps = [label.text() for label in card.findChildren(QLabel) if label.property("kind") == "key"]
    assert caps
    assert all(cap.strip() for cap in caps)
    assert {"F6", "Maj+F6"} <= set(caps)
    card.deleteLater()


def test_a_counter_that_filters_keeps_its_own_sign(qtbot: QtBot, look: Look) -> None:
    def drawn(icon: str) -> QImage:
        chip = CounterChip("En salle d’attente", icon)
        qtbot.addWidget(chip)
        chip.setChecked(True)
        return chip.grab().toImage()

    assert drawn("status-waiting") != drawn("check"), "✓ is « Vus »"


async def test_nothing_is_counted_of_a_day_that_is_not_there_yet(scene: Scene, desk: BelievableDesk) -> None:
    desk.synced_at = None
    desk.entries.clear()
    scene.frame.presenter.where.go_to(NOW.date() + timedelta(days=20))
    await scene.settle()
    board = scene.frame.presenter.page("agenda").board
    assert board.state == "loading"
    for chip in page(scene).header.counters.values():
        assert not any(letter.isdigit() for letter in chip.accessibleName()), "nobody, or not known?"


@pytest.mark.parametrize("size", [(1280, 800)])
async def test_a_refused_gesture_leaves_no_empty_place(scene: Scene) -> None:
    bottom = scene.frame.bottom
    before = bottom.height()
    scene.frame.say(Notice("Un refus qui se dit longuement. " * 8, "error", key="x"))
    await scene.settle()
    bottom.show_sync()
    theme.apply(scene_app(), "dark")  # what is drawn anew is measured anew
    theme.apply(scene_app(), "light")
    await scene.settle()
    bottom.notice.dismiss()
    await scene.settle()
    assert bottom.height() == before


def scene_app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


@pytest.mark.parametrize(("scheme", "least"), [("light", 4.5), ("dark", 4.5), ("contrast", 7.0)])
def test_a_place_under_the_mouse_is_read(qtbot: QtBot, look: Look, scheme: str, least: float) -> None:
    look(scheme, 100)
    button = PlaceButton(TO_AGENDA)
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    button.show()
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    image = button.grab().toImage()
    ground = image.pixelColor(image.width() // 2, 6).name()
    assert ground == theme.look().colours.hover
    assert contrast(ground, theme.look().colours.text) >= least


async def test_the_title_says_the_program_once(scene: Scene) -> None:
    titles = [scene.window.windowTitle()]
    scene.window.check_desk()
    titles.append(scene.window.windowTitle())
    await scene.settle()
    press(scene, KEY.Key_Escape)
    scene.application.closed.emit("")
    titles.append(scene.window.windowTitle())
    assert titles == ["Kiosk", "Vérifier ce poste", "Connexion"], "the system adds the program's name"


def test_an_acronym_keeps_its_capitals_inside_a_sentence() -> None:
    assert [inside(OUTCOME_LABELS[one]) for one in (WalkInOutcome.BOOKED, WalkInOutcome.SEEN)] == ["RDV pris", "reçu"]


async def test_what_is_not_narrowed_agrees_with_its_noun(scene: Scene) -> None:
    head = scene.frame.page("booking").head
    said = {menu.accessibleName() for menu in head.findChildren(CheckMenu)}
    assert "Équipes\u00a0: toutes" in said
    assert "Équipes\u00a0: tous" not in said
    assert "Agents\u00a0: tous" in said


def words_of(dialog: QWidget) -> set[str]:
    found = {one.text() for one in dialog.findChildren(QAbstractButton)}
    found |= {one.text() for one in dialog.findChildren(QLabel)} | {
        one.title() for one in dialog.findChildren(QGroupBox)
    }
    found |= {one.toolTip() for one in dialog.findChildren(QWidget)}
    return {text for text in found if any(letter.isalpha() for letter in text)}


ALIKE = {"Type", "Copies\u00a0:", "&Options >>", "Portrait", "x.pdf", "Pages", "Dossier\u00a0:", "Type\u00a0:"}
"""Of Qt's words those that are the same in French, ours, or a name."""


@pytest.fixture
def speaking(qapp: QApplication) -> Iterator[Callable[[str], None]]:
    """Has Qt speak a language, and then none."""
    was = QLocale()

    def speak(code: str) -> None:
        translations.install(qapp, code)

    yield speak
    for one in qapp.findChildren(QTranslator):
        qapp.removeTranslator(one)
        one.deleteLater()
    translations.speak("fr")
    QLocale.setDefault(was)


def dialogs(parent: QWidget) -> list[QWidget]:
    ask_where(parent, "Enregistrer", "x.pdf", "Document PDF (*.pdf)", lambda _: None)
    (files,) = parent.findChildren(QFileDialog)
    return [files, QPrintDialog(QPrinter(), parent)]


def test_the_dialogs_of_qt_speak_french(qtbot: QtBot, speaking: Callable[[str], None]) -> None:
    from kiosk.views.printing import print_dialog

    before, parent = QWidget(), QWidget()
    qtbot.addWidget(before)
    qtbot.addWidget(parent)
    speaking("en")
    bare = set().union(*(words_of(one) for one in dialogs(before)))
    speaking("fr")
    files, _ = dialogs(parent)
    left = (words_of(files) | words_of(print_dialog(QPrinter(), parent))) & bare
    assert left <= ALIKE, "in English"


# What has the keyboard


async def test_letters_act_while_a_button_of_the_head_has_the_keyboard(scene: Scene, desk: BelievableDesk) -> None:
    table = page(scene).table
    table.choose(f"rdv-{LATE}")
    await scene.settle()
    for button in (page(scene).header.agents, scene.frame.top.organisation, scene.frame.top.who):
        if not button.isVisible():
            continue
        button.setFocus()
        press(scene, KEY.Key_A)
        await scene.settle()
        assert desk.entries[LATE].rdv.waiting_since is not None, button.accessibleName()
        press(scene, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
        await scene.settle()
        assert desk.entries[LATE].rdv.waiting_since is None
    scene.frame.top.who.setFocus()
    press(scene, KEY.Key_C)
    await scene.settle()
    assert scene.frame.presenter.page("agenda").board.form == "columns"
    scene.frame.top.who.setFocus()
    press(scene, KEY.Key_X)
    assert scene.window.focusWidget() is scene.frame.top.who, "what means nothing does nothing"


async def test_letters_act_in_the_waiting_room_too(scene: Scene, desk: BelievableDesk) -> None:
    scene.frame.presenter.pages.go_to("waiting_room")
    await scene.settle()
    room = scene.frame.page("waiting_room")
    key = room.table.rows_model.rows[0].key
    room.table.choose(key)
    await scene.settle()
    scene.frame.top.who.setFocus()
    press(scene, KEY.Key_V)
    await scene.settle()
    assert desk.entries[int(key.removeprefix("rdv-"))].rdv.status is Status.SEEN


async def test_f6_goes_from_part_to_part(scene: Scene) -> None:
    frame = scene.frame
    frame.show_panel(True)
    await scene.settle()
    press(scene, KEY.Key_F6)  # from the list to the panel or the bottom
    seen = []
    for _ in range(8):
        seen.append(next((name for name, part in parts(scene).items() if has_keyboard(part)), "strip"))
        press(scene, KEY.Key_F6)
    assert {"rail", "top", "head", "list", "bottom"} <= set(seen)
    for before, after in pairwise(seen):
        assert before != after
    page(scene).table.setFocus()
    press(scene, KEY.Key_F6, SHIFT)
    assert has_keyboard(page(scene)), "one key back"
    assert not page(scene).table.hasFocus(), "and forth"
    press(scene, KEY.Key_F6)
    assert page(scene).table.hasFocus()
    for place in ("waiting_room", "usagers", "walk_ins"):
        frame.presenter.pages.go_to(place)
        await scene.settle()
        for _ in range(10):
            press(scene, KEY.Key_F6)
            assert scene.window.focusWidget() is not None, place


def parts(scene: Scene) -> dict[str, QWidget]:
    frame = scene.frame
    assert frame.panel is not None
    named: dict[str, QWidget] = {"rail": frame.rail, "top": frame.top, "head": page(scene).header}
    return named | {"list": page(scene).table, "panel": frame.panel, "bottom": frame.bottom}


# What is heard


async def test_the_places_are_tabs_of_which_one_is_on(scene: Scene) -> None:
    rail = scene.frame.rail
    tabs = rail.findChildren(PlaceButton)
    assert [interface(one).role() for one in tabs] == [QAccessible.Role.PageTab] * len(tabs)
    assert interface(tabs[0].parentWidget()).role() == QAccessible.Role.PageTabList
    assert [bool(interface(one).state().selected) for one in tabs] == [one.isChecked() for one in tabs]
    assert interface(tabs[0]).text(QAccessible.Text.Name).startswith("Agenda du jour")
    second = interface(tabs[1])
    actions = second.actionInterface()
    assert actions is not None
    actions.doAction(actions.actionNames()[0])
    await scene.settle()
    assert tabs[1].isChecked()
    assert scene.frame.place == "waiting_room"


async def test_the_cards_are_heard_where_they_stand(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    press(scene, KEY.Key_C)
    await scene.settle()
    columns = page(scene).columns
    assert columns is not None
    assert columns.laid is not None
    await scene.settle()
    cards = heard(columns)
    names = {one.text(QAccessible.Text.Name) for one in cards}
    assert {card.card.row.spoken for card in columns.laid.cards} == names
    card = columns.laid.cards[-1]
    (there,) = [one for one in cards if one.text(QAccessible.Text.Name) == card.card.row.spoken]
    corner = columns.viewport().mapToGlobal(card.rect.translated(columns.origin()).topLeft())
    assert there.rect().topLeft() == corner
    actions = there.actionInterface()
    assert actions is not None
    actions.doAction(actions.actionNames()[0])
    board = scene.frame.presenter.page("agenda").board
    await until(lambda: board.selected_key == card.card.row.key, "the card pressed")
    await scene.settle()
    columns.verticalScrollBar().setValue(columns.verticalScrollBar().maximum())
    await scene.settle()
    assert there.rect().topLeft() == columns.viewport().mapToGlobal(card.rect.translated(columns.origin()).topLeft())
    hit = columns.viewport().childAt(card.rect.translated(columns.origin()).center())
    assert hit is None, "the mouse goes through"
