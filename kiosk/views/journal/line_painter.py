"""Draws one line of the journal: the hour, what was done and with whom, how far it is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from kiosk.presenters.journal.page import JournalLine, Standing
from kiosk.views import theme
from kiosk.views.brush import mark, write_cut
from kiosk.views.lists.painter import ListPainter, halves
from kiosk.views.tokens import S2, S3, TYPE_BASE, TYPE_READ

_HOUR_WIDTH: Final = 56
_ICON: Final = 16
_ICONS: Final = {
    Standing.UNSENT: "unsent",
    Standing.SENT: "check",
    Standing.HERE: "desk",
    Standing.REFUSED: "problem",
    Standing.TAKEN_BACK: "undo",
    Standing.REPLACED: "undo",
    Standing.ALREADY: "check",
    Standing.CANNOT: "lock",
}


class JournalPainter(ListPainter):
    """Of the lines of the journal."""

    def height_of(self, line: JournalLine) -> int:
        return 48

    def draw(self, painter: QPainter, box: QRectF, line: JournalLine) -> None:
        c = theme.look().colours
        over = line.standing in (Standing.TAKEN_BACK, Standing.REPLACED)
        ink = c.past if over else c.text
        write_cut(painter, box, line.hour, ink, TYPE_READ, theme.BOLD)
        words = box.adjusted(theme.px(_HOUR_WIDTH), 0, 0, 0)
        # Why one cannot be taken back is a sentence: it has the room that the act leaves.
        widest = words.width() / 2
        wanted = theme.metrics(TYPE_BASE).horizontalAdvance(line.state) + theme.px(_ICON + S2) + 2
        state = QRectF(words)
        state.setLeft(words.right() - min(wanted, widest))
        faulty = line.standing is Standing.REFUSED
        mark(painter, state.left(), state, _ICONS[line.standing], c.now if faulty else c.muted, theme.px(_ICON))
        state.setLeft(state.left() + theme.px(_ICON + S2))
        write_cut(painter, state, line.state, c.now if faulty else c.muted, TYPE_BASE)
        words.setRight(state.left() - theme.px(_ICON + S2 + S3))
        upper, lower = halves(words)
        write_cut(painter, upper, line.whom, ink, TYPE_READ, theme.STRONG, struck=over)
        write_cut(painter, lower, line.what, c.muted, TYPE_BASE)
