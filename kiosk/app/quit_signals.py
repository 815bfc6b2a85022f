"""Ends the desk in good order on SIGTERM and SIGINT: Python runs its handlers only when Qt hands it the turn."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier


class QuitSignals(QObject):
    """Calls ``ask_to_quit`` on Qt's loop when the system asks the process to end."""

    def __init__(self, ask_to_quit: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ask = ask_to_quit
        self._near, self._far = socket.socketpair()
        for end in (self._near, self._far):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._near.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._drain)
        self._old_fd = signal.set_wakeup_fd(self._far.fileno())
        self._old = {number: signal.signal(number, self._note) for number in (signal.SIGTERM, signal.SIGINT)}

    def _note(self, number: int, frame: FrameType | None) -> None:
        """The wake-up has already been written; nothing is done inside the handler itself."""

    def _drain(self) -> None:
        try:
            received = self._near.recv(64)
        except BlockingIOError:
            return
        if any(number in received for number in self._old):
            self._ask()

    def stop(self) -> None:
        """Puts the handlers back."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._old_fd)
        for number, handler in self._old.items():
            signal.signal(number, handler)
        self._near.close()
        self._far.close()
