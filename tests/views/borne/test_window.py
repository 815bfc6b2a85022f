"""The borne's window: touched, typed at, scanned, read aloud; on small screens and large, lying and upright."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from kiosk.lobby.link import LinkState
from kiosk.presenters.borne.state import Step
from kiosk.presenters.borne.words import LANGUAGES
from kiosk.presenters.work.notices import Notices
from kiosk.presenters.work.tasks import Tasks
from kiosk.views import theme
from kiosk.views.borne.scanner import Scanner
from kiosk.views.borne.window import BorneWindow
from tests.presenters.fakes import settled
from tests.shots.lobby import speak
from tests.support.lobby import EXIT, FakeCompanion, borne_of

SIZES = [(1024, 600), (1280, 800), (800, 1280), (1920, 1080), (1080, 1920)]
"""Ten inches to twenty-four."""


class Shown:
    def __init__(self) -> None:
        self.at, self.pace = 1000, 5
        self.companion = FakeCompanion()
        self.tasks = Tasks(Notices())
        self.presenter = borne_of(self.companion, self.tasks)
        self.presenter.language_chosen.connect(speak)
        self.window = BorneWindow(self.presenter)
        self.window.resize(1280, 800)
        self.window.show()
        self.window.activateWindow()

    def step(self) -> Step:
        return self.presenter.step

    def buttons(self) -> list[QPushButton]:
        return [one for one in self.window.findChildren(QPushButton) if one.isVisible()]

    def button(self, text: str) -> QPushButton:
        return next(one for one in self.buttons() if one.text() == text)

    def touch(self, text: str) -> None:
        QTest.mouseClick(self.button(text), Qt.MouseButton.LeftButton)

    def key(self, key: Qt.Key, text: str = "", more: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """As the system gives it: to the window's own surface first."""
        handle = self.window.windowHandle()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, more, text)
            self.at += self.pace
            event.setTimestamp(self.at)
            QApplication.sendEvent(handle, event)

    def types(self, text: str) -> None:
        for sign in text:
            self.key(Qt.Key(ord(sign.upper())), sign)

    def bring(self, step: Step) -> None:
        self.presenter.begin_again()
        match step:
            case Step.LETTERS:
                self.presenter.have_rdv()
            case Step.DATE:
                self.presenter.have_rdv()
                for sign in "DUP":
                    self.presenter.press(sign)
            case Step.CODE:
                self.presenter.have_code()
            case Step.REASONS:
                self.presenter.no_rdv()
            case Step.LEAVING:
                self.presenter.ask_to_leave()
            case _:
                pass


@pytest.fixture
async def shown(look: Callable[..., None]) -> AsyncIterator[Shown]:
    look()
    shown = Shown()
    yield shown
    shown.presenter.begin_again()
    await shown.tasks.close()
    shown.window.release()
    shown.window.deleteLater()
    await asyncio.sleep(0)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


async def test_somebody_checks_in_by_touch(shown: Shown) -> None:
    shown.touch("J’ai rendez-vous")
    for sign in "DUP12031985":
        shown.touch(sign)
    await settled(shown.tasks)
    read = [one.text() for one in shown.window.findChildren(QLabel) if one.isVisible()]
    assert "B472" in read
    assert any("10:30" in one for one in read)
    shown.touch("Terminer")
    assert shown.step() is Step.HOME
    left = [one.text() for one in shown.window.findChildren(QLabel) if one.isVisible()]
    assert "B472" not in left


async def test_somebody_checks_in_by_keyboard(shown: Shown) -> None:
    shown.key(Qt.Key.Key_Return)  # the first button has the keyboard
    assert shown.step() is Step.LETTERS
    for sign in "dup":
        shown.presenter.press(sign)
    shown.key(Qt.Key.Key_Backspace)
    assert (shown.presenter.step, shown.presenter.typed) == (Step.DATE, "")
    shown.key(Qt.Key.Key_Escape)
    assert shown.step() is Step.LETTERS
    shown.key(Qt.Key.Key_Escape)
    assert shown.step() is Step.HOME


@pytest.mark.parametrize("step", [Step.HOME, Step.LETTERS, Step.CODE, Step.REASONS])
async def test_a_scanned_code_is_known_by_its_pace(shown: Shown, step: Step) -> None:
    shown.bring(step)
    shown.types("K7QF2M9T")
    shown.key(Qt.Key.Key_Return)
    await settled(shown.tasks)
    assert shown.companion.asked == [("code", "K7QF2M9T")]
    assert shown.step() is Step.ANSWER


def test_a_scanner_is_told_from_somebody_who_types() -> None:
    read: list[str] = []
    scanner = Scanner(read.append)
    for number, sign in enumerate("K7QF2M9T"):
        scanner.hears(sign, number * 200, enter=False)
    assert not scanner.hears("", 1600, enter=True)
    for number, sign in enumerate("K7QF2M9T"):
        scanner.hears(sign, 3000 + number * 10, enter=False)
    assert scanner.hears("", 3090, enter=True)
    assert read == ["K7QF2M9T"]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
