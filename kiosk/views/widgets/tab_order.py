"""Where the Tab key goes to what was made later than what stands after it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def reach_before(target: QWidget, made: Sequence[QWidget]) -> None:
    """Tab comes to ``made``, in its order, right before ``target``; all are in one window and take the keyboard."""
    before: QWidget | None = target.previousInFocusChain()
    while before is not None and (before in made or before.focusPolicy() == Qt.FocusPolicy.NoFocus):
        before = before.previousInFocusChain()  # Qt passes over an order that begins with what takes no keyboard
    for widget in made:
        if before is not None:
            QWidget.setTabOrder(before, widget)
        before = widget
