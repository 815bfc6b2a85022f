"""Draws what the hand is about in the columns: a place for an RDV, and a card on its way, each with its hour."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from kiosk.views import theme
from kiosk.views.brush import CENTRE, write, write_cut
from kiosk.views.day.columns_layout import ColumnsLayout
from kiosk.views.day.columns_places import Held, Spot, held_rect, hour_text, spot_rect
from kiosk.views.tokens import RADIUS_SMALL, RING, S1, S2, TYPE_BASE


class ColumnsOverlay:
    """Over one ``layout`` whose day begins at ``origin`` of a view of ``size`` px."""

    def __init__(self, layout: ColumnsLayout, origin: QPoint, size: QRect) -> None:
        self._lay = layout
        self._origin = origin
        self._body = QRect(layout.gutter, layout.head_height, size.width(), size.height())
        self._c = theme.look().colours

    def spot(self, painter: QPainter, spot: Spot, *, chosen: bool) -> None:
        """A place at which an RDV may begin: under the mouse, or ``chosen`` by the keyboard."""
        ground, ink = (self._c.accent_soft, self._c.on_accent_soft) if spot.free else (self._c.surface, self._c.text)
        place = spot_rect(self._lay, spot)
        box, words = place.translated(self._origin), f"+ {spot.text}"
        if any(card.column == spot.column and card.rect.intersects(place) for card in self._lay.cards):
            # Over a card it leaves the name to be read.
            box.setLeft(box.right() - theme.metrics(TYPE_BASE, theme.BOLD).horizontalAdvance(words) - 3 * S2)
        painter.save()
        painter.setClipRect(self._body)
        pen = QPen(theme.qcolor(self._c.focus), RING if chosen else 1)
        pen.setStyle(Qt.PenStyle.SolidLine if chosen else Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.qcolor(ground))
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), RADIUS_SMALL, RADIUS_SMALL)
        self._write(painter, box, words, ink)
        painter.restore()

    def held(self, painter: QPainter, held: Held) -> None:
        """A card where it would come, over a veil where it was; its hour stands in the gutter too."""
        row = held.card.card.row
        painter.save()
        painter.setClipRect(self._body)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.qcolor(self._c.surface))
        painter.setOpacity(0.6)
        painter.drawRect(held.card.rect.translated(self._origin))
        painter.setOpacity(1.0)
        box = held_rect(self._lay, held).translated(self._origin)
        painter.setPen(QPen(theme.qcolor(self._c.focus), RING))
        painter.setBrush(theme.qcolor(self._c.selected))
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), RADIUS_SMALL, RADIUS_SMALL)
        hours = f"{hour_text(held.minute)} – {hour_text(held.minute + held.minutes)}"
        line = theme.metrics(TYPE_BASE, theme.BOLD).height() + S1
        if box.height() >= 2 * line:
            self._write(painter, box, hours, self._c.text)
            self._write(painter, box.adjusted(0, line - S1, 0, 0), row.name, self._c.text)
        else:
            self._write(painter, box, f"{hour_text(held.minute)}  {row.name}", self._c.text)
        painter.restore()
        hour_mark(painter, self._lay, box.top(), held.minute, self._c.accent, self._c.on_accent)

    @staticmethod
    def _write(painter: QPainter, box: QRect, text: str, ink: str) -> None:
        height = min(box.height(), theme.metrics(TYPE_BASE, theme.BOLD).height() + 2 * S1)
        line = QRectF(box.left() + S2, box.top(), box.width() - 2 * S2, height)
        write_cut(painter, line, text, ink, TYPE_BASE, theme.BOLD)


def hour_mark(painter: QPainter, lay: ColumnsLayout, y: int, minute: int, ground: str, ink: str) -> None:
    """An hour in the gutter, as a label half-way at ``y``; never over the heads."""
    height = theme.px(20)
    box = QRectF(2, max(lay.head_height, y - height / 2), lay.gutter - 4, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.qcolor(ground))
    painter.drawRoundedRect(box, height / 2, height / 2)
    write(painter, box, hour_text(minute), ink, TYPE_BASE, theme.BOLD, CENTRE)
