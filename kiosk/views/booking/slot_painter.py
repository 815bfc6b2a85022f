"""The drawing of the grid of slots."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from kiosk.domain.booking.availability import LieuBlock, Slot
from kiosk.presenters.words.slot_texts import free_text, no_slot_text, row_text, slot_text, unsuited_text
from kiosk.views import icons, theme
from kiosk.views.booking.slot_layout import PlacedBlock, PlacedRow, SlotLayout, Spot
from kiosk.views.brush import CENTRE, write, write_cut
from kiosk.views.cut_texts import shortened
from kiosk.views.tokens import RADIUS_SMALL, RING, S1, S2, S3, S4, TABLES, TYPE_BASE, TYPE_READ, TYPE_SMALL, Scheme
from kiosk.views.translations import locale

_PALE = 0.45
"""What is shown of an answer that a newer one is about to replace."""

Picked: TypeAlias = tuple[datetime | None, tuple[int, ...]]
"""The hour and the agents of the RDV that is being booked."""


class Marks(NamedTuple):
    """What stands out: what has the keyboard (``focused``), what is under the mouse, what is being booked."""

    current: Spot | None
    hover: Spot | None
    picked: Picked
    focused: bool
    pale: bool  # a newer answer is on its way


class SlotPainter:
    """Draws one ``layout`` from ``origin``, the place of its first block in the view of ``area``."""

    def __init__(
        self,
        layout: SlotLayout,
        origin: QPoint,
        area: QRect,
        today: date,
        name_of: Callable[[LieuBlock], str],
        marks: Marks,
        ratio: float,
    ) -> None:
        self._lay = layout
        self._x, self._y = origin.x(), origin.y()
        self._area = area
        self._today = today
        self._name_of = name_of
        self._c = theme.look().colours
        self._marks = marks
        self._ratio = ratio

    def paint(self, painter: QPainter) -> None:
        """Draws everything."""
        lay = self._lay
        painter.save()
        painter.setClipRect(QRect(0, lay.head_height, self._area.width(), self._area.height()))
        painter.setOpacity(_PALE if self._marks.pale else 1.0)
        for block in lay.blocks:
            if not self._seen(block.y, block.height):
                continue
            for row in block.rows:
                if self._seen(row.y, row.height):
                    self._row(painter, row)
            self._block(painter, block)
            if block.next is not None:
                self._chip(painter, block.next)
        painter.restore()
        self._days(painter)

    def _seen(self, y: int, height: int) -> bool:
        return y + height + self._y > self._lay.head_height and y + self._y < self._area.height()

    def _days(self, painter: QPainter) -> None:
        lay, c = self._lay, self._c
        painter.fillRect(QRect(0, 0, self._area.width(), lay.head_height), theme.qcolor(c.canvas))
        line = theme.metrics(TYPE_BASE, theme.STRONG).height()
        for day, (left, width) in zip(lay.found.days, lay.days, strict=True):
            place = lay.found.days.index(day)
            free = sum(len(row.days[place]) for block in lay.found.blocks for row in block.rows)
            ink = c.accent if day == self._today else c.text if free else c.muted
            weekday = locale().dayName(day.isoweekday(), locale().FormatType.ShortFormat).rstrip(".")
            said = f"{weekday}. {day.day}"
            box = QRectF(left + self._x + S1, S1, width - S1, line)
            write(painter, box, said, ink, TYPE_BASE, theme.STRONG if free else theme.NORMAL)
            if not free:
                continue
            box = QRectF(left + self._x + S1, S1 + line, width - S1, theme.metrics(TYPE_SMALL).height() + 2)
            write(painter, box, free_text(free), c.accent if day == self._today else c.muted, TYPE_SMALL)
        painter.fillRect(QRect(0, lay.head_height - 1, self._area.width(), 1), theme.qcolor(c.line))

    def _block(self, painter: QPainter, placed: PlacedBlock) -> None:
        c, lay = self._c, self._lay
        top = placed.y + self._y
        # The lieu's name stays in sight while its agents pass below it.
        stuck = max(top, min(lay.head_height, top + placed.height - placed.head))
        painter.fillRect(QRect(0, stuck, self._area.width(), placed.head), theme.qcolor(c.sunken))
        name = self._name_of(placed.block)
        height = placed.head
        measures = theme.metrics(TYPE_READ, theme.STRONG)
        left = S4
        room = self._area.width() - left - S4
        cut = shortened(painter, QRectF(left, stuck, room, height), name, measures)
        write(painter, QRectF(left, stuck, room, height), cut, c.text, TYPE_READ, theme.STRONG)
        left += measures.horizontalAdvance(cut) + S3
        note = self._note(placed.block)
        room = self._area.width() - left - S4
        if room > theme.px(60) and note:
            write_cut(painter, QRectF(left, stuck, room, height), note, c.muted, TYPE_BASE)
        if not placed.rows and placed.next is None:
            box = QRectF(S4, top + placed.head, self._area.width() - 2 * S4, lay.pitch)
            said = no_slot_text(lay.found)
            write(painter, box, said, c.muted, TYPE_BASE)
        elif placed.next is not None and placed.next.slot is not None:
            at = placed.next
            said = slot_text(placed.next.slot, self._today)
            box = QRectF(at.x + at.width + S3 + self._x, at.y + self._y, self._area.width(), at.height)
            write(painter, box, said[:1].upper() + said[1:], c.text, TYPE_BASE)

    def _note(self, block: LieuBlock) -> str:
        parts = []
        if block.lieu is not None and block.lieu.address:
            parts.append(block.lieu.address)
        if block.unsuited and not block.count:
            parts.append(unsuited_text(block.unsuited))
        return " · ".join(parts)

    def _row(self, painter: QPainter, placed: PlacedRow) -> None:
        c, lay = self._c, self._lay
        top = placed.y + self._y
        for day, (left, width) in zip(lay.found.days, lay.days, strict=True):
            if day.weekday() >= 5:
                painter.fillRect(QRect(left + self._x, top, width, placed.height), theme.qcolor(c.canvas))
        for left, _ in lay.days:
            painter.fillRect(QRect(left + self._x - 1, top, 1, placed.height), theme.qcolor(c.line))
        painter.fillRect(QRect(0, top + placed.height - 1, self._area.width(), 1), theme.qcolor(c.line))
        self._name(painter, placed, top)
        for spot in placed.spots:
            self._chip(painter, spot)

    def _name(self, painter: QPainter, placed: PlacedRow, top: int) -> None:
        c, lay = self._c, self._lay
        left = float(S4)
        if placed.row.first:
            side = theme.px(16)
            mark = icons.pixmap("user", side, c.accent, self._ratio)
            painter.drawPixmap(QPoint(round(left), top + S1 + (lay.pitch - side) // 2), mark)
            left += side + S1
        name = placed.row.name or row_text(workshops=any(s.slot and s.slot.workshop for s in placed.spots))
        weight = theme.STRONG if placed.row.first else theme.NORMAL
        room = round(lay.names - left - S1)
        words = theme.metrics(TYPE_BASE, weight)
        if words.horizontalAdvance(name) > room and " " in name:
            first, last = name.split(" ", 1)
            above = top + max(2, (lay.pitch + S2 - 2 * words.height()) // 2)
            for number, part in enumerate((first, last)):
                box = QRectF(left, above + number * words.height(), room, words.height())
                write_cut(painter, box, part, c.text, TYPE_BASE, weight)
            return
        write_cut(painter, QRectF(left, top + S1, room, lay.pitch), name, c.text, TYPE_BASE, weight)

    def _chip(self, painter: QPainter, spot: Spot) -> None:
        marks = self._marks
        x, y = spot.x + self._x, spot.y + self._y
        here = marks.focused and spot == marks.current
        first = self._lay.found.first
        look = _PLAIN
        if spot.slot is None:
            look = _MORE
        if spot.day < 0 or (first is not None and spot.slot is first):
            look = _FIRST
        if spot == marks.hover:
            look = _HOVER
        if here or _is_picked(spot.slot, marks.picked):
            look = _CHOSEN
        picture = _chip_picture(
            spot.label, spot.width, spot.height, look, theme.look().scheme, theme.look().text_percent, self._ratio
        )
        painter.drawPixmap(x, y, picture)
        if here:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.qcolor(self._c.focus), RING))
            box = QRectF(x, y + 2, spot.width, spot.height - 4)
            painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), RADIUS_SMALL + 2, RADIUS_SMALL + 2)


class _Look(NamedTuple):
    """Names of colours in the table."""

    ground: str
    ink: str
    edge: str
    strong: bool = False


_PLAIN = _Look("surface", "text", "edge")
_MORE = _Look("surface", "accent", "surface")
_FIRST = _Look("accent_soft", "on_accent_soft", "accent", strong=True)
_HOVER = _Look("accent_soft", "on_accent_soft", "accent")
_CHOSEN = _Look("accent", "on_accent", "accent", strong=True)


@lru_cache(maxsize=2048)
def _chip_picture(
    label: str, width: int, height: int, look: _Look, scheme: Scheme, text_percent: int, ratio: float
) -> QPixmap:
    """An hour as it is drawn, kept: the same few dozen hours stand in every cell."""
    colours = TABLES[scheme]
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.qcolor(getattr(colours, look.edge)), 1))
    painter.setBrush(theme.qcolor(getattr(colours, look.ground)))
    box = QRectF(0.5, 2.5, width - 1, height - 5)
    painter.drawRoundedRect(box, RADIUS_SMALL, RADIUS_SMALL)
    weight = theme.STRONG if look.strong else theme.NORMAL
    write(painter, box, label, getattr(colours, look.ink), TYPE_BASE, weight, CENTRE)
    painter.end()
    return picture


def _is_picked(slot: Slot | None, picked: Picked) -> bool:
    return slot is not None and (slot.starts_at, tuple(agent.id for agent in slot.agents)) == picked
