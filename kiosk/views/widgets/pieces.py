"""Small pieces that many screens are put together from."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QFrame, QLabel, QLayout, QPushButton, QScrollArea, QWidget

from kiosk.views.tokens import S1

Box = TypeVar("Box", bound=QBoxLayout)
_LONG_WORD = re.compile(r"[^\s\u200b]{25,}")
_PIECE = re.compile(r"(.{12})(?=[\w!-~])")  # before no accent: it stays with its letter
_MOST_ON_A_BUTTON = 60
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Label(QLabel):
    """Words, or a picture. Words are shown as they are: never as markup, whoever wrote them.

    A word without end may go on to another line anywhere, rather than push all that stands beside it out of sight.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        Label.setText(self, text)

    def setText(self, text: str) -> None:
        self._said = text
        super().setText(_LONG_WORD.sub(lambda word: _PIECE.sub("\\1\u200b", word.group()), text))

    def text(self) -> str:
        """What was set, without the places where it may be broken."""
        return self._said


class KeyHints(QLabel):
    """Keys in bold, each with what it does: the one text of the application that is markup."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "small")
        self.setTextFormat(Qt.TextFormat.RichText)

    def show_keys(self, keys: Iterable[tuple[str, str]]) -> None:
        """Shows (key, what it does) of each."""
        said = (f"<b>{html.escape(key)}</b>&nbsp;{html.escape(what)}" for key, what in keys)
        self.setText("&nbsp;&nbsp;&nbsp; ".join(said))


def label(parent: QWidget, kind: str = "", text: str = "") -> Label:
    """Words that wrap."""
    made = Label(text, parent)
    made.setWordWrap(True)
    if kind:
        made.setProperty("kind", kind)
    return made


def on_button(text: str) -> str:
    """What somebody typed as a button or a menu shows it: its « & » is no key, and it is no wider than a window."""
    text = text if len(text) <= _MOST_ON_A_BUTTON else f"{text[: _MOST_ON_A_BUTTON - 1]}…"
    return text.replace("&", "&&")


def button(parent: QWidget, kind: str, text: str, do: Callable[[], object]) -> QPushButton:
    """A button that does ``do``."""
    made = QPushButton(text, parent)
    made.setProperty("kind", kind)
    made.clicked.connect(lambda _=False: do())
    return made


def scrolling(parent: QWidget, content: QWidget) -> QScrollArea:
    """``content`` as wide as there is room, scrolled from top to bottom alone, and not by Tab."""
    made = QScrollArea(parent)
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setWidget(content)
    return made


def drop(popup: QWidget, under: QWidget) -> None:
    """Opens ``popup`` under a widget, and no larger than the window nor beyond its edges."""
    window = under.window()
    room = QRect(window.mapToGlobal(QPoint(0, 0)), window.size()).intersected(under.screen().availableGeometry())
    popup.resize(popup.size().boundedTo(room.size()))
    at = under.mapToGlobal(QPoint(0, under.height() + S1))
    last = room.bottomRight() - QPoint(popup.width() - 1, popup.height() - 1)
    popup.move(max(room.left(), min(at.x(), last.x())), max(room.top(), min(at.y(), last.y())))
    popup.show()


def spaced(layout: Box, margins: tuple[int, int, int, int], gap: int) -> Box:
    """``layout`` with these margins (left, top, right, bottom), ``gap`` px between what it holds."""
    layout.setContentsMargins(*margins)
    layout.setSpacing(gap)
    return layout


def tight(layout: Box, gap: int = 0) -> Box:
    """``layout`` without a margin."""
    return spaced(layout, (0, 0, 0, 0), gap)


def empty(layout: QLayout) -> None:
    """Takes all widgets out of ``layout``, for others."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


def has_keyboard(widget: QWidget) -> bool:
    """Whether the keyboard is somewhere within ``widget``."""
    focused = widget.focusWidget()
    return focused is not None and focused.hasFocus() and (focused is widget or widget.isAncestorOf(focused))


def presses(event: QKeyEvent, within: QWidget) -> bool:
    """Presses the button ``within`` that has the keyboard, when ``event`` is Return. Says whether it was that."""
    focused = within.focusWidget()
    if event.key() not in ENTER or not isinstance(focused, QAbstractButton):
        return False
    focused.click()
    return True


def reach_before(target: QWidget, made: Sequence[QWidget]) -> None:
    """Tab comes to ``made``, in its order, right before ``target``; all are in one window and take the keyboard."""
    before: QWidget | None = target.previousInFocusChain()
    while before is not None and (before in made or before.focusPolicy() == Qt.FocusPolicy.NoFocus):
        before = before.previousInFocusChain()  # Qt passes over an order that begins with what takes no keyboard
    for widget in made:
        if before is not None:
            QWidget.setTabOrder(before, widget)
        before = widget
