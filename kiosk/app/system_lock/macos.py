"""macOS: the screen is locked, or its saver begins. Core Foundation tells, on the loop that Qt runs there.

The machine's sleep is noticed by the time that went by without Kiosk (``presenters/lock/idle.py``).
"""

from __future__ import annotations

import ctypes
import ctypes.util
from collections.abc import Callable
from typing import Any, Final

_NAMES: Final = ("com.apple.screenIsLocked", "com.apple.screensaver.didstart")
_UTF8: Final = 0x08000100
_AT_ONCE: Final = 4  # CFNotificationSuspensionBehaviorDeliverImmediately
_CALLED: Final = ctypes.CFUNCTYPE(None, *(ctypes.c_void_p,) * 5)


class MacOs:
    """Told by the centre of notifications between processes."""

    def __init__(self, lock: Callable[[], None]) -> None:
        self._lock = lock
        core: Any = ctypes.CDLL(ctypes.util.find_library("CoreFoundation"))
        core.CFNotificationCenterGetDistributedCenter.restype = ctypes.c_void_p
        core.CFStringCreateWithCString.restype = ctypes.c_void_p
        core.CFStringCreateWithCString.argtypes = (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_uint32)
        pointers = (ctypes.c_void_p,) * 2
        core.CFNotificationCenterAddObserver.argtypes = (
            *(*pointers, _CALLED, *pointers),
            ctypes.c_long,
        )
        core.CFNotificationCenterRemoveEveryObserver.argtypes = pointers
        self._core = core
        self._centre = core.CFNotificationCenterGetDistributedCenter()
        self._called = _CALLED(self._told)  # kept: the centre has it, and nothing else
        self._me = ctypes.c_void_p(id(self))
        for name in _NAMES:
            words = core.CFStringCreateWithCString(None, name.encode(), _UTF8)
            core.CFNotificationCenterAddObserver(self._centre, self._me, self._called, words, None, _AT_ONCE)

    def stop(self) -> None:
        """Listens no more."""
        self._lock = lambda: None
        self._core.CFNotificationCenterRemoveEveryObserver(self._centre, self._me)

    def _told(self, *_: object) -> None:
        self._lock()
