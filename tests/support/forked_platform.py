"""The embedded platform as a process that is forked from one which has it loaded already: a second less for each."""

from __future__ import annotations

import atexit
import contextlib
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import mkdtemp
from typing import IO, Any

# Loaded here, once, for all that are forked from it.
from kiosk.platform_server import __main__ as command
from tests.support.cheap_hashes import cheap_hashes
from tests.support.made_demo import keep_demonstrations

_FORKS: Any = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload([__name__])


@cache
def _demonstrations() -> Path:
    """The folder of those that were made, for as long as this process lasts."""
    folder = Path(mkdtemp(prefix="kiosk-demonstrations-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


class ForkedPlatform:
    """What ``subprocess.Popen`` offers of ``kiosk-platform`` with ``arguments``, whose passwords cost nothing."""

    def __init__(self, arguments: Sequence[str]) -> None:
        ours, theirs = zip(*(_FORKS.Pipe(duplex=False) for _ in range(2)), strict=True)
        self.stdout, self.stderr = (_text(end) for end in ours)
        self._process = _FORKS.Process(
            target=_run, args=(arguments, dict(os.environ), Path.cwd(), _demonstrations(), *theirs), daemon=True
        )
        self._process.start()
        for end in theirs:
            end.close()

    @property
    def pid(self) -> int:
        return int(self._process.pid)

    @property
    def returncode(self) -> int | None:
        code: int | None = self._process.exitcode
        return code

    def poll(self) -> int | None:
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        self._process.join(timeout)
        if (code := self.returncode) is None:
            raise subprocess.TimeoutExpired("kiosk-platform", timeout or 0)
        return code

    def send_signal(self, number: int) -> None:
        if self.returncode is None:
            # It may have ended already: the server of forks tells so a moment later.
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


def _text(end: Connection) -> IO[str]:
    """What is read of that end of a pipe."""
    with end:
        return os.fdopen(os.dup(end.fileno()), encoding="utf-8")


def _run(
    arguments: Sequence[str],
    environment: Mapping[str, str],
    folder: Path,
    demonstrations: Path,
    out: Connection,
    errors: Connection,
) -> None:
    for number, end in enumerate((out, errors), 1):
        os.dup2(end.fileno(), number)
        end.close()
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    sys.argv = ["kiosk-platform", *arguments]
    keep_demonstrations(demonstrations)
    with cheap_hashes():
        sys.exit(command.main())
