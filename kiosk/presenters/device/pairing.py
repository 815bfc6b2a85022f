"""The first start of a device: the code that the companion shows, typed once."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from kiosk.domain.platform.failures import KeyringLocked, KeyringMissing
from kiosk.domain.platform.pairing import read_code
from kiosk.domain.text.language import tr
from kiosk.presenters.words.pairing import no_code_text, refused_text
from kiosk.presenters.work.tasks import Ok, Outcome, RefusedBy, Tasks

_TASK: Final = "pair with the companion"


class DevicePairing(QObject):
    """What is typed is never kept."""

    changed = Signal()
    """``said`` or ``busy`` is not what it was."""

    def __init__(
        self,
        what: str,
        address: str,
        pair: Callable[[str], Coroutine[Any, Any, None]],
        tasks: Tasks,
        parent: QObject | None = None,
    ) -> None:
        """``what``: the word of ``kiosk-platform pair-device`` for this device."""
        super().__init__(parent)
        self.what = what
        self.address = address
        self._pair = pair
        self._tasks = tasks
        self.said = ""
        self.busy = False

    def pair(self, typed: str) -> None:
        """Takes the code; ends with the device let in, or with what ``said`` says."""
        if self.busy:
            return
        if read_code(typed) is None:
            self.said = no_code_text()
        else:
            self.said, self.busy = "", True
            self._tasks.run(_TASK, self._pair(typed), done=self._paired)
        self.changed.emit()

    def _paired(self, outcome: Outcome[None]) -> None:
        self.busy = False
        if isinstance(outcome, RefusedBy) and not isinstance(outcome.failure, KeyringMissing | KeyringLocked):
            self.said = refused_text(outcome.failure)
        elif not isinstance(outcome, Ok | RefusedBy):
            self.said = tr("Le jumelage n’a pas abouti. Recommencez.")
        self.changed.emit()
