"""What the desk asks of the rooms around it, and no more. Types only: nothing here costs anything at start-up."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from kiosk.clock import Clock
    from kiosk.store.memory import Memory
    from kiosk.sync.platform import Platform
    from kiosk.sync.state import SyncState

    class PlatformClient(Platform, Protocol):
        """The platform's client: what opens and ends a session is the desk's, the rest sync's."""

        async def sign_in(self, email: str, password: str) -> SignedIn: ...

        async def sign_out(self) -> None: ...

        async def aclose(self) -> None: ...


class Credentials(Protocol):
    """What the next calls are signed with."""

    def kept(self) -> dict[str, str]:
        """The same as the keyring keeps it."""


class SignedIn(Protocol):
    """Who the platform says has signed in."""

    @property
    def agent_id(self) -> int: ...
    @property
    def email(self) -> str: ...
    @property
    def first_name(self) -> str: ...
    @property
    def last_name(self) -> str: ...
    @property
    def credentials(self) -> Credentials: ...


class Synchronisation(Protocol):
    """What keeps memory and platform alike. ``kiosk.sync.engine.Sync`` is the one that does."""

    @property
    def state(self) -> SyncState: ...

    def on_state(self, callback: Callable[[SyncState], None], /) -> Callable[[], None]: ...

    async def run(self) -> None: ...

    def look_at(self, organisation_id: int, day: date) -> None: ...

    def nudge(self) -> None: ...

    async def bring_up_to_date(self) -> None: ...

    def use(self, client: PlatformClient) -> None:
        """Goes on with another client, once its agent has signed in again."""


Connect: TypeAlias = "Callable[[str, Mapping[str, str] | None], PlatformClient]"
"""Makes a client of an instance; without credentials it can only sign in."""
MakeSync: TypeAlias = "Callable[[PlatformClient, Memory, Clock], Synchronisation]"
"""Makes the synchronisation of a memory with the client it is given."""
AtLeisure: TypeAlias = "Callable[[], Awaitable[None]]"
"""Returns when nothing more pressing is to be done than to speak to the platform."""
