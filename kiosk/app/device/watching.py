"""A device starts again by itself: its window is a process of its own, which another one watches."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from types import FrameType

from kiosk.process import own

log = logging.getLogger(__name__)
HUNG = 70
"""The exit code of a process whose loop stood still."""
_STILL_S = 30.0
_FIRST_S, _LONGEST_S, _WELL_S = 1.0, 30.0, 60.0
_WRITTEN_OVER = "glibc.malloc.perturb=165:glibc.malloc.tcache_count=0"
_FINAL = frozenset({0, 2})  # the site left it, or its configuration is wrong


def watch(
    arguments: Sequence[str],
    *,
    wiped: bool = False,
    command: Sequence[str] = (*own("kiosk"),),
    sleep: Callable[[float], None] = time.sleep,
) -> int:
    """Runs ``kiosk ARGUMENTS --once``, again whenever it ends badly; the exit code, once it is left.

    ``wiped``: what that process lets go of in its memory is overwritten at once, where the system can (glibc).
    """
    ended = threading.Event()
    running: list[subprocess.Popen[bytes]] = []

    def stop(_number: int, _frame: FrameType | None) -> None:
        ended.set()
        for process in running:
            process.terminate()

    kept = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    pause = _FIRST_S
    try:
        while True:
            begun = time.monotonic()
            process = subprocess.Popen([*command, *arguments, "--once"], env=environment(os.environ, wiped=wiped))  # noqa: S603 - our own
            running[:] = [process]
            if ended.is_set():
                process.terminate()
            code = process.wait()
            if code in _FINAL or ended.is_set():
                return code if code in _FINAL else 0
            log.warning("the window ended with %s, and starts again", code)
            pause = _FIRST_S if time.monotonic() - begun >= _WELL_S else min(pause * 2, _LONGEST_S)
            sleep(pause)
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler)


def environment(of: Mapping[str, str], *, wiped: bool) -> dict[str, str]:
    """In which the window runs."""
    # Python's own allocator keeps what it lets go of as it was; glibc's writes over it, but for what it puts by for
    # each thread: hence nothing is.
    return {**of, "PYTHONMALLOC": "malloc", "GLIBC_TUNABLES": _WRITTEN_OVER} if wiped else dict(of)


class Alive:
    """Ends the process where its loop has stood still for half a minute: it is started again. ``beat`` is called on the
    loop, every few seconds."""

    def __init__(self, end: Callable[[int], object] = os._exit, still: float = _STILL_S) -> None:
        self._end = end
        self._still = still
        self._last = time.monotonic()
        self._over = threading.Event()
        threading.Thread(target=self._watch, name="kiosk-alive", daemon=True).start()

    def beat(self) -> None:
        """The loop turns."""
        self._last = time.monotonic()

    def stop(self) -> None:
        """Nobody watches any more."""
        self._over.set()

    def _watch(self) -> None:
        while not self._over.wait(self._still / 6):
            if time.monotonic() - self._last > self._still:
                self._end(HUNG)
                return
