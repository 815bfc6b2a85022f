"""One process per profile: a second start raises the first window and ends."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 2000
_RAISE = b"raise\n"


class OneProcess(QObject):
    """Holds a profile for the life of the process.

    ``first`` tells whether no other process holds it; if one does, ``raise_first`` asks it to come forward. Where the
    folder cannot be written nobody can hold it: ``writable`` is False, and this process goes on to say so.
    The lock is a file of Qt's, which a crash does not leave behind for good; the call goes over a local socket
    that only the same person may open.
    """

    raised = Signal()

    def __init__(self, profile: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        digest = hashlib.sha256(str(profile.resolve()).encode()).hexdigest()[:16]
        self._name = f"kiosk-{digest}"
        self._lock = QLockFile(str(profile / "kiosk.lock"))
        self._lock.setStaleLockTime(0)
        held = self._lock.tryLock(0)
        self.first = held or self._lock.error() is not QLockFile.LockError.LockFailedError
        self.writable = held or not self.first
        self._server: QLocalServer | None = None
        if self.first:
            self._listen()

    def _listen(self) -> None:
        QLocalServer.removeServer(self._name)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._answer)
        # Without the socket the profile is still held; only the raising is lost.
        server.listen(self._name)
        self._server = server

    def _answer(self) -> None:
        assert self._server is not None
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.disconnected.connect(caller.deleteLater)
            caller.disconnectFromServer()
            self.raised.emit()

    def raise_first(self) -> bool:
        """Asks the process that holds the profile to show its window; whether it was reached."""
        caller = QLocalSocket(self)
        caller.connectToServer(self._name)
        if not caller.waitForConnected(_WAIT_MS):
            return False
        caller.write(_RAISE)
        caller.flush()
        caller.disconnectFromServer()
        return True

    def release(self) -> None:
        """Lets the profile go, at the end of the process."""
        if self._server is not None:
            self._server.close()
            self._server = None
        if self.first:
            self._lock.unlock()
            self.first = False
