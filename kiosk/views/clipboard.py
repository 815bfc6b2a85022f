"""What is copied out of Kiosk: marked so that clipboard histories leave it, and gone a minute later.

What a person copies from a field or a selected text is held to the same, where the system tells that it came from here.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

KEPT_MS = 60_000
_MARK = "application/x-kiosk-copied"
_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
_PRIVATE = {
    "x-kde-passwordManagerHint": b"secret",  # read by Klipper and by most histories of clipboards on Linux
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): b"1",
    _WINDOWS.format("CanIncludeInClipboardHistory"): bytes(4),
    _WINDOWS.format("CanUploadToCloudClipboard"): bytes(4),
}


def put(text: str, *, lasting: bool = False) -> None:
    """Puts ``text`` on the clipboard, for a minute; ``lasting``: it tells nothing of anybody, and stays."""
    _keeper().put(text, lasting)


def forget() -> None:
    """Takes off the clipboard, and the selection, what came from Kiosk. What was copied elsewhere stays."""
    _keeper().forget()


def watch() -> None:
    """Holds what is copied by hand to the same, from now on."""
    _keeper()


class Keeper(QObject):
    """The clipboard, as long as the application lasts."""

    def __init__(self, clipboard: QClipboard, parent: QObject) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._ours = self._lasting = self._putting = False
        self.timer = QTimer(self, singleShot=True, interval=KEPT_MS)
        self.timer.timeout.connect(self.forget)
        clipboard.dataChanged.connect(self._changed)

    def put(self, text: str, lasting: bool = False) -> None:
        """See ``put`` of the module."""
        data = QMimeData()
        data.setText(text)
        for kind, value in {_MARK: b"1", **({} if lasting else _PRIVATE)}.items():
            data.setData(kind, value)
        self._putting = True
        try:
            self._clipboard.setMimeData(data)
        finally:
            self._putting = False
        self._ours, self._lasting = not lasting, lasting
        self.timer.stop()
        if self._ours:
            self.timer.start()

    def forget(self) -> None:
        """See ``forget`` of the module."""
        self.timer.stop()
        # Asked of the system last: a program that hangs with the clipboard in hand would hold up who asks.
        if self._ours or (not self._lasting and self.from_here()):
            self._ours = False
            self._clipboard.clear()
        if self._clipboard.ownsSelection():
            self._clipboard.clear(QClipboard.Mode.Selection)

    def from_here(self) -> bool:
        """Whether the system says that what is on the clipboard comes from this process."""
        return self._clipboard.ownsClipboard()

    def _changed(self) -> None:
        if self._putting:
            return
        data = self._clipboard.mimeData() if self.from_here() else None
        if data is not None and data.hasFormat(_MARK):
            return  # some systems tell of our own putting only later
        self._ours, self._lasting = data is not None, False
        self.timer.stop()
        if self._ours:
            self.timer.start()
            QTimer.singleShot(0, self, self._mark)

    def _mark(self) -> None:
        """What was copied by hand is put again, with the marks. Not while the system still tells of it."""
        data = self._clipboard.mimeData() if self.from_here() else None
        if data is not None and data.hasText() and not data.hasFormat(_MARK):
            self.put(data.text())


def _keeper() -> Keeper:
    application = QGuiApplication.instance()
    assert application is not None
    found = application.findChild(Keeper)
    return found if found is not None else Keeper(QGuiApplication.clipboard(), application)
