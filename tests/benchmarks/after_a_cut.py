"""Five hundred gestures made through a cut, and what they take once it is over, in the real window."""

from __future__ import annotations

import asyncio
import tempfile
import time
from pathlib import Path
from typing import Any
from unittest.mock import patch

from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from kiosk.api_client.http.exchange import Exchange
from kiosk.domain.day.consequences import Target
from kiosk.domain.day.status import Action
from kiosk.domain.platform.failures import Unreachable
from tests.benchmarks import warm
from tests.benchmarks.data import DAY
from tests.benchmarks.platform import serving
from tests.benchmarks.report import Figure, percentile
from tests.benchmarks.stalls import watched
from tests.support.secrets import MemorySecrets
from tests.support.waiting import until

GESTURES = 500
_RDVS = 620


class _Wire:
    """Lets calls through, or nothing."""

    def __init__(self) -> None:
        self.cut = False
        self._send = Exchange.send

    async def send(self, exchange: Exchange, *given: Any) -> Any:
        if self.cut:
            raise Unreachable
        return await self._send(exchange, *given)


def measure(application: QApplication) -> list[Figure]:
    """How long until all have left, and how long the interface is held meanwhile."""
    wire = _Wire()
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(today=_RDVS) as url,
        patch.object(Exchange, "send", lambda exchange, *given: wire.send(exchange, *given)),
        asyncio.Runner(loop_factory=lambda: QEventLoop(application)) as runner,
    ):
        took, calls, held = runner.run(_sent(url, Path(folder), wire))
    return [
        Figure(
            f"{GESTURES} gestes faits pendant une coupure, envoyés après",
            took,
            "s",
            calls,
            "les mêmes appels, l’un après l’autre",
            5,
            "value",
        ),
        Figure(
            "interface retenue pendant ces envois, p99", percentile(held, 99) * 1000, "ms", 16, "une image", 16, "value"
        ),
    ]


async def _sent(url: str, folder: Path, wire: _Wire) -> tuple[float, float, list[float]]:
    parts = await warm.signed_in(url, folder, MemorySecrets(), _RDVS)
    desk = parts.desk
    await until(lambda: not desk.sync_state.busy, "sync at rest", 60)
    one = time.perf_counter()
    for _ in range(20):
        await desk.bring_up_to_date()
    one = (time.perf_counter() - one) / 20
    wire.cut = True
    targets = [
        Target(entry, tuple(p.id for p in entry.rdv.participations)) for entry in (await desk.day(1, DAY)).entries
    ]
    found = desk.consequences(Action.SEEN, targets)
    wanted = [target for target in found.allowed if not desk.consequences(Action.SEEN, [target]).told][:GESTURES]
    assert len(wanted) == GESTURES, len(wanted)
    await desk.act(Action.SEEN, wanted)
    await until(lambda: desk.sync_state.connected is False, "the cut", 60)
    async with watched() as held:
        wire.cut = False
        begun = time.perf_counter()
        desk.roused()
        await until(lambda: desk.unsent_count == 0, "an empty outbox", 60)
        took = time.perf_counter() - begun
    await parts.close()
    return took, one * GESTURES, held
