"""A box to tick, drawn from the tokens like everything else."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from kiosk.views import icons, theme
from kiosk.views.tokens import RADIUS_SMALL, RING, S2, TARGET, TYPE_BASE

_BOX = 18


class TickBox(QCheckBox):
    """The whole line is the target."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        words = theme.metrics(TYPE_BASE).horizontalAdvance(self.text())
        return QSize(theme.px(_BOX + S2) + words + 2 * RING + S2, max(TARGET, theme.px(TARGET)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        return True

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.look().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(_BOX)
        box = QRectF(RING, (self.height() - side) / 2, side, side)
        if self.hasFocus():
            painter.setPen(QPen(theme.qcolor(c.focus), RING))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS_SMALL, RADIUS_SMALL)
            box.translate(RING, 0)
        painter.setPen(QPen(theme.qcolor(c.accent if self.isChecked() else c.border), 1.5))
        painter.setBrush(theme.qcolor(c.accent if self.isChecked() else c.surface))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS_SMALL, RADIUS_SMALL)
        if self.isChecked():
            mark = icons.pixmap("check", side - 4, c.on_accent, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(box.left() + 2, box.top() + 2), mark)
        painter.setPen(theme.qcolor(c.text))
        painter.setFont(theme.font(TYPE_BASE))
        words = QRectF(box.right() + theme.px(S2), 0, self.width(), self.height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        painter.end()
