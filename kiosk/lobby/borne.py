"""What a borne asks of its companion. It keeps nothing: neither what is typed, nor what is answered."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from kiosk.domain.platform.failures import Unreachable
from kiosk.domain.platform.lobby import CheckIn
from kiosk.lobby.link import DeviceLink, LinkState

if TYPE_CHECKING:
    from kiosk.api_client.site_client import SiteClient

_LOOKED_AGAIN = 20.0
"""Seconds after which the companion is looked for: a borne says at once where nobody would answer."""
T = TypeVar("T")


class Borne:
    """Of one organisation, at one of its lieux, or at all. ``changed`` is called when the link is another."""

    def __init__(self, link: DeviceLink, organisation_id: int, lieu_id: int | None) -> None:
        self.changed: Callable[[], None] = lambda: None
        self._link = link
        self._organisation_id = organisation_id
        self._lieu_id = lieu_id
        self._client: SiteClient | None = None
        link.changed = lambda: self.changed()

    @property
    def state(self) -> LinkState:
        """How it stands with the companion."""
        return self._link.state

    async def pair(self, typed: str) -> None:
        """Has this borne be let in; raises what ``SiteDoor.pair`` does."""
        await self._link.pair(typed)

    async def run(self) -> None:
        """Until cancelled."""
        await self._link.run(self._look)

    async def check_in_by_code(self, code: str) -> CheckIn:
        """Whether who has that slip is expected. Raises a ``Failure``; ``Throttled`` after too many misses."""
        return await self._ask(lambda c: c.check_in_by_code(self._organisation_id, self._lieu_id, code))

    async def check_in(self, letters: str, birth_date: date) -> CheckIn:
        """The same by three letters of a name and a birth date."""
        return await self._ask(lambda c: c.check_in(self._organisation_id, self._lieu_id, letters, birth_date))

    async def ticket(self, motif_id: int | None, key: str) -> tuple[int, int]:
        """The number of who has no RDV, and how many wait before them."""
        return await self._ask(lambda c: c.ticket(self._organisation_id, self._lieu_id, motif_id, key))

    async def ask_help(self) -> None:
        """Says at the desks that somebody asks for help here."""
        await self._ask(lambda c: c.ask_help(self._organisation_id))

    async def _ask(self, call: Callable[[SiteClient], Coroutine[Any, Any, T]]) -> T:
        if self._client is None:
            raise Unreachable
        return await call(self._client)

    async def _look(self, client: SiteClient, answered: Callable[[], None]) -> None:
        self._client = client
        try:
            while True:
                await client.abilities()
                answered()
                await asyncio.sleep(_LOOKED_AGAIN)
        finally:
            self._client = None
