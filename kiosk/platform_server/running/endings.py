"""Whoever waits in the name of a session is woken when it ends: signed out, replaced by another device, reset."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Collection, Iterator
from contextlib import contextmanager


class Endings:
    """The sessions that somebody waits for; ``end`` may be called from any thread, the rest from the loop."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._waiting: defaultdict[str, set[asyncio.Event]] = defaultdict(set)
        self.count = 0  # how often sessions ended: whether any did since it was last looked at

    def attach(self) -> None:
        """Ties them to the running loop; before that nobody can be waiting."""
        self._loop = asyncio.get_running_loop()

    @contextmanager
    def awaited(self, client: str) -> Iterator[asyncio.Event]:
        """Set once the session of that client ends."""
        ended = asyncio.Event()
        self._waiting[client].add(ended)
        try:
            yield ended
        finally:
            self._waiting[client].discard(ended)
            if not self._waiting[client]:
                del self._waiting[client]

    def end(self, clients: Collection[str] | None = None) -> None:
        """These sessions are over, all of them when none is named: to be called once that is durable."""
        if (clients is None or clients) and self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake, None if clients is None else list(clients))

    def _wake(self, clients: Collection[str] | None) -> None:
        self.count += 1
        for client in list(self._waiting) if clients is None else clients:
            for ended in self._waiting.get(client, ()):
                ended.set()
