"""Hours, days and durations as one types them: the one field for each, wherever one is asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from kiosk.domain.dates.times import hour, minutes, short_date
from kiosk.domain.dates.typed_times import read_day, read_hour, read_minutes
from kiosk.views.widgets.edits.line_edit import LineEdit
from kiosk.views.widgets.pieces import ENTER

V = TypeVar("V", time, date, int)
_STEP = timedelta(minutes=5)


class _ValueEdit(LineEdit, Generic[V]):
    """A click or the keyboard's coming selects the whole: what is then typed takes its place. ↑ and ↓ step.

    What cannot be read stays as it was typed, is marked once one has gone on, and is the value None.
    """

    value_changed = Signal(object)
    """What the text now means, as it is typed: None while it cannot be read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed = False
        self.textEdited.connect(self._edited)
        self.gone.connect(self.tidy)

    @property
    def value(self) -> V | None:
        """What the text means; None while it is empty or cannot be read."""
        return self._read(self.text())

    def show_value(self, value: V | None) -> None:
        """Shows ``value``; what means that already, and what is being typed and means nothing yet, is left alone."""
        if value is None:
            if self.value is not None:
                self.clear()
        elif value != self.value:
            self.setText(self._write(value))
            self._mark(wrong=False)

    def tidy(self) -> None:
        """Writes the value as it is written everywhere, or marks what means none."""
        value = self.value
        if value is not None and not self.isReadOnly():
            self.setText(self._write(value))
        self._mark(wrong=value is None and bool(self.text().strip()))

    def _edited(self) -> None:
        self._mark(wrong=False)
        self.value_changed.emit(self.value)

    def _mark(self, *, wrong: bool) -> None:
        said = "error" if wrong else ""
        if (self.property("said") or "") != said:
            self.setProperty("said", said)
            self.style().unpolish(self)
            self.style().polish(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.selectAll()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.hasSelectedText():
            self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        value, key = self.value, Qt.Key(event.key())
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if bare and key in steps and value is not None and not self.isReadOnly():
            self.setText(self._write(self._stepped(value, steps[key])))
            self.selectAll()
            self.textEdited.emit(self.text())
            return
        if key in ENTER:
            self.tidy()
        super().keyPressEvent(event)

    def _read(self, text: str) -> V | None:
        raise NotImplementedError

    def _write(self, value: V) -> str:
        raise NotImplementedError

    def _stepped(self, value: V, step: int) -> V:
        raise NotImplementedError


class HourEdit(_ValueEdit[time]):
    """« 16:45 », typed « 16:45 », « 16h45 », « 1645 » or « 16 h »."""

    def _read(self, text: str) -> time | None:
        return read_hour(text)

    def _write(self, value: time) -> str:
        return hour(value)

    def _stepped(self, value: time, step: int) -> time:
        moved = datetime.combine(date.min + timedelta(days=1), value) + step * _STEP
        return moved.time()


class DayEdit(_ValueEdit[date]):
    """« 03/04/2026 », typed so, « 3/4/26 », « 030426 », « 3 avril » or « demain »."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        """``today`` is the organisation's: a day without its year is the next one."""
        self._today = today
        super().__init__(parent)

    def _read(self, text: str) -> date | None:
        return read_day(text, self._today())

    def _write(self, value: date) -> str:
        return short_date(value)

    def _stepped(self, value: date, step: int) -> date:
        return value + timedelta(days=step)


class MinutesEdit(_ValueEdit[int]):
    """« 45 min », typed « 45 », « 45 min », « 1h30 » or « 1:30 »."""

    def _read(self, text: str) -> int | None:
        return read_minutes(text)

    def _write(self, value: int) -> str:
        return minutes(value)

    def _stepped(self, value: int, step: int) -> int:
        return max(5, value + 5 * step)
