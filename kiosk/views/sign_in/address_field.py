"""Where one signs in: an address that may be typed, or chosen by its name."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from kiosk.domain.platform.instances import Instance
from kiosk.domain.text.language import tr
from kiosk.views import icons, theme
from kiosk.views.widgets.pieces import on_button


class AddressField(QLineEdit):
    """``chosen`` once one of those proposed was; typing is told as usual. The arrow down opens the list."""

    chosen = Signal(str)

    def __init__(self, instances: Sequence[Instance], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._instances = tuple(instances)
        self.menu = QMenu(self)
        for one in self._instances:
            host = urlsplit(one.url).netloc or one.url
            action = self.menu.addAction(f"{on_button(one.name)}\t{host}" if one.name else host)
            action.triggered.connect(lambda _=False, url=one.url: self._choose(url))
        self._drop = QAction(tr("Choisir une plateforme"), self)
        self._drop.triggered.connect(self.open_list)
        self.addAction(self._drop, QLineEdit.ActionPosition.TrailingPosition)
        self._dress()

    def open_list(self) -> None:
        """Shows those proposed, under the field."""
        self.menu.setMinimumWidth(self.width())
        self.menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _choose(self, url: str) -> None:
        self.setText(url)
        self.chosen.emit(url)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.open_list()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_drop"):
            self._dress()

    def _dress(self) -> None:
        ink = theme.look().colours.muted
        self._drop.setIcon(icons.icon("chevron-down", theme.px(18), ink, self.devicePixelRatioF()))
