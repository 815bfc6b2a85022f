"""Draws one person found: the name, what tells homonyms apart, when they come, and what of it was typed."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from kiosk.presenters.usagers.results import UsagerResults
from kiosk.presenters.words.marked_text import MarkedText
from kiosk.presenters.words.usager_texts import UsagerRow
from kiosk.views import theme
from kiosk.views.brush import RIGHT, line_ground, mark, write
from kiosk.views.cut_texts import LineDelegate, shortened
from kiosk.views.tokens import S1, S2, S4, TYPE_BASE, TYPE_READ, TYPE_SMALL

HEIGHT, HEIGHT_NARROW = 52, 72
_NARROW = 310
"""Under this width (px at 100 %) a name and the hour of its RDV, or a birth date and a responsable, do not hold on one
line."""
_ICON = 16
_GAP = "  ·  "


class ResultPainter(LineDelegate):
    """Of a ``UsagerResults``: the view's options say what is chosen, under the mouse, and has the keyboard."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = self.parent()
        narrow = isinstance(view, QAbstractItemView) and _is_narrow(view.viewport().width())
        return QSize(theme.px(200), theme.px(HEIGHT_NARROW if narrow else HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        assert isinstance(model, UsagerResults)
        with line_ground(painter, option) as area:
            line = _Line(painter, area)
            row = model.row_at(index.row())
            if row is not None:
                line.person(row)
            else:
                line.create(model.create)


class _Line:
    """One line being drawn."""

    def __init__(self, painter: QPainter, area: QRect) -> None:
        self._painter = painter
        self._c = theme.look().colours
        pad = theme.px(S4)
        self._whole = QRectF(area).adjusted(pad, 0, -pad, 0)
        count = 3 if _is_narrow(area.width()) else 2
        height = (area.height() - theme.px(S2)) / count
        top = area.top() + theme.px(S1)
        self._top, self._bottom, *below = (
            QRectF(self._whole.left(), top + place * height, self._whole.width(), height) for place in range(count)
        )
        self._below = below[0] if below else None

    def create(self, text: str) -> None:
        left = self._icon("plus", self._whole, self._whole.left(), self._c.accent)
        box = QRectF(self._whole)
        box.setLeft(left)
        self._write(box, MarkedText(text), self._c.accent, TYPE_BASE, theme.STRONG)

    def person(self, row: UsagerRow) -> None:
        c = self._c
        name, details = QRectF(self._top), QRectF(self._bottom)
        if self._below is None:
            name.setRight(self._side(row))
        masked, unsent = row.found.masked, row.usager.id < 0
        if masked or unsent:
            mark, ink = ("eye-off", c.muted) if masked else ("unsent", c.accent)
            name.setLeft(self._icon(mark, name, name.left(), ink))
        self._write(name, row.name, c.muted if masked else c.text, TYPE_READ, theme.STRONG)
        if self._below is None:
            self._write(details, _joined(row.details), c.muted, TYPE_BASE, theme.NORMAL)
            return
        self._write(details, _joined(row.details[:1]), c.muted, TYPE_BASE, theme.NORMAL)
        lively = row.expected or row.found.masked
        rest = _joined((MarkedText(row.side), *row.details[1:]) if row.side else row.details[1:])
        self._write(self._below, rest, c.accent if lively else c.muted, TYPE_BASE, theme.NORMAL)

    def _side(self, row: UsagerRow) -> float:
        """Draws what stands at the right of the name; answers where the name ends."""
        if not row.side:
            return self._top.right()
        lively = row.expected or row.found.masked
        size, weight = (TYPE_BASE, theme.STRONG) if lively else (TYPE_SMALL, theme.NORMAL)
        width = theme.metrics(size, weight).horizontalAdvance(row.side)
        ink = self._c.accent if lively else self._c.muted
        write(self._painter, self._top, row.side, ink, size, weight, RIGHT)
        left = self._top.right() - width
        if row.sign:
            left -= theme.px(_ICON) + theme.px(S1)
            self._icon(row.sign, self._top, left, ink)
        return left - theme.px(S2)

    def _icon(self, name: str, box: QRectF, left: float, ink: str) -> float:
        side = theme.px(_ICON)
        mark(self._painter, left, box, name, ink, side)
        return left + side + theme.px(S2)

    def _write(self, box: QRectF, words: MarkedText, ink: str, size: int, weight: QFont.Weight) -> None:
        measures = theme.metrics(size, weight)
        shown = shortened(self._painter, box, words.text, measures)
        write(self._painter, box, shown, ink, size, weight)
        whole = len(shown) if shown == words.text else len(shown) - 1  # without the « … »
        for start, end in words.marks:
            if start < whole:
                self._underline(box, measures, shown, start, min(end, whole))

    def _underline(self, box: QRectF, measures: QFontMetrics, text: str, start: int, end: int) -> None:
        """What was typed is underlined: read in any scheme, without colour too."""
        left = box.left() + measures.horizontalAdvance(text[:start])
        width = measures.horizontalAdvance(text[:end]) - measures.horizontalAdvance(text[:start])
        base = box.center().y() + (measures.ascent() - measures.descent()) / 2 + 2
        self._painter.fillRect(QRectF(left, round(base), width, 2), theme.qcolor(self._c.accent))


def _is_narrow(width: int) -> bool:
    return width < theme.px(_NARROW)


def _joined(parts: tuple[MarkedText, ...]) -> MarkedText:
    """The parts one after the other, their marks with them."""
    text, marks = "", []
    for part in parts:
        text += _GAP if text else ""
        marks += [(start + len(text), end + len(text)) for start, end in part.marks]
        text += part.text
    return MarkedText(text, tuple(marks))
