"""Draws the columns: ground, openings, absences, cards, the line of now; heads and hours stay in sight."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from kiosk.domain.dates.times import minutes
from kiosk.domain.day.columns import Stretch
from kiosk.domain.day.shown import label_of
from kiosk.domain.day.status import Shown
from kiosk.domain.text.language import tr
from kiosk.views import theme
from kiosk.views.brush import CENTRE, RIGHT, mark, write, write_cut
from kiosk.views.cut_texts import shortened
from kiosk.views.day.columns_layout import ColumnsLayout, PlacedCard, PlacedColumn
from kiosk.views.day.columns_overlay import hour_mark
from kiosk.views.day.status_look import is_past, is_strong
from kiosk.views.tokens import (
    MOTIF_MIX,
    RADIUS_SMALL,
    RING,
    S1,
    S2,
    S3,
    TINTS,
    TYPE_BASE,
    TYPE_SMALL,
    Scheme,
    mix,
)

_FREE_MARK = 3
"""Width of the mark beside free time to come, in px."""
_HOUR_AND_NAME = 130
"""What a card of one line needs for its hour and the beginning of a name, in px."""


class ColumnsPainter:
    """Draws one ``layout`` whose day begins at ``origin`` of a view of ``size`` px."""

    def __init__(self, layout: ColumnsLayout, origin: QPoint, size: QRect) -> None:
        self._lay = layout
        self._size = size
        self._c = theme.look().colours
        self.left, self.top = origin.x(), origin.y()

    def paint(self, painter: QPainter, selected: str, focused: bool, hovered: str) -> None:
        """Draws everything; ``selected`` and ``hovered`` are keys of rows."""
        lay, c = self._lay, self._c
        painter.fillRect(self._size, theme.qcolor(c.closed))
        body = QRect(lay.gutter, lay.head_height, self._size.width(), self._size.height())
        painter.save()
        painter.setClipRect(body)
        for placed in lay.columns:
            if self._seen(placed.left, placed.width):
                self._ground(painter, placed)
        self._hours(painter)
        for placed in lay.columns:
            if self._seen(placed.left, placed.width):
                for absence in placed.column.absences:
                    self._absence(painter, placed, absence)
        self._now_line(painter)
        for card in lay.cards:
            box = card.rect.translated(self.left, self.top)
            if box.intersects(body):
                self._card(painter, card, box, card.card.row.key == selected, focused, card.card.row.key == hovered)
        painter.restore()
        self._gutter(painter)
        self._heads(painter)
        self._now(painter)

    def _seen(self, left: int, width: int) -> bool:
        return left + width + self.left > self._lay.gutter and left + self.left < self._size.width()

    # The ground

    def _ground(self, painter: QPainter, placed: PlacedColumn) -> None:
        lay, c = self._lay, self._c
        left = placed.left + self.left
        for plage in placed.column.plages:
            top, bottom = lay.y(plage.start_minute), lay.y(plage.end_minute)
            painter.fillRect(QRect(left, top + self.top, placed.width, bottom - top), theme.qcolor(c.plage))
        for free in placed.column.free:
            # A mark at the edge: grounds alone are hard to tell apart on a dim screen.
            start = max(free.start_minute, lay.day.now_minute or 0)
            if start < free.end_minute:
                top, bottom = lay.y(start), lay.y(free.end_minute)
                painter.fillRect(QRect(left, top + self.top, _FREE_MARK, bottom - top), theme.qcolor(c.accent))
        painter.fillRect(QRect(left + placed.width - 1, 0, 1, self._size.height()), theme.qcolor(c.line))

    def _hours(self, painter: QPainter) -> None:
        lay, c = self._lay, self._c
        for hour in range(lay.day.from_hour, lay.day.to_hour + 1):
            y = lay.y(hour * 60) + self.top
            painter.fillRect(
                QRect(lay.gutter, y, min(lay.width + self.left - lay.gutter, self._size.width()), 1),
                theme.qcolor(c.line),
            )

    def _absence(self, painter: QPainter, placed: PlacedColumn, absence: Stretch) -> None:
        lay, c = self._lay, self._c
        start = max(absence.start_minute, lay.first_minute)
        end = min(absence.end_minute, lay.day.to_hour * 60)
        if end <= start:
            return
        box = QRect(placed.left + self.left, lay.y(start) + self.top, placed.width - 1, lay.y(end) - lay.y(start))
        painter.save()
        painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
        painter.setPen(QPen(theme.qcolor(c.hatch), 1))
        step = theme.px(10)
        for offset in range(-box.height(), box.width(), step):
            painter.drawLine(box.left() + offset, box.bottom() + 1, box.left() + offset + box.height(), box.top())
        title = absence.title or tr("Indisponible")
        if box.height() >= theme.px(20):
            measures = theme.metrics(TYPE_SMALL, theme.STRONG)
            room = QRectF(box.left() + S1, max(box.top(), lay.head_height), box.width() - 2 * S3, theme.px(18))
            cut = shortened(painter, room, title, measures)
            label = QRectF(
                box.left() + S1,
                max(box.top(), lay.head_height) + S1,
                measures.horizontalAdvance(cut) + 2 * S2,
                theme.px(18),
            )
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.qcolor(c.closed))
            painter.drawRoundedRect(label, RADIUS_SMALL, RADIUS_SMALL)
            write(painter, label, cut, c.muted, TYPE_SMALL, theme.STRONG, CENTRE)
        painter.restore()

    # Cards

    def _card(
        self, painter: QPainter, placed: PlacedCard, box: QRect, selected: bool, focused: bool, hovered: bool
    ) -> None:
        c = self._c
        row = placed.card.row
        past, strong = is_past(row), is_strong(row)
        motif = placed.card.color or c.border
        plain = past or theme.look().scheme is Scheme.CONTRAST
        ground = c.surface if plain else mix(motif, c.surface, MOTIF_MIX)
        edge, width = (c.line, 1.0) if past else (mix(motif, c.surface, 0.45), 1.0)
        if row.shown is Shown.WAITING:
            edge, width = (c.now if row.long_wait else c.waiting), 2.0
        elif row.late_minutes is not None:
            edge, width = c.now, 1.5
        if selected:
            edge, width = c.focus, float(RING if focused else 1.5)
            ground = c.selected
        elif hovered:
            edge = c.border
        pen = QPen(theme.qcolor(edge), width)
        if row.shown is Shown.TO_FILL and not selected:
            pen.setDashPattern([3, 3])
            pen.setColor(theme.qcolor(c.to_fill))
        painter.setPen(pen)
        painter.setBrush(theme.qcolor(ground))
        half = width / 2
        painter.drawRoundedRect(QRectF(box).adjusted(half, half, -half, -half), RADIUS_SMALL, RADIUS_SMALL)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.qcolor(motif))
        painter.drawRoundedRect(QRectF(box.left() + 2, box.top() + 3, 3, box.height() - 6), 1.5, 1.5)
        self._card_text(painter, placed, box, past=past, strong=strong)

    def _card_text(self, painter: QPainter, placed: PlacedCard, box: QRect, *, past: bool, strong: bool) -> None:
        c = self._c
        row = placed.card.row
        ink = c.past if past else c.text
        line = theme.metrics(TYPE_BASE).height() + 1
        left, right = float(box.left() + theme.px(S2 + 1)), float(box.right() - theme.px(S1))
        top = float(box.top()) + (2 if box.height() > line + 6 else (box.height() - line) / 2)
        two_lines = box.height() >= 2 * line + 4
        right = self._card_status(painter, placed, QRectF(left, top, right - left, line), tall=two_lines)
        hour = theme.metrics(TYPE_BASE, theme.BOLD).horizontalAdvance(row.hour) + theme.px(S1 + 1)
        write(painter, QRectF(left, top, hour, line), row.hour, ink, TYPE_BASE, theme.BOLD)
        weight = theme.STRONG if strong or not past else theme.NORMAL
        measures = theme.metrics(TYPE_BASE, weight)
        name_left, name_right = left + hour, right
        if two_lines and measures.horizontalAdvance(row.name) > name_right - name_left:
            top += line
            name_left, name_right = float(left), float(box.right() - theme.px(S1))
        struck = row.shown is not None and TINTS[row.shown].struck
        there = QRectF(name_left, top, name_right - name_left, line)
        write_cut(painter, there, row.name, ink, TYPE_BASE, weight, struck=struck)
        top += line
        if top + line <= box.bottom() and row.entry is not None:
            room = QRectF(left, top, box.right() - theme.px(S1) - left, line)
            said = row.detail if row.entry.rdv.collectif and row.detail else row.entry.rdv.motif.name
            write_cut(painter, room, said, c.past if past else c.muted, TYPE_SMALL)

    def _card_status(self, painter: QPainter, placed: PlacedCard, line: QRectF, *, tall: bool) -> float:
        """Draws the status at the right of the first line; returns where it begins.

        On a card of one line (not ``tall``), minutes that would leave no room for the name are left to the tooltip.
        """
        c = self._c
        row = placed.card.row
        if row.shown is None:
            return line.right()
        side = theme.px(16)
        figure = ""
        if row.shown is Shown.WAITING and row.waiting_minutes is not None:
            figure = minutes(row.waiting_minutes)
        elif row.late_minutes is not None:
            figure = minutes(row.late_minutes)
        icon, ink = label_of(row.shown, row.entry).icon, getattr(c, TINTS[row.shown].ink)
        if row.late_minutes is not None or (row.entry is not None and row.entry.turned_down):
            ink = c.now
        if row.late_minutes is not None:
            icon = "late"
        measures = theme.metrics(TYPE_SMALL, theme.BOLD)
        width = side + (measures.horizontalAdvance(figure) + S1 if figure else 0)
        room = line.width() - (0 if tall else theme.px(_HOUR_AND_NAME))
        if figure and width > room * 0.5:
            figure, width = "", side
        left = line.right() - width
        if row.shown is Shown.WAITING:
            icon, ink = ("problem", c.on_now) if row.long_wait else (icon, c.on_waiting)
            painter.setBrush(theme.qcolor(c.now if row.long_wait else c.waiting))
            painter.setPen(Qt.PenStyle.NoPen)
            badge = QRectF(left - S1, line.top(), width + 2 * S1, line.height())
            painter.drawRoundedRect(badge, line.height() / 2, line.height() / 2)
            left -= S1
            start = badge.left() + S1
        else:
            start = left
        mark(painter, start, line, icon, ink, side)
        if figure:
            beside = QRectF(start + side, line.top(), width - side + 2, line.height())
            write(painter, beside, figure, ink, TYPE_SMALL, theme.BOLD, CENTRE)
        said = "problem" if row.problem else "unsent"
        # Once: what is to be confirmed, or was turned down, has that mark for its status.
        if (row.unsent or row.problem) and said != icon:
            left -= theme.px(14)
            mark(painter, left, line, said, c.now if row.problem else c.accent, theme.px(13))
        return left - S1

    # What stays in sight

    def _gutter(self, painter: QPainter) -> None:
        lay, c = self._lay, self._c
        painter.fillRect(QRect(0, 0, lay.gutter, self._size.height()), theme.qcolor(c.surface))
        painter.fillRect(QRect(lay.gutter - 1, 0, 1, self._size.height()), theme.qcolor(c.line))
        half = theme.px(8)
        for hour in range(lay.day.from_hour, lay.day.to_hour + 1):
            y = lay.y(hour * 60) + self.top
            if y > lay.head_height - half:
                box = QRectF(0, y - half, lay.gutter - theme.px(S2), 2 * half)
                if hour == lay.day.from_hour:
                    box.translate(0, half)
                write(painter, box, f"{hour}:00", c.muted, TYPE_SMALL, theme.NORMAL, RIGHT)

    def _heads(self, painter: QPainter) -> None:
        lay, c = self._lay, self._c
        painter.fillRect(QRect(0, 0, self._size.width(), lay.head_height), theme.qcolor(c.surface))
        painter.save()
        painter.setClipRect(QRect(lay.gutter, 0, self._size.width(), lay.head_height))
        for group in lay.groups:
            left = max(group.left + self.left, lay.gutter)
            right = min(group.left + group.width + self.left, self._size.width())
            if right <= left:
                continue
            painter.fillRect(QRect(left, 0, right - left - 1, lay.band_height), theme.qcolor(c.sunken))
            box = QRectF(left + S2, 0, right - left - 2 * S2, lay.band_height)
            write_cut(painter, box, group.name, c.muted, TYPE_SMALL, theme.STRONG)
        for placed in lay.columns:
            if not self._seen(placed.left, placed.width):
                continue
            left, room = placed.left + self.left + S2, placed.width - 2 * S2
            one = placed.column
            line = theme.metrics(TYPE_BASE).height()
            top = lay.band_height + S1
            write_cut(painter, QRectF(left, top, room, line), one.name, c.text, TYPE_BASE, theme.STRONG)
            below = QRectF(left, top + line + 2, room, theme.metrics(TYPE_SMALL).height())
            write_cut(painter, below, one.presence, c.muted, TYPE_SMALL)
            edge = placed.left + self.left + placed.width - 1
            painter.fillRect(QRect(edge, lay.band_height, 1, lay.head_height - lay.band_height), theme.qcolor(c.line))
        painter.restore()
        painter.fillRect(QRect(0, lay.head_height - 1, self._size.width(), 1), theme.qcolor(c.line))

    def _now_line(self, painter: QPainter) -> None:
        """Across the ground; it stops at the cards, whose names are to be read."""
        lay, minute = self._lay, self._lay.day.now_minute
        left, width = lay.gutter, self._size.width()
        if minute is None and lay.day.now_in is not None:
            today, minute = lay.columns[lay.day.now_in[0]], lay.day.now_in[1]
            left, width = today.left + self.left, today.width
        if minute is not None:
            painter.fillRect(QRect(left, lay.y(minute) + self.top, width, 2), theme.qcolor(self._c.now))

    def _now(self, painter: QPainter) -> None:
        lay, c = self._lay, self._c
        if lay.day.now_minute is None:
            return
        y = lay.y(lay.day.now_minute) + self.top
        if not lay.head_height <= y <= self._size.height():
            return
        hour_mark(painter, lay, y + 1, lay.day.now_minute, c.now, c.on_now)
