"""Draws one line of « Envois »: when it was done and how long ago, with whom and what, and what becomes of it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from kiosk.domain.writes.sending import Becomes
from kiosk.presenters.sendings.lines import WAITING, SendingLine
from kiosk.views import theme
from kiosk.views.brush import mark, write, write_cut
from kiosk.views.lists.painter import ListPainter, halves
from kiosk.views.tokens import S2, S3, TYPE_BASE, TYPE_READ, TYPE_SMALL

_ICON: Final = 16
_NARROW: Final = 440
"""Under this width (px at 100 %) what becomes of it stands below whom it is about, not at their right."""
ICONS: Final = {
    Becomes.TO_SEND: "unsent",
    Becomes.SIGN_IN: "lock",
    Becomes.TOO_OLD: "clock",
    Becomes.TOLD_OTHERWISE: "bell",
    Becomes.PUT_BACK: "clock",
    Becomes.ALIKE: "user",
    Becomes.CONFLICT: "differs",
    Becomes.REFUSED: "problem",
    Becomes.BLOCKED: "problem",
    Becomes.ANOTHER: "problem",
    Becomes.UNKNOWN: "info",
    Becomes.SENT: "check",
    Becomes.ALREADY: "check",
    Becomes.HERE: "desk",
    Becomes.REPLACED: "undo",
    Becomes.TAKEN_BACK: "undo",
}


class SendingPainter(ListPainter):
    """Of a ``SendingModel``."""

    def draw(self, painter: QPainter, box: QRectF, line: SendingLine) -> None:
        c, one = theme.look().colours, line.sending
        asks, over = one.asks, not one.asks and one.becomes not in WAITING
        upper, lower = halves(box)
        hours = max(
            theme.metrics(TYPE_READ, theme.BOLD).horizontalAdvance("20:45"),
            theme.metrics(TYPE_SMALL).horizontalAdvance(line.age),
        )
        write(painter, upper, line.hour, c.past if over else c.text, TYPE_READ, theme.BOLD)
        write(painter, lower, line.age, c.muted, TYPE_SMALL)
        left = box.left() + max(hours, theme.metrics(TYPE_SMALL).horizontalAdvance("il y a 59\u00a0min")) + theme.px(S3)
        # What becomes of it is a sentence: it has the room that who it is about leaves.
        ink, weight = (c.now, theme.STRONG) if asks else (c.muted, theme.NORMAL)
        wanted = theme.metrics(TYPE_BASE, weight).horizontalAdvance(line.state) + theme.px(_ICON + S2) + 2
        narrow = box.width() < theme.px(_NARROW)
        state = QRectF(lower if narrow else box)
        state.setLeft(left if narrow else box.right() - min(wanted, (box.right() - left) / 2))
        mark(painter, state.left(), state, "check" if one.settled else ICONS[one.becomes], ink, theme.px(_ICON))
        words = state.adjusted(theme.px(_ICON + S2), 0, 0, 0)
        write_cut(painter, words, line.state, ink, TYPE_BASE, weight)
        title, what = (f"{line.title} · {line.what}", "") if narrow else (line.title, line.what)
        right = box.right() if narrow else state.left() - theme.px(S3)
        above = QRectF(left, upper.top(), right - left, upper.height())
        write_cut(painter, above, title, c.past if over else c.text, TYPE_READ, theme.STRONG)
        if what:
            below = QRectF(left, lower.top(), right - left, lower.height())
            write_cut(painter, below, what, c.muted, TYPE_BASE)
