"""The shape of the rows to come, while they are on their way. It does not move."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.views import theme
from kiosk.views.brush import write
from kiosk.views.tokens import RADIUS_SMALL, ROW_HEIGHT, S4, TYPE_READ

# Left edge and width of each bar as shares of the row, so that it looks like the rows that come.
_BARS = ((0.0, 0.05), (0.07, 0.19), (0.30, 0.16), (0.50, 0.12), (0.68, 0.12))


class Skeleton(QWidget):
    """Grey bars, and one line of text that says what one waits for."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setAccessibleName(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.look().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.qcolor(c.surface))
        row = theme.px(ROW_HEIGHT)
        write(painter, QRectF(S4, 0, self.width() - 2 * S4, row * 1.5), self._text, c.muted, TYPE_READ)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.qcolor(c.sunken))
        width = self.width() - 2 * S4
        bar = theme.px(12)
        for line in range(14):
            top = row * 1.5 + line * row + (row - bar) / 2
            if top > self.height():
                break
            for place, (left, share) in enumerate(_BARS):
                ragged = 1 - 0.12 * ((line * 3 + place * 5) % 4)
                painter.drawRoundedRect(
                    QRectF(S4 + left * width, top, share * width * ragged, bar), RADIUS_SMALL, RADIUS_SMALL
                )
        painter.end()
