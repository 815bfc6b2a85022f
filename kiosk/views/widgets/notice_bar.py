"""The notice at the bottom: what has just happened in one line, and its « Annuler » while it lasts."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from kiosk.domain.text.language import tr
from kiosk.views import icons, theme
from kiosk.views.cut_texts import set_tip
from kiosk.views.tokens import NOTICE_MS, S1, S2, S3
from kiosk.views.widgets.pieces import Label, label, spaced

_ICONS = {"done": "check", "info": "info", "warning": "problem", "error": "error"}


class NoticeBar(QFrame):
    """Shows one notice at a time. All but errors leave after ``duration_ms``; errors stay until they are closed.

    What is said meanwhile takes their place for its time, then they are there again, the last said first.
    """

    undo_asked = Signal()
    acted = Signal(str)
    """The key of the notice whose own button was pressed; it is read then."""
    closed = Signal()

    def __init__(self, undo: str, parent: QWidget | None = None, *, duration_ms: int = NOTICE_MS) -> None:
        """``undo``: the words of the button that takes back what was done."""
        super().__init__(parent)
        self.setObjectName("notice")
        self._kind = "done"
        self._key = ""  # of what is shown
        self._unread: list[tuple[str, str, str]] = []
        """(key, text, words of its button) of the errors that nobody has closed yet."""
        self._away: list[tuple[str, str, str]] = []
        """Those of them that are out of sight for a while."""
        self.duration_ms = duration_ms
        self._icon = Label(parent=self)
        self._text = label(self)
        self._undo = QPushButton(undo, self)
        self._undo.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._undo.clicked.connect(self.undo_asked)
        self._act = QPushButton(self)
        self._act.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._act.clicked.connect(self._acted)
        self._close = QToolButton(self)
        self._close.setAccessibleName(tr("Fermer ce message"))
        set_tip(self._close, tr("Fermer ce message"))
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close.clicked.connect(self.dismiss)
        layout = spaced(QHBoxLayout(self), (S3, 0, S1, 0), S2)
        layout.addWidget(self._icon)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._undo)
        layout.addWidget(self._act)
        layout.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        self.hide()

    def text(self) -> str:
        return self._text.text()

    def say(self, text: str, kind: str = "done", *, undo: bool = False, key: str = "", action: str = "") -> None:
        """Shows a notice of ``kind`` done, info, warning or error; an error takes the place of that of its ``key``.

        ``action``: the words of its own button.
        """
        key = key or text
        if kind == "error":
            self._unread = [one for one in self._unread if one[0] != key] + [(key, text, action)]
        self._show(text, kind, key, undo=undo, action=action)

    def _show(self, text: str, kind: str, key: str, *, undo: bool = False, action: str = "") -> None:
        self._key = key
        self._kind = kind if kind in _ICONS else "info"
        self._text.setText(text)
        self._undo.setVisible(undo)
        self._act.setText(action)
        self._act.setVisible(bool(action))
        self.setProperty("kind", self._kind)
        self.style().polish(self)
        for child in (self._text, self._undo, self._act, self._close):
            self.style().polish(child)
        self._dress()
        self.setAccessibleName(text)
        self.show()
        self._timer.stop()
        if self._kind != "error":
            self._timer.start(self.duration_ms)
        announcement = QAccessibleAnnouncementEvent(self, text)
        if self._kind == "error":
            announcement.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(announcement)

    def dismiss(self) -> None:
        """Takes the notice away; an error that it stood before comes back."""
        self._timer.stop()
        if self.isHidden():
            return
        if self._kind == "error" and self._unread:
            self._unread.pop()
        self._show_unread()

    def put_away(self) -> None:
        """Nothing that was said until now stays in sight; the errors that nobody has closed wait for ``give_back``."""
        self._away, self._unread = [*self._away, *self._unread], []
        self._timer.stop()
        self._show_unread()

    def give_back(self) -> None:
        """The errors that were put away are there again, but for what has been said anew."""
        said = {key for key, _, _ in self._unread}
        self._unread = [*(one for one in self._away if one[0] not in said), *self._unread]
        self._away = []
        if self._unread and self.isHidden():
            self._show_unread()

    def _show_unread(self) -> None:
        if self._unread:
            key, text, action = self._unread[-1]
            self._show(text, "error", key, action=action)
        elif not self.isHidden():
            self.hide()
            self.closed.emit()

    def _acted(self) -> None:
        key = self._key
        self.dismiss()
        self.acted.emit(key)

    def _dress(self) -> None:
        colours = theme.look().colours
        ink = colours.on_error if self._kind == "error" else colours.on_notice
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(icons.pixmap(_ICONS[self._kind], theme.px(18), ink, ratio))
        self._close.setIcon(icons.icon("close", theme.px(18), ink, ratio))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self._dress()
        super().changeEvent(event)
