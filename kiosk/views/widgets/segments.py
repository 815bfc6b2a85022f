"""Two or three ways to see the same thing, side by side, one of them on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from kiosk.domain.text.language import labelled
from kiosk.views import theme
from kiosk.views.cut_texts import set_tip
from kiosk.views.tokens import S1
from kiosk.views.widgets.pieces import tight


class Segments(QFrame):
    """Each choice is (identity, word, icon, key)."""

    chosen = Signal(str)

    def __init__(self, what: str, choices: Sequence[tuple[str, str, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("segments")
        self.setAccessibleName(what)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._buttons: dict[str, tuple[QToolButton, str]] = {}
        group = QButtonGroup(self)
        layout = tight(QHBoxLayout(self))
        for identity, word, icon, key in choices:
            button = QToolButton(self)
            button.setText(word)
            button.setProperty("kind", "segment")
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            set_tip(button, f"{word} ({key})")
            button.setAccessibleName(labelled(what, word))
            button.clicked.connect(lambda _=False, one=identity: self.chosen.emit(one))
            group.addButton(button)
            layout.addWidget(button)
            self._buttons[identity] = (button, icon)
        self._dress()

    def button(self, identity: str) -> QToolButton:
        return self._buttons[identity][0]

    def show_words(self, *, shown: bool) -> None:
        """Leaves the words to tooltips and screen readers, where room is short."""
        beside, alone = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
        for button, _ in self._buttons.values():
            button.setToolButtonStyle(beside if shown else alone)

    def width_with(self, *, words: bool) -> int:
        """The width with its words, or without, in px."""
        width = 0
        for button, _ in self._buttons.values():
            has_words = button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            word = button.fontMetrics().horizontalAdvance(button.text()) + S1
            width += button.sizeHint().width() + (words - has_words) * word
        return width

    def show_choice(self, identity: str) -> None:
        """Shows ``identity`` as the one that is on."""
        self._buttons[identity][0].setChecked(True)

    def _dress(self) -> None:
        for button, icon in self._buttons.values():
            theme.set_icon(button, icon, "text", 16)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._dress()
        super().changeEvent(event)
