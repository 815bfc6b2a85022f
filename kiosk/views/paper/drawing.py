"""Sheets drawn, whatever they are drawn on: a printer, a PDF file, a picture."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen

from kiosk.views import fonts, theme
from kiosk.views.paper.sheets import LINE, Rule, Sheet, Written

BLACK, GREY = QColor(0, 0, 0), QColor(128, 128, 128)
_HAIRLINE, _THICK = 0.4, 0.8


def draw(sheet: Sheet, painter: QPainter, dots: float) -> None:
    """Draws ``sheet`` where the painter stands, a point of the paper being so many ``dots`` of it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for item in sheet.items:
        if isinstance(item, Written):
            painter.setPen(BLACK)
            _draw_words(item, painter, dots)
        elif isinstance(item, Rule):
            painter.setPen(QPen(BLACK if item.strong else GREY, (_THICK if item.strong else _HAIRLINE) * dots))
            y = item.y * dots
            painter.drawLine(QPointF(item.x * dots, y), QPointF((item.x + item.width) * dots, y))
        else:
            side = item.side * dots
            painter.drawImage(QRectF(item.x * dots, item.y * dots, side, side), QImage.fromData(item.png))


def _draw_words(item: Written, painter: QPainter, dots: float) -> None:
    font = fonts.make_for_paper(1, theme.STRONG if item.strong else theme.NORMAL)
    font.setPointSizeF(item.size * dots * 72 / painter.device().logicalDpiY())
    painter.setFont(font)
    metrics = QFontMetricsF(font, painter.device())
    above = (item.size * LINE * dots - metrics.height()) / 2
    painter.drawText(QPointF(item.x * dots, item.y * dots + above + metrics.ascent()), item.text)
