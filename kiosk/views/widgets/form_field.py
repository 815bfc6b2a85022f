"""A field with its name above and, under it, what is wrong with it or why it cannot be changed."""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiosk.domain.text.language import tr
from kiosk.views import icons, theme
from kiosk.views.tokens import S1, S2
from kiosk.views.widgets.edits.line_edit import LineEdit
from kiosk.views.widgets.pieces import Label, tight

Kind = Literal["error", "warning", "locked", "hint"]
_LOCKED: Final = "locked"
_LOOKS = {
    "error": ("error", "now"),
    "warning": ("info", "to_fill"),
    "locked": ("lock", "muted"),
    "hint": ("info", "muted"),
}


class FormField(QWidget):
    """Emits what is typed, and that the person has gone on to something else. Enter goes on to the next field.

    With ``takes_enter``, Enter is ``entered`` and the keyboard stays.
    """

    typed = Signal(str)
    entered = Signal()
    gone = Signal()
    theirs_taken = Signal()
    mine_kept = Signal()

    def __init__(
        self,
        label: str,
        parent: QWidget | None = None,
        *,
        required: bool = False,
        takes_enter: bool = False,
        edit: LineEdit | None = None,
    ) -> None:
        """``edit`` is what is typed into, where that is more than a line of text: an hour, a day."""
        super().__init__(parent)
        self._name = label
        self._required = required
        self._kind: Kind | None = None
        self.label = Label(f"{label}\u00a0*" if required else label, self)
        self.label.setProperty("kind", "strong")
        self.edit = edit or LineEdit()
        self.edit.setParent(self)
        self.label.setBuddy(self.edit)
        self._icon = Label(parent=self)
        self.message = Label(parent=self)
        self.message.setWordWrap(True)
        self._theirs = QPushButton(tr("Adopter"), self)
        self._mine = QPushButton(tr("Garder ma saisie"), self)
        for button in (self._theirs, self._mine):
            button.setProperty("kind", "link")
            button.hide()
        said = QHBoxLayout()
        said.setSpacing(S1)
        said.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self.message, 1)
        choice = QHBoxLayout()
        choice.setSpacing(S2)
        choice.addWidget(self._theirs)
        choice.addWidget(self._mine)
        choice.addStretch(1)
        layout = tight(QVBoxLayout(self), S1)
        layout.addWidget(self.label)
        layout.addWidget(self.edit)
        layout.addLayout(said)
        layout.addLayout(choice)
        layout.addStretch(1)
        self.edit.textEdited.connect(self.typed)
        self.edit.gone.connect(self.gone)
        self.edit.entered.connect(self.entered if takes_enter else self.focusNextChild)
        self._theirs.clicked.connect(self.theirs_taken)
        self._mine.clicked.connect(self.mine_kept)
        self.say("", None)
        self._dress()

    def show_text(self, text: str) -> None:
        """Puts ``text`` in the field; where it is the same, the cursor stays."""
        if self.edit.text() != text:
            self.edit.setText(text)

    def set_locked(self, reason: str) -> None:
        """The field is read and not written, for ``reason``; empty: it is written."""
        self.edit.setReadOnly(bool(reason))
        if reason:
            self.say(reason, _LOCKED)

    def say(self, text: str, kind: Kind | None, *, choice: bool = False) -> None:
        """Shows ``text`` under the field; with ``choice``, someone else's text can be taken or refused."""
        self.message.setText(text)
        self.message.setVisible(bool(text))
        self._icon.setVisible(bool(text))
        self._theirs.setVisible(choice)
        self._mine.setVisible(choice)
        name = tr("{} (obligatoire)").format(self._name) if self._required else self._name
        self.edit.setAccessibleName(name)
        self.edit.setAccessibleDescription(text)
        self._theirs.setAccessibleName(tr("{}\u00a0: adopter ce que quelqu’un d’autre a écrit").format(name))
        self._mine.setAccessibleName(tr("{}\u00a0: garder ma saisie").format(name))
        if kind != self._kind:
            self._kind = kind
            self._dress()

    def _dress(self) -> None:
        for widget in (self.edit, self.message):
            widget.setProperty("said", self._kind or "")
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self._draw_icon()

    def _draw_icon(self) -> None:
        if self._kind is not None:
            icon, ink = _LOOKS[self._kind]
            colour = getattr(theme.look().colours, ink)
            self._icon.setPixmap(icons.pixmap(icon, theme.px(16), colour, self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._draw_icon()
        super().changeEvent(event)
