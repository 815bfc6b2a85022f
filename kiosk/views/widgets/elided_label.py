"""Lines of text and buttons that end with « … » rather than being cut or pushing their neighbours away."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOption, QStyleOptionButton, QStylePainter, QWidget

from kiosk.views import theme
from kiosk.views.cut_texts import set_tip, shortened
from kiosk.views.tokens import S1
from kiosk.views.widgets.pieces import Label, on_button

_LEAST = 96
"""px, of a button that has more to say than there is room for."""


class ElidedLabel(Label):
    """A label of one line; its whole text is the tooltip when it does not fit."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._more = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("MMMM…"), super().minimumSizeHint().height())

    def setText(self, text: str) -> None:
        super().setText(text)
        self._tell()

    def set_more(self, text: str) -> None:
        """What the tooltip says besides, whether the text is cut or not."""
        self._more = text
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def _tell(self) -> None:
        fits = self.fontMetrics().horizontalAdvance(self.text()) <= self.contentsRect().width()
        said = [text for text in ("" if fits else self.text(), self._more) if text]
        set_tip(self, "\n".join(said))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        area = self.contentsRect()
        text = shortened(painter, QRectF(area), self.text(), self.fontMetrics())
        painter.setPen(option.palette.color(self.foregroundRole()))
        painter.drawText(area, int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), text)
        painter.end()


class ElidedButton(QPushButton):
    """A button that says what somebody typed: it is as narrow as there is room for."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(on_button(text), parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), theme.px(_LEAST)), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = QRectF(self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self))
        if not self.icon().isNull():
            room.setLeft(room.left() + self.iconSize().width() + S1)
        painter = QStylePainter(self)
        option.text = shortened(painter, room, self.text(), self.fontMetrics())
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.end()
