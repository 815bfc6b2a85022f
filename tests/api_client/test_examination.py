"""What an instance tells who has not signed in, and what stands in the way of it: over real sockets and TLS."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme

from kiosk.api_client.address import read_address
from kiosk.api_client.certificates import presented
from kiosk.api_client.examination import endpoint, examine, names_of
from kiosk.api_client.http.deadlines import Deadlines
from kiosk.api_client.http.exchange import Exchange
from kiosk.api_client.http.pace import Pace
from kiosk.api_client.http.system import system_proxy, trust_store
from kiosk.domain.diagnostic.answers import Feature, Findings
from kiosk.domain.platform.failures import (
    ServerFault,
    Throttled,
    TimedOut,
    Unintelligible,
    Unreachable,
    UnreachableCause,
    UnreachableDetail,
)
from tests.api_client.support import Loopback, Speak, clock, http, loopback, says, silent
from tests.api_client.test_secure import PROXIES

UNSIGNED = http({"errors": ["Vous devez vous connecter."]}, "401 Unauthorized")
MAINTENANCE = b"HTTP/1.1 500 Oops\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n<html></html>"
CURRENT = ("/api/v1/agents/me", "/api/v1/lieux", "/api/v1/rdvs", "/api/v1/teams", "/api/v1/rdv_plans/0")
WAITS = Deadlines(connect=2.0, read=2.0, total=5.0)


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in PROXIES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA(organization_name="Orneval")


@pytest.fixture
def trusted(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    store = tmp_path / "store.pem"
    authority.cert_pem.write_to_path(store)
    monkeypatch.setenv("SSL_CERT_FILE", str(store))
    monkeypatch.delenv("SSL_CERT_DIR", raising=False)
    return store


def platform(answers: Mapping[str, bytes], otherwise: bytes = MAINTENANCE) -> object:
    """A server that keeps its connection and answers each path what it is told."""

    def speak(state: Loopback) -> Speak:
        async def work(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            while True:
                head = await state.request(reader)
                path = head.split(b" ")[1].decode()
                writer.write(answers.get(path, otherwise))
                await writer.drain()

        return work

    return speak


async def asked(base: str, patience: float = 2.0, whole: float = 5.0, pace: Pace | None = None) -> Findings:
    address = read_address(base)
    exchange = Exchange(address, "Kiosk/test", WAITS, None)
    try:
        return await examine(exchange, address, clock(), patience, whole, pace)
    finally:
        await exchange.aclose()


# Over plain HTTP


async def test_a_current_instance_in_eleven_unsigned_reads() -> None:
    answers = dict.fromkeys(("/api/v1/organisations", "/api/v1/auth/validate_token", *CURRENT), UNSIGNED)
    answers["/oauth/authorize"] = b"HTTP/1.1 302 Found\r\nLocation: /agents/sign_in\r\nContent-Length: 0\r\n\r\n"
    async with loopback(platform(answers)) as server:  # type: ignore[arg-type]
        findings = await asked(f"http://127.0.0.1:{server.port}")
    assert findings.failure is None
    assert findings.has == dict.fromkeys(Feature, True) | {Feature.DESK_API: False}
    assert findings.offset is None, "it does not say what time it is"
    assert len(findings.trips) == 10
    assert len(server.requests) == 11
    for request in server.requests:
        assert request.startswith(b"GET ")
        lines = {line.split(b":")[0].lower() for line in request.split(b"\r\n")[1:]}
        assert not lines & {b"authorization", b"access-token", b"client", b"uid", b"cookie"}


@pytest.mark.parametrize(
    "lacking",
    [
        MAINTENANCE,
        b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n<html></html>",
        http({"errors": []}, "404 Not Found"),
        b"HTTP/1.1 302 Found\r\nLocation: /maintenance\r\nContent-Length: 0\r\n\r\n",
    ],
)
async def test_a_historic_instance_whatever_it_answers_for_what_it_lacks(lacking: bytes) -> None:
    answers = {
        "/api/v1/organisations": UNSIGNED,
        "/api/v1/auth/validate_token": UNSIGNED,
        "/oauth/authorize": MAINTENANCE,
    }
    async with loopback(platform(answers, lacking)) as server:  # type: ignore[arg-type]
        findings = await asked(f"http://127.0.0.1:{server.port}")
    assert {feature for feature, there in findings.has.items() if there} == {Feature.PASSWORD}


@pytest.mark.parametrize(("hours", "shown"), [(10, 20), (8, 20)])
async def test_the_clock_of_an_instance_that_has_one(hours: int, shown: int) -> None:
    dated = http({"errors": ["…"]}, "401 Unauthorized", f"Date: Mon, 23 Nov 2026 {hours:02}:{shown}:00 GMT")
    async with loopback(platform({}, dated)) as server:  # type: ignore[arg-type]
        findings = await asked(f"http://127.0.0.1:{server.port}")
    assert findings.offset == timedelta(hours=hours - 9)


async def test_who_is_told_to_wait_asks_nothing_more() -> None:
    told = http({"errors": []}, "429 Too Many Requests", "Retry-After: 42")
    async with loopback(says(told)) as server:
        findings = await asked(f"http://127.0.0.1:{server.port}")
    assert isinstance(findings.failure, Throttled)
    assert len(server.requests) == 1
    answers = {"/api/v1/organisations": UNSIGNED, "/api/desk/v1/capabilities": UNSIGNED}
    async with loopback(platform(answers, told)) as server:  # type: ignore[arg-type]
        findings = await asked(f"http://127.0.0.1:{server.port}")
    assert findings.failure is None
    assert findings.throttled is not None
    assert findings.throttled.retry_after == 42
    assert len(server.requests) == 3
    assert findings.has == {Feature.DESK_API: True}


async def test_the_calls_are_of_the_desk_s_budget() -> None:
    told = http({"errors": []}, "429 Too Many Requests", "Retry-After: 42")
    pace = Pace(40)
    async with loopback(says(told)) as server:
        base = f"http://127.0.0.1:{server.port}"
        assert (await asked(base, pace=pace)).throttled is not None
        assert pace.share < 21
        again = await asked(base, pace=pace)
    assert again.throttled is not None
    assert len(server.requests) == 1, "the desk had been told to wait"


async def test_a_budget_that_is_used_up_ends_the_check_in_time() -> None:
    pace = Pace(3)
    async with loopback(platform({}, UNSIGNED)) as server:  # type: ignore[arg-type]
        findings = await asked(f"http://127.0.0.1:{server.port}", whole=0.3, pace=pace)
        assert len(server.requests) == 3
        nothing_left = await asked(f"http://127.0.0.1:{server.port}", whole=0.1, pace=pace)
    assert findings.failure is None
    assert len(findings.trips) == 2
    assert isinstance(nothing_left.failure, TimedOut)


@pytest.mark.parametrize(
    ("answer", "there"),
    [
        (b"HTTP/1.1 302 Found\r\nLocation: /agents/sign_in\r\nContent-Length: 0\r\n\r\n", True),
        (b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/agents\r\nContent-Length: 0\r\n\r\n", True),
        (b"HTTP/1.1 302 Found\r\nLocation: https://portail.test/\r\nContent-Length: 0\r\n\r\n", None),
        (b"HTTP/1.1 302 Found\r\nLocation: https://[portail]/\r\nContent-Length: 0\r\n\r\n", None),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n<html></html>", True),
        (http({"error": "invalid_request"}, "400 Bad Request"), True),
        (b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n<html></html>", False),
        (MAINTENANCE, False),
        (http({}, "503 Service Unavailable"), None),
    ],
)
async def test_whether_the_browser_leads_in(answer: bytes, there: bool | None) -> None:
    answers = {"/oauth/authorize": answer}
    async with loopback(platform(answers, UNSIGNED)) as server:  # type: ignore[arg-type]
        findings = await asked(f"http://127.0.0.1:{server.port}")
    assert findings.has.get(Feature.OAUTH) is there


async def test_a_portal_of_the_network() -> None:
    portal = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n<html></html>"
    async with loopback(says(portal)) as server:
        findings = await asked(f"http://127.0.0.1:{server.port}")
    assert isinstance(findings.failure, Unintelligible)
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("location", "host"),
    [
        ("https://www.rdv.test/api/v1/organisations", "www.rdv.test"),
        ("http://portail.test/", ""),
        ("/ailleurs", ""),
        ("https://[", ""),
        ("https://a b.test/", ""),
    ],
)
async def test_an_address_that_sends_elsewhere(location: str, host: str) -> None:
    moved = f"HTTP/1.1 301 Moved\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n".encode()
    async with loopback(says(moved)) as server:
        findings = await asked(f"http://127.0.0.1:{server.port}")
    assert isinstance(findings.failure, Unintelligible)
    assert findings.redirected_to == host


async def test_a_platform_that_is_away_or_not_one() -> None:
    for answer, kind in (
        (http({}, "503 Service Unavailable"), ServerFault),
        (http({"organisations": []}), Unintelligible),
    ):
        async with loopback(says(answer)) as server:
            assert isinstance((await asked(f"http://127.0.0.1:{server.port}")).failure, kind)
    assert isinstance((await asked(f"http://127.0.0.1:{server.port}")).failure, Unreachable)


async def test_a_platform_that_never_answers_is_left_in_time() -> None:
    async with loopback(silent()) as server:
        began = time.monotonic()
        findings = await asked(f"http://127.0.0.1:{server.port}", patience=0.2)
        assert time.monotonic() - began < 2
    assert isinstance(findings.failure, TimedOut)


async def test_what_takes_too_long_in_all_is_cut_short() -> None:
    def slow(state: Loopback) -> Speak:
        async def work(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            while True:
                await state.request(reader)
                await asyncio.sleep(0.1)
                writer.write(UNSIGNED)

        return work

    async with loopback(slow) as server:
        findings = await asked(f"http://127.0.0.1:{server.port}", whole=0.25)
    assert findings.failure is None
    assert 0 < len(findings.trips) < 4
    assert all(trip >= 0.1 for trip in findings.trips)


# Certificates


def serving(authority: trustme.CA, *names: str, ends: datetime | None = None) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names, common_name=names[0], not_after=ends).configure_cert(context)
    return context


async def test_a_good_certificate(authority: trustme.CA, trusted: Path) -> None:
    ends = datetime(2027, 2, 1, tzinfo=UTC)
    async with loopback(platform({}, UNSIGNED), serving(authority, "127.0.0.1", ends=ends)) as server:  # type: ignore[arg-type]
        base = f"https://127.0.0.1:{server.port}"
        assert (await asked(base)).failure is None
        chain = await presented(read_address(base), None, 2.0)
    assert chain[0].subject == "127.0.0.1"
    assert chain[0].issuer == "Orneval"
    assert chain[0].ends == ends
    assert len(server.requests) == 11, "to read the certificate nothing was asked"
    assert trust_store().where == str(trusted)
    assert trust_store().count == 1


@pytest.mark.parametrize(
    ("name", "ends", "known", "detail"),
    [
        ("127.0.0.1", None, False, UnreachableDetail.UNKNOWN_AUTHORITY),
        ("127.0.0.1", datetime(2020, 1, 1, tzinfo=UTC), True, UnreachableDetail.EXPIRED),
        ("autre.test", None, True, UnreachableDetail.OTHER_HOST),
    ],
)
async def test_what_is_wrong_with_a_certificate(
    name: str,
    ends: datetime | None,
    known: bool,
    detail: UnreachableDetail,
    authority: trustme.CA,
    trusted: Path,
) -> None:
    issuing = authority if known else trustme.CA(organization_name="Passerelle")
    async with loopback(platform({}, UNSIGNED), serving(issuing, name, ends=ends)) as server:  # type: ignore[arg-type]
        base = f"https://127.0.0.1:{server.port}"
        failure = (await asked(base)).failure
        chain = await presented(read_address(base), None, 2.0)
    assert isinstance(failure, Unreachable)
    assert (failure.cause, failure.detail) == (UnreachableCause.CERTIFICATE, detail)
    assert chain[0].subject == name
    assert chain[0].issuer == ("Orneval" if known else "Passerelle")
    assert not server.requests


async def test_no_certificate_where_nobody_speaks_tls() -> None:
    async with loopback(says(UNSIGNED)) as server:
        port = server.port
        assert await presented(read_address(f"https://127.0.0.1:{port}"), None, 2.0) == ()
    assert await presented(read_address(f"https://127.0.0.1:{port}"), None, 2.0) == ()


async def test_a_silent_server_presents_nothing_in_time() -> None:
    async with loopback(silent()) as server:
        began = time.monotonic()
        assert await presented(read_address(f"https://127.0.0.1:{server.port}"), None, 0.2) == ()
        assert time.monotonic() - began < 2


# Proxies


@pytest.mark.parametrize(
    ("answer", "detail"),
    [
        (b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n", UnreachableDetail.PROXY_PASSWORD),
        (b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n", UnreachableDetail.PROXY_REFUSAL),
        (None, UnreachableDetail.PROXY_AWAY),
    ],
)
async def test_what_a_proxy_does(
    answer: bytes | None, detail: UnreachableDetail, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with loopback(says(answer or b"")) as proxy:
        monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{proxy.port}")
        if answer is not None:
            failure = (await asked("https://rdv.test")).failure
            address = read_address("https://rdv.test")
            assert await presented(address, system_proxy(address), 2.0) == ()
    if answer is None:
        failure = (await asked("https://rdv.test")).failure
    assert isinstance(failure, Unreachable)
    assert (failure.cause, failure.detail) == (UnreachableCause.PROXY, detail)


async def test_a_proxy_of_a_kind_that_cannot_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "socks5://127.0.0.1:1080")
    address = read_address("https://rdv.test")
    with pytest.raises(Unreachable) as raised:
        Exchange(address, "Kiosk/test", WAITS, None)
    assert raised.value.detail is UnreachableDetail.PROXY_KIND
    assert await presented(address, system_proxy(address), 1.0) == ()


async def test_a_proxy_whose_address_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://[")
    failure = (await asked("https://rdv.test")).failure
    assert isinstance(failure, Unreachable)
    assert failure.cause is UnreachableCause.PROXY
    address = read_address("https://rdv.test")
    assert await presented(address, system_proxy(address), 1.0) == ()


# Names


def test_names() -> None:
    assert names_of("127.0.0.1", 443) == 1
    assert names_of("nulle-part.invalid", 443) == 0
    assert names_of("x" * 300, 443) == 0


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://rdv.test", ("rdv.test", 443)),
        ("http://camille.durand:secret@proxy.test:3128/", ("proxy.test", 3128)),
        ("http://proxy.test", ("proxy.test", 80)),
        ("http://[", ("", 443)),
        ("http://proxy.test:port", ("", 443)),
    ],
)
def test_an_address_is_shown_without_what_else_it_holds(url: str, found: tuple[str, int]) -> None:
    assert endpoint(url) == found
