"""What the network does to a call, over real sockets of this machine."""

from __future__ import annotations

import asyncio
import gzip
import json
import logging
import socket

import httpx
import pytest

from kiosk.api_client.http.deadlines import Deadlines
from kiosk.api_client.sign_in.auth import TokenHeaders
from kiosk.domain.day.status import Status
from kiosk.domain.platform import failures
from kiosk.domain.platform.failures import UnreachableCause
from tests.api_client.support import (
    ORGANISATIONS,
    Loopback,
    Speak,
    answers,
    client,
    http,
    loopback,
    real_client,
    says,
    silent,
)
from tests.support.waiting import until

SHORT = Deadlines(connect=5, read=0.05, total=5)
CONTENT = json.dumps(ORGANISATIONS).encode()


async def test_a_real_exchange() -> None:
    async with loopback(says(http(ORGANISATIONS))) as server, real_client(server.port) as api:
        assert [o.name for o in await api.organisations()] == ["MDS Nord"]
    head = server.requests[0].decode()
    assert head.startswith("GET /api/v1/organisations HTTP/1.1\r\n")
    assert "Accept: application/json" in head
    assert "User-Agent: Kiosk/" in head


async def test_a_connection_is_used_again() -> None:
    connections = 0

    def speak(state: Loopback) -> Speak:
        async def work(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            nonlocal connections
            connections += 1
            while True:
                await state.request(reader)
                writer.write(http(ORGANISATIONS))
                await writer.drain()

        return work

    async with loopback(speak) as server, real_client(server.port) as api:
        for _ in range(3):
            await api.organisations()
    assert (connections, len(server.requests)) == (1, 3)


async def test_a_refused_connection() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))  # bound, not listening: nothing else can take the port meanwhile
        async with real_client(unused.getsockname()[1]) as api:
            with pytest.raises(failures.Unreachable) as raised:
                await api.organisations()
    assert raised.value.cause is UnreachableCause.REFUSED


async def test_an_unknown_host() -> None:
    async with real_client(1) as api:
        api._connection.base_url = "http://n-existe-pas.localhost"
        loop = asyncio.get_running_loop()
        getaddrinfo = loop.getaddrinfo

        async def unknown(*args: object, **more: object) -> list[object]:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

        loop.getaddrinfo = unknown  # type: ignore[assignment,method-assign]
        try:
            with pytest.raises(failures.Unreachable) as raised:
                await api.organisations()
        finally:
            loop.getaddrinfo = getaddrinfo  # type: ignore[method-assign]
    assert raised.value.cause is UnreachableCause.UNKNOWN_HOST


async def test_no_answer_in_time_may_have_been_carried_out() -> None:
    async with loopback(silent()) as server, real_client(server.port, deadlines=SHORT) as api:
        with pytest.raises(failures.TimedOut) as raised:
            await api.set_participation_status(1, Status.SEEN, key="k")
        assert len(server.requests) == 1
    assert raised.value.sent


