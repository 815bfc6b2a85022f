"""How long the interface's loop is held, turn after turn."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


@asynccontextmanager
async def watched() -> AsyncIterator[list[float]]:
    """The seconds that each turn of the loop took, one after the other, while this is open."""
    spans: list[float] = []
    watching = asyncio.create_task(_watch(spans), name="watch the loop")
    try:
        yield spans
    finally:
        watching.cancel()


async def _watch(spans: list[float]) -> None:
    last = time.perf_counter()
    while True:
        await asyncio.sleep(0.001)
        now = time.perf_counter()
        spans.append(now - last - 0.001)
        last = now
