"""Work that is carried to its end, and what is said of work that did not get there."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine

from kiosk.sync.faults import log_fault


async def to_the_end(work: Coroutine[object, object, None]) -> None:
    """Carries ``work`` to its end. Who is cancelled while waiting for it hears of that afterwards: nothing stays half
    open, and a memory's file is not held by nobody.
    """
    task = asyncio.create_task(work, name="kiosk-session")
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None:
        task.exception()
        raise cancelled
    task.result()


def look_at_end(task: asyncio.Task[None]) -> None:
    error = None if task.cancelled() else task.exception()
    if error is not None:
        log_fault(error)
