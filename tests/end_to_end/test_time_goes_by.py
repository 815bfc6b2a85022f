"""The real window while time goes by without it: the process stands still, the platform goes back in time."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import pytest

from kiosk.domain.day.status import Status
from kiosk.sync.watching.waking import GAP, LOOK
from tests.end_to_end.comes_and_goes import ComesAndGoes
from tests.end_to_end.desk_process import DeskProcess
from tests.end_to_end.morning import EARLY, LATE
from tests.end_to_end.stage import Stage
from tests.end_to_end.test_killed import desk
from tests.support.waiting import until

pytestmark = [pytest.mark.soak, pytest.mark.timeout(240)]


async def shows(one: DeskProcess, name: str, expected: str, seconds: float = 30) -> None:
    """Until the window says that of somebody."""
    end = monotonic() + seconds
    while True:
        one.tell(f"state {name}")
        said = (await one.hear("state")).removeprefix("state ").partition(",")[0]
        if said == expected:
            return
        assert monotonic() < end, f"{name}: {said}, and not {expected}"


async def open_window(one: DeskProcess, stage: Stage) -> str:
    """Signs in; what the window says of ``LATE``."""
    one.tell(f"sign-in {stage.secretary.email} {stage.secretary.password}")
    one.tell("shown")
    await one.hear("shown")
    one.tell(f"state {LATE}")
    return (await one.hear("state")).removeprefix("state ").partition(",")[0]


@contextmanager
def standing_still(one: DeskProcess) -> Iterator[None]:
    """The process gets no time, as on a machine that sleeps."""
    os.kill(one.process.pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(one.process.pid, signal.SIGCONT)


@pytest.mark.skipif(os.name != "posix", reason="no other system stops a process so")
async def test_who_wakes_shows_at_once_what_happened_meanwhile(
    comes_and_goes: ComesAndGoes, tmp_path: Path, qapp: object
) -> None:
    async with Stage(comes_and_goes.process, tmp_path, comes_and_goes.like) as stage:
        witness = await stage.meets(stage.administrator)
        with desk(tmp_path, comes_and_goes.process.url) as one:
            await open_window(one, stage)
            with standing_still(one):
                asleep = monotonic()
                await witness.sets(LATE, Status.SEEN)
                comes_and_goes.falls()  # the connection that waited for changes is no more
                comes_and_goes.comes_back()
                await until(lambda: monotonic() - asleep > GAP + LOOK, "some sleep", timeout=60)
            await shows(one, LATE, "Vu", seconds=15)
            one.tell(f"V {EARLY}")
            await one.hear("said")
            one.tell("all-sent")
            await one.hear("all sent")
            assert await witness.status(EARLY) is Status.SEEN


async def test_the_window_that_is_open_goes_back_with_the_platform(
    comes_and_goes: ComesAndGoes, tmp_path: Path, qapp: object
) -> None:
    file = tmp_path / "platform.sqlite"
    async with Stage(comes_and_goes.process, tmp_path, comes_and_goes.like) as stage:
        with desk(tmp_path, comes_and_goes.process.url) as one:
            before = await open_window(one, stage)
            comes_and_goes.goes()
            shutil.copy(file, backup := tmp_path / "backup.sqlite")
            comes_and_goes.comes_back()
            witness = await stage.meets(stage.administrator)
            await witness.sets(LATE, Status.SEEN)
            await shows(one, LATE, "Vu")
            comes_and_goes.goes()
            for journal in (tmp_path / "platform.sqlite-wal", tmp_path / "platform.sqlite-shm"):
                journal.unlink(missing_ok=True)
            shutil.copy(backup, file)
            comes_and_goes.comes_back()
            await shows(one, LATE, before)
