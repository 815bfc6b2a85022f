"""A page opened for one piece of work and closed after it: a title, what must be known, the work, its buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from kiosk.domain.text.language import tr
from kiosk.views.tokens import S2, S3, S4, S6
from kiosk.views.widgets.band import Band
from kiosk.views.widgets.flow_layout import FlowLayout
from kiosk.views.widgets.pieces import button, label, scrolling, spaced


class Sheet(QWidget):
    """Escape and « Fermer » say that one wants to go back."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._title = label(self, "large")
        self.said = Band("info", "calm", self)
        self.note = Band("cut", "calm", self)
        self.caution = Band("info", "warning", self)
        self.problem = Band("problem", "error", self)
        self.head = QHBoxLayout()
        self.head.addWidget(self._title, 1)
        self.foot = FlowLayout(gap=S2)  # large letters take a second line
        self._close = button(self, "plain", tr("Fermer (Échap)"), self.left.emit)
        self._all = spaced(QVBoxLayout(self), (S6, S4, S6, S4), S3)
        self._all.addLayout(self.head)
        for band in (self.said, self.note, self.caution, self.problem):
            self._all.addWidget(band)

    def set_body(self, body: QLayout, *buttons: QWidget) -> None:
        """Puts the work in its place, and its ``buttons`` under it, before « Fermer »."""
        content = QWidget(self)
        content.setObjectName("page")
        content.setLayout(body)
        # On a small screen the work scrolls; its title and its buttons are always in sight.
        scroll = scrolling(self, content)
        scroll.setObjectName("page")
        self._all.addWidget(scroll, 1)
        for each in (*buttons, self._close):
            self.foot.addWidget(each)
        self._all.addLayout(self.foot)
        if buttons:
            QWidget.setTabOrder(buttons[-1], self._close)

    def show_title(self, text: str) -> None:
        """Says what is being done."""
        self._title.setText(text)
        self.setAccessibleName(text)

    def begin(self) -> None:
        """Gives the keyboard to what one begins with."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            QTimer.singleShot(0, self, self.begin)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
