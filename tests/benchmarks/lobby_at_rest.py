"""What a companion with fifty devices costs while nothing happens: its share of a core, all of them waiting."""

from __future__ import annotations

import os
import tempfile
import threading
import time
from contextlib import ExitStack
from pathlib import Path

import httpx
from PySide6.QtWidgets import QApplication

from kiosk.domain.platform.pairing import DeviceKind
from tests.benchmarks.report import Figure
from tests.support.companion_process import CompanionProcess

DEVICES = 50
_KINDS = (DeviceKind.DESK, DeviceKind.OFFICE)  # a borne and a screen ask no more
_QUIET_S, _ALONE_S = 55.0, 10.0
"""Each device waits 25 s, and asks again: two rounds of it; and how long it is looked at with nobody."""


def measure(application: QApplication) -> list[Figure]:
    """Beside the same companion before anybody came."""
    with tempfile.TemporaryDirectory() as folder:
        companion = CompanionProcess(Path(folder)).start()
        try:
            alone = _share(companion, _ALONE_S)
            with ExitStack() as stack:
                devices = [
                    stack.enter_context(companion.client(_KINDS[number % 2], f"Poste {number}"))
                    for number in range(DEVICES)
                ]
                stop = threading.Event()
                threads = [threading.Thread(target=_wait, args=(one, stop), daemon=True) for one in devices]
                for thread in threads:
                    thread.start()
                time.sleep(2)  # all of them wait
                quiet = _share(companion, _QUIET_S)
                stop.set()
                companion.kill()
                for thread in threads:
                    thread.join()
        finally:
            companion.stop()
    name = f"un compagnon et {DEVICES} appareils qui attendent, part d’un cœur"
    return [Figure(name, quiet * 100, "%", alone * 100, "le même, sans personne", 5, "value")]


def _wait(device: httpx.Client, stop: threading.Event) -> None:
    try:
        cursor = device.get("/organisations/1/day").json()["cursor"]
        while not stop.is_set():
            cursor = device.get("/organisations/1/changes", params={"since": cursor}).json()["cursor"]
    except httpx.TransportError:
        if not stop.is_set():
            raise


def _share(companion: CompanionProcess, seconds: float) -> float:
    """Of one core, in that time."""
    assert companion.process is not None
    pid, begun = companion.process.process.pid, time.monotonic()
    before = _used(pid)
    time.sleep(seconds)
    return (_used(pid) - before) / (time.monotonic() - begun)


def _used(pid: int) -> float:
    """Seconds of processor that a process has had (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
