"""A desk whose loop stands still can be ended, and the next one opens."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.app.one_process import OneProcess
from kiosk.app.unanswering import process_of
from tests.end_to_end.desk_process import ROOT, DeskProcess

pytestmark = [pytest.mark.timeout(120), pytest.mark.skipif(sys.platform == "win32", reason="signals")]
Start = Callable[..., DeskProcess]


@pytest.fixture
def start(tmp_path: Path) -> Start:
    def started(*more: str) -> DeskProcess:
        instance = ("--instance", "http://127.0.0.1:1")
        secrets = ("--secrets", tmp_path / "secrets.json")
        return DeskProcess(tmp_path / "temporary", "--profile", tmp_path / "profile", *secrets, *instance, *more)

    return started


async def test_sigterm_ends_a_desk_whose_loop_stands_still(start: Start) -> None:
    with start("--patience", "0.3") as desk:
        desk.tell("door")
        await desk.hear("door")
        desk.tell("hang")
        await desk.hear("hangs")
        assert desk.terminate() == 1


async def test_sigterm_ends_a_desk_that_works_in_good_order(start: Start) -> None:
    with start() as desk:
        desk.tell("door")
        await desk.hear("door")
        assert desk.terminate() == 0


@pytest.mark.parametrize(("order", "code"), [("close", 0), ("close-and-hang", 1)])
async def test_closing_the_window_ends_the_process(start: Start, order: str, code: int) -> None:
    with start("--patience", "3" if code else "60") as desk:
        desk.tell("door")
        await desk.hear("door")
        desk.tell(order)
        await desk.hear("closes")
        desk.process.wait(30)
        assert desk.ended() == code


async def test_closing_the_window_behind_a_dialog_of_the_system_ends_the_process(start: Start) -> None:
    with start("--patience", "60") as desk:
        for order, heard in (("door", "door"), ("ask-where", "asks"), ("close", "closes")):
            desk.tell(order)
            await desk.hear(heard)
        desk.process.wait(30)
        assert desk.ended() == 0


async def test_a_second_start_offers_to_end_a_desk_that_does_not_answer(start: Start) -> None:
    with start() as first:
        first.tell("door")
        await first.hear("door")
        first.tell("hang")
        await first.hear("hangs")
        with start("--yes") as second:
            assert (await second.hear("asked")).startswith("asked Kiosk ne répond pas")
            second.tell("door")
            await second.hear("door")
            assert first.process.wait(10) == -signal.SIGKILL
            assert second.terminate() == 0


async def test_a_second_start_asks_nothing_where_the_first_answers(start: Start) -> None:
    with start() as first:
        first.tell("door")
        await first.hear("door")
        with start("--yes") as second:
            assert second.ended() == 0
            assert second.lines == []
        assert first.terminate() == 0


_HOLDS = """
import sys, time
from PySide6.QtCore import QLockFile
lock = QLockFile(sys.argv[1]); lock.setStaleLockTime(0)
assert lock.tryLock(0)
print("held", flush=True)
time.sleep(600)
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process that holds the profile, and at which nobody listens."""
    (tmp_path / "profile").mkdir()
    command = [sys.executable, "-c", _HOLDS, str(tmp_path / "profile" / "kiosk.lock")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield process
        process.kill()


def test_a_process_that_only_has_the_number_is_left_alone(
    qapp: object, tmp_path: Path, holder: subprocess.Popen[bytes]
) -> None:
    """Nobody listens on the profile's socket, or somebody else does: it is not said to be ours."""
    one = OneProcess(tmp_path / "profile")
    try:
        assert not one.first
        assert one.held_by == holder.pid
        assert not one.raise_first()
        assert process_of(one) is None
        one._listen()  # somebody else
        assert one.raise_first()
        assert process_of(one) is None
    finally:
        one.release()


async def test_where_it_is_not_certain_who_holds_the_profile_somebody_is_told_what_to_do(
    start: Start, holder: subprocess.Popen[bytes]
) -> None:
    with start("--yes") as desk:
        assert (await desk.hear("asked")).startswith("asked Kiosk ne répond pas")
        assert desk.ended() == 0
    assert holder.poll() is None, "left alone"


async def test_faults_of_the_configuration_are_told_in_a_window_all_at_once(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text('[thresholds]\nlate_minutes = 0\n[display]\ntheme = "rose"\n', encoding="utf-8")
    with start("--yes", "--config", str(path)) as desk:
        told = await desk.hear("asked")
        assert told.startswith("asked La configuration de Kiosk est à corriger | ")
        assert "ligne 2" in told
        assert "ligne 4" in told
        assert desk.ended() != 0