async def test_a_connection_that_never_comes_did_nothing() -> None:
    """A machine that lets nothing through: the TLS greeting is never answered."""

    def mute(state: Loopback) -> Speak:
        async def work(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await state.closing.wait()

        return work

    deadlines = Deadlines(connect=0.05, read=5, total=5)
    async with loopback(mute) as server, real_client(server.port, scheme="https", deadlines=deadlines) as api:
        with pytest.raises(failures.TimedOut) as raised:
            await api.set_participation_status(1, Status.SEEN, key="k")
    assert not raised.value.sent
    assert not server.requests


async def test_the_whole_call_has_a_deadline_even_when_something_comes_all_the_time() -> None:
    def drip(state: Loopback) -> Speak:
        async def work(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await state.request(reader)
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
            while not state.closing.is_set():
                writer.write(b" ")
                await writer.drain()
                await asyncio.sleep(0.001)

        return work

    deadlines = Deadlines(connect=5, read=5, total=0.1)
    async with loopback(drip) as server, real_client(server.port, deadlines=deadlines) as api:
        with pytest.raises(failures.TimedOut) as raised:
            await api.organisations()
    assert raised.value.sent


async def test_a_long_poll_has_its_own_deadline() -> None:
    """It outlives the patience of other calls between two pieces of an answer, and still ends."""
    asked = asyncio.Event()

    def late(state: Loopback) -> Speak:
        async def work(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await state.request(reader)
            asked.set()
            await asyncio.sleep(0.1)
            writer.write(http({"cursor": "2", "changes": []}))
            await writer.drain()

        return work

    deadlines = Deadlines(connect=5, read=0.01, total=0.01, long_poll=5)
    async with loopback(late) as server, real_client(server.port, deadlines=deadlines) as api:
        assert (await api.changes(1, "1")).cursor == "2"
    deadlines = Deadlines(long_poll=0.05)
    async with loopback(silent()) as server, real_client(server.port, deadlines=deadlines) as api:
        with pytest.raises(failures.TimedOut):
            await api.changes(1, "1")


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
CUTS = {
    "no answer": b"",
    "status line": b"HTTP/1.1 20",
    "headers": HEAD,
    "length": HEAD + b"Content-Length: %d\r\n\r\n" % len(CONTENT) + CONTENT[:-5],
    "no length": HEAD + b"\r\n" + CONTENT[:-5],
    "chunk": HEAD + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n" % len(CONTENT) + CONTENT[:-5],
    "last chunk": HEAD + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n" % len(CONTENT) + CONTENT + b"\r\n",
    "gzip": HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(CONTENT)[:-30],
}


@pytest.mark.parametrize("raw", CUTS.values(), ids=CUTS.keys())
async def test_an_answer_cut_in_the_middle(raw: bytes) -> None:
    async with loopback(says(raw)) as server, real_client(server.port) as api:
        with pytest.raises(failures.TimedOut) as raised:
            await api.set_participation_status(1, Status.SEEN, key="k")
        assert len(server.requests) == 1  # never sent again blindly
    assert raised.value.sent


async def test_a_reset_after_the_request() -> None:
    def reset(state: Loopback) -> Speak:
        async def work(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await state.request(reader)
            writer.transport.abort()

        return work

    async with loopback(reset) as server, real_client(server.port) as api:
        with pytest.raises(failures.TimedOut) as raised:
            await api.set_participation_status(1, Status.SEEN, key="k")
    assert raised.value.sent


async def test_bytes_that_are_no_http() -> None:
    async with loopback(says(b"SSH-2.0-OpenSSH_9.6\r\n")) as server, real_client(server.port) as api:
        with pytest.raises(failures.TimedOut):
            await api.set_participation_status(1, Status.SEEN, key="k")


async def test_gzip_that_is_none() -> None:
    raw = HEAD + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(CONTENT) + CONTENT
    async with loopback(says(raw)) as server, real_client(server.port) as api:
        with pytest.raises(failures.Unintelligible):
            await api.organisations()
        assert len(server.requests) == 1


async def test_gzip() -> None:
    packed = gzip.compress(CONTENT)
    raw = HEAD + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(packed) + packed
    async with loopback(says(raw)) as server, real_client(server.port) as api:
        assert len(await api.organisations()) == 1
        assert b"gzip" in server.requests[0]


async def test_an_answer_without_end_is_not_read_to_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.api_client.http.body.BIGGEST", 10_000)
    async with loopback(says(HEAD + b"\r\n" + b" " * 1_000_000)) as server, real_client(server.port) as api:
        with pytest.raises(failures.Unintelligible):
            await api.organisations()


async def test_a_portal_s_redirect_is_not_followed_and_its_cookie_not_kept() -> None:
    raw = b"HTTP/1.1 302 Found\r\nLocation: /portail\r\nSet-Cookie: s=1; Path=/\r\nContent-Length: 0\r\n\r\n"
    async with loopback(says(raw)) as server, real_client(server.port) as api:
        for _ in range(2):
            with pytest.raises(failures.Unintelligible) as raised:
                await api.organisations()
            assert raised.value.page
    assert len(server.requests) == 2
    assert b"cookie" not in server.requests[1].lower()


async def test_a_portal_s_page() -> None:
    page = b"<html><title>Connexion au WiFi</title></html>"
    raw = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(page) + page
    async with loopback(says(raw)) as server, real_client(server.port) as api:
        with pytest.raises(failures.Unintelligible) as raised:
            await api.sign_in("a@b.test", "secret")
    assert raised.value.page
    assert "WiFi" not in str(raised.value)


async def test_cancelling_a_call_leaves_nothing_and_the_client_goes_on() -> None:
    asked = asyncio.Event()
    first = True

    def speak(state: Loopback) -> Speak:
        async def work(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            nonlocal first
            await state.request(reader)
            if first:
                first = False
                asked.set()
                await reader.read()  # until the client leaves
            else:
                writer.write(http(ORGANISATIONS))
                await writer.drain()

        return work

    async with loopback(speak) as server, real_client(server.port) as api:
        task = asyncio.create_task(api.organisations())
        await asked.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert len(await api.organisations()) == 1


async def test_a_closed_client_says_so() -> None:
    async with loopback(says(http(ORGANISATIONS))) as server:
        api = real_client(server.port)
        await api.organisations()
        await api.aclose()
        await api.aclose()
        with pytest.raises(failures.SignedOut):
            await api.organisations()


async def test_calls_under_way_when_the_client_is_closed_end_as_failures() -> None:
    async with loopback(silent()) as server:
        api = real_client(server.port)
        # More than there are connections: some wait for one.
        calls = [asyncio.create_task(api.organisations()) for _ in range(15)]
        await until(lambda: len(server.requests) >= 12, "calls on their way")
        await api.aclose()
        ends = await asyncio.wait_for(asyncio.gather(*calls, return_exceptions=True), 20)
    assert {type(end) for end in ends} == {failures.SignedOut}


async def test_credentials_that_are_not_whole_are_none() -> None:
    handler, got = answers()
    async with client(handler, credentials={"access-token": "LE-JETON"}) as api:
        with pytest.raises(failures.SignedOut):
            await api.organisations()
    assert got == []


async def test_several_first_calls_open_one_client() -> None:
    handler, got = answers(*[httpx.Response(200, json=ORGANISATIONS) for _ in range(5)])
    async with client(handler) as api:
        found = await asyncio.gather(*[api.organisations() for _ in range(5)])
    assert len(got) == 5
    assert all(len(f) == 1 for f in found)


async def test_no_secret_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    auth = TokenHeaders("LE-JETON", "LE-CLIENT", "agent@ormeval.test")
    with caplog.at_level(logging.DEBUG):
        async with loopback(says(http(ORGANISATIONS))) as server, real_client(server.port, auth=auth) as api:
            await api.organisations()
            with pytest.raises(failures.Unintelligible):
                await api.sign_in("agent@ormeval.test", "LE-SECRET")
    assert b"LE-JETON" in server.requests[0]
    assert b"LE-JETON" not in server.requests[1]
    logged = " ".join(r.getMessage() for r in caplog.records if not r.name.startswith("asyncio"))
    for secret in ("LE-JETON", "LE-CLIENT", "LE-SECRET", "agent@ormeval.test"):
        assert secret not in logged
    assert "LE-JETON" not in repr(auth) + repr(vars(api._connection))
