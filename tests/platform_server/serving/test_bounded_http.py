"""Requests too long, too slow, or none at all; clients that do not read their answers."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from ipaddress import ip_network

import pytest
import uvicorn
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from kiosk.platform_server.serving import bounded as bounded_http
from kiosk.platform_server.serving.bounded import BoundedHttp
from kiosk.platform_server.serving.crowd import Crowd
from tests.support.waiting import until

GREETING = b"x" * 10


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Reads the body, answers how long it was; a mebibyte at a time to whoever asks for more than they read."""
    size = 0
    while (message := await receive())["type"] == "http.request":
        size += len(message["body"])
        if not message["more_body"]:
            break
    else:
        return
    if scope["path"] == "/endless":
        await send({"type": "http.response.start", "status": 200, "headers": []})
        for _ in range(200):  # more than any socket holds
            await send({"type": "http.response.body", "body": b"x" * (1 << 20), "more_body": True})
            await asyncio.sleep(0)
        await send({"type": "http.response.body", "body": b"", "more_body": False})
        return
    await PlainTextResponse(f"{size}")(scope, receive, send)


class Client:
    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    async def answer(self) -> tuple[int, bytes]:
        """The next answer: its status and body."""
        head = (await asyncio.wait_for(self.reader.readuntil(b"\r\n\r\n"), 10)).decode().lower()
        length = int(head.partition("content-length: ")[2].split()[0])
        return int(head.split()[1]), await self.reader.readexactly(length)

    async def closed(self) -> bytes:
        """What still comes until the server has closed."""
        return await asyncio.wait_for(self.reader.read(), 10)


class Served:
    def __init__(self, port: int, server: uvicorn.Server) -> None:
        self.port, self.server = port, server

    @asynccontextmanager
    async def client(self) -> AsyncIterator[Client]:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            yield Client(reader, writer)
        finally:
            writer.close()


@pytest.fixture
async def served(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Served]:
    http = partial(BoundedHttp, crowd=Crowd(most=6, of_address=4))
    config = uvicorn.Config(application, "127.0.0.1", 0, http=http, ws="none", log_config=None, lifespan="off")  # type: ignore[arg-type]
    server = uvicorn.Server(config)
    config.load()
    server.lifespan = config.lifespan_class(config)
    await server.startup()
    yield Served(server.servers[0].sockets[0].getsockname()[1], server)
    server.should_exit = True
    await server.shutdown()


