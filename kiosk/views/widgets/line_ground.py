"""The ground of a line in a list of people: chosen, under the mouse, with the keyboard; the same in every list."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from kiosk.views import theme
from kiosk.views.tokens import RADIUS_SMALL, RING


@contextmanager
def line_ground(painter: QPainter, option: QStyleOptionViewItem) -> Iterator[QRect]:
    """Draws the ground, lets the caller draw in the area that it gives, then the ring of the keyboard above all."""
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
        painter.setPen(QPen(theme.qcolor(c.focus), RING))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -2), RADIUS_SMALL, RADIUS_SMALL)
    painter.restore()
