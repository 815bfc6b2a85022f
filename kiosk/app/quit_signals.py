"""Ends the desk in good order on SIGTERM and SIGINT, and all the same where Qt's loop never comes back.

Python runs its handlers only when Qt hands it the turn, and Qt may be stuck: the system's own handler writes to a
socket, and a thread of its own reads it.
"""

from __future__ import annotations

import signal
import socket
import threading
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, Qt, Signal

_STOP = b"\0"


class QuitSignals(QObject):
    """When the system asks the process to end, calls ``at_once`` on a thread, then ``ask_to_quit`` on Qt's loop."""

    _asked = Signal()

    def __init__(self, ask_to_quit: Callable[[], None], at_once: Callable[[], None]) -> None:
        super().__init__()
        self._at_once = at_once
        self._asked.connect(ask_to_quit, Qt.ConnectionType.QueuedConnection)
        self._near, self._far = socket.socketpair()
        self._far.setblocking(False)
        self._old_fd = signal.set_wakeup_fd(self._far.fileno())
        self._old = {number: signal.signal(number, self._note) for number in (signal.SIGTERM, signal.SIGINT)}
        self._reader = threading.Thread(target=self._read, name="kiosk-quit-signals", daemon=True)
        self._reader.start()

    def _note(self, number: int, frame: FrameType | None) -> None:
        """The wake-up has already been written; nothing is done inside the handler itself."""

    def _read(self) -> None:
        while (received := self._near.recv(64)) and _STOP not in received:
            if any(number in received for number in self._old):
                self._at_once()
                self._asked.emit()

    def stop(self) -> None:
        """Puts the handlers back."""
        signal.set_wakeup_fd(self._old_fd)
        for number, handler in self._old.items():
            signal.signal(number, handler)
        self._far.send(_STOP)
        self._reader.join()
        self._near.close()
        self._far.close()
