"""The frame taken out of the window, not merely covered: what is in no window is neither seen, heard nor pressed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget, QWidget
from shiboken6 import isValid

from kiosk.views.frame.main_frame import MainFrame
from kiosk.views.lock.put_away import PutAway


class OutOfSight(QObject):
    """Takes the frame and all that stands around it, and gives them back as they were, down to the keyboard's place."""

    def __init__(self, window: QWidget, stack: QStackedWidget) -> None:
        super().__init__(window)
        self._stack = stack
        self._around = PutAway(window)
        self._focus: QWidget | None = None
        self._chosen = (-1, 0)  # of what is typed there
        self._taken = False

    def take(self, frame: MainFrame | None) -> None:
        """Nothing of ``frame`` is in the window any more. Again: nothing more."""
        if frame is not None and not self._taken:
            self._focus = focus = frame.focusWidget()
            if isinstance(focus, QLineEdit):
                self._chosen = (focus.selectionStart(), focus.selectionLength())
            self._taken = True
            self._around.take()
            frame.hide()
            self._stack.removeWidget(frame)
            frame.setParent(self._around.box)
        elif frame is None:
            self._around.take()

    def give_back(self, frame: MainFrame) -> None:
        """``frame`` is in the window again."""
        if self._taken:
            self._stack.addWidget(frame)
            self._taken = False
        self._around.give_back()

    def give_focus_back(self) -> bool:
        """The keyboard is where it was; False where that is nowhere any more."""
        focus, self._focus = self._focus, None
        if QApplication.activeModalWidget() is not None:
            return True  # what is asked has it
        if focus is None or not isValid(focus) or not focus.isVisible():
            return False
        self._focus_on(focus)
        # What takes the keyboard for itself when it is shown does so a turn later.
        QTimer.singleShot(0, focus, lambda: self._focus_on(focus))
        return True

    def _focus_on(self, focus: QWidget) -> None:
        focus.setFocus(Qt.FocusReason.OtherFocusReason)
        start, length = self._chosen
        if isinstance(focus, QLineEdit) and start >= 0:
            focus.setSelection(start, length)

    def drop(self) -> None:
        """Nobody comes back."""
        self._focus, self._taken = None, False
        self._around.drop()
