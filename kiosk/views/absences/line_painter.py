"""Draws one line of the absences: an agent's name over theirs; what for, when, and how soon."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from kiosk.presenters.absences.lines import AbsenceLine, LineRole
from kiosk.views import theme
from kiosk.views.brush import RIGHT, line_ground, mark, write, write_cut
from kiosk.views.cut_texts import LineDelegate
from kiosk.views.tokens import S1, S2, S3, S4, TYPE_BASE, TYPE_READ

HEIGHT: Final = 52
HEAD_HEIGHT: Final = 36
_ICON: Final = 16
_NARROW: Final = 360
"""Under this width (px at 100 %) how soon it is stands before when it is, not at its right."""


class AbsencePainter(LineDelegate):
    """Of an ``AbsenceModel``."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line: AbsenceLine = index.data(LineRole)
        return QSize(theme.px(320), theme.px(HEIGHT if line.kind == "absence" else HEAD_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line: AbsenceLine = index.data(LineRole)
        with line_ground(painter, option) as area:
            match line.kind:
                case "agent":
                    self._draw_agent(painter, area, line)
                case "past":
                    self._draw_fold(painter, area, line)
                case _:
                    self._draw_absence(painter, area, line)

    def _draw_agent(self, painter: QPainter, area: QRect, line: AbsenceLine) -> None:
        c = theme.look().colours
        painter.fillRect(area, theme.qcolor(c.sunken))
        box = QRectF(area).adjusted(theme.px(S4), 0, -theme.px(S4), 0)
        write_cut(painter, box, line.title, c.text, TYPE_BASE, theme.BOLD)

    def _draw_fold(self, painter: QPainter, area: QRect, line: AbsenceLine) -> None:
        c = theme.look().colours
        box = QRectF(area).adjusted(theme.px(S4), 0, -theme.px(S4), 0)
        mark(painter, box.left(), box, "chevron-down", c.muted, theme.px(_ICON))
        box.setLeft(box.left() + theme.px(_ICON + S2))
        write_cut(painter, box, line.title, c.muted, TYPE_BASE, theme.STRONG)

    def _draw_absence(self, painter: QPainter, area: QRect, line: AbsenceLine) -> None:
        c = theme.look().colours
        box = QRectF(area).adjusted(theme.px(S4), theme.px(S1), -theme.px(S4), -theme.px(S1))
        ink = c.past if line.past else c.text
        words, when = QRectF(box), line.when
        if box.width() < theme.px(_NARROW):
            when = " · ".join(text for text in (line.state, line.when) if text)
        else:
            write(painter, box, line.state, c.muted, TYPE_BASE, align=RIGHT)
            words.setRight(box.right() - theme.metrics(TYPE_BASE).horizontalAdvance(line.state) - theme.px(S2 + S3))
        half = box.height() / 2
        above = QRectF(words.left(), words.top(), words.width(), half)
        below = QRectF(words.left(), words.top() + half, words.width(), half)
        write_cut(painter, above, line.title, ink, TYPE_READ, theme.STRONG)
        if line.recurring:
            mark(painter, below.left(), below, "refresh", c.muted, theme.px(_ICON))
            below.setLeft(below.left() + theme.px(_ICON + S1))
        write_cut(painter, below, when, c.muted, TYPE_BASE)