def short(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(bounded_http, name, 0.05)


async def test_requests_follow_each_other(served: Served) -> None:
    async with served.client() as one:
        for _ in range(3):
            await one.send(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n" + GREETING)
            assert await one.answer() == (200, b"10")
        two = b"GET /a HTTP/1.1\r\nHost: x\r\n\r\n"
        await one.send(two + two + two[:9])
        assert [await one.answer(), await one.answer()] == [(200, b"0")] * 2
        await one.send(two[9:])
        assert await one.answer() == (200, b"0")


@pytest.mark.parametrize("pieces", [1, 40])
@pytest.mark.parametrize(
    ("head", "status"),
    [
        (b"GET /" + b"a" * 40_000 + b" HTTP/1.1\r\n\r\n", 414),
        (b"GET / HTTP/1.1\r\nX: " + b"a" * 60_000 + b"\r\n\r\n", 431),
        (b"GET / HTTP/1.1\r\n" + b"X: abcdefghij\r\n" * 4000 + b"\r\n", 431),
        # Without an end.
        (b"GET /" + b"a" * 40_000, 414),
        (b"GET / HTTP/1.1\r\nX: " + b"a" * 60_000, 431),
        (b"GET / HTTP/1.1\r\n" + b"a" * 60_000, 431),
        (b"ceci n'est pas HTTP\r\n\r\n", 400),
    ],
)
async def test_what_is_too_long_or_no_request_is_answered_and_closed(
    served: Served, head: bytes, status: int, pieces: int
) -> None:
    async with served.client() as one:
        size = -(-len(head) // pieces)
        for start in range(0, len(head), size):
            one.writer.write(head[start : start + size])
            await asyncio.sleep(0)
        answered, body = await one.answer()
        assert answered == status
        assert json.loads(body)["success"] is False
        assert await one.closed() == b""


async def test_what_is_just_short_enough_passes(served: Served) -> None:
    async with served.client() as one:
        await one.send(b"GET /" + b"a" * 16_000 + b" HTTP/1.1\r\nX: " + b"b" * 16_000 + b"\r\n\r\n")
        assert (await one.answer())[0] == 200


async def test_a_body_without_end_is_cut(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    short(monkeypatch, "LINGER_S")
    async with served.client() as one:
        head = b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
        try:
            await one.send(head)
            for _ in range(12):
                await one.send(b"100000\r\n" + b"x" * 0x100000 + b"\r\n")
            assert (await one.answer())[0] == 413
        except ConnectionError:
            pass  # closed while more was being sent
        await until(lambda: not served.server.server_state.connections, "the end of the connection")


async def test_trailers_are_bounded_too(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    short(monkeypatch, "LINGER_S")
    async with served.client() as one:
        head = b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n"
        await one.send(head + b"A: b\r\n\r\n")
        assert await one.answer() == (200, b"1")
        try:
            await one.send(head + b"A: ")
            for _ in range(12):
                await one.send(b"x" * (1 << 20))
        except ConnectionError:
            pass
        await until(lambda: not served.server.server_state.connections, "the end of the connection")


async def test_who_says_nothing_is_let_go(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    short(monkeypatch, "HEAD_S")
    async with served.client() as one:
        assert await one.closed() == b""


@pytest.mark.parametrize("sent", [b"G", b"GET / HTTP/1.1\r\nX: a", b"\r\n\r\nGET /"])
async def test_a_head_that_does_not_come_in_time_is_answered(
    served: Served, monkeypatch: pytest.MonkeyPatch, sent: bytes
) -> None:
    short(monkeypatch, "HEAD_S")
    async with served.client() as one:
        await one.send(sent)
        assert (await one.answer())[0] == 408
        assert await one.closed() == b""


async def test_the_drip_of_a_head_gains_no_time(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    short(monkeypatch, "HEAD_S")
    async with served.client() as one:
        answer = asyncio.ensure_future(one.answer())
        await one.send(b"GET / HTTP/1.1\r\n")
        while not answer.done():
            one.writer.write(b"X: y\r\n")
            await asyncio.wait([answer], timeout=0.01)
        assert (await answer)[0] == 408


async def test_a_second_head_has_to_come_in_time_too(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    short(monkeypatch, "HEAD_S")
    async with served.client() as one:
        await one.send(b"GET / HTTP/1.1\r\n\r\nGET / HT")
        assert await one.answer() == (200, b"0")
        assert (await one.answer())[0] == 408
    async with served.client() as one:
        await one.send(b"GET / HTTP/1.1\r\n\r\n")
        assert await one.answer() == (200, b"0")
        await one.send(b"\r\n")
        assert await one.closed() == b""


async def test_a_body_that_does_not_come_in_time_is_answered(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    short(monkeypatch, "BODY_S")
    async with served.client() as one:
        await one.send(b"POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\nabc")
        assert (await one.answer())[0] == 408
        assert await one.closed() == b""


async def test_a_client_that_does_not_read_is_let_go(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    short(monkeypatch, "TAKEN_S")
    async with served.client() as one:
        await one.send(b"GET /endless HTTP/1.1\r\n\r\n")
        await until(lambda: served.server.server_state.tasks, "the answer")
        await until(lambda: not served.server.server_state.connections, "the end of the connection")


ASKED = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"


@pytest.mark.parametrize(
    "silent", [b"", b"GET / HTTP/1.1\r\nX: a", b"POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\nabc", ASKED]
)
async def test_who_has_been_silent_longest_gives_way(served: Served, silent: bytes) -> None:
    async with AsyncExitStack() as opened:
        desk = await opened.enter_async_context(served.client())
        await desk.send(ASKED)
        assert await desk.answer() == (200, b"0")
        for _ in range(9):
            one = await opened.enter_async_context(served.client())
            await one.send(silent)
            if silent == ASKED:
                assert await one.answer() == (200, b"0")
            await until(lambda: len(served.server.server_state.connections) <= 4, "a place")
            # Whoever speaks from time to time stays.
            await desk.send(ASKED)
            assert await desk.answer() == (200, b"0")


async def test_where_all_are_being_answered_the_new_one_is_turned_away(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded_http, "TAKEN_S", 30)
    async with AsyncExitStack() as opened:
        for _ in range(4):
            one = await opened.enter_async_context(served.client())
            await one.send(b"GET /endless HTTP/1.1\r\nHost: x\r\n\r\n")
        await until(lambda: len(served.server.server_state.tasks) == 4, "the answers")
        one = await opened.enter_async_context(served.client())
        assert (await one.answer())[0] == 503
        assert await one.closed() == b""
    await until(lambda: not served.server.server_state.connections, "the end of the connections")


def test_where_all_places_are_taken_the_address_that_has_most_gives_one() -> None:
    class Silent:
        out = False

        def is_silent(self) -> bool:
            return True

        def turn_out(self) -> None:
            self.out = True

    crowd = Crowd([ip_network("10.0.0.1")], most=6, of_address=4)
    few, many = [Silent() for _ in range(2)], [Silent() for _ in range(4)]
    assert all(crowd.enter(one, "192.0.2.1") for one in few)
    # One network of IPv6 is one address.
    assert all(crowd.enter(one, f"2001:db8::{i}") for i, one in enumerate(many))
    assert crowd.enter(Silent(), "192.0.2.2")
    assert [one.out for one in few + many] == [False, False, True, False, False, False]
    # A proxy brings as many as there are places.
    crowd = Crowd([ip_network("10.0.0.1")], most=6, of_address=4)
    brought = [Silent() for _ in range(7)]
    assert all(crowd.enter(one, "10.0.0.1") for one in brought)
    assert crowd.guests() == brought[1:]


@pytest.mark.parametrize(
    "line",
    [
        b"GET http://ailleurs.test/ HTTP/1.1",
        b"GET ailleurs HTTP/1.1",
        b"CONNECT ailleurs.test:443 HTTP/1.1",
        b"GET * HTTP/1.1",
        b"PRI * HTTP/2.0",
    ],
)
async def test_only_a_path_of_ours_is_asked_for(served: Served, line: bytes) -> None:
    async with served.client() as one:
        await one.send(line + b"\r\nHost: x\r\n\r\n")
        assert (await one.answer())[0] == 400
        assert await one.closed() == b""


@pytest.mark.parametrize(
    "head",
    [
        b"Content-Length: 5\r\nTransfer-Encoding: chunked",
        b"Content-Length: 5\r\nContent-Length: 6",
        b"Content-Length: +5",
        b"Transfer-Encoding: chunked, identity",
        b"Transfer-Encoding: xchunked",
        b"Content-Length : 5",
        b"X: a\r\n Content-Length: 5",
        b"X: a\nContent-Length: 5",
    ],
)
async def test_a_request_that_can_be_read_in_two_ways_is_none(served: Served, head: bytes) -> None:
    """Or a second one could be hidden from a proxy within its body."""
    hidden = b"GET /hidden HTTP/1.1\r\nHost: x\r\n\r\n"
    async with served.client() as one:
        await one.send(b"POST / HTTP/1.1\r\nHost: x\r\n" + head + b"\r\n\r\n0\r\n\r\n" + hidden)
        assert (await one.answer())[0] == 400
        assert await one.closed() == b""
