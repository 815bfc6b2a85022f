"""What a desk has said to be kept is kept, whatever happens to the process then, and to the machine."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.clock import SetClock
from kiosk.store.memory_folder import MemoryFolder
from tests.store.conftest import INSTANCE
from tests.store.damaged_day import WAL
from tests.support.secrets import FileSecrets

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")


def killed_after(folder: Path, words: int) -> list[tuple[str, str]]:
    """What a desk in ``folder`` has said until it was killed, while it did something else."""
    command = [sys.executable, "-m", "tests.store.busy_desk", str(folder), INSTANCE]
    said: list[tuple[str, str]] = []
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            what, key = line.split()
            said.append((what, key))
            if len(said) == words:
                os.kill(process.pid, signal.SIGKILL)
    assert len(said) >= words
    return said


async def holds_what_was_said(folder: Path, clock: SetClock, said: list[tuple[str, str]]) -> None:
    """Nothing of it is lost, nothing twice, nothing out of order; one more may be there that nobody was told of."""
    memory = await MemoryFolder(folder / "profile", FileSecrets(folder / "keys.json"), clock).open(INSTANCE, 4)
    gestures, errands = await memory.queue.gestures(), await memory.queue.errands()
    await memory.close()
    assert memory.salvage is None
    kept = {key for what, key in said if what == "kept"}
    booked = {key for key in kept if int(key) % 4 == 3}
    settled = {key for what, key in said if what == "settled"}
    expected = kept - settled
    found = [row.act.key for row in gestures] + [row.act.key for row in errands if "-usager" not in row.act.key]
    begun = {f"{max(map(int, kept)) + 1:04d}"}
    leaving = {said[-1][1]} if said[-1][0] == "claimed" else set()
    assert expected - leaving <= set(found) <= expected | begun
    for rows in (gestures, errands):
        keys = [row.act.key.partition("-")[0] for row in rows]
        assert keys == sorted(keys)
    assert len(found) == len(set(found))
    assert {f"{key}-usager" for key in booked} - {f"{key}-usager" for key in settled} <= {r.act.key for r in errands}
    claimed = {key for what, key in said if what == "claimed"} - settled - leaving
    assert all(row.departed for rows in (gestures, errands) for row in rows if row.act.key in claimed)


async def survives(folder: Path, clock: SetClock, words: int) -> None:
    said = killed_after(folder, words)
    # A cut of the current takes more: what the journal had that the disk had not been waited for.
    for name, journal in (("killed", None), ("cut", b""), ("zeroed", bytes(9000))):
        shutil.copytree(folder / "profile", folder / name / "profile")
        shutil.copy(folder / "keys.json", folder / name)
        if journal is not None:
            (folder / name / "profile" / WAL).write_bytes(journal)
        await holds_what_was_said(folder / name, clock, said)


async def test_killed_at_any_moment_nothing_said_to_be_kept_is_lost(tmp_path: Path, clock: SetClock) -> None:
    await survives(tmp_path, clock, random.randint(40, 80))


@pytest.mark.soak
@pytest.mark.timeout(3600)
async def test_killed_hundreds_of_times(tmp_path: Path, clock: SetClock) -> None:
    for number in range(200):
        folder = tmp_path / str(number)
        folder.mkdir()
        await survives(folder, clock, random.randint(1, 120))
        shutil.rmtree(folder)
