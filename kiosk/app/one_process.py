"""One process per profile: a second start raises the first window, hands over what it was given, and ends.

One line over a local socket: « raise », or the address at which a browser came back, and no answer; or « print … »,
which is answered by one line once it is done.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QLockFile, QObject, QSysInfo, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from kiosk.domain.platform.sign_in import LONGEST_ANSWER, is_answer

_WAIT_MS = 2000
PATIENCE_MS = 6000
"""How long a process that works may be busy before it hears: a start takes less."""
_RAISE = b"raise"
PRINT = "print "
"""How a line begins that asks for something to be printed."""
_LONGEST = LONGEST_ANSWER + 1


class OneProcess(QObject):
    """Holds a profile for the life of the process.

    ``first`` tells whether no other process holds it; if one does, ``raise_first`` asks it to come forward. Where the
    folder cannot be written nobody can hold it: ``writable`` is False, and this process goes on to say so.
    The lock is a file of Qt's, which a crash does not leave behind for good; the call goes over a local socket
    that only the same person may open.
    """

    raised = Signal()
    answered = Signal(str)
    """The address at which a browser came back, from a second start that the system made for it."""

    print_wanted = Signal(str, object)
    """The line, and a function that answers it with another, once."""

    def __init__(self, profile: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        digest = hashlib.sha256(str(profile.resolve()).encode()).hexdigest()[:16]
        self._name = f"kiosk-{digest}"
        self._lock = QLockFile(str(profile / "kiosk.lock"))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None
        self._caller: QLocalSocket | None = None
        self.take()

    def take(self) -> bool:
        """Holds the profile, where no other process does; ``first`` tells."""
        held = self._lock.tryLock(0)
        self.first = held or self._lock.error() is not QLockFile.LockError.LockFailedError
        self.writable = held or not self.first
        if self.first:
            self._listen()
        return self.first

    @property
    def held_by(self) -> int | None:
        """The number of the process that the lock names; None where it names none of this machine."""
        pid, host, _ = self._lock.getLockInfo()
        return pid if pid > 0 and host == QSysInfo.machineHostName() else None

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
            heard = _Caller(caller, self)
            heard.said.connect(self._heard)
            heard.asked.connect(self.print_wanted)

    def _heard(self, line: str) -> None:
        if is_answer(line):
            self.answered.emit(line)
        self.raised.emit()

    def raise_first(self, answer: str = "") -> bool:
        """Asks the process that holds the profile to come forward, and hands it ``answer``; whether somebody listens.

        ``is_heard`` tells whether it has been taken in.
        """
        caller = QLocalSocket(self)
        caller.connectToServer(self._name)
        if not caller.waitForConnected(_WAIT_MS):
            return False
        self._caller = caller
        caller.write((answer.encode("ascii") or _RAISE) + b"\n")
        caller.flush()
        while caller.bytesToWrite() and caller.waitForBytesWritten(_WAIT_MS):
            pass
        return True

    def ask_first(self, line: str, patience_ms: int) -> str:
        """What the process that holds the profile answers to ``line``; empty: nothing in that time."""
        if not self.raise_first(line):
            return ""
        caller = self._caller
        assert caller is not None
        clock = QElapsedTimer()
        clock.start()
        while not caller.canReadLine() and (left := patience_ms - clock.elapsed()) > 0:
            if not caller.waitForReadyRead(int(left)):
                break
        return bytes(caller.readLine(_LONGEST).data()).decode("ascii", "replace").strip()

    def is_heard(self) -> bool:
        """Whether the process that ``raise_first`` called has taken in what it was told: it hangs up then.

        One that stands still is connected to all the same, by the system.
        """
        caller = self._caller
        return caller is not None and (
            caller.state() is QLocalSocket.LocalSocketState.UnconnectedState or caller.waitForDisconnected(PATIENCE_MS)
        )

    @property
    def descriptor(self) -> int | None:
        """The system's name of the connection that ``raise_first`` made; None where there is none."""
        caller = self._caller
        connected = caller is not None and caller.state() is QLocalSocket.LocalSocketState.ConnectedState
        return int(caller.socketDescriptor()) if caller is not None and connected else None

    def release(self) -> None:
        """Lets the profile go, at the end of the process."""
        if self._server is not None:
            self._server.close()
            self._server = None
        if self.first:
            self._lock.unlock()
            self.first = False


class _Caller(QObject):
    """Who connected: says one line, or nothing that is worth the name, in a moment."""

    said = Signal(str)
    asked = Signal(str, object)
    """A line that is to be answered, and by what function."""

    def __init__(self, socket: QLocalSocket, parent: QObject) -> None:
        super().__init__(parent)
        self._socket = socket
        self._ended = False
        socket.setReadBufferSize(_LONGEST)
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(self._end)
        self._patience = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._patience.timeout.connect(self._end)
        self._patience.start()
        # It may have said all, and gone, before anybody listened.
        if socket.state() is QLocalSocket.LocalSocketState.UnconnectedState:
            self._end()
        else:
            self._read()

    def _read(self) -> None:
        if self._socket.canReadLine() or self._socket.bytesAvailable() >= _LONGEST:
            self._end()

    def _end(self) -> None:
        if self._ended:
            return
        self._ended = True
        self._patience.stop()
        line = bytes(self._socket.readLine(_LONGEST + 1).data()).strip().decode("ascii", "replace")
        if line.startswith(PRINT):
            self.asked.emit(line, self._answer)
            return
        self._hang_up()
        self.said.emit(line)

    def _answer(self, line: str) -> None:
        self._socket.write(line.encode("ascii", "replace") + b"\n")
        self._socket.flush()
        self._hang_up()

    def _hang_up(self) -> None:
        self._socket.disconnectFromServer()  # once all of it has left
        self._socket.deleteLater()
        self.deleteLater()
