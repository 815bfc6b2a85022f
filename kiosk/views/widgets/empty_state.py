"""What a page says when it has nothing to show: why, and what to do."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kiosk.views import icons, theme
from kiosk.views.tokens import S2, S3
from kiosk.views.widgets.pieces import button


class EmptyState(QWidget):
    """An icon, a title, a sentence and, where something can be done, a button."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._icon_name = ""
        self._icon = QLabel(self)
        self._title = QLabel(self)
        self._title.setProperty("kind", "title")
        self._text = QLabel(self)
        self._text.setProperty("kind", "muted")
        self.button = button(self, "plain", "", self.asked.emit)
        layout = QVBoxLayout(self)
        layout.setSpacing(S2)
        layout.addStretch(2)
        for widget in (self._icon, self._title, self._text):
            if widget is not self._icon:
                widget.setWordWrap(True)
            widget.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(widget)
        layout.addSpacing(S3)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def title(self) -> str:
        return self._title.text()

    def text(self) -> str:
        return self._text.text()

    def say(self, icon: str, title: str, text: str, button: str = "") -> None:
        """Shows these words; without ``button`` there is nothing to press."""
        self._icon_name = icon
        self._title.setText(title)
        self._text.setText(text)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self.setAccessibleName(f"{title}. {text}")
        self._dress()

    def _dress(self) -> None:
        if self._icon_name:
            ink = theme.look().colours.muted
            self._icon.setPixmap(icons.pixmap(self._icon_name, theme.px(48), ink, self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._dress()
        super().changeEvent(event)
