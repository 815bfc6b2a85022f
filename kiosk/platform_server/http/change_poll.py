"""The changes of an organisation, told as they happen: long poll, or a stream of events."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Coroutine
from functools import partial
from typing import Any

import msgspec
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from kiosk.platform_server.data import changes
from kiosk.platform_server.http.calls import Answer, Session, to_answer, to_response
from kiosk.platform_server.http.params import Query
from kiosk.platform_server.running.platform import Platform
from kiosk.platform_server.values.leniency import record_id
from kiosk.platform_server.values.refusals import Refusal, busy, failure
from kiosk.telling import trace_without_data

_log = logging.getLogger(__name__)
_Key = tuple[int, str | None]
_Found = dict[_Key, asyncio.Future[changes.News]]

PATH = "/organisations/{id}/changes"
LONGEST_WAIT_S = 25.0
# Changes that come together are told together.
GATHERED_S = 0.05
_MOST_LOOKS = 1000


Admit = Callable[[Platform, Request, int], Session]
"""Who asks for the changes of an organisation, and may. Raises Refusal."""


def responder(platform: Platform, admit: Admit, *, of_site: bool) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint, bound to a platform, to how it knows who asks, and to whose changes they are: what a site shares by
    itself, or all the rest."""

    looks = _Looks(platform, of_site)

    async def respond(request: Request) -> Response:
        try:
            return await _respond(platform, admit, looks, request)
        except Refusal as refusal:
            return to_response(to_answer(refusal), None, request.headers)
        except changes.CursorTooOld as too_old:
            if isinstance(too_old, changes.PutBack):
                await asyncio.get_running_loop().run_in_executor(platform.threads, platform.begin_epoch)
            gone = failure(410, "Le curseur est trop ancien.")
            return to_response(to_answer(gone), None, request.headers)
        except SQLAlchemyError as error:
            _log.error("changes: %s", trace_without_data(error))
            return to_response(to_answer(busy()), None, request.headers)

    return respond


async def _respond(platform: Platform, admit: Admit, looks: _Looks, request: Request) -> Response:
    organisation_id = record_id(request.path_params["id"])
    query = Query(request.scope["query_string"])
    cursor = query.text("since") or None
    waiting = _Waiting(platform, looks, organisation_id, partial(admit, platform, request, organisation_id))
    session = await waiting.sign_in()
    address = request.client.host if request.client else ""
    if "text/event-stream" in request.headers.get("accept", "") and request.method == "GET":
        first = await waiting.look(cursor)
        return StreamingResponse(waiting.stream(session, address, first), media_type="text/event-stream")
    if cursor:
        with platform.patience.taken(session.client, address) as gives_way:
            news = await waiting.news(session, cursor, _disconnected(request), gives_way)
    else:
        news = await waiting.look(None)
    return to_response(Answer({"cursor": news.cursor, "changes": news.changes}), session, request.headers)


