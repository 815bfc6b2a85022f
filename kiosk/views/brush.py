"""What painters of lines and cards write and mark: words in the theme's fonts, on one line, and icons beside them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from kiosk.views import icons, theme
from kiosk.views.cut_texts import shortened
from kiosk.views.tokens import RADIUS_SMALL, RING

LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
CENTRE: Final = int(Qt.AlignmentFlag.AlignCenter)


def write(
    painter: QPainter,
    box: QRectF,
    text: str,
    ink: str,
    size: int,
    weight: QFont.Weight = theme.NORMAL,
    align: int = LEFT,
    *,
    struck: bool = False,
) -> None:
    """Writes ``text`` in ``box``, which is known to hold it."""
    font = theme.font(size, weight)
    if struck:
        font = QFont(font)
        font.setStrikeOut(True)
    painter.setFont(font)
    painter.setPen(theme.qcolor(ink))
    painter.drawText(box, align, text)


def write_cut(
    painter: QPainter,
    box: QRectF,
    text: str,
    ink: str,
    size: int,
    weight: QFont.Weight = theme.NORMAL,
    *,
    struck: bool = False,
) -> None:
    """The same of a text that ends in « … » where ``box`` is too narrow."""
    cut = shortened(painter, box, text, theme.metrics(size, weight))
    # A last letter may lean over the width that it is measured by.
    write(painter, box.adjusted(0, 0, 2, 0), cut, ink, size, weight, struck=struck)


def mark(painter: QPainter, left: float, box: QRect | QRectF, name: str, ink: str, side: int) -> None:
    """Draws an icon of ``side`` px at ``left``, half-way up ``box``."""
    picture = icons.pixmap(name, side, ink, painter.device().devicePixelRatioF())
    painter.drawPixmap(QPointF(round(left), round(box.top() + (box.height() - side) / 2)), picture)


def ring(painter: QPainter, box: QRectF) -> None:
    """Draws around ``box`` what says that the keyboard is there."""
    painter.setPen(QPen(theme.qcolor(theme.look().colours.focus), RING))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, RADIUS_SMALL, RADIUS_SMALL)


@contextmanager
def line_ground(painter: QPainter, option: QStyleOptionViewItem) -> Iterator[QRect]:
    """Draws the ground of a line in a list: chosen, under the mouse, with the keyboard; the same in every list.

    The caller draws in the area that it gives, then comes the ring of the keyboard above all."""
    c = theme.look().colours
    area: QRect = option.rect
    state: QStyle.StateFlag = option.state
    chosen, hovered = bool(state & QStyle.StateFlag.State_Selected), bool(state & QStyle.StateFlag.State_MouseOver)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(area, theme.qcolor(c.selected if chosen else c.hover if hovered else c.surface))
    painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), theme.qcolor(c.line))
    if chosen:
        painter.fillRect(QRect(area.left(), area.top(), 4, area.height() - 1), theme.qcolor(c.accent))
    yield area
    if state & QStyle.StateFlag.State_HasFocus:
        ring(painter, QRectF(area).adjusted(1, 1, -1, -2))
    painter.restore()
