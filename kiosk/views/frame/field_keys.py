"""Ctrl+Z in a field: what was typed there comes first; with nothing typed, the keys are those of the whole window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QWidget

from kiosk.views.commands import JOURNAL, UNDO


class FieldKeys(QObject):
    """Within ``frame``. Qt's fields take these keys to themselves even where they have nothing to take back."""

    def __init__(self, frame: QWidget) -> None:
        super().__init__(frame)
        self._frame = frame
        self._field: QWidget | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """One filter at a time, on the field that has the keyboard: no other event passes through here."""
        if self._field is not None:
            self._field.removeEventFilter(self)
            self._field.destroyed.disconnect(self._forget)
            self._field = None
        if _edit(now) is not None and now is not None and self._frame.isAncestorOf(now):
            self._field = now
            now.installEventFilter(self)
            now.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._field = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            edit = _edit(watched)
            undo = UNDO.pressed(event) and (edit is None or not edit.isUndoAvailable())
            journal = JOURNAL.pressed(event) and (edit is None or not edit.isRedoAvailable())
            if undo or journal:
                event.ignore()
                return True
        return super().eventFilter(watched, event)


def _edit(widget: QObject | None) -> QLineEdit | None:
    if isinstance(widget, QAbstractSpinBox):
        return widget.lineEdit()
    return widget if isinstance(widget, QLineEdit) else None
