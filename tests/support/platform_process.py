"""The embedded platform as a process of its own, for the tests that speak real HTTP to it."""

from __future__ import annotations

import multiprocessing
import os
import queue
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from multiprocessing import forkserver
from pathlib import Path
from types import TracebackType

from tests.support.forked_platform import ForkedPlatform

_BEING_FORKED = getattr(multiprocessing.current_process(), "_inheriting", False)
"""Whether this is such a platform itself, into which its parent's first module (``make demo``) is loaded again."""
if "PYTEST_CURRENT_TEST" not in os.environ and not _BEING_FORKED:
    # Before any test has temporary files go elsewhere, since it lives as long as the tests do; a process that a test
    # starts, in a folder whose name may be too long for a socket, starts one only if it needs it.
    forkserver.ensure_running()

_LISTENING = "listening on "
LIKES = ("own", "historic-2024", "current-2026")
"""The kinds of platform that a desk meets."""


def behaving(like: str) -> tuple[str, ...]:
    """The options of a platform like that, which counts nobody's calls: all desks of a test share one address.

    Ours takes the telephone numbers that tests type, without the demonstration too.
    """
    return ("--accept-fiction",) if like == "own" else ("--like", like, "--calls-per-minute", "0")


@dataclass(frozen=True)
class Account:
    """One line of what ``--demo`` prints."""

    label: str
    email: str
    password: str


class PlatformDidNotStart(RuntimeError):  # noqa: N818 - says what happened
    """The process ended, or said nothing, before it listened; the text is what it wrote."""


@dataclass
class PlatformProcess:
    """A running platform: where it listens, its accounts (with ``--demo``), and how to end it."""

    url: str
    accounts: list[Account]
    process: subprocess.Popen[str] | ForkedPlatform
    _lines: queue.SimpleQueue[str | None] = field(default_factory=queue.SimpleQueue)
    _readers: tuple[threading.Thread, ...] = ()
    errors: list[str] = field(default_factory=list)

    def stop(self, timeout: float = 10.0) -> int:
        """Asks the process to end (SIGTERM) and answers its return code; killed after ``timeout`` seconds."""
        if self.process.poll() is None:
            self.process.terminate()
        try:
            self.process.wait(timeout)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        for reader in self._readers:
            reader.join()
        for stream in (self.process.stdout, self.process.stderr):
            if stream is not None:
                stream.close()
        assert self.process.returncode is not None
        return self.process.returncode

    def __enter__(self) -> PlatformProcess:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def start_platform(
    *args: str | Path, timeout: float = 60.0, as_command: bool = False, command: str = "serve"
) -> PlatformProcess:
    """Starts ``kiosk-platform serve`` (or another ``command``) with ``args`` and comes back once it listens.

    It is forked from a process that has it loaded and hashes passwords cheaply, or, ``as_command``, started as people
    start it.

    Raises PlatformDidNotStart, with all that was printed, when it ends before or is silent for ``timeout`` seconds.
    """
    process = _command(command, *map(str, args)) if as_command else ForkedPlatform([command, *map(str, args)])
    lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    errors: list[str] = []
    # Both streams are read to the end all along: a full pipe would stop the server.
    readers = (
        threading.Thread(target=_pump_output, args=(process, lines), name="platform-stdout", daemon=True),
        threading.Thread(target=_pump_errors, args=(process, errors), name="platform-stderr", daemon=True),
    )
    for reader in readers:
        reader.start()
    platform = PlatformProcess("", [], process, lines, readers, errors)
    said: list[str] = []
    while True:
        try:
            line = lines.get(timeout=timeout)
        except queue.Empty:
            line = None
        if line is None:
            platform.stop()
            raise PlatformDidNotStart("".join([*said, *errors]))
        said.append(line)
        if line.startswith(_LISTENING):
            platform.url = line.removeprefix(_LISTENING).strip()
            return platform
        columns = line.rstrip("\n").split("\t")
        if len(columns) == 3:
            platform.accounts.append(Account(*columns))


def _command(*args: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "kiosk.platform_server", *args]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")


def _pump_output(process: subprocess.Popen[str] | ForkedPlatform, lines: queue.SimpleQueue[str | None]) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        lines.put(line)
    lines.put(None)


def _pump_errors(process: subprocess.Popen[str] | ForkedPlatform, errors: list[str]) -> None:
    assert process.stderr is not None
    errors.extend(process.stderr)
