"""Several processes that serve one database behind one address: begun, watched over and stopped by this one.

Each listens at the address by itself (SO_REUSEPORT) and the system shares out who calls. They know of each other by the
database alone, as those on other machines do. One that ends is begun again; those that this one leaves behind end with
it, since it holds the other end of their input.
"""

from __future__ import annotations

import logging
import os
import pickle
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.platform_server.serving.settings import Settings
from kiosk.process import own

CAN = sys.platform == "linux"
"""Elsewhere the system does not share out who calls."""
_WORKER = "kiosk.platform_server.serving.worker"
_STOPPED_S = 8.0
_LONG_ENOUGH_S, _LONGEST_PAUSE_S = 10.0, 10.0
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Begun:
    """What a worker is told as it begins."""

    settings: Settings
    url: str  # of the database, which may hold a password: no argument of a command


def run(begun: Begun, count: int, now: Callable[[], datetime] | None, ready: Callable[[], None]) -> None:
    """Has ``count`` workers serve until this process is asked to stop; ``ready`` once all of them answer.

    ``now`` tells the platform's clock where it is not the system's. Raises WorkerFailed where none comes to answer.
    """
    stop = threading.Event()
    before = {number: signal.signal(number, lambda *_: stop.set()) for number in (signal.SIGTERM, signal.SIGINT)}
    workers = [_Worker(begun, number, now, stop) for number in range(1, count + 1)]
    try:
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.wait_ready()
        if not stop.is_set():
            ready()
        if begun.settings.attached:
            threading.Thread(target=_until_input_ends, args=(stop,), name="standard input", daemon=True).start()
        stop.wait()
    finally:
        stop.set()
        for worker in workers:
            worker.end()
        for number, handler in before.items():
            signal.signal(number, handler)
    if any(worker.failed for worker in workers):
        raise WorkerFailed


class WorkerFailed(Exception):  # noqa: N818 - an outcome, not a fault
    """A worker ended before it had answered even once."""


class _Worker(threading.Thread):
    """Keeps one of them going."""

    def __init__(self, begun: Begun, number: int, now: Callable[[], datetime] | None, stop: threading.Event) -> None:
        super().__init__(name=f"worker {number}", daemon=True)
        self._begun, self._number, self._now, self._stop_wanted = begun, number, now, stop
        self._answers = threading.Event()
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self.failed = False

    def wait_ready(self) -> None:
        """Until it has answered once, or everything is to stop."""
        while not (self._answers.wait(0.05) or self._stop_wanted.is_set()):
            pass

    def run(self) -> None:
        quick = 0
        while not self._stop_wanted.is_set():
            started = time.monotonic()
            process = self._begin()
            if process is None:
                return
            if process.stdout is not None and process.stdout.readline():
                self._answers.set()
            code = process.wait()
            if self._stop_wanted.is_set():
                return
            if not self._answers.is_set():
                self.failed = True
                self._stop_wanted.set()
                return
            _log.warning("worker %d ended (%d), begun again", self._number, code)
            quick = quick + 1 if time.monotonic() - started < _LONG_ENOUGH_S else 0
            self._stop_wanted.wait(min(_LONGEST_PAUSE_S, 0.25 * 2.0**quick) if quick else 0)

    def end(self) -> None:
        """Asks it to stop, and sees to it that it has."""
        with self._lock:
            process = self._process
        if process is not None and process.poll() is None:
            process.terminate()
            try:
                process.wait(_STOPPED_S)
            except subprocess.TimeoutExpired:
                process.kill()
        if self.ident is not None:
            self.join()
        for end in () if process is None else (process.stdin, process.stdout):
            if end is not None:
                end.close()

    def _begin(self) -> subprocess.Popen[bytes] | None:
        settings = self._begun.settings
        if self._now is not None:
            settings = replace(settings, now=self._now())
        told = pickle.dumps(replace(self._begun, settings=settings))
        with self._lock:
            if self._stop_wanted.is_set():
                return None
            if self._process is not None:
                for end in (self._process.stdin, self._process.stdout):
                    if end is not None:
                        end.close()
            process = self._process = subprocess.Popen(  # noqa: S603 - this very program
                own(_WORKER), stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
        assert process.stdin is not None
        try:
            process.stdin.write(len(told).to_bytes(4, "big") + told)
            process.stdin.flush()
        except OSError:
            _log.warning("worker %d did not begin", self._number)
        return process


def _until_input_ends(stop: threading.Event) -> None:
    while os.read(0, 4096):
        pass
    stop.set()


def reserve(host: str, port: int) -> socket.socket:
    """Takes the address for all workers. Raises OSError."""
    taken = shared_socket(host)
    try:
        taken.bind((host, port))
    except OSError:
        taken.close()
        raise
    return taken


def shared_socket(host: str) -> socket.socket:
    """A socket that may be bound to where others of this user are."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    return made
