"""How many may wait for changes at once, in all, from an address and in the name of a session.

Whoever is one too many comes in, and who has waited longest of the same gives way: a desk that comes back after a cut
is always heard, and what it left behind holds no place.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from kiosk.platform_server.running.addresses import group

MOST, MOST_OF_ADDRESS, MOST_OF_SESSION = 800, 224, 8


@dataclass(eq=False, slots=True)
class _Waiting:
    session: str
    address: str
    gives_way: asyncio.Event = field(default_factory=asyncio.Event)


class Patience:
    """Those who wait; of the loop alone."""

    def __init__(self) -> None:
        self._waiting: dict[_Waiting, None] = {}  # the longest first

    @property
    def count(self) -> int:
        """How many wait."""
        return len(self._waiting)

    @contextmanager
    def taken(self, session: str, address: str) -> Iterator[asyncio.Event]:
        """A place for the block; set once it has to be given up."""
        mine = _Waiting(session, group(address))
        self._make_room(lambda one: one.session == session, MOST_OF_SESSION)
        self._make_room(lambda one: one.address == mine.address, MOST_OF_ADDRESS)
        self._make_room(lambda one: True, MOST)
        self._waiting[mine] = None
        try:
            yield mine.gives_way
        finally:
            self._waiting.pop(mine, None)

    def _make_room(self, alike: Callable[[_Waiting], bool], most: int) -> None:
        theirs = [one for one in self._waiting if alike(one)]
        for one in theirs[: max(0, len(theirs) + 1 - most)]:
            one.gives_way.set()
            del self._waiting[one]
