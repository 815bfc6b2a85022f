"""What the desk asks of the rooms around it, and no more. Types only: nothing here costs anything at start-up."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from kiosk.clock import Clock
    from kiosk.store.memory import Memory
    from kiosk.sync.engine import Sync
    from kiosk.sync.server import Platform

Connect: TypeAlias = "Callable[[str, Mapping[str, str] | None], Platform]"
"""Makes a client of an instance; without credentials it can only sign in."""
MakeSync: TypeAlias = "Callable[[Platform, Memory, Clock], Sync]"
"""Makes the synchronisation of a memory with the client it is given."""
AtLeisure: TypeAlias = "Callable[[], Awaitable[None]]"
"""Returns when nothing more pressing is to be done than to speak to the platform."""
