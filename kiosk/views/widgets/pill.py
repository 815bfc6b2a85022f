"""The pill that says a status: icon, word, tint and shape, so that it reads in black and white too."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.domain.text.masked import masked
from kiosk.views import icons, theme
from kiosk.views.brush import RIGHT, write, write_cut
from kiosk.views.cut_texts import set_tip
from kiosk.views.tokens import S1, S2, TYPE_BASE, Tint

HEIGHT = 24
_ICON = 16
_LEAST_WORD = 36  # less of the word than this says nothing


@masked
@dataclass(frozen=True, slots=True)
class Pill:
    """What a pill says. ``figure`` is its bold end: minutes of waiting."""

    text: str
    icon: str
    tint: Tint
    figure: str = ""


def _weight(pill: Pill) -> QFont.Weight:
    return theme.NORMAL if pill.tint.calm else theme.STRONG


def width_of(pill: Pill) -> int:
    """The width that ``pill`` asks for, in px."""
    measures = theme.metrics(TYPE_BASE, _weight(pill))
    width = theme.px(S2 + _ICON + S1) + measures.horizontalAdvance(pill.text) + theme.px(S2 + 2)
    if pill.figure:
        width += theme.px(S2) + theme.metrics(TYPE_BASE, theme.BOLD).horizontalAdvance(pill.figure)
    return width


def _bare_width(pill: Pill) -> int:
    """The width without the word: where room is short, the icon and the figure stay."""
    return width_of(replace(pill, text=""))


def paint(painter: QPainter, area: QRectF, pill: Pill, ratio: float) -> float:
    """Draws ``pill`` at the left of ``area``, half-way down, cut to its width. Returns the width drawn."""
    colours = theme.look().colours
    tint = pill.tint
    ink = getattr(colours, tint.ink)
    height = theme.px(HEIGHT)
    width = min(float(width_of(pill)), area.width())
    worded = width >= width_of(pill) or width - _bare_width(pill) >= theme.px(_LEAST_WORD)
    if not worded:
        width = min(width, float(_bare_width(pill)))
    box = QRectF(area.left(), area.center().y() - height / 2, width, height)
    radius = min(float(tint.radius), height / 2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if tint.ground is not None:
        painter.setBrush(theme.qcolor(getattr(colours, tint.ground)))
        painter.drawRoundedRect(box, radius, radius)
    if tint.outline != "none":
        pen = QPen(theme.qcolor(getattr(colours, tint.edge or tint.ink)), 1.0)
        if tint.outline == "dashed":
            pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    side = theme.px(_ICON)
    left = box.left() + theme.px(S2)
    painter.drawPixmap(QPointF(left, box.center().y() - side / 2), icons.pixmap(pill.icon, side, ink, ratio))
    left += side + theme.px(S1)
    right = box.right() - theme.px(S2)
    if pill.figure:
        area = QRectF(left, box.top(), right - left, height)
        write(painter, area, pill.figure, ink, TYPE_BASE, theme.BOLD, RIGHT)
        right -= theme.metrics(TYPE_BASE, theme.BOLD).horizontalAdvance(pill.figure) + theme.px(S1)
    if worded:
        write_cut(painter, QRectF(left, box.top(), right - left + 2, height), pill.text, ink, TYPE_BASE, _weight(pill))
    painter.restore()
    return width


class StatusPill(QWidget):
    """A pill by itself, for panels."""

    def __init__(self, pill: Pill | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pill = pill
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_pill(pill)

    def show_pill(self, pill: Pill | None, spoken: str = "") -> None:
        """Shows ``pill``; ``spoken`` is its long label, for the tooltip and the screen reader."""
        self._pill = pill
        self.setVisible(pill is not None)
        if pill is not None:
            self.setAccessibleName(spoken or f"{pill.text} {pill.figure}".strip())
            set_tip(self, spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        if self._pill is None:
            return QSize(0, 0)
        return QSize(width_of(self._pill), theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._pill is not None:
            painter = QPainter(self)
            paint(painter, QRectF(self.rect()), self._pill, self.devicePixelRatioF())
            painter.end()
