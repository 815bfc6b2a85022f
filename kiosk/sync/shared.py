"""What the parts of one synchronisation have in common."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.clock import Clock
from kiosk.store.memory import Memory
from kiosk.sync.abilities import Abilities
from kiosk.sync.freshness import Freshness
from kiosk.sync.link import Link
from kiosk.sync.partial import Partial
from kiosk.sync.server import Server
from kiosk.sync.timing import Backoff, SyncTiming


@dataclass(slots=True)
class Shared:
    """``changed`` is called after each change of what the synchronisation says of itself; ``jitter`` gives 0 to 1."""

    server: Server  # another one once somebody has signed in again
    memory: Memory
    clock: Clock
    abilities: Abilities
    link: Link
    freshness: Freshness
    partial: Partial
    timing: SyncTiming
    jitter: Callable[[], float]
    changed: Callable[[], None]

    def backoff(self) -> Backoff:
        return Backoff(self.timing, self.jitter)
