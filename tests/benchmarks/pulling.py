"""How long the interface's loop is held while 10 000 RDVs are pulled."""

from __future__ import annotations

import asyncio
import tempfile
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from kiosk.app.compose import Parts
from tests.benchmarks import warm
from tests.benchmarks.data import BUSY_DAYS, QUIET_SUNDAY
from tests.benchmarks.platform import serving
from tests.benchmarks.report import Figure, percentile
from tests.benchmarks.stalls import watched
from tests.support.secrets import MemorySecrets
from tests.support.waiting import until

RDVS = 10_000
TODAY = 100
LONGEST = 90.0
"""Seconds after which the pull counts as stuck, and the measure fails."""


def measure(application: QApplication) -> list[Figure]:
    """Longest and p99 of the time between two turns of the loop, beside the same loop at rest."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(today=TODAY, others=RDVS) as url,
        asyncio.Runner(loop_factory=lambda: QEventLoop(application)) as runner,
    ):
        busy, rest = runner.run(_stalls(url, Path(folder)))
    return [
        Figure(
            "plus longue retenue de la boucle pendant que 10 000 RDV arrivent",
            max(busy) * 1000,
            "ms",
            max(rest) * 1000,
            "la même boucle au repos",
            50,
            "value",
        ),
        Figure(
            "retenue de la boucle pendant que 10 000 RDV arrivent, p99",
            percentile(busy, 99) * 1000,
            "ms",
            percentile(rest, 99) * 1000,
            "la même boucle au repos",
            16,
            "value",
        ),
    ]


async def _stalls(url: str, folder: Path) -> tuple[list[float], list[float]]:
    parts = await warm.signed_in(url, folder, MemorySecrets(), TODAY)
    await until(lambda: not parts.desk.sync_state.busy, "sync at rest", 120)
    async with watched() as rest:
        await asyncio.to_thread(time.sleep, 2)
    async with watched() as busy:
        pulled = await _pull_everything(parts)
    assert pulled == RDVS, f"{pulled} RDVs were pulled"
    await parts.close()
    return busy, rest


async def _pull_everything(parts: Parts) -> int:
    """Looks at a day whose week is full: sync pulls all of it. Returns how many RDVs the memory then has."""
    frame = parts.presenter.frame
    assert frame is not None
    assert frame.where.organisation_id is not None
    organisation_id = frame.where.organisation_id
    frame.where.go_to(QUIET_SUNDAY)
    memory = parts.desk._session.memory  # whole days read through the desk would weigh on what is measured
    async with asyncio.timeout(LONGEST):
        for day in BUSY_DAYS:
            while await memory.synced_at(organisation_id, day) is None:
                await asyncio.sleep(0.05)
    days = [await parts.desk.day(organisation_id, day) for day in BUSY_DAYS]
    return sum(len(day.entries) for day in days)