async def _disconnected(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


class _Looks:
    """What there is now, looked up once for all the desks that ask the same between two rings of the bell.

    Whoever joins holds the same ring: a change written since the look will still wake them.
    """

    def __init__(self, platform: Platform, of_site: bool) -> None:
        self._platform = platform
        self._of_site = of_site
        self._rung: asyncio.Event | None = None
        self._found: _Found = {}

    async def look(self, organisation_id: int, cursor: str | None) -> changes.News:
        """What came after ``cursor``. Raises CursorTooOld."""
        rung = self._platform.bell.listen()
        if rung is not self._rung or len(self._found) >= _MOST_LOOKS:
            self._rung, self._found = rung, {}
        key = (organisation_id, cursor)
        found = self._found.get(key)
        if found is None:
            read = partial(self._read, organisation_id, cursor)
            found = asyncio.get_running_loop().run_in_executor(self._platform.threads, read)
            found.add_done_callback(partial(self._forget_failure, self._found, key))
            self._found[key] = found
        return await asyncio.shield(found)  # the desk that asked first may leave

    def _read(self, organisation_id: int, cursor: str | None) -> changes.News:
        with self._platform.database.read() as connection:
            return changes.since(connection, organisation_id, cursor, of_site=self._of_site)

    @staticmethod
    def _forget_failure(held: _Found, key: _Key, found: asyncio.Future[changes.News]) -> None:
        # Nobody may be left to be told of it; the next one to ask looks again.
        if found.cancelled() or found.exception() is not None:
            held.pop(key, None)


class _Waiting:
    """One desk that waits for an organisation's changes, as long as its session lasts."""

    def __init__(
        self, platform: Platform, looks: _Looks, organisation_id: int, recognise: Callable[[], Session]
    ) -> None:
        self._platform = platform
        self._looks = looks
        self._organisation_id = organisation_id
        self._recognise = recognise
        self._endings_seen = 0
        self._recognised_at = 0.0

    async def sign_in(self) -> Session:
        """Who asks, now. Raises Refusal."""
        loop = asyncio.get_running_loop()
        self._endings_seen, self._recognised_at = self._platform.endings.count, loop.time()
        return await loop.run_in_executor(self._platform.threads, self._recognise)

    async def look(self, cursor: str | None) -> changes.News:
        """What there is now. Raises CursorTooOld."""
        return await self._looks.look(self._organisation_id, cursor)

    async def news(
        self, session: Session, cursor: str, gone: Coroutine[Any, Any, None], gives_way: asyncio.Event
    ) -> changes.News:
        """What changed, at once or as soon as it does; nothing after 25 s, or when the caller is gone or gives way.

        Raises Refusal when the session ends meanwhile.
        """
        left = asyncio.ensure_future(gone)
        try:
            return await self._news(session, cursor, gives_way, left)
        finally:
            left.cancel()
            await asyncio.gather(left, return_exceptions=True)

    async def _news(
        self, session: Session, cursor: str, gives_way: asyncio.Event, left: asyncio.Future[None] | None = None
    ) -> changes.News:
        endings = self._platform.endings
        with endings.awaited(session.client) as ended:
            unsure_since = self._recognised_at + LONGEST_WAIT_S
            if endings.count != self._endings_seen or asyncio.get_running_loop().time() >= unsure_since:
                await self.sign_in()  # it may have ended before anybody listened, or beside this process
            ends = [asyncio.ensure_future(event.wait()) for event in (ended, gives_way)]
            try:
                news = await self._until(cursor, ends if left is None else [*ends, left])
            finally:
                for end in ends:
                    end.cancel()
                await asyncio.gather(*ends, return_exceptions=True)
            if ended.is_set():
                await self.sign_in()
            return news

    async def _until(self, cursor: str, ends: Collection[asyncio.Future[Any]]) -> changes.News:
        loop = asyncio.get_running_loop()
        deadline = loop.time() + LONGEST_WAIT_S
        while True:
            rung = self._platform.bell.listen()
            news = await self.look(cursor)
            remaining = deadline - loop.time()
            if news.changes or remaining <= 0 or self._platform.bell.closed:
                return news
            # Changes of other organisations move the cursor on too, so that it does not grow old.
            cursor = news.cursor
            ring = asyncio.ensure_future(rung.wait())
            try:
                await asyncio.wait([ring, *ends], timeout=remaining, return_when=asyncio.FIRST_COMPLETED)
            finally:
                ring.cancel()
                await asyncio.gather(ring, return_exceptions=True)
            if any(end.done() for end in ends):
                return changes.News(cursor, [])
            await asyncio.sleep(GATHERED_S if rung.is_set() else 0)

    async def stream(self, session: Session, address: str, first: changes.News) -> AsyncIterator[bytes]:
        """The same as events, until the caller leaves or gives way, the server stops, the session ends or the cursor
        is too old.
        """
        news = first
        with self._platform.patience.taken(session.client, address) as gives_way:
            yield _event(news)
            while not self._platform.bell.closed and not gives_way.is_set():
                cursor = news.cursor
                try:
                    news = await self._news(session, cursor, gives_way)
                except changes.CursorTooOld:  # who comes back with it has it looked into
                    yield b"event: gone\ndata: {}\n\n"
                    return
                except Refusal:
                    yield b"event: signed_out\ndata: {}\n\n"
                    return
                yield _event(news) if news.changes else b": still here\n\n"


def _event(news: changes.News) -> bytes:
    data = msgspec.json.encode({"cursor": news.cursor, "changes": news.changes})
    return b"id: " + news.cursor.encode() + b"\nevent: changes\ndata: " + data + b"\n\n"
