"""Draws one line of the journal: the hour, what was done and with whom, how far it is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from kiosk.presenters.journal.page import JournalLine, LineRole, Standing
from kiosk.views import theme
from kiosk.views.brush import line_ground, mark, write_cut
from kiosk.views.cut_texts import LineDelegate
from kiosk.views.tokens import S1, S2, S3, S4, TYPE_BASE, TYPE_READ

HEIGHT: Final = 48
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


class JournalPainter(LineDelegate):
    """Of a ``JournalModel``."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(theme.px(320), theme.px(HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line: JournalLine = index.data(LineRole)
        with line_ground(painter, option) as area:
            self._draw(painter, area, line)

    def _draw(self, painter: QPainter, area: QRect, line: JournalLine) -> None:
        c = theme.look().colours
        box = QRectF(area).adjusted(theme.px(S4), theme.px(S1), -theme.px(S4), -theme.px(S1))
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
        upper, half = QRectF(words), words.height() / 2
        upper.setHeight(half)
        write_cut(painter, upper, line.whom, ink, TYPE_READ, theme.STRONG, struck=over)
        write_cut(painter, upper.translated(0, half), line.what, c.muted, TYPE_BASE)
