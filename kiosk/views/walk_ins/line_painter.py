"""Draws one line of those who came without an RDV: the hour, who and what for, what has become of them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from kiosk.domain.day.status import Shown
from kiosk.domain.day.walk_in import WalkInOutcome
from kiosk.presenters.walk_ins.page import LineRole, WalkInLine
from kiosk.views import theme
from kiosk.views.brush import line_ground, write_cut
from kiosk.views.cut_texts import LineDelegate
from kiosk.views.tokens import S1, S3, S4, TINTS, TYPE_BASE, TYPE_READ
from kiosk.views.widgets import pill
from kiosk.views.widgets.pill import Pill

HEIGHT: Final = 52
HOUR_WIDTH: Final = 56

_LOOKS: Final = {
    WalkInOutcome.WAITING: ("status-waiting", Shown.WAITING),
    WalkInOutcome.SEEN: ("status-seen", Shown.SEEN),
    WalkInOutcome.BOOKED: ("calendar", Shown.UPCOMING),
    WalkInOutcome.REDIRECTED: ("place", Shown.EXCUSED),
    WalkInOutcome.LEFT: ("status-noshow", Shown.NOSHOW),
}


def pill_of(line: WalkInLine) -> Pill:
    """The pill of a line; who waits says for how long."""
    icon, like = _LOOKS[line.walk_in.outcome]
    return Pill(line.outcome, icon, TINTS[like], line.wait if line.waiting else "")


class LinePainter(LineDelegate):
    """Of a ``WalkInModel``."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(theme.px(320), theme.px(HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = index.data(LineRole)
        with line_ground(painter, option) as area:
            self._draw(painter, area, line)

    def _draw(self, painter: QPainter, area: QRect, line: WalkInLine) -> None:
        c = theme.look().colours
        box = QRectF(area).adjusted(theme.px(S4), theme.px(S1), -theme.px(S4), -theme.px(S1))
        ink = c.text if line.waiting else c.past
        write_cut(painter, box, line.hour, ink, TYPE_READ, theme.BOLD)
        shown = pill_of(line)
        width = min(pill.width_of(shown), box.width() / 2)
        ratio = painter.device().devicePixelRatioF()
        pill.paint(painter, QRectF(box.right() - width, box.top(), width, box.height()), shown, ratio)
        words = QRectF(box)
        words.setLeft(box.left() + theme.px(HOUR_WIDTH))
        words.setRight(box.right() - width - theme.px(S3))
        about = line.walk_in.about
        if about:
            half = box.height() / 2
            below = QRectF(words.left(), words.top() + half, words.width(), half)
            write_cut(painter, below, about, c.muted, TYPE_BASE)
            words.setHeight(half)
        write_cut(painter, words, line.walk_in.name, ink, TYPE_READ, theme.STRONG)
