"""What painters of lines and cards write and mark: words in the theme's fonts, on one line, and icons beside them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter

from kiosk.views import icons, theme

LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
CENTRE: Final = int(Qt.AlignmentFlag.AlignCenter)


def write(
    painter: QPainter,
    box: QRectF,
    text: str,
    ink: str,
    size: int,
    weight: QFont.Weight = theme.NORMAL,
    align: int = LEFT,
    *,
    struck: bool = False,
) -> None:
    """Writes ``text`` in ``box``, which is known to hold it."""
    font = theme.font(size, weight)
    if struck:
        font = QFont(font)
        font.setStrikeOut(True)
    painter.setFont(font)
    painter.setPen(theme.qcolor(ink))
    painter.drawText(box, align, text)


def write_cut(
    painter: QPainter,
    box: QRectF,
    text: str,
    ink: str,
    size: int,
    weight: QFont.Weight = theme.NORMAL,
    *,
    struck: bool = False,
) -> None:
    """The same of a text that ends in « … » where ``box`` is too narrow."""
    cut = theme.metrics(size, weight).elidedText(text, Qt.TextElideMode.ElideRight, max(0, round(box.width())))
    # A last letter may lean over the width that it is measured by.
    write(painter, box.adjusted(0, 0, 2, 0), cut, ink, size, weight, struck=struck)


def mark(painter: QPainter, left: float, box: QRect | QRectF, name: str, ink: str, side: int) -> None:
    """Draws an icon of ``side`` px at ``left``, half-way up ``box``."""
    picture = icons.pixmap(name, side, ink, painter.device().devicePixelRatioF())
    painter.drawPixmap(QPointF(round(left), round(box.top() + (box.height() - side) / 2)), picture)
