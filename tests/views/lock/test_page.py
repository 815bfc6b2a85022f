"""The page of a locked desk by the keyboard, and the key that locks wherever the keyboard is."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QWindow,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from kiosk.presenters.lock.page import Way
from kiosk.views import clipboard
from kiosk.views.lock.page import LockPage
from kiosk.views.widgets.edits.secret_edit import SecretEdit
from tests.support.desk_window import DeskWindow, desk_window
from tests.support.waiting import until

# The offscreen platform says so of every window it shows.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
async def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, look: Callable[..., None]) -> AsyncIterator[DeskWindow]:
    monkeypatch.setattr("pytestqt.plugin._process_events", lambda: None)  # Qt's events are left to the loop
    async with desk_window(tmp_path) as made:
        yield made


def send(window: QWindow, event: QEvent) -> None:
    """As the system does; QTest would run a loop of its own in the middle of a task."""
    QApplication.sendEvent(window, event)


def mouse(kind: QEvent.Type, x: int, button: Qt.MouseButton = Qt.MouseButton.NoButton) -> QMouseEvent:
    at = QPointF(x, 300)
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else button
    return QMouseEvent(kind, at, at, button, held, Qt.KeyboardModifier.NoModifier)


def page(desk: DeskWindow) -> LockPage:
    shown = desk.window.stack.currentWidget()
    assert isinstance(shown, LockPage)
    return shown


async def test_it_is_locked_from_a_dialog_and_unlocked_by_keys_alone(
    desk: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    tell = QAccessible.updateAccessibility

    def heard(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())
        tell(event)  # type: ignore[arg-type]

    monkeypatch.setattr("kiosk.views.lock.page.QAccessible.updateAccessibility", staticmethod(heard))
    who = desk.counter.desk.who
    assert who is not None
    await desk.counter.desk.lock.codes.make(who, "renard42")
    clipboard.put("06 12 34 56 78")
    await desk.press(Key.Key_F1)
    dialog = next(one for one in QGuiApplication.topLevelWindows() if one.title() and one.isModal())
    desk.application.idle.look()  # and listens at what has opened meanwhile
    send(dialog, QKeyEvent(QEvent.Type.KeyPress, Key.Key_L, CTRL))
    await until(lambda: desk.application.lock.may_code, "the code asked for")
    await desk.settle()
    assert said[:1] == ["Kiosk est verrouillé"]
    assert QGuiApplication.clipboard().text() == ""
    locked = page(desk)
    assert desk.window.focusWidget() is locked.field
    assert (locked.field.accessibleName(), locked.field.echoMode()) == (
        "Code de ce poste",
        QLineEdit.EchoMode.Password,
    )
    await desk.write("7291")
    await desk.press(Key.Key_Return)
    await until(lambda: locked.said.text(), "what was wrong")
    assert locked.said.text() == "Ce n’est pas ce code. Il reste 4 essais."
    assert locked.field.text() == "", "nothing typed stays in the window"
    assert desk.window.focusWidget() is locked.field
    for _ in range(2):
        await desk.press(Key.Key_Tab)
    assert desk.window.focusWidget() is locked.other
    await desk.press(Key.Key_Space)
    assert (desk.application.lock.way, desk.window.focusWidget()) == (Way.PASSWORD, locked.field)
    assert locked.field.accessibleName() == "Mot de passe"
    locked.other.click()
    await desk.write("renard42")
    await desk.press(Key.Key_Return)
    await until(lambda: desk.window.stack.currentWidget() is desk.frame, "the frame")
    await desk.settle()
    for shown in [one for one in desk.frame.children() if hasattr(one, "accept")]:
        shown.accept()
    await desk.settle()


async def test_every_gesture_in_the_window_is_one(desk: DeskWindow) -> None:
    idle, clock, handle = desk.application.idle, desk.counter.clock, desk.window.windowHandle()
    idle.look()  # listens at the window from now on

    def seen() -> None:
        """Four minutes and a half go by."""
        clock.move(minutes=4, seconds=30)

    for gesture in (
        QKeyEvent(QEvent.Type.KeyPress, Key.Key_Shift, SHIFT),
        mouse(QEvent.Type.MouseButtonPress, 5, Qt.MouseButton.LeftButton),
        mouse(QEvent.Type.MouseButtonRelease, 5, Qt.MouseButton.LeftButton),
        mouse(QEvent.Type.MouseMove, 400),
    ):
        seen()
        send(handle, gesture)
        idle._looked = idle._read()  # it ran meanwhile
        idle.look()
        assert idle.running
    seen()
    send(handle, mouse(QEvent.Type.MouseMove, 400))  # a mouse that lies still
    clock.move(seconds=30)
    idle._looked = idle._read()
    idle.look()
    await desk.settle()
    assert page(desk).field.hasFocus()


async def test_a_field_tells_of_the_capitals_and_shows_only_when_asked(desk: DeskWindow) -> None:
    field = SecretEdit(desk.window)
    told: list[bool] = []
    field.capitals.connect(told.append)
    none = Qt.KeyboardModifier.NoModifier
    for text, held in (("a", none), ("B", SHIFT), ("C", none), ("D", none), ("e", SHIFT), ("7", none), ("f", none)):
        QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, held, text))
    assert told == [True, False]
    assert field.text() == "aBCDe7f"
    field.eye.trigger()
    assert field.echoMode() is QLineEdit.EchoMode.Normal
    field.wipe()
    assert (field.text(), field.echoMode()) == ("", QLineEdit.EchoMode.Password)
    field.eye.trigger()
    for keys in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo):
        QTest.keySequence(field, keys)
        assert field.text() == "", "who comes next opens the eye and takes back the wiping"
    field.deleteLater()
