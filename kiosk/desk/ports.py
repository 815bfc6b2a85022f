"""What the desk asks of the rooms around it, and no more. Types only: nothing here costs anything at start-up."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractContextManager
from datetime import date
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from kiosk.clock import Clock
    from kiosk.domain.platform.capabilities import Capabilities
    from kiosk.store.memory import Memory
    from kiosk.sync.server import Platform
    from kiosk.sync.state import SyncState

    PlatformClient: TypeAlias = Platform
    """The platform's client: what opens and ends a session is the desk's, the rest sync's."""


class Synchronisation(Protocol):
    """What keeps memory and platform alike. ``kiosk.sync.engine.Sync`` is the one that does."""

    @property
    def state(self) -> SyncState: ...

    def on_state(self, callback: Callable[[SyncState], None], /) -> Callable[[], None]: ...

    async def run(self) -> None: ...

    def look_at(self, organisation_id: int, day: date) -> None: ...

    def nudge(self) -> None: ...

    async def bring_up_to_date(self) -> None: ...

    async def capabilities(self) -> Capabilities:
        """What the platform last said that it can do beyond API v1, asked where it never did."""

    def asking(self) -> AbstractContextManager[None]:
        """Around a call that is made outside of the synchronisation: what it meets is news of the link too."""

    def look_again(self) -> None:
        """Something was done at the platform that changes what is looked at: it is pulled again."""

    def use(self, client: PlatformClient) -> None:
        """Goes on with another client, once its agent has signed in again."""


Keep: TypeAlias = "Callable[[dict[str, str]], Awaitable[None]]"
"""Keeps new credentials in the keyring. Raises a ``MemoryFailure``."""
Connect: TypeAlias = "Callable[[str, Mapping[str, str] | None], PlatformClient]"
"""Makes a client of an instance; without credentials it can only sign in."""
MakeSync: TypeAlias = "Callable[[PlatformClient, Memory, Clock], Synchronisation]"
"""Makes the synchronisation of a memory with the client it is given."""
AtLeisure: TypeAlias = "Callable[[], Awaitable[None]]"
"""Returns when nothing more pressing is to be done than to speak to the platform."""
