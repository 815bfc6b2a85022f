"""Webhooks go where they may, and to the very address that was judged."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from ipaddress import ip_address, ip_network
from typing import Any

import httpx
import pytest
import trustme

from kiosk.platform_server.outbound.webhook_reach import OutOfReach, ToWhatWasJudged, look_up, may_reach, proxy_for
from kiosk.platform_server.values.redirects import can_be_posted_to
from tests.support.waiting import until

LOOPBACK = ip_address("127.0.0.1")


@pytest.mark.parametrize(
    ("address", "reached", "from_here"),
    [
        ("93.184.216.34", True, True),
        ("2606:2800:220:1::1", True, True),
        ("127.0.0.1", False, True),
        ("::1", False, True),
        ("::ffff:127.0.0.1", False, True),
        ("10.1.2.3", False, True),
        ("::ffff:10.1.2.3", False, True),
        ("64:ff9b::a01:203", False, True),
        ("2002:a01:203::1", False, True),
        ("fd12::1", False, True),
        ("100.64.0.1", False, False),
        # A machine's own, or a cloud's: never, in whatever clothes.
        ("0.0.0.0", False, False),
        ("::", False, False),
        ("169.254.169.254", False, False),
        ("::ffff:169.254.169.254", False, False),
        ("64:ff9b::a9fe:a9fe", False, False),
        ("2002:a9fe:a9fe::", False, False),
        ("fe80::1", False, False),
        ("fd00:ec2::254", False, False),
        ("100.100.100.200", False, False),
        ("168.63.129.16", False, False),
        ("192.0.0.192", False, False),
        ("224.0.0.1", False, False),
    ],
)
def test_where_webhooks_may_go(address: str, reached: bool, from_here: bool) -> None:
    there = ip_address(address)
    assert may_reach(there, [], here=False) is reached
    assert may_reach(there, [], here=True) is from_here
    # What a site opens is opened, but for what is a machine's own.
    opened = [ip_network("0.0.0.0/0"), ip_network("::/0")]
    assert may_reach(there, opened, here=False) is (from_here or address == "100.64.0.1")


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "localhost"])
def test_however_an_address_is_written_it_is_judged_by_what_it_is(host: str) -> None:
    assert not any(may_reach(one, [], here=False) for one in look_up(host, 80))


@pytest.mark.parametrize(
    ("address", "can"),
    [
        ("https://exemple.test/x", True),
        ("http://exemple.test:8080/x", True),
        ("http://exemple.test:25/x", False),
        ("http://exemple.test:22/", False),
        ("http://exemple.test:0/", False),
        ("http://compte:mot@exemple.test/", False),
        ("http://exemple.test@ailleurs.test/", False),
        ("file:///etc/passwd", False),
        ("gopher://exemple.test/", False),
        ("http://exemple.test:99999/", False),
        (None, False),
    ],
)
def test_what_can_be_posted_to(address: str | None, can: bool) -> None:
    assert can_be_posted_to(address) is can


class Server:
    """Answers each request with the Host that it named."""

    def __init__(self) -> None:
        self.port = 0
        self.hosts: list[str] = []

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
            self.hosts.append(head.partition("host: ")[2].split("\r\n")[0])
            writer.write(b"HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0\r\n\r\n")
            await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError, ssl.SSLError):
            pass
        finally:
            writer.close()


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    one = Server()
    serving = await asyncio.start_server(one.answer, "127.0.0.1")
    one.port = serving.sockets[0].getsockname()[1]
    async with serving:
        yield one


async def test_it_connects_to_what_was_judged_and_follows_nothing(server: Server) -> None:
    """The name means something else at each look: there is one look."""
    looks: list[str] = []

    async def resolve(host: str, _port: int) -> list[Any]:
        looks.append(host)
        return [LOOPBACK if len(looks) == 1 else ip_address("169.254.169.254")]

    transport = ToWhatWasJudged(resolve, lambda one: may_reach(one, [], here=True))
    async with httpx.AsyncClient(transport=transport) as client:
        answer = await client.post(f"http://rebinding.test:{server.port}/x", content=b"x")
        assert (answer.status_code, looks) == (302, ["rebinding.test"])
        assert server.hosts == [f"rebinding.test:{server.port}"]
        with pytest.raises(OutOfReach):
            await client.post(f"http://rebinding.test:{server.port}/x", content=b"x")
    assert len(server.hosts) == 1


async def test_one_address_too_near_is_enough(server: Server) -> None:
    async def resolve(_host: str, _port: int) -> list[Any]:
        return [LOOPBACK, ip_address("169.254.169.254")]

    transport = ToWhatWasJudged(resolve, lambda one: may_reach(one, [], here=True))
    async with httpx.AsyncClient(transport=transport) as client:
        with pytest.raises(OutOfReach):
            await client.post(f"http://both.test:{server.port}/", content=b"x")
    assert server.hosts == []


async def test_the_certificate_is_still_that_of_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    authority = trustme.CA()
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    monkeypatch.setattr(httpx, "AsyncHTTPTransport", lambda **given: _Transport(verify=trusting, **given))
    inside = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("partenaire.test").configure_cert(inside)
    one = Server()
    serving = await asyncio.start_server(one.answer, "127.0.0.1", ssl=inside)
    port = serving.sockets[0].getsockname()[1]

    async def resolve(_host: str, _port: int) -> list[Any]:
        return [LOOPBACK]

    async with serving, httpx.AsyncClient(transport=ToWhatWasJudged(resolve, lambda _: True)) as client:
        assert (await client.post(f"https://partenaire.test:{port}/", content=b"x")).status_code == 302
        with pytest.raises(httpx.ConnectError, match=r"(?i)certificate"):
            await client.post(f"https://autre.test:{port}/", content=b"x")
    assert one.hosts == [f"partenaire.test:{port}"]
    await until(lambda: len(asyncio.all_tasks()) == 1, "the end of the handshake that failed")


_Transport = httpx.AsyncHTTPTransport


def test_a_proxy_of_the_environment_is_used_where_it_is_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    assert proxy_for("https://partenaire.test/") is None
    monkeypatch.setenv("https_proxy", "http://proxy.test:3128")
    monkeypatch.setenv("no_proxy", "interne.test")
    assert proxy_for("https://partenaire.test/") == "http://proxy.test:3128"
    assert proxy_for("http://partenaire.test/") is None
    assert proxy_for("https://interne.test/") is None
