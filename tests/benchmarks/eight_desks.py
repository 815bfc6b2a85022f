"""Eight whole desks at one platform: how long from a gesture at one of them until the others show it."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication

from kiosk.api_client.client import ApiClient
from kiosk.clock import Clock
from kiosk.desk import Desk, DeskChange, Waits
from kiosk.domain.day.consequences import Target
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.status import Action
from kiosk.store.memory_folder import MemoryFolder
from kiosk.sync.engine import Sync
from tests.benchmarks.data import DAY, EMAIL, NOW, PASSWORD
from tests.benchmarks.platform import serving
from tests.benchmarks.report import Figure, percentile
from tests.support.rest import at_rest
from tests.support.secrets import MemorySecrets
from tests.support.waiting import until

DESKS, CHANGES, RDVS = 8, 60, 120
_BETWEEN = 0.25
"""Seconds between two changes: many people at work."""


def measure(application: QApplication) -> list[Figure]:
    """p95 beside the time that the desk itself which acts takes."""
    with tempfile.TemporaryDirectory() as folder, serving(today=RDVS) as url:
        own, others = asyncio.run(_changes(url, Path(folder)))
    return [
        Figure(
            f"changement d’un poste montré aux autres ({DESKS} postes, attente longue), p95",
            percentile(others, 95) * 1000,
            "ms",
            percentile(own, 95) * 1000,
            "le poste qui agit",
            300,
            "value",
        )
    ]


async def _changes(url: str, folder: Path) -> tuple[list[float], list[float]]:
    own: list[float] = []
    others: list[float] = []
    async with AsyncExitStack() as stack:
        desks = [await stack.enter_async_context(_desk(url, folder / str(number))) for number in range(DESKS)]
        for desk in desks:
            sync = desk._session.sync
            assert isinstance(sync, Sync)
            await until(lambda desk=desk, sync=sync: desk.sync_state.connected and at_rest(sync), "rest", 60)  # type: ignore[misc]
        day = [entry for entry in (await desks[0].day(1, DAY)).entries if _may_be_seen(desks[0], entry)]
        for number, entry in enumerate(day[:CHANGES]):
            acting = desks[number % DESKS]
            here = await acting.entry(entry.rdv.id)
            assert here is not None
            begun = time.perf_counter()
            shown = [asyncio.create_task(_shows(desk, entry.rdv.id)) for desk in desks if desk is not acting]
            await asyncio.sleep(0)
            await acting.act(Action.SEEN, [_whole(here)])
            own.append(time.perf_counter() - begun)
            others += [at - begun for at in await asyncio.gather(*shown)]
            await asyncio.sleep(_BETWEEN)
    return own, others


async def _shows(desk: Desk, rdv_id: int) -> float:
    """When the desk tells whoever shows the day of a change of that RDV."""
    told: asyncio.Future[float] = asyncio.get_running_loop().create_future()

    def hear(change: DeskChange) -> None:
        if rdv_id in change.rdv_ids and not told.done():
            told.set_result(time.perf_counter())

    stop = desk.subscribe(hear)
    try:
        async with asyncio.timeout(10):
            return await told
    finally:
        stop()


def _whole(entry: DeskRdv) -> Target:
    return Target(entry, tuple(p.id for p in entry.rdv.participations))


def _may_be_seen(desk: Desk, entry: DeskRdv) -> bool:
    found = desk.consequences(Action.SEEN, [_whole(entry)])
    return bool(found.allowed) and not found.told


@asynccontextmanager
async def _desk(url: str, folder: Path) -> AsyncIterator[Desk]:
    clock = Clock(NOW)

    def connect(address: str, credentials: Mapping[str, str] | None) -> ApiClient:
        return ApiClient(address, clock, credentials=credentials)

    desk = Desk(MemoryFolder(folder, MemorySecrets(), clock), connect, clock, Waits(last_sends=0.1), make_sync=Sync)
    try:
        await desk.sign_in(url, EMAIL, PASSWORD, stay=False)
        desk.look_at(1, DAY)
        yield desk
    finally:
        await desk.close()
