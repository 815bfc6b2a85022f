"""The keys and the lines of menus by which somebody is called, on the pages of the day."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent

from kiosk.domain.day.rows import Row
from kiosk.presenters.lobby.calling import Calling
from kiosk.views.commands import CALL_IN, CALL_PLACE, NO_ANSWER, Command, Extra, done_by
from kiosk.views.page import Host, OfTheDay


class CallKeys(QObject):
    """Ties ``calling`` to whichever page of the day is shown."""

    def __init__(self, calling: Calling, host: Host) -> None:
        super().__init__(host.widget)
        self._calling = calling
        self._host = host
        self._offered = calling.offered
        calling.place_wanted.connect(self._ask)
        calling.changed.connect(self._remind)
        host.on_key(self._press)

    def menu_lines(self, key: str) -> list[Extra]:
        """What the menu of the line of ``key`` offers of it: nothing where it is none that waits."""
        rows = self._rows((key,))
        if not self._calling.offered or not rows or not self._calling.may_call(rows):
            return []
        lines: list[Extra] = [
            (CALL_IN, partial(self._calling.call_rows, rows)),
            (CALL_PLACE, partial(self._calling.call_rows, rows, elsewhere=True)),
        ]
        return [*lines, (NO_ANSWER, partial(self._calling.no_answer_rows, rows))] if rows[0].lobby.called else lines

    def _rows(self, keys: tuple[str, ...] | None = None) -> list[Row]:
        """The lines of ``keys``; None: those in hand."""
        shown = self._host.stack.currentWidget()
        if not isinstance(shown, OfTheDay):
            return []
        return [row for key in (shown.chosen() if keys is None else keys) if (row := shown.rows.row(key)) is not None]

    def _press(self, event: QKeyEvent) -> bool:
        if not (self._calling.offered and isinstance(self._host.stack.currentWidget(), OfTheDay)):
            return False
        does: dict[Command, Callable[[], object]] = {
            CALL_IN: lambda: self._calling.call_rows(self._rows()),
            CALL_PLACE: lambda: self._calling.call_rows(self._rows(), elsewhere=True),
            NO_ANSWER: lambda: self._calling.no_answer_rows(self._rows()),
        }
        return not event.isAutoRepeat() and done_by(does, event)

    def _remind(self) -> None:
        if self._calling.offered != self._offered:
            self._offered = self._calling.offered
            self._host.show_hints()

    def _ask(self, proposed: str) -> None:
        from kiosk.views.lobby.place_dialog import CallPlaceDialog

        CallPlaceDialog(self._calling, proposed, self._host.widget).open()
