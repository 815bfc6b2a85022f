"""What a page says when it has nothing to show: why, and what to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiosk.views import icons, theme
from kiosk.views.tokens import S2, S3
from kiosk.views.widgets.pieces import Label, button, label, tight


class EmptyState(QWidget):
    """An icon, a title, a sentence and, where something can be done, buttons."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._icon_name = ""
        self._icon = Label(parent=self)
        self._title, self._text = label(self, "title"), label(self, "muted")
        self.button = button(self, "plain", "", self.asked.emit)
        self.offers: list[QPushButton] = []
        layout = QVBoxLayout(self)
        layout.setSpacing(S2)
        layout.addStretch(2)
        for widget in (self._icon, self._title, self._text):
            widget.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(widget)
        layout.addSpacing(S3)
        self._offers = tight(QVBoxLayout(), S2)
        layout.addLayout(self._offers)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def title(self) -> str:
        return self._title.text()

    def text(self) -> str:
        return self._text.text()

    def offer(self, text: str, do: Callable[[], object]) -> QPushButton:
        """Adds a button above the others; it is shown while ``say`` says so."""
        made = button(self, "primary" if not self.offers else "plain", text, do)
        made.hide()
        self.offers.append(made)
        self._offers.addWidget(made, 0, Qt.AlignmentFlag.AlignHCenter)
        return made

    def say(self, icon: str, title: str, text: str, button: str = "", *, offers: bool = False) -> None:
        """Shows these words; without ``button`` there is nothing to press but the ``offers``, where they are wanted."""
        self._icon_name = icon
        self._title.setText(title)
        self._text.setText(text)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        for offer in self.offers:
            offer.setVisible(offers)
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
