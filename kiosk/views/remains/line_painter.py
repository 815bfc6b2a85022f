"""Draws one line of « À renseigner »: the hour, who and what for; at the right, what an arrival tells."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from kiosk.domain.day.status import Shown
from kiosk.presenters.remains.lines import RemainsLine
from kiosk.views import theme
from kiosk.views.brush import write, write_cut
from kiosk.views.lists.painter import ListPainter, halves
from kiosk.views.tokens import S3, TINTS, TYPE_BASE, TYPE_READ
from kiosk.views.widgets import pill
from kiosk.views.widgets.pill import Pill

_NARROW: Final = 420


class RemainsPainter(ListPainter):
    """Of a ``RemainsModel``."""

    def draw(self, painter: QPainter, box: QRectF, line: RemainsLine) -> None:
        c = theme.look().colours
        upper, lower = halves(box)
        hours = theme.metrics(TYPE_READ, theme.BOLD).horizontalAdvance("20:45") + theme.px(S3)
        write(painter, QRectF(box.left(), box.top(), hours, box.height() / 2), line.hour, c.text, TYPE_READ, theme.BOLD)
        left, right = box.left() + hours, box.right()
        if line.suggestion and box.width() >= theme.px(_NARROW):
            said = Pill(line.suggestion, "status-waiting", TINTS[Shown.UPCOMING])
            width = min(pill.width_of(said), box.width() / 2)
            ratio = painter.device().devicePixelRatioF()
            pill.paint(painter, QRectF(right - width, box.top(), width, box.height()), said, ratio)
            right -= width + theme.px(S3)
        above = QRectF(left, upper.top(), right - left, upper.height())
        write_cut(painter, above, line.title, c.text, TYPE_READ, theme.STRONG)
        below = QRectF(left, lower.top(), right - left, lower.height())
        write_cut(painter, below, line.problem or line.detail, c.muted, TYPE_BASE)
