"""Work that may never come back – a keyring that waits for a person, a network without an answer – and who waits."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")


class Unwaited(ThreadPoolExecutor):
    """For a loop that has to close in time, whatever the network does with the names that it is asked for."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()

        def run() -> None:
            if future.set_running_or_notify_cancel():
                try:
                    future.set_result(fn(*args, **kwargs))
                except BaseException as error:
                    future.set_exception(error)

        threading.Thread(target=run, name="kiosk-unwaited", daemon=True).start()
        return future


async def apart(work: Callable[[], T], patience: float) -> T:
    """What ``work`` returns or raises, from a thread of its own. Raises ``TimeoutError`` after ``patience`` seconds.

    The thread is left to itself then, and keeps no process from ending.
    """
    loop = asyncio.get_running_loop()
    ended: asyncio.Future[T] = loop.create_future()

    def tell(result: T | None, error: BaseException | None) -> None:
        if ended.done():
            return
        if error is not None:
            ended.set_exception(error)
        else:
            ended.set_result(result)  # type: ignore[arg-type]

    def run() -> None:
        result, error = None, None
        try:
            result = work()
        except BaseException as raised:
            error = raised
        with contextlib.suppress(RuntimeError):  # the loop is gone, and who waited with it
            loop.call_soon_threadsafe(tell, result, error)

    threading.Thread(target=run, name="kiosk-apart", daemon=True).start()
    async with asyncio.timeout(patience):
        return await ended
