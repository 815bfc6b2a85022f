"""Passwords are tried by few at once, apart from all other work, and not often; whose call it is, a proxy may tell."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import datetime
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import httpx
import pytest

from kiosk.clock import Clock
from kiosk.platform_server.data import data_file
from kiosk.platform_server.data.database import Database
from kiosk.platform_server.running import addresses, door, passwords
from kiosk.platform_server.running.door import AT_ONCE, AT_ONCE_OF_ADDRESS, BUSY_S, Door
from kiosk.platform_server.running.limits import FAILURES, WINDOW_S, Limit
from kiosk.platform_server.running.passwords import Passwords
from kiosk.platform_server.running.platform import Options, Platform
from kiosk.platform_server.serving.app import build_app
from kiosk.platform_server.serving.serve import import_data
from tests.platform_server.small_platform import INVITED, NOW, NURSE, PASSWORD, SECRETARY, small_platform
from tests.support.waiting import until

SIGN_IN = "/api/v1/auth/sign_in"
PAGE = "/agents/sign_in"
PROXY = "10.0.0.1"


@pytest.fixture
def behind_proxy(tmp_path: Path) -> Iterator[Platform]:
    options = Options(trusted_proxies=(ip_network(PROXY),))
    platform = Platform(Database(f"sqlite:///{tmp_path}/p.sqlite"), Clock(datetime.fromisoformat(NOW)), options)
    try:
        platform.database.create()
        import_data(platform, data_file.read_data_file(small_platform()))
        platform.open()
        yield platform
    finally:
        platform.close()


@asynccontextmanager
async def asking(platform: Platform, peer: str = PROXY) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(build_app(platform), client=(peer, 1))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1", timeout=60) as client:
        yield client


def tried(email: str, password: str = "non") -> dict[str, Any]:
    return {"json": {"email": email, "password": password}}


class Held:
    """Checks that take until they are let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.go, self.threads = threading.Event(), set[str]()
        right = Passwords.verify

        def verify(this: Passwords, password: str, hashed: str | None) -> bool:
            self.threads.add(threading.current_thread().name)
            assert self.go.wait(60)
            return hashed is not None and right(this, password, hashed)

        monkeypatch.setattr(Passwords, "verify", verify)


