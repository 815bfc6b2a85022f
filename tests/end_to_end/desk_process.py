"""A desk that runs as a process of its own: told what to do, heard, ended or killed."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from tests.support.waiting import until

ROOT = Path(__file__).resolve().parents[2]


class DeskProcess:
    """``python -m tests.end_to_end.desk_main`` (or the command given) with a temporary folder of its own.

    ``folder`` is where it runs; ``before`` is called in the process before it begins.
    """

    def __init__(
        self,
        temporary: Path,
        *arguments: str | Path,
        module: str = "tests.end_to_end.desk_main",
        folder: Path = ROOT,
        environment: Mapping[str, str] | None = None,
        before: Callable[[], None] | None = None,
    ) -> None:
        temporary.mkdir(parents=True, exist_ok=True)
        self.lines: list[str] = []
        self.errors: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", module, *map(str, arguments)],
            cwd=folder,
            # No configuration of this machine, no display: what a bare server has.
            env={
                **os.environ,
                "QT_QPA_PLATFORM": "offscreen",
                "TMPDIR": str(temporary),
                "HOME": str(temporary),
                **(environment or {}),
            },
            preexec_fn=before,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self._readers = [
            threading.Thread(target=_pump, args=(self.process.stdout, self.lines), daemon=True),
            threading.Thread(target=_pump, args=(self.process.stderr, self.errors), daemon=True),
        ]
        for reader in self._readers:
            reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.ended()

    def tell(self, order: str) -> None:
        """Gives it a line to carry out."""
        assert self.process.stdin is not None
        self.process.stdin.write(order + "\n")
        self.process.stdin.flush()

    async def hear(self, beginning: str, timeout: float = 60.0) -> str:
        """Waits for a line that begins so; gives it, once: the next call waits for another."""
        await until(
            lambda: self._found(beginning) or self._found("failed") or self.process.poll() is not None,
            f"« {beginning} », after {self.lines}",
            timeout,
        )
        if self.process.poll() is not None:
            for reader in self._readers:
                reader.join()  # its last words may still be on their way
        line = self._found(beginning)
        assert line is not None, (
            f"failed or ended ({self.process.poll()}) without « {beginning} »: {self.lines} {''.join(self.errors)}"
        )
        self.lines.remove(line)
        return line

    def _found(self, beginning: str) -> str | None:
        return next((line for line in list(self.lines) if line.startswith(beginning)), None)

    def terminate(self, timeout: float = 15.0) -> int:
        """Asks it to end (SIGTERM); its exit code."""
        self.process.terminate()
        self.process.wait(timeout)
        return self.ended()

    def kill(self) -> None:
        """Ends it without a word (SIGKILL)."""
        self.process.kill()
        self.ended()

    def ended(self) -> int:
        """Waits for its end; its exit code."""
        self.process.wait()
        for reader in self._readers:
            reader.join()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            if stream is not None and not stream.closed:
                stream.close()
        return self.process.returncode


def _pump(stream: IO[str] | None, lines: list[str]) -> None:
    assert stream is not None
    lines.extend(line.rstrip("\n") for line in stream)
