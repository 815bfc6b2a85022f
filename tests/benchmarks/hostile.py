"""A hostile server against the whole desk: how long it holds the interface's loop, and how much memory it takes."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from kiosk.app.compose import Parts
from tests.benchmarks import warm
from tests.benchmarks.hostile_proxy import CASES
from tests.benchmarks.platform import serving
from tests.benchmarks.report import Figure
from tests.benchmarks.stalls import watched
from tests.support.secrets import MemorySecrets
from tests.support.waiting import until

ROOT = Path(__file__).resolve().parents[2]
TODAY = 100
MOST = 20.0
"""Seconds within which a case is over, whatever the server does."""


class _Proxy:
    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.url = f"http://127.0.0.1:{int(self._line())}"
        self.met: set[str] = set()

    def _line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()

    def say(self, case: str) -> None:
        assert self._process.stdin is not None
        print(json.dumps(case), file=self._process.stdin, flush=True)

    async def follow(self) -> None:
        while line := await asyncio.to_thread(self._line):
            self.met.add(line.removeprefix("met ").rstrip("\n"))


@contextmanager
def _hostile(url: str) -> Iterator[_Proxy]:
    command = [sys.executable, "-m", "tests.benchmarks.hostile_proxy", url]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield _Proxy(process)
        finally:
            process.kill()


def measure(application: QApplication) -> list[Figure]:
    """Longest time between two turns of the loop, and by how much the peak of the process's memory grew."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(today=TODAY, others=0) as url,
        _hostile(url) as proxy,
        asyncio.Runner(loop_factory=lambda: QEventLoop(application)) as runner,
    ):
        held, rest, grown = runner.run(_attack(proxy, Path(folder)))
    worst = max(held, key=lambda case: held[case])
    for case, seconds in sorted(held.items(), key=lambda one: -one[1])[:5]:
        print(f"         {case} : {seconds * 1000:.0f} ms", flush=True)
    return [
        Figure(
            f"plus longue retenue de la boucle devant un serveur hostile ({len(held)} cas ; {worst})",
            held[worst] * 1000,
            "ms",
            rest * 1000,
            "la même boucle au repos",
            100,
            "value",
        ),
        Figure("mémoire prise par un serveur hostile", grown, "Mio", 0.0, "avant lui", 300, "value"),
    ]


def _peak() -> float:
    """Of this process so far, in MiB."""
    import resource  # not on Windows, where this is not measured

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024 if sys.platform == "linux" else peak / 1024 / 1024


async def _attack(proxy: _Proxy, folder: Path) -> tuple[dict[str, float], float, float]:
    parts = await warm.signed_in(proxy.url, folder, MemorySecrets(), TODAY)
    await until(lambda: not parts.desk.sync_state.busy, "sync at rest", 120)
    async with watched() as rest:
        await asyncio.to_thread(time.sleep, 2)
    before = _peak()
    following = asyncio.create_task(proxy.follow(), name="follows the proxy")
    held = {}
    for case in CASES:
        async with _case(parts, proxy, case), watched() as spans:
            await _asked_again(parts, proxy, case)
        held[case] = max(spans)
        print("XX", case, f"{held[case] * 1000:.0f} ms", f"{_peak() - before:.0f} MiB", time.strftime("%X"), flush=True)
    grown = _peak() - before
    await parts.close()
    following.cancel()
    return held, max(rest), grown


@asynccontextmanager
async def _case(parts: Parts, proxy: _Proxy, case: str) -> AsyncIterator[None]:
    """``case``, and then the server well again until the desk is too."""
    proxy.say(case)
    yield
    proxy.say("")
    frame = parts.presenter.frame
    assert frame is not None
    await until(lambda: not frame.link.busy, "the end of the case", 2 * MOST)
    frame.link.refresh()
    await until(lambda: parts.desk.sync_state.connected, "the link", 2 * MOST)
    board = frame.page("agenda").board
    await until(lambda: board.board is not None and board.board.total >= TODAY, "the board as it was", 2 * MOST)


async def _asked_again(parts: Parts, proxy: _Proxy, case: str) -> None:
    frame = parts.presenter.frame
    assert frame is not None
    frame.link.refresh()
    ends = time.monotonic() + MOST
    while time.monotonic() < ends and (case not in proxy.met or frame.link.busy):
        await asyncio.sleep(0.01)
    await asyncio.sleep(0.3)  # what the board makes of it
