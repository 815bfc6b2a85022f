"""What a platform without a database of its own keeps is gone with it, also when it is killed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.platform_server.running import passing_folder
from kiosk.platform_server.running.passing_folder import PassingFolder, sweep
from tests.support.platform_process import start_platform
from tests.support.waiting import until

pytestmark = pytest.mark.skipif(os.name != "posix", reason="by the system's own shell and locks")


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    return tmp_path


async def test_a_platform_that_is_killed_leaves_nothing(
    temporary: Path, data_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with start_platform("--data", data_path, as_command=True) as platform:
        (folder,) = temporary.glob("kiosk-platform-*")
        assert folder.stat().st_mode & 0o777 == 0o700
        assert (folder / "platform.sqlite").stat().st_mode & 0o777 == 0o600
        platform.process.kill()
        await until(lambda: not list(temporary.iterdir()), "the end of the folder")
    monkeypatch.setattr("tempfile.tempdir", None)


_HOLD = """
import sys
from kiosk.platform_server.running.passing_folder import PassingFolder
folder = PassingFolder("kiosk-test-")
(folder.path / "names").write_text("DUPONT")
print(folder.path, folder._watch.pid, flush=True)
sys.stdin.read()
"""


def test_where_even_the_watch_was_killed_the_next_one_removes_it(temporary: Path) -> None:
    other, foreign = temporary / "elsewhere", temporary / "kiosk-test-of-somebody"
    for folder in (other, foreign):
        folder.mkdir()
        (folder / "file").write_text("kept")
    (temporary / "kiosk-test-link").symlink_to(other)
    command = [sys.executable, "-c", _HOLD]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        path, watch = holder.stdout.readline().rsplit(" ", 1)
        sweep("kiosk-test-")
        assert (Path(path) / "names").exists(), "it is held"
        os.kill(int(watch), 9)
        holder.kill()
    assert (Path(path) / "names").exists(), "nobody was left to remove it"
    mine = PassingFolder("kiosk-test-")
    assert not Path(path).exists()
    mine.close()
    assert sorted(one.name for one in temporary.iterdir()) == ["elsewhere", "kiosk-test-link", "kiosk-test-of-somebody"]
    assert (other / "file").exists()
    assert (foreign / "file").exists()


def test_it_goes_where_no_shell_watches_too(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passing_folder, "_WATCH", "exit 1")
    mine = PassingFolder("kiosk-test-")
    (mine.path / "names").write_text("DUPONT")
    mine.close()
    assert not list(temporary.iterdir())
