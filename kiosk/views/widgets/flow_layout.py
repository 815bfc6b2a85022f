"""A layout that goes on to the next line when the width is used up, so that large text wraps instead of being cut."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Items in reading order, each line as high as its highest item. Items that expand share what is left."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._break_at: QWidget | None = None
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    def break_before(self, widget: QWidget) -> None:
        """When not all items fit on one line, a new one begins with ``widget``: groups stay together."""
        self._break_at = widget

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, *, move: bool) -> int:
        top = rect.top()
        line: list[QLayoutItem] = []
        used = 0
        several = self.sizeHint().width() > rect.width()
        for item in self._shown():
            width = item.sizeHint().width()
            breaks = several and self._break_at is not None and item.widget() is self._break_at
            if line and (breaks or used + self._gap + width > rect.width()):
                top += self._place_line(line, used, rect, top, move=move) + self._gap
                line, used = [], 0
            used += width + (self._gap if line else 0)
            line.append(item)
        if line:
            top += self._place_line(line, used, rect, top, move=move)
        return top - rect.top()

    def _place_line(self, line: list[QLayoutItem], used: int, rect: QRect, top: int, *, move: bool) -> int:
        height = max(item.sizeHint().height() for item in line)
        if not move:
            return height
        growing = [item for item in line if item.expandingDirections() & Qt.Orientation.Horizontal]
        spare = max(0, rect.width() - used) // len(growing) if growing else 0
        left = rect.left()
        for item in line:
            hint = item.sizeHint()
            width = min(hint.width(), rect.width())
            if item in growing:
                width = min(width + spare, item.maximumSize().width())
            item.setGeometry(QRect(QPoint(left, top + (height - hint.height()) // 2), QSize(width, hint.height())))
            left += width + self._gap
        return height
