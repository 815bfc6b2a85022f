"""Windows: the session is locked, or the machine is about to sleep. A window that is never shown is told so."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import wintypes
from typing import Any, Final

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QWidget

_SESSION_CHANGE: Final = 0x02B1  # WM_WTSSESSION_CHANGE
_SESSION_LOCK: Final = 7
_SESSION_DISCONNECT: Final = (2, 4)  # of the console, of a distant desktop: somebody else takes the screen
_POWER: Final = 0x0218  # WM_POWERBROADCAST
_SUSPEND: Final = 4  # PBT_APMSUSPEND
_THIS_SESSION: Final = 0


class Windows(QWidget):
    """Told of this session alone."""

    def __init__(self, lock: Callable[[], None]) -> None:
        super().__init__()
        self._lock = lock
        self._terminals: Any = ctypes.WinDLL("wtsapi32")  # type: ignore[attr-defined,unused-ignore]
        self._handle = wintypes.HWND(int(self.winId()))
        self._terminals.WTSRegisterSessionNotification(self._handle, wintypes.DWORD(_THIS_SESSION))

    def stop(self) -> None:
        """Listens no more."""
        self._lock = lambda: None
        self._terminals.WTSUnRegisterSessionNotification(self._handle)
        self.deleteLater()

    def nativeEvent(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        told = wintypes.MSG.from_address(int(message))
        if is_lock(told.message, told.wParam):
            self._lock()
        return super().nativeEvent(kind, message)


def is_lock(message: int, about: int) -> bool:
    """Whether that message of the system is one after which nobody may see anything."""
    if message == _SESSION_CHANGE:
        return about == _SESSION_LOCK or about in _SESSION_DISCONNECT
    return message == _POWER and about == _SUSPEND
