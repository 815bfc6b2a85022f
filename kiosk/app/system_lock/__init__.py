"""The system's own lock and sleep, where it tells: Kiosk locks with it. Silent where there is nothing to hear."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from typing import Protocol

from kiosk.sync.faults import log_fault

log = logging.getLogger(__name__)


class Listening(Protocol):
    """What listens, as long as the process lasts or until it is stopped."""

    def stop(self) -> None:
        """Listens no more."""


def listen(lock: Callable[[], None]) -> Listening | None:
    """Has ``lock`` called when the session of the system is locked, or the machine goes to sleep. None: nobody tells.

    Never raises: a system that cannot be listened to is one that is silent.
    """
    try:
        if sys.platform == "win32":
            from kiosk.app.system_lock.windows import Windows

            return Windows(lock)
        if sys.platform == "darwin":
            from kiosk.app.system_lock.macos import MacOs

            return MacOs(lock)
        from kiosk.app.system_lock.linux import Logind

        return Logind(lock)
    except Exception as error:  # of whatever the system brings along
        log_fault(error)
        return None
