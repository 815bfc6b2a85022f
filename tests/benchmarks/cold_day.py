"""A day of 300 RDVs on screen after sign-in on a cold memory, beyond the same requests by bare httpx."""

from __future__ import annotations

import asyncio
import gc
import statistics
import tempfile
import time
from pathlib import Path

import httpx
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from tests.benchmarks import warm
from tests.benchmarks.data import EMAIL, PASSWORD
from tests.benchmarks.platform import serving
from tests.benchmarks.report import Figure
from tests.support.secrets import MemorySecrets

RDVS = 300
ROUNDS = 5


def measure(application: QApplication) -> list[Figure]:
    """Medians of both, by turns, on one platform."""
    spans: list[tuple[float, float]] = []
    with serving(today=RDVS) as url:
        for _ in range(ROUNDS + 1):
            with tempfile.TemporaryDirectory() as folder:
                bare = asyncio.run(_bare(url))
                with asyncio.Runner(loop_factory=lambda: QEventLoop(application)) as runner:
                    desk = runner.run(_desk(url, Path(folder)))
                # A loop of Qt refers to itself: found by chance on another thread, its timers could not be stopped.
                gc.collect()
            spans.append((bare, desk))
    warmed = spans[1:]
    return [
        Figure(
            "journée de 300 RDV à l’écran après connexion, mémoire froide",
            statistics.median(desk for _, desk in warmed) * 1000,
            "ms",
            statistics.median(bare for bare, _ in warmed) * 1000,
            "les mêmes requêtes par httpx seul",
            400,
            "beyond",
        )
    ]


async def _desk(url: str, folder: Path) -> float:
    """Seconds from the sign-in asked to the whole day on the board."""
    begun = time.perf_counter()
    parts = await warm.signed_in(url, folder, MemorySecrets(), RDVS)
    parts.window.repaint()
    span = time.perf_counter() - begun
    await parts.close()
    return span


async def _bare(url: str) -> float:
    """Seconds of the requests made until then: sign-in, capabilities, organisations, pages of the day."""
    begun = time.perf_counter()
    async with httpx.AsyncClient(base_url=url, trust_env=False) as client:
        answer = await client.post("/api/v1/auth/sign_in", json={"email": EMAIL, "password": PASSWORD})
        client.headers.update({name: answer.headers[name] for name in ("access-token", "client", "uid")})
        _, organisations = await asyncio.gather(
            client.get("/api/desk/v1/capabilities"), client.get("/api/v1/organisations")
        )
        number = organisations.json()["organisations"][0]["id"]
        window = {"starts_after": "2026-11-23T00:00:00+01:00", "starts_before": "2026-11-23T23:59:59+01:00"}
        path = f"/api/v1/organisations/{number}/rdvs"
        first = await client.get(path, params=window)
        pages = first.json()["meta"]["total_pages"]
        rest = await asyncio.gather(*(client.get(path, params={**window, "page": n}) for n in range(2, pages + 1)))
        total = len(first.json()["rdvs"]) + sum(len(r.json()["rdvs"]) for r in rest)
    assert total == RDVS
    return time.perf_counter() - begun
