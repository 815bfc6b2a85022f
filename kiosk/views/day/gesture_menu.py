"""The context menu of lines: every gesture with its key, those not offered now left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from kiosk.domain.day.status import ACTION_LABELS, Action
from kiosk.views import icons, theme

Extra: TypeAlias = tuple[str, str, str, Callable[[], None]]
"""A line besides the gestures: its text, key, icon, and what it does."""


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
    ink = theme.look().colours.text
    side, ratio = theme.px(16), parent.devicePixelRatioF()
    for action in offered:
        label = ACTION_LABELS[action]
        entry = menu.addAction(icons.icon(label.icon, side, ink, ratio), label.label)
        entry.setShortcut(QKeySequence(label.key))
        entry.setShortcutVisibleInContextMenu(True)
        entry.triggered.connect(lambda _=False, one=action: act(one))
    if offered and extra:
        menu.addSeparator()
    for text, key, icon, what in extra:
        entry = menu.addAction(icons.icon(icon, side, ink, ratio), text)
        if key:
            entry.setShortcut(QKeySequence(key))
            entry.setShortcutVisibleInContextMenu(True)
        entry.triggered.connect(lambda _=False, do=what: do())
    menu.popup(at)
    return menu
