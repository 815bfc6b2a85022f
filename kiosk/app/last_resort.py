"""A process that was to end, ends: where its loop stands still or never comes back, by force."""

from __future__ import annotations

import logging
import os
import threading

log = logging.getLogger(__name__)
PATIENCE = 20.0
"""Seconds for an end in good order: what was just done is sent, the platform is told, the memory is closed."""


class LastResort:
    """Once armed, it ends the process after ``PATIENCE``, unless that is over before."""

    def __init__(self) -> None:
        self._over = threading.Event()
        self._armed = False

    def arm(self) -> None:
        """The process is to end from now on. May be called from any thread, and again."""
        if not self._armed:
            self._armed = True
            # It keeps nothing from ending, and needs nothing of the loop.
            threading.Thread(target=self._wait, name="kiosk-last-resort", daemon=True).start()

    def over(self) -> None:
        """The end in good order has come."""
        self._over.set()

    def _wait(self) -> None:
        if not self._over.wait(PATIENCE):
            log.error("the process did not come to its end, and was ended")
            os._exit(1)
