"""A counter that is a filter too: its figure first, then what it counts."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from kiosk.domain.text.language import labelled
from kiosk.views import icons, theme
from kiosk.views.brush import RIGHT, write
from kiosk.views.cut_texts import set_tip
from kiosk.views.tokens import RADIUS, RING, S1, S2, S3, TARGET, TYPE_BASE, TYPE_TITLE

_ICON = 16
UNKNOWN = "–"
"""In the place of a figure."""


class CounterChip(QAbstractButton):
    """A button that stays down while its filter is on. Zero is quiet; ``emphatic`` ones stand out from one on."""

    def __init__(self, label: str, icon: str, parent: QWidget | None = None, *, emphatic: bool = False) -> None:
        super().__init__(parent)
        self._label = label
        self._icon = icon
        self._emphatic = emphatic
        self._figure: int | None = -1
        self._compact = False
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_figure(0)

    def figure(self) -> int:
        """0 while it is not known."""
        return self._figure or 0

    def set_figure(self, figure: int | None) -> None:
        """Shows ``figure`` and says it to screen readers; None while it is not known, which is not nobody."""
        if figure == self._figure:
            return
        before, self._figure = self._shown, figure
        # Figures have one width: only their number moves what stands beside.
        resized = len(self._shown) != len(before) or UNKNOWN in (self._shown, before)
        self.setAccessibleName(self._label if figure is None else labelled(self._label, figure))
        if resized:
            self.updateGeometry()
        self.update()

    @property
    def _shown(self) -> str:
        return UNKNOWN if self._figure is None else str(self._figure)

    def set_compact(self, compact: bool) -> None:
        """Leaves the word to the tooltip and the screen reader, where room is short."""
        if compact != self._compact:
            self._compact = compact
            set_tip(self, self._label if compact else "")
            self.updateGeometry()
            self.update()

    def width_with(self, *, word: bool) -> int:
        """The width with its word, or without, in px."""
        return self._hint(with_word=word).width()

    def sizeHint(self) -> QSize:
        return self._hint(with_word=not self._compact)

    def _hint(self, *, with_word: bool) -> QSize:
        figure = theme.metrics(TYPE_TITLE, theme.STRONG).horizontalAdvance(self._shown)
        width = theme.px(S3) + theme.px(_ICON) + theme.px(S2) + figure + theme.px(S3)
        if with_word:
            width += theme.px(S1 + 2) + theme.metrics(TYPE_BASE).horizontalAdvance(self._label)
        return QSize(width, max(TARGET, theme.px(TARGET)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.look().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ground = c.accent_soft if self.isChecked() else c.hover if self.underMouse() else c.surface
        painter.setBrush(theme.qcolor(ground))
        if self.hasFocus():
            painter.setPen(QPen(theme.qcolor(c.focus), RING))
        elif self.isChecked():
            painter.setPen(QPen(theme.qcolor(c.accent), 1.5))
        else:
            painter.setPen(QPen(theme.qcolor(c.line), 1))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        loud = self._emphatic and self.figure() > 0
        ink = c.on_accent_soft if self.isChecked() else c.accent if loud else c.text if self._figure else c.muted
        word = c.on_accent_soft if self.isChecked() else c.text if self._figure else c.muted
        left = theme.px(S3) * 1.0
        side = theme.px(_ICON)
        pixmap = icons.pixmap(self._icon, side, ink, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(left, box.center().y() - side / 2), pixmap)
        left += side + theme.px(S2)
        strong = theme.metrics(TYPE_TITLE, theme.STRONG)
        width = strong.horizontalAdvance(self._shown)
        figure = QRectF(left, 0, width, self.height())
        write(painter, figure, self._shown, ink, TYPE_TITLE, theme.STRONG, RIGHT)
        if not self._compact:
            left += width + theme.px(S1 + 2)
            write(painter, QRectF(left, 0, self.width() - left, self.height()), self._label, word, TYPE_BASE)
        painter.end()
