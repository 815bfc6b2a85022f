"""``kiosk --borne`` and ``kiosk --screen`` as processes, with a companion: what they show, and what they keep not."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kiosk.app.device.own_secrets import DeviceSecrets
from kiosk.app.device.watching import environment
from kiosk.clock import Clock
from kiosk.domain.platform.pairing import DeviceKind
from kiosk.sync.site.door import SiteDoor
from tests.platform_server.site_api.test_lobby import Desk
from tests.support.companion_process import CompanionProcess
from tests.support.lobby import NOW

EXIT = "482913"
LETTERS, BORN = "ZYX", "29021988"

PLAYS = """
import sys
from kiosk.app.device import run as life
from kiosk.app.options import Options
from kiosk.domain.platform.pairing import DeviceKind
from kiosk.presenters.borne.page import Step
from PySide6.QtCore import QTimer

made = life.compose_borne

def composed(*given):
    parts = made(*given)
    borne = parts.presenter
    borne._forgetting.setInterval(700)
    said = set()
    typed = iter(sys.stdin.readline().strip())

    def step():
        if borne.step is Step.HOME and borne._borne.state.connected and "begun" not in said:
            said.add("begun")
            borne.have_rdv()
        elif borne.step in (Step.LETTERS, Step.DATE):
            borne.press(next(typed))
        elif borne.step is Step.ANSWER and "answer" not in said:
            said.add("answer")
            print("answer", borne.answer[2], flush=True)
        elif borne.step is Step.HOME and "answer" in said and "home" not in said:
            said.add("home")
            print("home", flush=True)

    timer = QTimer(parts.window, interval=20)
    timer.timeout.connect(step)
    timer.start()
    return parts

life.compose_borne = composed
from pathlib import Path
sys.exit(life.run(Options(profile=Path(sys.argv[1]), config=Path(sys.argv[2])), DeviceKind.BORNE))
"""


@pytest.fixture
def companion(tmp_path: Path) -> Iterator[CompanionProcess]:
    folder = tmp_path / "companion"
    folder.mkdir(mode=0o700)
    made = CompanionProcess(folder, ("--now", NOW.isoformat(), "--show-agents")).start()
    yield made
    made.stop()


def configured(folder: Path, companion: CompanionProcess) -> Path:
    file = folder / "kiosk.toml"
    file.write_text(
        f'[site]\ncompanion = "{companion.url}"\n[desk]\norganisation_id = 1\n'
        f'[lobby]\nexit_code = "{EXIT}"\ntitle = "MDS Nord"\nsound = "none"\n',
        "utf-8",
    )
    return file


def let_in(companion: CompanionProcess, kind: DeviceKind, profile: Path) -> None:
    """As if somebody had typed the code at its first start."""
    profile.mkdir(mode=0o700)
    door = SiteDoor(companion.url, DeviceSecrets(profile / kind.value), Clock(), kind=kind)
    asyncio.run(door.pair(companion.code(kind, "Hall").shown))


def memory_of(pid: int) -> bytes:
    """All that a process may write to."""
    found = []
    with Path(f"/proc/{pid}/maps").open() as maps, Path(f"/proc/{pid}/mem").open("rb") as memory:
        for line in maps:
            span = re.match(r"([0-9a-f]+)-([0-9a-f]+) rw", line)
            if span:
                begin, end = (int(one, 16) for one in span.groups())
                try:
                    memory.seek(begin)
                    found.append(memory.read(end - begin))
                except (OSError, ValueError, OverflowError):
                    continue
    return b"\0".join(found)


@pytest.mark.skipif(sys.platform != "linux", reason="another system's memory is not read so")
def test_nothing_of_who_came_is_left_at_a_borne(companion: CompanionProcess, tmp_path: Path) -> None:
    """The memory of the process and its disk, read after it has forgotten: seven hundred milliseconds here for the
    twenty seconds of a hall."""
    profile = tmp_path / "profile"
    let_in(companion, DeviceKind.BORNE, profile)
    with companion.client() as client:
        desk = Desk(client)
        desk.brings(desk.visit(7, letters=LETTERS, born=date(1988, 2, 29), whom="Qwxyzine Zyxwvut"))
    config = configured(tmp_path, companion)
    variables = environment(os.environ, wiped=True)
    with subprocess.Popen(
        [sys.executable, "-c", PLAYS, str(profile), str(config)],
        env={**variables, "QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(f"{LETTERS}{BORN}\n")
        process.stdin.flush()
        assert process.stdout.readline().startswith("answer "), "it never answered"
        secrets = ["Qwxyzine", "1988-02-29", f'"{LETTERS}"']
        there = memory_of(process.pid)
        assert any(one.encode() in there or one.encode("utf-16-le") in there for one in secrets), "nothing to look for"
        assert process.stdout.readline() == "home\n"
        deadline = time.monotonic() + 20
        left = secrets
        while left and time.monotonic() < deadline:
            time.sleep(0.2)
            there = memory_of(process.pid)
            left = [one for one in secrets if one.encode() in there or one.encode("utf-16-le") in there]
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
    assert left == []
    disk = b"".join(path.read_bytes() for path in profile.rglob("*") if path.is_file())
    for one in (*secrets, LETTERS, BORN):
        assert one.encode() not in disk


@pytest.mark.skipif(sys.platform != "linux", reason="another system's processes are not found so")
@pytest.mark.parametrize("kind", [DeviceKind.SCREEN, DeviceKind.BORNE])
def test_a_killed_window_comes_back_and_ends_when_asked(
    companion: CompanionProcess, tmp_path: Path, kind: DeviceKind
) -> None:
    profile = tmp_path / "profile"
    let_in(companion, kind, profile)
    config = configured(tmp_path, companion)
    command = [sys.executable, "-m", "kiosk", f"--{kind.value}", "--profile", str(profile), "--config", str(config)]
    with subprocess.Popen(command, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}) as watching:
        first = child_of(watching.pid)
        os.kill(first, signal.SIGKILL)
        second = child_of(watching.pid, other_than=first)
        assert second != first
        watching.send_signal(signal.SIGTERM)
        assert watching.wait(60) == 0
        with pytest.raises(ProcessLookupError):
            os.kill(second, 0)


def child_of(pid: int, other_than: int = 0) -> int:
    """The window's own process."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        found = [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
        found = [one for one in found if one != other_than]
        if found:
            return found[0]
        time.sleep(0.02)
    raise AssertionError("no window")


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("", "[site] companion"),
        ('[site]\ncompanion = "https://a.example:8843"\n', "[desk] organisation_id"),
        ('[site]\ncompanion = "https://a.example:8843"\n[desk]\norganisation_id = 1\n', "[lobby] exit_code"),
    ],
)
def test_what_is_missing_is_said(tmp_path: Path, text: str, missing: str) -> None:
    config = tmp_path / "kiosk.toml"
    config.write_text(text, "utf-8")
    command = [sys.executable, "-m", "kiosk", "--borne", "--profile", str(tmp_path), "--config", str(config)]
    done = subprocess.run(
        command, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 2
    assert missing in done.stderr
