"""Of several processes that serve one database, one sends what is to be sent, until it ends."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from kiosk.platform_server.running.platform import Platform
from kiosk.telling import trace_without_data

# Any number, the same for everybody who sends from a platform's database.
_LOCK = 7_226_015
_LOOKED_AT_S = 5.0
_log = logging.getLogger(__name__)


async def in_turn(platform: Platform, work: Callable[[], Awaitable[None]], *, again_s: float = _LOOKED_AT_S) -> None:
    """Does ``work``, which goes on until it is cancelled, while it is this process's turn; until cancelled.

    The turn is a lock of a connection of its own: it is anybody else's once the process or the connection ends.
    """
    if not platform.database.is_shared:
        await work()
        return
    while True:
        try:
            await _one_turn(platform, work)
        except SQLAlchemyError as error:
            _log.warning("deliveries: %s", trace_without_data(error))
        await asyncio.sleep(again_s)


async def _one_turn(platform: Platform, work: Callable[[], Awaitable[None]]) -> None:
    turn = _Turn(platform)
    try:
        if not await turn.ask(turn.take):
            return
        working = asyncio.ensure_future(work())
        try:
            while not working.done():
                await asyncio.wait([working], timeout=_LOOKED_AT_S)
                await turn.ask(turn.is_held)
            working.result()
        finally:
            working.cancel()
            await asyncio.gather(working, return_exceptions=True)
    finally:
        await turn.ask(turn.give_up)


class _Turn:
    """The lock and its connection; one question after the other, on the platform's threads."""

    def __init__(self, platform: Platform) -> None:
        self._platform = platform
        self._connection: Connection | None = None
        self._asked: asyncio.Future[bool] | None = None

    async def ask(self, question: Callable[[], bool]) -> bool:
        """Its answer. Who is cancelled meanwhile leaves it to be answered before the next one."""
        if self._asked is not None:
            await asyncio.gather(self._asked, return_exceptions=True)
        self._asked = asyncio.get_running_loop().run_in_executor(self._platform.threads, question)
        return await asyncio.shield(self._asked)

    def take(self) -> bool:
        engine = self._platform.database.engine
        self._connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        return bool(self._connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": _LOCK}))

    def is_held(self) -> bool:
        """Raises SQLAlchemyError where the connection is no more."""
        return self._connection is not None and self._connection.scalar(text("SELECT 1")) == 1

    def give_up(self) -> bool:
        if self._connection is not None:
            with suppress(SQLAlchemyError):
                self._connection.scalar(text("SELECT pg_advisory_unlock(:key)"), {"key": _LOCK})
            self._connection.close()
        return True
