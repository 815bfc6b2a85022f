"""The panel at the right: a head with a way out, and content that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from kiosk.domain.text.language import tr
from kiosk.views import theme
from kiosk.views.cut_texts import set_tip
from kiosk.views.tokens import PANEL_WIDTH, S1, S2, S4
from kiosk.views.widgets.elided_label import ElidedLabel
from kiosk.views.widgets.pieces import tight


class SidePanel(QFrame):
    """360 px at 100 % of text, never more than ``most`` of the window."""

    closed = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setAccessibleName(title)
        self._title = ElidedLabel(title, self)
        self._title.setProperty("kind", "section")
        self._close = QToolButton(self)
        self._close.setAccessibleName(tr("Fermer le volet"))
        set_tip(self._close, tr("Fermer le volet (Échap)"))
        self._close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(S4, S1, S2, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = tight(QVBoxLayout(self))
        layout.addLayout(head)
        layout.addWidget(self._scroll, 1)
        self._dress()

    def set_content(self, content: QWidget) -> None:
        """Puts ``content`` in place of what was there, at the top again."""
        old = self._scroll.takeWidget()
        if old is not None:
            old.deleteLater()
        self._scroll.setWidget(content)
        content.show()
        # Made later than what stands after the panel, it would be reached by Tab after it too.
        last: QWidget = self._close
        for widget in content.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                QWidget.setTabOrder(last, widget)
                last = widget

    def scroll_to(self, value: int) -> None:
        self._scroll.verticalScrollBar().setValue(value)

    def scrolled(self) -> int:
        return self._scroll.verticalScrollBar().value()

    def fit(self, window_width: int) -> None:
        """Takes its width from the text size, and from the window when that is narrow."""
        self.setFixedWidth(min(theme.px(PANEL_WIDTH), max(PANEL_WIDTH, round(window_width * 0.36))))

    def _dress(self) -> None:
        theme.set_icon(self._close, "close", "muted")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._dress()
            self.fit(self.window().width())
        super().changeEvent(event)
