"""What holds for a process from its first moment: no core, no password for others to read, files for its owner."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk import process

ROOT = Path(__file__).resolve().parent.parent
PASSWORD, EMAIL = "Lapin-des-neiges-4821", "secretaire@exemple.test"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits and /proc are Linux's")
_PR_GET_DUMPABLE = 3


def _cores_allowed() -> None:
    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))


def start(folder: Path, *arguments: str, module: str = "kiosk", **more: Any) -> subprocess.Popen[bytes]:
    """The command itself, where cores are allowed and would lie in ``folder``."""
    account = {"KIOSK_EMAIL": EMAIL, "KIOSK_PASSWORD": PASSWORD}
    if module == "kiosk.platform_server":
        account = {"KIOSK_PLATFORM_SMTP": f"smtp://a:{PASSWORD}@localhost"}
    home = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CONFIG_DIRS"), str(folder))
    started: subprocess.Popen[bytes] = subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        cwd=folder,
        env={**os.environ, **home, **account, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        preexec_fn=_cores_allowed,
        stderr=subprocess.PIPE,
        **more,
    )
    return started


def wait_for(known: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 60
    while not known():
        assert process.poll() is None, process.stderr and process.stderr.read()
        assert time.monotonic() < until
        time.sleep(0.02)


def shown_by_the_system(process: subprocess.Popen[bytes]) -> bytes:
    """What others of this account may read of a process; root may read all."""
    told = b""
    for name in ("environ", "cmdline"):
        try:
            told += Path(f"/proc/{process.pid}/{name}").read_bytes()
        except PermissionError:
            continue
    return told


@pytest.mark.parametrize("fall", [signal.SIGABRT, signal.SIGSEGV])
def test_a_desk_that_falls_leaves_no_core_and_shows_no_password(tmp_path: Path, fall: signal.Signals) -> None:
    profile = tmp_path / "profile"
    desk = start(tmp_path, "--profile", str(profile), "--instance", "http://127.0.0.1:9")
    try:
        wait_for(lambda: (profile / "kiosk.log").exists(), desk)
        told = shown_by_the_system(desk)
        assert PASSWORD.encode() not in told
        assert EMAIL.encode() not in told
        limits = Path(f"/proc/{desk.pid}/limits").read_text().splitlines()
        [core] = [line.split() for line in limits if line.startswith("Max core file size")]
        assert core[4:6] == ["0", "0"]
        os.kill(desk.pid, fall)
        assert desk.wait(20) == -fall
    finally:
        desk.kill()
        desk.communicate()
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not [path for path in files if "core" in path.name]
    assert [path for path in files if path.name == "kiosk.log"]
    assert not [path for path in files if path.stat().st_mode & 0o077], "others may read them"


def test_without_that_there_would_be_a_core(tmp_path: Path) -> None:
    """What the test above looks for can be found here, where the system writes cores into the folder."""
    if Path("/proc/sys/kernel/core_pattern").read_text().strip() != "core":
        pytest.skip("this system has its own way with cores")
    (tmp_path / "falls.py").write_text("import os\nos.abort()\n")
    falls = start(tmp_path, module="falls")
    falls.communicate()
    if falls.returncode != -signal.SIGABRT or resource.getrlimit(resource.RLIMIT_CORE)[1] == 0:
        pytest.skip("no cores are allowed here")
    assert [path for path in tmp_path.iterdir() if path.name.startswith("core")]


def test_nobody_of_the_same_account_may_look_into_it(tmp_path: Path) -> None:
    (tmp_path / "looks.py").write_text(
        "import ctypes, os\nfrom kiosk import process\nprocess.begin()\n"
        f"print(ctypes.CDLL(None).prctl({_PR_GET_DUMPABLE}, 0, 0, 0, 0), os.listdir('/proc/self/fd') != [])\n"
    )
    looks = start(tmp_path, module="looks", stdout=subprocess.PIPE)
    assert looks.communicate()[0].split() == [b"0", b"True"]


def test_the_embedded_platform_is_held_to_the_same(tmp_path: Path) -> None:
    platform = start(
        tmp_path, "serve", "--outbox", str(tmp_path), module="kiosk.platform_server", stdout=subprocess.PIPE
    )
    try:
        assert platform.stdout is not None
        assert platform.stdout.readline().startswith(b"listening on ")
        assert f"a:{PASSWORD}".encode() not in shown_by_the_system(platform)
        os.kill(platform.pid, signal.SIGABRT)
        assert platform.wait(20) == -signal.SIGABRT
    finally:
        platform.kill()
        platform.communicate()
    assert not [path for path in tmp_path.rglob("*") if path.name.startswith("core")]


@pytest.mark.parametrize("descriptor", ["open", "closed"])
def test_a_password_is_read_from_a_descriptor(tmp_path: Path, descriptor: str) -> None:
    there, here = os.pipe()
    os.write(here, f"{PASSWORD}\n".encode())
    os.close(here)
    given = str(there) if descriptor == "open" else "97"
    profile = tmp_path / "profile"
    desk = start(
        tmp_path, "--profile", str(profile), "--instance", "pas une adresse", "--password-fd", given, pass_fds=(there,)
    )
    try:
        if descriptor == "closed":
            assert desk.wait(30) == 2
            assert desk.stderr is not None
            assert "--password-fd" in desk.stderr.read().decode()
        else:
            wait_for(lambda: (profile / "kiosk.log").exists(), desk)
            assert os.read(there, 100) == b"", "it was read"
    finally:
        os.close(there)
        desk.kill()
        desk.communicate()


def test_a_process_of_ours_writes_utf_8_and_takes_nothing_of_the_folder_where_it_starts(tmp_path: Path) -> None:
    (tmp_path / "kiosk").mkdir()
    (tmp_path / "kiosk" / "__init__.py").write_text("raise SystemExit('another kiosk')")
    done = subprocess.run(
        process.own("kiosk.platform_server", "--help"),
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
        capture_output=True,
        check=True,
    )
    assert "bases de données" in done.stdout.decode("utf-8")
