"""One of those who share the desk: the figure that chooses them, their name, and what they left."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from kiosk.domain.text.language import tr
from kiosk.presenters.switch.lines import AgentLine
from kiosk.views import theme
from kiosk.views.commands import FORGET_AGENT
from kiosk.views.cut_texts import set_tip
from kiosk.views.tokens import S1, S2, S3
from kiosk.views.widgets.elided_label import ElidedLabel
from kiosk.views.widgets.pieces import Label, spaced, tight


class AgentRow(QWidget):
    """A button over the whole line, and a small one that forgets."""

    chosen = Signal()
    forgotten = Signal()

    def __init__(self, line: AgentLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self.button = QPushButton(self)
        self.button.setProperty("kind", "agent")
        self.button.setAccessibleName(line.spoken)
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.button.clicked.connect(lambda _=False: self.chosen.emit())
        self._key = Label(line.key, self.button)
        self._key.setProperty("kind", "key" if line.key else "")
        self._key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        name = ElidedLabel(line.name, self.button)
        name.setProperty("kind", "strong")
        words = tight(QVBoxLayout())
        words.addWidget(name)
        for text, said in ((line.told, ""), (line.unsent, "warning")):
            if text:
                more = ElidedLabel(text, self.button)
                more.setProperty("kind", "small")
                more.setProperty("said", said)
                words.addWidget(more)
        self._inside = spaced(QHBoxLayout(self.button), (S3, S1, S3, S1), S3)
        self._inside.addWidget(self._key, 0, Qt.AlignmentFlag.AlignVCenter)
        self._inside.addLayout(words, 1)
        for one in self.button.findChildren(QWidget):
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.forget = QToolButton(self)
        self.forget.setAccessibleName(tr("Oublier {} sur ce poste").format(line.name))
        set_tip(self.forget, FORGET_AGENT.with_key())
        self.forget.clicked.connect(lambda _=False: self.forgotten.emit())
        kept = self.forget.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.forget.setSizePolicy(kept)
        self.forget.setVisible(not line.at_work)
        row = spaced(QHBoxLayout(self), (0, 0, 0, 0), S2)
        row.addWidget(self.button, 1)
        row.addWidget(self.forget)
        self._dress()

    def mark(self, marked: bool) -> None:
        """Return chooses this one, or does not."""
        if self.button.property("marked") is not marked:
            self.button.setProperty("marked", marked)
            self.button.style().unpolish(self.button)
            self.button.style().polish(self.button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if FORGET_AGENT.pressed(event) and not self.line.at_work:
            self.forgotten.emit()
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        self._key.setFixedWidth(theme.px(24))
        theme.set_icon(self.forget, FORGET_AGENT.icon, "muted")
        # Not the button's own, which the style sheet sets.
        self.setMinimumHeight(max(self._inside.sizeHint().height() + 2, theme.px(44)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "forget"):
            self._dress()
