"""The context menu of lines: every gesture with its key, those not offered now left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from kiosk.domain.day.status import Action
from kiosk.views.commands import GESTURES, Extra, add_to


def open_menu(
    parent: QWidget,
    at: QPoint,
    offered: Sequence[Action],
    act: Callable[[Action], None],
    extra: Sequence[Extra] = (),
) -> QMenu:
    """Opens the menu at the global point ``at``, ``extra`` lines under the gestures."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for action in offered:
        add_to(menu, GESTURES[action], partial(act, action))
    if offered and extra:
        menu.addSeparator()
    for command, do in extra:
        add_to(menu, command, do)
    menu.popup(at)
    return menu
