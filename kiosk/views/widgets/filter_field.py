"""The field that narrows as one types, with its key shown in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from kiosk.domain.text.language import tr
from kiosk.views import icons, theme
from kiosk.views.tokens import RADIUS_SMALL, S2, S3, TYPE_BASE, TYPE_SMALL


class FilterField(QLineEdit):
    """Escape empties it, then leaves it; down and return go to the results. Without a ``key`` none is shown."""

    left = Signal()
    """The person goes back to what is filtered."""

    def __init__(self, placeholder: str, key: str = "/", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self._words = (placeholder, tr("Filtrer"))
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        emptying = self.findChild(QAction, "_q_qlineeditclearaction")
        assert emptying is not None
        self._emptying = emptying
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._dress()

    def veil(self, on: bool) -> None:
        """Whether what is typed, which may be a name, is hidden: it narrows all the same."""
        self.setEchoMode(QLineEdit.EchoMode.Password if on else QLineEdit.EchoMode.Normal)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(240), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - theme.px(16 + 20) - 6 * S2  # what the glass and the key leave
        whole = theme.metrics(TYPE_BASE).horizontalAdvance(self._words[0]) <= room
        self.setPlaceholderText(self._words[not whole])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
            return
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _dress(self) -> None:
        ink = theme.look().colours.muted
        self._glass.setIcon(icons.icon("search", theme.px(16), ink, self.devicePixelRatioF()))
        # Qt's own button keeps the picture that it was made with, whatever the colours have become.
        self._emptying.setIcon(icons.icon("close", theme.px(16), ink, self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._dress()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.text() or self.hasFocus() or not self._key:
            return
        c = theme.look().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(TYPE_SMALL, theme.STRONG))
        side = theme.px(20)
        box = QRect(self.width() - side - S3, (self.height() - side) // 2, side, side)
        painter.setPen(theme.qcolor(c.border))
        painter.setBrush(theme.qcolor(c.surface))
        painter.drawRoundedRect(box, RADIUS_SMALL, RADIUS_SMALL)
        painter.setPen(theme.qcolor(c.muted))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._key)
        painter.end()
