"""The quiet half of the sign-in page."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kiosk.domain.text.language import tr
from kiosk.views import theme
from kiosk.views.tokens import S1, S8
from kiosk.views.widgets.pieces import Label, label, spaced


class BrandPanel(QFrame):
    """The quiet half: a drawing of a day, its line of now, and the name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("brandPanel")
        name = Label("Kiosk", self)
        name.setProperty("kind", "large")
        what = label(self, "read", tr("L’accueil de vos rendez-vous"))
        layout = spaced(QVBoxLayout(self), (S8, S8, S8, S8), S1)
        layout.addStretch(1)
        layout.addWidget(name)
        layout.addWidget(what)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        c = theme.look().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        left, right = S8, self.width() - S8
        row, gap = 12, 22
        lines = max(0, (self.height() - 2 * S8 - theme.px(120)) // (row + gap))
        now = max(2, round(lines * 0.45))
        shares = (0.62, 0.44, 0.71, 0.52, 0.38, 0.66, 0.48)
        y = float(S8)
        for line in range(lines):
            if line == now:
                painter.setOpacity(1.0)
                painter.setBrush(theme.qcolor(c.brand_mark))
                painter.drawRoundedRect(QRectF(left, y + row / 2 - 1, right - left, 2), 1, 1)
                painter.drawEllipse(QRectF(left - 4, y + row / 2 - 5, 10, 10))
            else:
                near = 1 - min(1.0, abs(line - now) / max(1, lines))
                painter.setOpacity(0.06 + 0.16 * near**2)
                painter.setBrush(theme.qcolor(c.on_brand))
                painter.drawRoundedRect(QRectF(left, y, 36, row), row / 2, row / 2)
                width = (right - left - 52) * shares[line % len(shares)]
                painter.drawRoundedRect(QRectF(left + 52, y, width, row), row / 2, row / 2)
            y += row + gap
        painter.end()