@pytest.mark.parametrize("step", [Step.HOME, Step.LETTERS, Step.DATE, Step.CODE, Step.REASONS])
async def test_what_is_touched_is_large_enough_and_within_the_window(
    shown: Shown, size: tuple[int, int], large: bool, step: Step
) -> None:
    shown.window.resize(*size)
    shown.bring(step)
    if large:
        shown.presenter.enlarge()
    await asyncio.sleep(0)
    for language in LANGUAGES:
        shown.presenter.choose_language(language)
        await asyncio.sleep(0)
        for one in shown.buttons():
            what = f"{language} {one.text()} {one.size()}"
            assert min(one.width(), one.height()) >= 44, what
            assert within(one, shown.window), what
            assert one.sizeHint().width() <= one.width(), f"cut: {what}"


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("step", [Step.HOME, Step.LETTERS, Step.DATE, Step.REASONS])
async def test_controls_stand_in_the_lower_two_thirds_on_demand(
    shown: Shown, size: tuple[int, int], step: Step
) -> None:
    shown.window.resize(*size)
    shown.bring(step)
    shown.presenter.lower()
    await asyncio.sleep(0)
    for one in shown.buttons():
        top = one.mapTo(shown.window, QPoint(0, 0)).y()
        assert top >= size[1] * 0.28, f"{one.text()} at {top}"
        assert within(one, shown.window), one.text()
        assert min(one.width(), one.height()) >= 44, one.text()


async def test_arabic_goes_from_the_right_and_figures_from_the_left(shown: Shown) -> None:
    shown.presenter.choose_language("ar")
    assert QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    shown.bring(Step.HOME)
    assert QApplication.layoutDirection() is Qt.LayoutDirection.LeftToRight  # as before: whoever comes reads French
    shown.presenter.choose_language("ar")
    shown.presenter.have_rdv()
    assert shown.button("A").mapTo(shown.window, QPoint()).x() < shown.button("B").mapTo(shown.window, QPoint()).x()


async def test_every_button_is_read_aloud(shown: Shown) -> None:
    for step in (Step.HOME, Step.LETTERS, Step.DATE, Step.REASONS, Step.LEAVING):
        shown.bring(step)
        for one in shown.buttons():
            assert one.accessibleName() or one.text()
            assert one.focusPolicy() & Qt.FocusPolicy.TabFocus


async def test_black_and_white_ends_with_the_visit(shown: Shown) -> None:
    shown.touch("Contraste")
    assert theme.asked()[0] == "contrast"
    shown.presenter.begin_again()
    assert theme.asked()[0] == "light"


@pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen, no window is above another
async def test_nobody_leaves_but_by_the_site_s_code(shown: Shown) -> None:
    left: list[bool] = []
    shown.window.left.connect(lambda: left.append(True))
    shown.window.leave_wanted.connect(shown.presenter.ask_to_leave)
    shown.presenter.leave.connect(shown.window.release)
    shown.window.cover()
    shown.window.close()
    assert shown.window.isVisible()
    control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    QTest.keyClick(shown.window, Qt.Key.Key_Q, control)
    assert shown.step() is Step.LEAVING
    for sign in EXIT:
        shown.touch(sign)
    assert left == [True]
    assert not shown.window.isVisible()


async def test_a_touch_begins_the_twenty_seconds_anew(shown: Shown) -> None:
    shown.touch("J’ai rendez-vous")
    shown.presenter._forgetting.stop()
    QTest.mousePress(shown.window, Qt.MouseButton.LeftButton)
    assert shown.presenter._forgetting.isActive()


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_it_is_let_in_without_a_keyboard(shown: Shown, size: tuple[int, int]) -> None:
    shown.window.resize(*size)
    shown.companion.link_is(LinkState(False))
    await asyncio.sleep(0)
    for one in shown.buttons():
        assert min(one.width(), one.height()) >= 44, one.text()
        assert within(one, shown.window), one.text()
    for sign in "K7QF2MX":
        shown.touch(sign)
    shown.touch("⌫")
    for sign in "9TRBXD":
        shown.touch(sign)
    shown.touch("Jumeler")
    await settled(shown.tasks)
    assert shown.companion.asked == [("pair", "K7QF2M9TRBXD")]


async def test_without_a_link_it_sends_people_to_the_desk(shown: Shown) -> None:
    shown.companion.link_is(LinkState(True, False))
    read = [one.text() for one in shown.window.findChildren(QLabel) if one.isVisible()]
    assert "Adressez-vous à l’accueil" in read
    assert "J’ai rendez-vous" not in [one.text() for one in shown.buttons()]


def within(one: QWidget, window: QWidget) -> bool:
    return window.rect().contains(QRect(one.mapTo(window, QPoint(0, 0)), one.size()))
