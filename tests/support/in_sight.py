"""Everything that this process shows, or tells to whoever listens: widgets, windows, accessible tree, clipboard."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction, QClipboard, QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

_SAID = (
    *("text", "title", "placeholderText", "toolTip", "statusTip", "whatsThis", "windowTitle", "windowFilePath"),
    *("accessibleName", "accessibleDescription", "iconText", "toPlainText", "currentText", "labelText"),
)
_ROLES = (
    *(Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole),
    *(Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole, Qt.ItemDataRole.UserRole),
)
_TEXTS = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)


def told() -> str:
    """All of it in one text."""
    return "\n".join((*_widgets(), *_windows(), *_heard(), *_clipboard()))


def _widgets() -> Iterator[str]:
    """Of every window that is there for the system, shown or not, and of all that is in it, hidden or not.

    A menu that is closed is there for nobody.
    """
    for top in QApplication.topLevelWidgets():
        popup = top.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip)
        if not top.isVisible() and (popup or not top.internalWinId()):
            continue
        for one in (top, *top.findChildren(QObject)):
            yield from _said(one)


def _said(one: QObject) -> Iterator[str]:
    for name in _SAID:
        say = getattr(one, name, None)
        if callable(say) and isinstance(one, QWidget | QAction):
            try:
                yield str(say())
            except TypeError:
                continue
    if isinstance(one, QWidget):
        yield from (text for action in one.actions() for text in (action.text(), action.toolTip()))
    for name in (bytes(one.data()).decode() for one in one.dynamicPropertyNames()):
        if not name.startswith("_"):  # Qt's own
            yield str(one.property(name))
    if isinstance(one, QAbstractItemView) and (model := one.model()) is not None:
        yield from _rows(model)


def _rows(model: QAbstractItemModel) -> Iterator[str]:
    for row in range(model.rowCount(QModelIndex())):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())):
            place = model.index(row, column)
            yield from (str(data) for role in _ROLES if (data := model.data(place, role)) is not None)


def _windows() -> Iterator[str]:
    yield QGuiApplication.applicationDisplayName()
    for window in QGuiApplication.allWindows():
        yield from (window.title(), window.filePath(), window.objectName())


def _heard() -> Iterator[str]:
    """As a screen reader goes through it, from the application down."""
    application = QApplication.instance()
    assert application is not None
    root = QAccessible.queryAccessibleInterface(application)
    waiting = [root] if root is not None else []
    while waiting:
        one = waiting.pop()
        yield from (one.text(kind) for kind in _TEXTS)
        text: Any = one.textInterface()
        if text is not None:
            yield text.text(0, text.characterCount())
        waiting += _children(one)


def _children(one: QAccessibleInterface) -> list[QAccessibleInterface]:
    found = (one.child(place) for place in range(one.childCount()))
    return [child for child in found if child is not None and child.isValid()]


def _clipboard() -> Iterator[str]:
    board = QGuiApplication.clipboard()
    yield board.text(QClipboard.Mode.Clipboard)
    if board.supportsSelection():
        yield board.text(QClipboard.Mode.Selection)
