"""A field for a secret: hidden until asked for, and it says when the capitals are locked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from kiosk.domain.text.language import tr
from kiosk.views import icons, theme
from kiosk.views.widgets.pieces import Label, label

LONGEST = 1024


class SecretEdit(QLineEdit):
    """The eye at its end shows what is typed; it is hidden again once the field is emptied."""

    capitals = Signal(bool)
    """The capitals are locked, as far as what is typed tells, or are no more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(LONGEST)
        hints = Qt.InputMethodHint
        self.setInputMethodHints(hints.ImhSensitiveData | hints.ImhNoPredictiveText | hints.ImhNoAutoUppercase)
        self._locked = False
        self.eye = QAction(self)
        self.eye.setCheckable(True)
        self.eye.toggled.connect(self._show)
        self.addAction(self.eye, QLineEdit.ActionPosition.TrailingPosition)
        self._words = (tr("Montrer ce qui est saisi"), tr("Cacher ce qui est saisi"))
        self._dress()

    def name_eye(self, show: str, hide: str) -> None:
        """What the eye does, in words."""
        self._words = (show, hide)
        self._dress()

    def wipe(self) -> None:
        """Empties the field; nothing of it is taken back."""
        self.eye.setChecked(False)
        self.setText("")  # clear() could be undone once the eye is open

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._look(event)
        super().keyPressEvent(event)

    def _look(self, event: QKeyEvent) -> None:
        """No system tells Qt of that key; a letter that is large without Shift, or small with it, does."""
        text = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self._tell(not self._locked)
        elif len(text) == 1 and text.isalpha() and text.lower() != text.upper():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._tell(text.isupper() is not shifted)

    def _tell(self, locked: bool) -> None:
        if locked is not self._locked:
            self._locked = locked
            self.capitals.emit(locked)

    def _show(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._dress()

    def _dress(self) -> None:
        shown = self.eye.isChecked()
        ink = theme.look().colours.muted
        self.eye.setIcon(icons.icon("eye-off" if shown else "eye", theme.px(18), ink, self.devicePixelRatioF()))
        self.eye.setText(self._words[shown])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "eye"):
            self._dress()


def said_of_capitals(field: SecretEdit, parent: QWidget) -> Label:
    """A line to be put below ``field``, seen while the capitals are locked."""
    line = label(parent, "small", tr("Les majuscules sont verrouillées."))
    line.hide()
    field.capitals.connect(line.setVisible)
    return line
