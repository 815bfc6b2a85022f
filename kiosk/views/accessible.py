"""What assistive technologies are told where a widget does not say it by itself.

A rail of places is a list of tabs; a drawn view has a button over each thing that it shows, which nobody sees.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QAccessibleWidget, QWidget

from kiosk.domain.text.masked import masked

_KIND = "spoken_as"
_installed = False


class _Tab(QAccessibleWidget):
    """A button of which one among several is on: « onglet »."""

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button, QAccessible.Role.PageTab)
        self._button = button

    def state(self) -> QAccessible.State:
        state = super().state()
        state.selectable = True
        state.selected = self._button.isChecked()
        return state

    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.pressAction()]

    def doAction(self, name: str) -> None:
        if name == QAccessibleActionInterface.pressAction():
            self._button.click()


def speak_as_tabs(holder: QWidget, buttons: Sequence[QAbstractButton]) -> None:
    """Has ``buttons`` be announced as the tabs of ``holder``."""
    global _installed
    if not _installed:
        _installed = True
        QAccessible.installFactory(_interface)
    holder.setProperty(_KIND, "tabs")
    for button in buttons:
        button.setProperty(_KIND, "tab")


def _interface(name: str, thing: QObject) -> QAccessibleInterface | None:
    kind = thing.property(_KIND) if isinstance(thing, QWidget) else None
    made: QAccessibleWidget | None = None
    if kind == "tab" and isinstance(thing, QAbstractButton):
        made = _Tab(thing)
    elif kind == "tabs" and isinstance(thing, QWidget):
        made = QAccessibleWidget(thing, QAccessible.Role.PageTabList)
    if made is not None:
        thing.__dict__[_KIND] = made  # Qt holds it as long as the widget is there, and does not keep it alive
    return made


@masked
@dataclass(frozen=True, slots=True)
class SpokenPlace:
    """Something that a view draws: where in its viewport, what is said of it, what pressing it does."""

    area: QRect
    words: str
    press: Callable[[], object]


class _Unseen(QAbstractButton):
    """A button that is only heard: it has no look, and lets the mouse and the keyboard by."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.press: Callable[[], object] = lambda: None
        self.clicked.connect(lambda: self.press())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws nothing."""


class SpokenPlaces:
    """The children that a drawn view has for assistive technologies, made once one of those is there."""

    def __init__(self, view: QAbstractScrollArea) -> None:
        self._view = view
        self._buttons: list[_Unseen] = []

    def show(self, places: Callable[[], Sequence[SpokenPlace]]) -> None:
        """What the view draws now; ``places`` is asked only where somebody listens."""
        if not QAccessible.isActive():
            return
        found = places()
        while len(self._buttons) < len(found):
            self._buttons.append(_Unseen(self._view.viewport()))
        for button, place in zip(self._buttons, found, strict=False):
            button.setGeometry(place.area)
            button.setAccessibleName(place.words)
            button.press = place.press
            button.show()
        for button in self._buttons[len(found) :]:
            button.hide()