async def test_those_whose_password_is_checked_hold_up_nobody(
    behind_proxy: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(monkeypatch)
    async with asking(behind_proxy) as client:
        asked = [
            asyncio.ensure_future(
                client.post(SIGN_IN, headers={"X-Forwarded-For": f"192.0.2.{i % 6}"}, **tried(f"nobody{i}@x.test"))
            )
            for i in range(AT_ONCE + 30)
        ]
        # Whoever is one too many is told at once, on the page too, while nothing has been checked yet.
        await until(lambda: sum(one.done() for one in asked) == 30, "the answers to those who are too many")
        turned_away = [one.result() for one in asked if one.done()]
        assert {(a.status_code, a.headers["retry-after"]) for a in turned_away} == {(429, str(BUSY_S))}
        page = await client.get(PAGE)
        form = {"email": NURSE, "password": PASSWORD, "authenticity_token": _token(page.text)}
        answer = await client.post(PAGE, data=form, headers={"X-Forwarded-For": "192.0.2.9"})
        assert (answer.status_code, answer.headers["retry-after"]) == (429, str(BUSY_S))
        assert "dans un instant" in answer.text
        # Everybody else is answered.
        assert (await client.get("/api/v1/organisations")).status_code == 401
        assert (await client.get("/org/1")).status_code == 200
        held.go.set()
        assert {(await one).status_code for one in asked} == {401, 429}
        assert all(name.startswith("platform-door") for name in held.threads)
        right = await client.post(SIGN_IN, **tried(NURSE, PASSWORD))
        assert right.status_code == 200


def _token(page: str) -> str:
    return page.partition('name="authenticity_token" value="')[2].partition('"')[0]


async def test_one_address_takes_a_few_places_only(behind_proxy: Platform, monkeypatch: pytest.MonkeyPatch) -> None:
    held = Held(monkeypatch)
    async with asking(behind_proxy) as client:
        theirs = {"X-Forwarded-For": "2001:db8::1"}
        asked = [
            asyncio.ensure_future(client.post(SIGN_IN, headers=theirs, **tried(f"nobody{i}@x.test")))
            for i in range(AT_ONCE_OF_ADDRESS + 5)
        ]
        await until(lambda: sum(one.done() for one in asked) == 5, "the answers to those who are too many")
        desk = asyncio.ensure_future(
            client.post(SIGN_IN, headers={"X-Forwarded-For": "2001:db8:1::1"}, **tried(NURSE, PASSWORD))
        )
        held.go.set()
        assert (await desk).status_code == 200
        await asyncio.gather(*asked)


def test_failures_are_bounded_by_address_and_by_account(monkeypatch: pytest.MonkeyPatch) -> None:
    at = Door()
    try:
        at.let_in("alice", "192.0.2.1")
        for i in range(door.FAILURES_OF_ADDRESS):
            assert at.wait_s(f"someone{i}", "192.0.2.1") is None
            at.failed(f"someone{i}", "192.0.2.1")
        assert at.wait_s("another", "192.0.2.1") == WINDOW_S
        assert at.wait_s("another", "192.0.2.2") is None
        assert at.wait_s("alice", "192.0.2.1") is None, "who works there is not locked out by those beside them"
        for i in range(door.FAILURES_OF_ACCOUNT):
            at.failed("alice", f"198.51.100.{i}")
        assert at.wait_s("alice", "203.0.113.1") == WINDOW_S
        assert at.wait_s("alice", "192.0.2.1") is None, "nor by those who try their e-mail from elsewhere"
        for _ in range(FAILURES):
            at.failed("alice", "192.0.2.1")
        assert at.wait_s("alice", "192.0.2.1") == WINDOW_S
        # A whole network of IPv6 is one address.
        for i in range(FAILURES):
            at.failed("bob", f"2001:db8::{i:x}")
        assert at.wait_s("bob", "2001:db8::ffff:1") == WINDOW_S
        assert at.wait_s("bob", "2001:db8:0:1::1") is None
    finally:
        at.close()


async def test_who_knows_no_password_learns_nothing_of_accounts(
    behind_proxy: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[bool] = []
    right = Passwords.verify

    def verify(self: Passwords, *given: str) -> bool:
        checked.append(True)
        return right(self, *given)

    monkeypatch.setattr(Passwords, "verify", verify)
    async with asking(behind_proxy) as client:
        told = [await client.post(SIGN_IN, **tried(email)) for email in (SECRETARY, INVITED, "nobody@bocage.test")]
    assert len({(a.status_code, a.content) for a in told}) == 1
    assert len(checked) == 3, "as long for nobody as for somebody"
    # What stands in for nobody's hash takes as long as those that are made.
    made = Passwords().hash("x").split("$")
    assert made[:4] == passwords._NOBODY_S.split("$")[:4]


async def test_who_is_nobody_may_not_hold_up_those_who_write(behind_proxy: Platform) -> None:
    behind_proxy.strangers = Limit(3, 60)
    async with asking(behind_proxy) as client:
        for path in ("/oauth/token", "/oauth/revoke", "/rdv_plans/x"):
            assert (await client.post(path, data={"grant_type": "x"})).status_code < 429
        for path in ("/oauth/token", "/rdv_plans/x"):
            answer = await client.post(path, data={"grant_type": "x"})
            assert (answer.status_code, answer.headers["retry-after"]) == (429, "60")
        assert (await client.delete("/api/v1/auth/sign_out")).status_code == 429
        assert (await client.get("/org/1")).status_code == 200
        other = {"X-Forwarded-For": "192.0.2.1"}
        assert (await client.post("/oauth/token", headers=other, data={"grant_type": "x"})).status_code == 400


@pytest.mark.parametrize(
    ("peer", "forwarded", "whose"),
    [
        ("192.0.2.7", ["203.0.113.9"], "192.0.2.7"),
        (PROXY, [], PROXY),
        (PROXY, ["203.0.113.9"], "203.0.113.9"),
        (PROXY, ["1.1.1.1, 203.0.113.9"], "203.0.113.9"),
        (PROXY, ["203.0.113.9, 172.16.0.5"], "203.0.113.9"),
        (PROXY, ["1.1.1.1", "203.0.113.9:4711"], "203.0.113.9"),
        (PROXY, ["[2001:db8::1]:4711"], "2001:db8::1"),
        (PROXY, ["::ffff:203.0.113.9"], "203.0.113.9"),
        (f"::ffff:{PROXY}", ["203.0.113.9"], "203.0.113.9"),
        (PROXY, ["203.0.113.9, unknown"], PROXY),
        (PROXY, [", ,"], PROXY),
        (PROXY, ["172.16.0.9, 172.16.0.5"], "172.16.0.9"),
        ("", ["203.0.113.9"], ""),
    ],
)
def test_a_trusted_proxy_alone_tells_whose_call_it_is(peer: str, forwarded: list[str], whose: str) -> None:
    assert addresses.caller(peer, forwarded, [ip_network(PROXY), ip_network("172.16.0.0/12")]) == whose


async def test_the_header_of_anybody_else_changes_nothing(behind_proxy: Platform) -> None:
    async with asking(behind_proxy, "192.0.2.1") as client:
        for i in range(FAILURES + 1):
            answer = await client.post(SIGN_IN, headers={"X-Forwarded-For": f"203.0.113.{i}"}, **tried(NURSE))
        assert answer.status_code == 429
    async with asking(behind_proxy) as client:
        # Of all that the proxy brings, each has their own bounds.
        through = {"X-Forwarded-For": "192.0.2.1"}
        assert (await client.post(SIGN_IN, headers=through, **tried(NURSE))).status_code == 429
        elsewhere = {"X-Forwarded-For": "192.0.2.1, 203.0.113.1"}
        assert (await client.post(SIGN_IN, headers=elsewhere, **tried(NURSE, PASSWORD))).status_code == 200
