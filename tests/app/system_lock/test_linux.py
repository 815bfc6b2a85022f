"""Kiosk locks with the system: a logind of our own, on a bus of our own."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import which

import pytest

from tests.support.waiting import until

QtDBus = pytest.importorskip("PySide6.QtDBus")
pytest.importorskip("jeepney")
pytestmark = pytest.mark.skipif(which("dbus-daemon") is None, reason="there is no dbus-daemon here")


@dataclass
class Bus:
    address: str
    logind: subprocess.Popen[str]

    async def hears(self, line: str) -> None:
        """Until the fake says so."""
        assert self.logind.stdout is not None
        said = await asyncio.to_thread(self.logind.stdout.readline)
        assert said.strip() == line

    def says(self, line: str) -> None:
        assert self.logind.stdin is not None
        self.logind.stdin.write(line + "\n")
        self.logind.stdin.flush()


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[Bus]:
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address", f"--address=unix:dir={tmp_path}"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert daemon.stdout is not None
    address = daemon.stdout.readline().strip()
    logind = subprocess.Popen(
        [sys.executable, "-m", "tests.app.system_lock.fake_logind", address],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert logind.stdout is not None
    assert logind.stdout.readline().strip() == "ready"
    yield Bus(address, logind)
    for process in (logind, daemon):
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()
        process.terminate()
        process.wait()


async def test_the_session_s_lock_and_the_machine_s_sleep_are_heard(bus: Bus) -> None:
    from kiosk.app.system_lock.linux import Logind

    system = QtDBus.QDBusConnection.connectToBus(bus.address, "kiosk-tests")
    locks: list[str] = []
    listening = Logind(lambda: locks.append("locked"), system, system)
    try:
        await bus.hears("held")  # sleep waits for Kiosk
        bus.says("sleep")
        await until(lambda: len(locks) == 1, "the lock before the sleep")
        await bus.hears("free")  # and goes on, once nothing is on the screen
        bus.says("awake")
        await bus.hears("held")
        bus.says("other")  # somebody else's session
        bus.says("lock")
        await until(lambda: len(locks) == 2, "the lock of the session")
        bus.says("hint")
        await until(lambda: len(locks) == 3, "the desktop's own lock")
        screen = QtDBus.QDBusMessage.createSignal("/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged")
        screen.setArguments([True])
        system.send(screen)
        await until(lambda: len(locks) == 4, "the screen saver")
    finally:
        listening.stop()
        QtDBus.QDBusConnection.disconnectFromBus("kiosk-tests")


async def test_where_there_is_no_bus_nothing_is_heard(tmp_path: Path) -> None:
    from kiosk.app.system_lock.linux import Logind

    nothing = QtDBus.QDBusConnection.connectToBus(f"unix:path={tmp_path / 'none'}", "kiosk-tests-none")
    listening = Logind(lambda: None, nothing, nothing)
    listening.stop()
    QtDBus.QDBusConnection.disconnectFromBus("kiosk-tests-none")


@pytest.mark.parametrize(
    ("message", "about", "locks"),
    [
        (0x02B1, 7, True),
        (0x02B1, 4, True),
        (0x02B1, 8, False),
        (0x0218, 4, True),
        (0x0218, 7, False),
        (0x0100, 7, False),
    ],
)
def test_what_windows_says_of_its_lock_and_of_sleep(message: int, about: int, locks: bool) -> None:
    from kiosk.app.system_lock.windows import is_lock

    assert is_lock(message, about) is locks
