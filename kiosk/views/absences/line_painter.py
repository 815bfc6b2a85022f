"""Draws one line of the absences: an agent's name over theirs; what for, when, and how soon."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from kiosk.presenters.absences.lines import AbsenceLine
from kiosk.views import theme
from kiosk.views.brush import RIGHT, mark, write, write_cut
from kiosk.views.lists.painter import HEAD_HEIGHT, HEIGHT, ListPainter, halves
from kiosk.views.tokens import S1, S2, S3, TYPE_BASE, TYPE_READ

_ICON: Final = 16
_NARROW: Final = 360
"""Under this width (px at 100 %) how soon it is stands before when it is, not at its right."""


class AbsencePainter(ListPainter):
    """Of an ``AbsenceModel``."""

    def height_of(self, line: AbsenceLine) -> int:
        return HEIGHT if line.absence is not None else HEAD_HEIGHT

    def draw(self, painter: QPainter, box: QRectF, line: AbsenceLine) -> None:
        c = theme.look().colours
        if line.absence is None:
            mark(painter, box.left(), box, "chevron-down", c.muted, theme.px(_ICON))
            words = box.adjusted(theme.px(_ICON + S2), 0, 0, 0)
            write_cut(painter, words, line.title, c.muted, TYPE_BASE, theme.STRONG)
            return
        ink = c.past if line.past else c.text
        words, when = QRectF(box), line.when
        if box.width() < theme.px(_NARROW):
            when = " · ".join(text for text in (line.state, line.when) if text)
        else:
            write(painter, box, line.state, c.muted, TYPE_BASE, align=RIGHT)
            words.setRight(box.right() - theme.metrics(TYPE_BASE).horizontalAdvance(line.state) - theme.px(S2 + S3))
        above, below = halves(words)
        write_cut(painter, above, line.title, ink, TYPE_READ, theme.STRONG)
        if line.recurring:
            mark(painter, below.left(), below, "refresh", c.muted, theme.px(_ICON))
            below.setLeft(below.left() + theme.px(_ICON + S1))
        write_cut(painter, below, when, c.muted, TYPE_BASE)
