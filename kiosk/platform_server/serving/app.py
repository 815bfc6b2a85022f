"""The ASGI application: the table of endpoints, and what happens around each of them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from sqlalchemy import Connection
from sqlalchemy.exc import DataError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route, Router
from starlette.types import ASGIApp

from kiosk.platform_server.auth import callers
from kiosk.platform_server.desk_api import access as desk_access
from kiosk.platform_server.http import change_poll
from kiosk.platform_server.http.calls import Answer, Call, Endpoint, Kind, Session, to_answer, to_response
from kiosk.platform_server.http.params import Query, read_body, read_form
from kiosk.platform_server.outbound.deliverer import Deliverer
from kiosk.platform_server.outbound.notifications.channels import Channels
from kiosk.platform_server.outbound.turn import in_turn
from kiosk.platform_server.running import neighbours
from kiosk.platform_server.running.addresses import group
from kiosk.platform_server.running.platform import Platform
from kiosk.platform_server.serving import health, nightly
from kiosk.platform_server.serving.edge import Edge
from kiosk.platform_server.serving.in_production import not_there, refused
from kiosk.platform_server.serving.once import write_once
from kiosk.platform_server.serving.routes import DESK_API, SITE_API, endpoints, serves_site
from kiosk.platform_server.site_api import access as site_access
from kiosk.platform_server.values.refusals import Refusal, busy, failure, forbidden, too_many_calls
from kiosk.telling import Harmless, trace_without_data

LARGEST_BODY = 1 << 20
_log = logging.getLogger(__name__)


def build_app(platform: Platform, channels: Channels | None = None) -> ASGIApp:
    """The application that serves ``platform``, already open; closing it is the caller's.

    What is to be sent stays where it is kept unless there are ``channels`` for it to leave through.
    """

    @asynccontextmanager
    async def lifespan(_app: object) -> AsyncIterator[None]:
        platform.bell.attach()
        platform.endings.attach()
        tasks = [
            asyncio.create_task(nightly.watch(platform), name="platform-nightly"),
            asyncio.create_task(neighbours.listen(platform), name="platform-neighbours"),
        ]
        usagers = asyncio.get_running_loop().run_in_executor(platform.threads, platform.read_usagers)
        deliverer = None if channels is None else Deliverer(platform, channels)
        if deliverer is not None:
            tasks.append(asyncio.create_task(in_turn(platform, deliverer.run), name="platform-deliveries"))
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(usagers, *tasks, return_exceptions=True)
            if deliverer is not None:
                deliverer.close()

    paths: dict[str, dict[str, Endpoint]] = {}
    for endpoint in endpoints(platform.options):
        paths.setdefault(endpoint.path, {})[endpoint.method] = endpoint
    routes = [
        Route(path, _responder(platform, by_method), methods=list(by_method)) for path, by_method in paths.items()
    ]
    # These wait, and must not hold a thread meanwhile.
    if platform.options.like.desk_api and not platform.options.companion:
        routes.append(_waiting(platform, DESK_API, desk_access.admit, of_site=False))
    if serves_site(platform.options):
        routes.append(_waiting(platform, SITE_API, site_access.admit, of_site=True))
    routes.append(Route(health.PATH, health.responder(platform), methods=["GET"]))
    routes.append(Route("/{path:path}", _nowhere(platform), methods=["GET", "POST", "PUT", "PATCH", "DELETE"]))
    manager: Callable[[object], AbstractAsyncContextManager[None]] = lifespan
    return Edge(Router(routes, lifespan=manager), platform)


def _waiting(platform: Platform, base: str, admit: change_poll.Admit, *, of_site: bool) -> Route:
    return Route(base + change_poll.PATH, change_poll.responder(platform, admit, of_site=of_site), methods=["GET"])


def _nowhere(platform: Platform) -> Callable[[Request], Awaitable[Response]]:
    async def respond(request: Request) -> Response:
        return to_response(not_there(platform.options.like, request.headers), None, request.headers)

    return respond


def _responder(platform: Platform, by_method: dict[str, Endpoint]) -> Callable[[Request], Awaitable[Response]]:
    async def respond(request: Request) -> Response:
        endpoint = by_method["GET" if request.method == "HEAD" else request.method]
        try:
            await _count_strangers(platform, endpoint, request)
            raw = await _read(request)
        except Refusal as refusal:
            return to_response(to_answer(refusal), None, request.headers)
        except ClientDisconnect:
            return Response(status_code=400)
        loop = asyncio.get_running_loop()
        if not endpoint.checks_password:
            return await loop.run_in_executor(platform.threads, answer_safely, platform, endpoint, request, raw)
        with platform.door.entered(request.client.host if request.client else "") as entered:
            threads = platform.door.threads if entered else platform.threads
            turned_away = not entered
            return await loop.run_in_executor(threads, answer_safely, platform, endpoint, request, raw, turned_away)

    return respond


async def _count_strangers(platform: Platform, endpoint: Endpoint, request: Request) -> None:
    """Raises Refusal (429) for an address that asks too often, as nobody, for what may write."""
    apart = endpoint.checks_password or endpoint.path.endswith("/reset")
    if endpoint.public and endpoint.method != "GET" and not apart:
        wait = await platform.noted(platform.strangers, group(request.client.host if request.client else ""))
        if wait is not None:
            raise too_many_calls(wait)


async def _read(request: Request) -> bytes:
    declared = request.headers.get("content-length", "0")
    if declared.isdecimal() and int(declared) > LARGEST_BODY:
        raise failure(413, "La requête est trop volumineuse.")
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > LARGEST_BODY:
            raise failure(413, "La requête est trop volumineuse.")
        parts.append(part)
    return b"".join(parts)


def answer_safely(
    platform: Platform, endpoint: Endpoint, request: Request, raw: bytes, crowded: bool = False
) -> Response:
    """Answers whatever happens; what was not foreseen is logged without anything of the request but its route."""
    session: Session | None = None
    try:
        with platform.database.read() as connection:
            session = None if endpoint.public else callers.recognise(platform, connection, request.headers)
            if session is not None and session.device is not None and session.device.kind not in endpoint.devices:
                raise forbidden()
            call = _read_call(platform, connection, endpoint, request, raw, session)
            call.crowded = crowded
            if endpoint.kind is Kind.READ:
                call.db = connection
                return to_response(endpoint.handler(call), session, request.headers)
        answer = write_once(endpoint, call, raw) if endpoint.kind is Kind.WRITE else endpoint.handler(call)
        return to_response(answer, call.session, request.headers)
    except Refusal as refusal:
        return to_response(refused(platform.options.like, refusal), session, request.headers)
    except (OperationalError, NoConnection) as error:
        _report(endpoint, error)
        return to_response(to_answer(busy()), None, request.headers)
    except (DataError, OverflowError):
        # A number or a text that no column can hold.
        return to_response(to_answer(failure(422, "Une valeur sort des limites.")), session, request.headers)
    except Exception as error:
        _report(endpoint, error)
        return to_response(Answer({"errors": ["Unexpected internal error"]}, 500), None, request.headers)


def _read_call(
    platform: Platform,
    connection: Connection,
    endpoint: Endpoint,
    request: Request,
    raw: bytes,
    session: Session | None,
) -> Call:
    body = read_body(request.headers.get("content-type", ""), raw)
    if endpoint.kind is Kind.WRITE:
        # As on the platform, what is written may be said in the address; the body has the last word.
        body = {**read_form(request.scope["query_string"]), **body}
    return Call(
        platform=platform,
        method=request.method,
        path=request.path_params,
        query=Query(request.scope["query_string"]),
        headers=request.headers,
        body=body,
        address=request.client.host if request.client else "",
        now=platform.now(),
        reference=platform.reference(connection),
        session=session,
        author=None if session is None else session.agent,
        expected_version=_expected_version(request.headers) if platform.options.like.locks else None,
    )


def _expected_version(headers: Headers) -> str | None:
    """``If-Match``; None where any version will do."""
    expected = headers.get("if-match", "*").strip()
    return None if expected == "*" else expected.removeprefix("W/").strip('"')


def _report(endpoint: Endpoint, error: Exception) -> None:
    """Where it failed, and nothing of what it failed on: messages of exceptions quote values."""
    _log.error("%s %s: %s", Harmless(endpoint.method), Harmless(endpoint.path), trace_without_data(error))
