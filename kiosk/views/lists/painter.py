"""Draws the lines of a list, and the heads above them."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from kiosk.presenters.around.lines import Head, LineRole
from kiosk.views import theme
from kiosk.views.brush import RIGHT, line_ground, write, write_cut
from kiosk.views.cut_texts import LineDelegate
from kiosk.views.tokens import S1, S4, TYPE_BASE

HEIGHT: Final = 52
HEAD_HEIGHT: Final = 36


class ListPainter(LineDelegate):
    """Of a ``LineModel``. A list says with ``draw`` how a line of its own looks."""

    def height_of(self, line: Any) -> int:
        """How high a line is, in px at 100 %."""
        return HEIGHT

    def draw(self, painter: QPainter, box: QRectF, line: Any) -> None:
        """Draws a line that is no head, within the margins of the list."""
        raise NotImplementedError

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line = index.data(LineRole)
        return QSize(theme.px(320), theme.px(HEAD_HEIGHT if isinstance(line, Head) else self.height_of(line)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = index.data(LineRole)
        with line_ground(painter, option) as area:
            box = QRectF(area).adjusted(theme.px(S4), theme.px(S1), -theme.px(S4), -theme.px(S1))
            if isinstance(line, Head):
                painter.fillRect(area, theme.qcolor(theme.look().colours.sunken))
                _draw_head(painter, box, line)
            else:
                self.draw(painter, box, line)


def halves(box: QRectF) -> tuple[QRectF, QRectF]:
    """The upper and the lower half of ``box``."""
    half = box.height() / 2
    return QRectF(box.left(), box.top(), box.width(), half), QRectF(box.left(), box.top() + half, box.width(), half)


def _draw_head(painter: QPainter, box: QRectF, head: Head) -> None:
    c = theme.look().colours
    write_cut(painter, box, head.title, c.text, TYPE_BASE, theme.BOLD)
    if head.figure is not None:
        write(painter, box, str(head.figure), c.muted, TYPE_BASE, theme.STRONG, RIGHT)
