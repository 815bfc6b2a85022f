"""Work on files beside the interface: on a thread of its own, of little weight, carried to its end."""

from __future__ import annotations

import asyncio
import contextlib
import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")

_LIGHTER = 10


async def beside(work: Callable[[], T]) -> T:
    """What ``work`` returns or raises. Who is cancelled meanwhile hears of it once it has ended: no file stays held."""
    with ThreadPoolExecutor(1, thread_name_prefix="kiosk-beside", initializer=_lighter) as thread:
        done = asyncio.wrap_future(thread.submit(work))
        cancelled: asyncio.CancelledError | None = None
        while not done.done():
            try:
                await asyncio.wait([done])
            except asyncio.CancelledError as error:
                cancelled = error
        if cancelled is not None:
            done.exception()
            raise cancelled
        return done.result()


def _lighter() -> None:
    """Where threads have a weight of their own, as on Linux."""
    if hasattr(os, "setpriority"):
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _LIGHTER)
