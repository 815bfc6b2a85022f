"""What every call is made of."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from msgspec.json import Decoder

from kiosk.api_client.answers import decoded
from kiosk.api_client.call import Call
from kiosk.api_client.connection import Connection
from kiosk.api_client.paging import Page, ReadPage
from kiosk.api_client.wire import WireMeta
from kiosk.domain.failures import Unintelligible

V1 = "/api/v1"
DESK = "/api/desk/v1"

Q = Sequence[tuple[str, str | int]]
B = TypeVar("B")
T = TypeVar("T")


class _Paged(Protocol):
    @property
    def meta(self) -> WireMeta | None: ...


P = TypeVar("P", bound=_Paged)


class Calls:
    """A group of calls over one connection."""

    _connection: Connection

    async def _send(self, call: Call) -> None:
        """Makes a call whose answer says nothing more than that it was done."""
        await self._connection.call(call)

    async def _ask(self, call: Call, decoder: Decoder[B], read: Callable[[B], T]) -> T:
        """What ``read`` makes of the answer to ``call``."""
        return self._made(decoded(await self._connection.call(call), decoder), read)

    def _pages(self, path: str, query: Q, decoder: Decoder[P], read: Callable[[P], list[T]]) -> ReadPage[T]:
        """A reader of the pages of a list."""

        async def page(number: int) -> Page[T]:
            numbered = (*query, ("page", number)) if number > 1 else tuple(query)
            answer = await self._connection.call(Call("GET", path, numbered))
            async with self._connection.reading:
                body = decoded(answer, decoder)
                meta = body.meta or WireMeta()
                made = Page(self._made(body, read), meta.total_pages or 1, meta.total_count)
                await asyncio.sleep(0)  # whoever waits for the loop goes before the next page
            return made

        return page

    @staticmethod
    def _made(body: B, read: Callable[[B], T]) -> T:
        try:
            return read(body)
        except (ValueError, OverflowError):  # an hour that is none
            raise Unintelligible() from None
