"""The embedded platform as a process of its own, for the tests that speak real HTTP to it."""

from __future__ import annotations

import queue
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

_LISTENING = "listening on "


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
    process: subprocess.Popen[str]
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
        return self.process.returncode

    def __enter__(self) -> PlatformProcess:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def start_platform(*args: str | Path, timeout: float = 60.0, module: str = "kiosk.platform_server") -> PlatformProcess:
    """Starts ``kiosk-platform serve`` (or what stands for it, ``module``) with ``args``; comes back once it listens.

    Raises PlatformDidNotStart, with all that was printed, when it ends before or is silent for ``timeout`` seconds.
    """
    command = [sys.executable, "-m", module, "serve", *map(str, args)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")
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


def _pump_output(process: subprocess.Popen[str], lines: queue.SimpleQueue[str | None]) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        lines.put(line)
    lines.put(None)


def _pump_errors(process: subprocess.Popen[str], errors: list[str]) -> None:
    assert process.stderr is not None
    errors.extend(process.stderr)
