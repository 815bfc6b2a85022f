"""Draws one line of the workshops: a day; an hour, a title, who and where, and the seats at the right."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from kiosk.presenters.workshops.lines import LineRole, WorkshopLine
from kiosk.views import theme
from kiosk.views.brush import RIGHT, line_ground, write, write_cut
from kiosk.views.cut_texts import LineDelegate
from kiosk.views.tokens import S1, S2, S3, S4, TYPE_BASE, TYPE_READ

HEIGHT: Final = 52
HEAD_HEIGHT: Final = 36
_NARROW: Final = 360
"""Under this width (px at 100 %) the seats stand before who and where, not at their right: the title has the line."""


class WorkshopPainter(LineDelegate):
    """Of a ``WorkshopModel``."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line: WorkshopLine = index.data(LineRole)
        return QSize(theme.px(320), theme.px(HEAD_HEIGHT if line.workshop is None else HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line: WorkshopLine = index.data(LineRole)
        with line_ground(painter, option) as area:
            if line.workshop is None:
                self._draw_day(painter, area, line)
            else:
                self._draw_workshop(painter, area, line)

    def _draw_day(self, painter: QPainter, area: QRect, line: WorkshopLine) -> None:
        c = theme.look().colours
        painter.fillRect(area, theme.qcolor(c.sunken))
        box = QRectF(area).adjusted(theme.px(S4), 0, -theme.px(S4), 0)
        write_cut(painter, box, line.title, c.text, TYPE_BASE, theme.BOLD)

    def _draw_workshop(self, painter: QPainter, area: QRect, line: WorkshopLine) -> None:
        c = theme.look().colours
        box = QRectF(area).adjusted(theme.px(S4), theme.px(S1), -theme.px(S4), -theme.px(S1))
        hours = theme.metrics(TYPE_READ, theme.BOLD).horizontalAdvance("20:45") + theme.px(S3)
        write(painter, QRectF(box.left(), box.top(), hours, box.height() / 2), line.hour, c.text, TYPE_READ, theme.BOLD)
        left, width, detail = box.left() + hours, box.width() - hours, line.detail
        if box.width() < theme.px(_NARROW):
            detail = " · ".join(text for text in (line.seats, line.detail) if text)
        else:
            write(painter, box, line.seats, c.muted if line.full else c.text, TYPE_BASE, theme.STRONG, RIGHT)
            width -= theme.metrics(TYPE_BASE, theme.STRONG).horizontalAdvance(line.seats) + theme.px(S2 + S3)
        above = QRectF(left, box.top(), width, box.height() / 2)
        below = QRectF(left, box.top() + box.height() / 2, width, box.height() / 2)
        write_cut(painter, above, line.title, c.text, TYPE_READ, theme.STRONG)
        write_cut(painter, below, detail, c.muted, TYPE_BASE)
