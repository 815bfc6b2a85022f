"""Draws one line of the workshops: a day; an hour, a title, who and where, and the seats at the right."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from kiosk.presenters.workshops.lines import WorkshopLine
from kiosk.views import theme
from kiosk.views.brush import RIGHT, write, write_cut
from kiosk.views.lists.painter import ListPainter, halves
from kiosk.views.tokens import S2, S3, TYPE_BASE, TYPE_READ

_NARROW: Final = 360
"""Under this width (px at 100 %) the seats stand before who and where, not at their right: the title has the line."""


class WorkshopPainter(ListPainter):
    """Of a ``WorkshopModel``."""

    def draw(self, painter: QPainter, box: QRectF, line: WorkshopLine) -> None:
        c = theme.look().colours
        hours = theme.metrics(TYPE_READ, theme.BOLD).horizontalAdvance("20:45") + theme.px(S3)
        write(painter, QRectF(box.left(), box.top(), hours, box.height() / 2), line.hour, c.text, TYPE_READ, theme.BOLD)
        left, width, detail = box.left() + hours, box.width() - hours, line.detail
        if box.width() < theme.px(_NARROW):
            detail = " · ".join(text for text in (line.seats, line.detail) if text)
        else:
            write(painter, box, line.seats, c.muted if line.full else c.text, TYPE_BASE, theme.STRONG, RIGHT)
            width -= theme.metrics(TYPE_BASE, theme.STRONG).horizontalAdvance(line.seats) + theme.px(S2 + S3)
        above, below = halves(QRectF(left, box.top(), width, box.height()))
        write_cut(painter, above, line.title, c.text, TYPE_READ, theme.STRONG)
        write_cut(painter, below, detail, c.muted, TYPE_BASE)
