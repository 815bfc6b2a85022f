"""A calm band across the page: something that lasts, and what still works."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from kiosk.views import icons, theme
from kiosk.views.tokens import S2, S4
from kiosk.views.widgets.pieces import Label, button, label, spaced

Kind = Literal["calm", "warning", "error"]
_INKS = {"calm": "on_band", "warning": "on_warning", "error": "on_error"}


class Band(QFrame):
    """Shown while it has a text."""

    def __init__(self, icon: str, kind: Kind = "calm", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("band")
        self.setProperty("kind", kind)
        self._icon_name = icon
        self._kind = kind
        self._icon = Label(parent=self)
        self._text = label(self)
        layout = spaced(QHBoxLayout(self), (S4, S2, S4, S2), S2)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        self._dress()
        self.hide()

    def offer(self, text: str, do: Callable[[], None]) -> QPushButton:
        """Adds a button for what the band speaks of."""
        made = button(self, "plain", text, do)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(made)
        layout.setAlignment(self._icon, Qt.AlignmentFlag.AlignVCenter)
        return made

    def text(self) -> str:
        return self._text.text()

    def show_text(self, text: str) -> None:
        """Says ``text``; hides when it is empty."""
        if text == self._text.text() and bool(text) is not self.isHidden():
            return
        self._text.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    def _dress(self) -> None:
        ink = getattr(theme.look().colours, _INKS[self._kind])
        self._icon.setPixmap(icons.pixmap(self._icon_name, theme.px(18), ink, self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._dress()
        super().changeEvent(event)
