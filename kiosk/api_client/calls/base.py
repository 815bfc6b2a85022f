"""What every call is made of."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from operator import attrgetter
from typing import Any, TypeVar, cast

import msgspec

from kiosk.api_client.answers import json_of
from kiosk.api_client.call import Call
from kiosk.api_client.decoding import converted, read_answer
from kiosk.api_client.http.connection import Connection
from kiosk.api_client.http.paging import Page, ReadPage, read_all
from kiosk.api_client.optional import OptionalCall
from kiosk.api_client.wire.meta import Listed, WireMeta
from kiosk.api_client.wire.unread import passed_on
from kiosk.domain.platform.failures import Conflict, Unintelligible

Q = Sequence[tuple[str, str | int]]
B = TypeVar("B")
T = TypeVar("T")
P = TypeVar("P", bound=Listed)
MOST_ON_A_PAGE = 1000
"""The platform's have 100."""
_ID: Callable[[Any], Hashable] = attrgetter("id")


class Calls:
    """A group of calls over one connection. Each answer is of a ``kind`` of the wire, of which ``read`` makes what the
    call gives.
    """

    _connection: Connection

    async def _send(self, call: Call, says: str = "") -> None:
        """Makes a call whose answer says nothing more than that it was done: under the name ``says``, else by a 204.
        Raises ``Unintelligible`` for any other success, which is not the platform's."""
        answer = await self._connection.call(call)
        body = json_of(answer.content)
        if not (isinstance(body, dict) and says in body if says else answer.status == 204 and not answer.content):
            raise Unintelligible(page=answer.html)

    async def _ask(self, call: Call, kind: type[B], read: Callable[[B], T], *, repeats: bool = False) -> T:
        """What is made of the answer to ``call``; ``repeats`` as for ``_pages``.

        Raises a ``Failure``; what the server has itself, in a ``Conflict``, is read in the same way.
        """
        asked, known = self._connection.kept.asking(call) if repeats else (call, None)
        try:
            answer = await self._connection.call(asked)
        except Conflict as conflict:
            conflict.theirs = self._theirs(conflict, kind, read)
            raise
        if answer.status == 304:
            return cast("T", known)
        with passed_on() as unread:
            _, made = await read_answer(answer, kind, read, self._connection.reading)
        if repeats:
            self._connection.kept.keep(call, answer, made, whole=not unread)
        return made

    @staticmethod
    def _theirs(conflict: Conflict, kind: type[B], read: Callable[[B], T]) -> Any:
        """What the server has itself; as it came where it is of another kind."""
        try:
            return read(converted(conflict.theirs, kind))
        except (msgspec.ValidationError, ValueError, OverflowError):
            return conflict.theirs

    async def _all(
        self,
        path: str,
        query: Q,
        kind: type[P],
        read: Callable[[P], list[T]],
        *,
        optional: OptionalCall | None = None,
        identity: Callable[[T], Hashable] = _ID,
    ) -> list[T]:
        """All of a list that is asked for again and again, each once, in the server's order."""
        return await read_all(self._pages(path, query, kind, read, optional=optional, repeats=True), identity)

    def _pages(
        self,
        path: str,
        query: Q,
        kind: type[P],
        read: Callable[[P], list[T]],
        *,
        optional: OptionalCall | None = None,
        repeats: bool = False,
    ) -> ReadPage[T]:
        """A reader of the pages of a list. ``repeats``: it is asked for again and again, so what ``read`` makes of it
        is kept while the client lives; never what is shown and not to be kept.
        """

        async def page(number: int) -> Page[T]:
            numbered = (*query, ("page", number)) if number > 1 else tuple(query)
            call = Call("GET", path, numbered, optional=optional)
            asked, known = self._connection.kept.asking(call) if repeats else (call, None)
            answer = await self._connection.call(asked)
            if answer.status == 304:
                return cast("Page[T]", known)
            with passed_on() as unread:
                body, items = await read_answer(answer, kind, read, self._connection.reading)
            if len(items) > MOST_ON_A_PAGE:
                raise Unintelligible()
            meta = body.meta or WireMeta()
            made = Page(items, meta.total_pages or 1, meta.total_count)
            if repeats:
                self._connection.kept.keep(call, answer, made, whole=not unread)
            return made

        return page
