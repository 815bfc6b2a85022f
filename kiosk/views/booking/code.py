"""The code that an usager reads from the screen with their telephone: the RDV goes into its calendar."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.domain.booking.slip import Slip, code_text
from kiosk.domain.text.language import tr
from kiosk.views import theme
from kiosk.views.tokens import CODE_GROUND, CODE_INK

QUIET = 4
"""Modules of white around a code, without which cameras do not find it (ISO 18004)."""
_SIDE = 204
"""The widget's, in px at 100 %: three dots or so for each module of an usual address."""


def paint_code(painter: QPainter, box: QRectF, text: str) -> None:
    """Draws ``text`` as a QR code in ``box``, black on white whatever the colours of the screen."""
    import segno  # for the first slip, not for the first screen

    matrix = segno.make_qr(text, error="m", encoding="utf-8").matrix
    side = len(matrix) + 2 * QUIET
    step = max(1, int(box.width() // side))  # whole dots: modules of one size
    x0 = round(box.left()) + int(box.width() - side * step) // 2 + QUIET * step
    y0 = round(box.top()) + int(box.height() - side * step) // 2 + QUIET * step
    ink = theme.qcolor(CODE_INK)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(box, theme.qcolor(CODE_GROUND))
    for y, row in enumerate(matrix):
        for x, dark in enumerate(row):
            if dark:
                painter.fillRect(QRect(x0 + x * step, y0 + y * step, step, step), ink)
    painter.restore()


class CodeWidget(QWidget):
    """The code on the screen, for the usager's telephone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Code à lire avec le téléphone de l’usager\u00a0: date, heure et adresse."))

    def show_slip(self, slip: Slip | None) -> None:
        self._text = code_text(slip) if slip is not None else ""
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_SIDE), theme.px(_SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._text:
            painter = QPainter(self)
            paint_code(painter, QRectF(self.rect()), self._text)
            painter.end()
