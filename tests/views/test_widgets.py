"""The widgets that know no application."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QListWidget, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kiosk.domain.day.status import Shown
from kiosk.views import theme
from kiosk.views.tokens import TINTS, Scheme
from kiosk.views.widgets.check_menu import CheckMenu
from kiosk.views.widgets.choice_button import ChoiceButton
from kiosk.views.widgets.copy_label import CopyLabel
from kiosk.views.widgets.counter_chip import CounterChip
from kiosk.views.widgets.day_picker import DayPicker, day_text, short_day_text
from kiosk.views.widgets.filter_field import FilterField
from kiosk.views.widgets.flow_layout import FlowLayout
from kiosk.views.widgets.notice_bar import NoticeBar
from kiosk.views.widgets.pill import Pill, StatusPill

Dress = Callable[..., None]
KEY = Qt.Key

# The offscreen platform says so of every window it shows.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_day_text() -> None:
    assert day_text(date(2026, 11, 23)) == "Lundi 23 novembre 2026"
    assert day_text(date(2026, 8, 1)) == "Samedi 1er août 2026"


def test_day_picker(qtbot: QtBot, look: Dress) -> None:
    picker = DayPicker()
    qtbot.addWidget(picker)
    picker.show()
    picker.show_day(date(2026, 11, 23), date(2026, 11, 23))
    assert picker.today.isHidden()
    picker.show_day(date(2026, 11, 24), date(2026, 11, 23))
    assert not picker.today.isHidden()
    assert "Mardi 24 novembre" in picker.day_button.accessibleName()
    chosen = QSignalSpy(picker.day_chosen)
    QTest.mouseClick(picker.day_button, Qt.MouseButton.LeftButton)
    calendar = picker.findChild(QCalendarWidget)
    assert calendar is not None
    assert calendar.firstDayOfWeek() is Qt.DayOfWeek.Monday
    assert calendar.selectedDate().toPython() == date(2026, 11, 24)
    assert calendar.locale().language().name == "French"
    QTest.keyClick(calendar.focusProxy() or calendar.focusWidget() or calendar, KEY.Key_Right)
    QTest.keyClick(calendar.focusProxy() or calendar.focusWidget() or calendar, KEY.Key_Return)
    assert chosen.count() == 1
    assert chosen.at(0) == [date(2026, 11, 25)]


def test_notice_leaves_by_itself(qtbot: QtBot, look: Dress) -> None:
    bar = NoticeBar("Reprendre (Ctrl+Z)", duration_ms=30)
    qtbot.addWidget(bar)
    undone = QSignalSpy(bar.undo_asked)
    with qtbot.waitSignal(bar.closed, timeout=3000):
        bar.say("DUPONT Léa en salle d’attente", undo=True)
        button = next(b for b in bar.findChildren(QPushButton) if "Ctrl+Z" in b.text())
        assert button.isVisible()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert undone.count() == 1
    assert bar.isHidden()


def test_errors_stay_until_they_are_closed(qtbot: QtBot, look: Dress) -> None:
    bar = NoticeBar("Reprendre (Ctrl+Z)", duration_ms=1)
    qtbot.addWidget(bar)
    bar.say("La plateforme ne répond pas.", "error")
    qtbot.wait(20)
    assert bar.isVisible()
    assert not any(b.isVisible() for b in bar.findChildren(QPushButton))
    bar.say("La plateforme est en maintenance.", "error", key="other")
    bar.say("C’est fait")
    assert bar.text() == "C’est fait"
    qtbot.waitUntil(lambda: bar.text() == "La plateforme est en maintenance.", timeout=3000)
    bar.say("La plateforme est revenue, puis repartie.", "error", key="other")
    bar.dismiss()
    assert bar.isVisible()
    assert bar.text() == "La plateforme ne répond pas."
    closed = QSignalSpy(bar.closed)
    bar.dismiss()
    assert closed.count() == 1
    assert bar.isHidden()


def test_the_day_in_full_and_short() -> None:
    assert day_text(date(2026, 11, 23)) == "Lundi 23 novembre 2026"
    assert short_day_text(date(2026, 11, 23), date(2026, 1, 2)) == "Lun. 23 nov."
    assert short_day_text(date(2027, 5, 1), date(2026, 11, 23)) == "Sam. 1er mai 2027"


def test_filter_field_escape_empties_then_leaves(qtbot: QtBot, look: Dress) -> None:
    field = FilterField("Nom")
    qtbot.addWidget(field)
    field.show()
    left = QSignalSpy(field.left)
    QTest.keyClicks(field, "mar")
    assert field.text() == "mar"
    QTest.keyClick(field, KEY.Key_Escape)
    assert field.text() == ""
    assert left.count() == 0
    QTest.keyClick(field, KEY.Key_Escape)
    assert left.count() == 1
    QTest.keyClick(field, KEY.Key_Down)
    assert left.count() == 2


def test_counter_chip_says_its_figure(qtbot: QtBot, look: Dress) -> None:
    chip = CounterChip("Vus", "status-seen")
    qtbot.addWidget(chip)
    chip.show()
    chip.set_figure(12)
    assert chip.accessibleName() == "Vus\u00a0: 12"
    narrow = chip.sizeHint()
    look("light", 200)
    assert chip.sizeHint().width() > 1.8 * narrow.width()
    QTest.keyClick(chip, KEY.Key_Space)
    assert chip.isChecked()
    chip.set_figure(None)
    assert chip.accessibleName() == "Vus", "what is not known is not said to be nobody"


def test_check_menu_ticks_several(qtbot: QtBot, look: Dress) -> None:
    menu = CheckMenu("Agents")
    qtbot.addWidget(menu)
    menu.show()
    menu.show_choices([(1, "Béatrice Martin", 6), (2, "Alain Petit", 4), (3, "Nadia Benali", 1)], ())
    chosen = QSignalSpy(menu.chosen)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton)
    found = menu.findChild(QListWidget)
    assert found is not None
    assert found.item(0).text() == "Béatrice Martin  (6)"
    QTest.keyClick(found, KEY.Key_Space)
    QTest.keyClick(found, KEY.Key_Down)
    QTest.keyClick(found, KEY.Key_Space)
    assert chosen.at(chosen.count() - 1) == [frozenset({1, 2})]
    assert menu.text() == "Agents\u00a0: 2"
    assert menu.accessibleName() == "Agents\u00a0: Béatrice Martin, Alain Petit"
    found.window().close()


def test_choice_button(qtbot: QtBot, look: Dress) -> None:
    button = ChoiceButton("Lieu")
    qtbot.addWidget(button)
    button.show_choices([(None, "Tous les lieux"), (11, "MDS Nord")], None)
    assert button.text() == "Tous les lieux"
    chosen = QSignalSpy(button.chosen)
    menu = button.findChild(QMenu)
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["Tous les lieux", "MDS Nord"]
    menu.actions()[1].trigger()
    assert chosen.at(0) == [11]


def test_a_choice_that_cannot_be_made_looks_like_a_field_that_cannot_be_filled(qtbot: QtBot, look: Dress) -> None:
    button = CheckMenu("Agents")
    qtbot.addWidget(button)
    button.show_choices([(1, "Béatrice Martin", None)], {1})
    button.show()
    tinted = button.grab().toImage().pixelColor(button.width() // 2, 5)
    button.setEnabled(False)
    ground = button.grab().toImage().pixelColor(button.width() // 2, 5)
    assert tinted == QColor(theme.look().colours.accent_soft)
    assert ground == QColor(theme.look().colours.sunken)


def test_copy_label(qtbot: QtBot, look: Dress) -> None:
    label = CopyLabel("06 39 98 00 12", "place-phone", "le numéro")
    qtbot.addWidget(label)
    label.show()
    QTest.mouseClick(label, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "06 39 98 00 12"


def test_flow_layout_wraps(qtbot: QtBot, look: Dress) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, gap=8)
    buttons = [QPushButton(text, holder) for text in ("Un", "Deux", "Trois")]
    for button in buttons:
        button.setFixedSize(100, 32)
        flow.addWidget(button)
    assert flow.heightForWidth(320) == 32
    assert flow.heightForWidth(220) == 72
    flow.break_before(buttons[1])
    assert flow.heightForWidth(320) == 32
    flow.setGeometry(QRect(0, 0, 250, 100))
    assert buttons[1].y() > buttons[0].y()
    assert buttons[2].y() == buttons[1].y()


@pytest.mark.parametrize("shown", list(Shown))
def test_pill_draws_its_words(qtbot: QtBot, look: Dress, shown: Shown) -> None:
    pill = StatusPill()
    qtbot.addWidget(pill)
    pill.show_pill(Pill("En salle d’attente", "status-waiting", TINTS[shown], "12 min"), "Usager en salle d’attente")
    pill.resize(pill.sizeHint())
    drawn = pill.grab().toImage()
    assert len({drawn.pixel(x, drawn.height() // 2) for x in range(drawn.width())}) > 5
    assert pill.accessibleName() == "Usager en salle d’attente"


@pytest.mark.parametrize(("scheme", "percent"), [("light", 100), ("dark", 150), ("contrast", 200)])
def test_theme(look: Dress, scheme: str, percent: int) -> None:
    look(scheme, percent)
    assert theme.look().scheme == scheme
    font = theme.font(15)
    assert font.pixelSize() == round(15 * percent / 100)
    assert font.family() == "Inter"
    digits = {theme.metrics(15).horizontalAdvance(figure * 4) for figure in "0123456789"}
    assert len(digits) == 1


def test_theme_follows_the_system_until_told_otherwise(look: Dress, monkeypatch: pytest.MonkeyPatch) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    wanted = [Scheme.LIGHT]
    monkeypatch.setattr(theme, "_system_scheme", lambda _: wanted[0])  # offscreen has no choice of its own
    look("system", 120)
    assert theme.look() == theme.Look(Scheme.LIGHT, 120)
    wanted[0] = Scheme.DARK
    app.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.look() == theme.Look(Scheme.DARK, 120)
    look("contrast", 100)
    app.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.look() == theme.Look(Scheme.CONTRAST, 100)
    with pytest.raises(ValueError, match="sepia"):
        look("sepia")
