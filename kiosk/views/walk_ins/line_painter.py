"""Draws one line of those who came without an RDV: the hour, who and what for, what has become of them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from kiosk.domain.day.status import Shown
from kiosk.domain.day.walk_in import WalkInOutcome
from kiosk.presenters.walk_ins.page import WalkInLine
from kiosk.views import theme
from kiosk.views.brush import write_cut
from kiosk.views.lists.painter import ListPainter, halves
from kiosk.views.tokens import LONG_WAIT, S3, TINTS, TYPE_BASE, TYPE_READ
from kiosk.views.widgets import pill
from kiosk.views.widgets.pill import Pill

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
    if line.called:
        tint = LONG_WAIT if line.unanswered else TINTS[Shown.WAITING]
        return Pill(line.called, "problem" if line.unanswered else "bell", tint, line.wait)
    icon, like = _LOOKS[line.walk_in.outcome]
    return Pill(line.outcome, icon, TINTS[like], line.wait if line.waiting else "")


class WalkInPainter(ListPainter):
    """Of the lines of those who came."""

    def draw(self, painter: QPainter, box: QRectF, line: WalkInLine) -> None:
        c = theme.look().colours
        ink = c.text if line.waiting else c.past
        write_cut(painter, box, line.hour, ink, TYPE_READ, theme.BOLD)
        shown = pill_of(line)
        width = min(pill.width_of(shown), box.width() / 2)
        ratio = painter.device().devicePixelRatioF()
        pill.paint(painter, QRectF(box.right() - width, box.top(), width, box.height()), shown, ratio)
        words = QRectF(box)
        words.setLeft(box.left() + theme.px(HOUR_WIDTH))
        words.setRight(box.right() - width - theme.px(S3))
        about = " · ".join(part for part in (line.walk_in.about, line.taken) if part)
        if about:
            words, below = halves(words)
            write_cut(painter, below, about, c.muted, TYPE_BASE)
        write_cut(painter, words, line.walk_in.name, ink, TYPE_READ, theme.STRONG)
