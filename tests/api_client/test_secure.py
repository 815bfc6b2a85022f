"""Https only, the machine's certificates, the machine's proxy."""

from __future__ import annotations

import asyncio
import platform
import ssl
from pathlib import Path

import pytest
import trustme
import truststore

from kiosk.api_client.address import read_address
from kiosk.api_client.client import ApiClient
from kiosk.api_client.http import system
from kiosk.api_client.http.system import system_certificates, system_proxy
from kiosk.domain.platform.failures import Unreachable, UnreachableCause
from tests.api_client.support import (
    ORGANISATIONS,
    Loopback,
    Speak,
    Waits,
    answers,
    client,
    clock,
    http,
    loopback,
    real_client,
    says,
)

PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in PROXIES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def _serving(authority: trustme.CA, *names: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(context)
    return context


@pytest.fixture
def trusted(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine whose administrator has added the authority to the system's store."""
    store = tmp_path / "store.pem"
    authority.cert_pem.write_to_path(store)
    monkeypatch.setenv("SSL_CERT_FILE", str(store))
    monkeypatch.delenv("SSL_CERT_DIR", raising=False)


# Addresses


@pytest.mark.parametrize(
    ("typed", "root"),
    [
        ("https://rdv.anct.gouv.fr", "https://rdv.anct.gouv.fr"),
        (" https://rdv.anct.gouv.fr/ ", "https://rdv.anct.gouv.fr"),
        ("rdv.anct.gouv.fr", "https://rdv.anct.gouv.fr"),
        ("HTTPS://RDV.anct.gouv.fr:8443", "https://rdv.anct.gouv.fr:8443"),
        ("https://mairie.test/kiosk/", "https://mairie.test/kiosk"),
        ("http://127.0.0.1:3000", "http://127.0.0.1:3000"),
        ("http://localhost:3000/", "http://localhost:3000"),
        ("http://[::1]:3000", "http://[::1]:3000"),
    ],
)
def test_addresses_that_may_be_spoken_to(typed: str, root: str) -> None:
    assert read_address(typed).root == root


@pytest.mark.parametrize(
    ("typed", "cause"),
    [
        ("http://rdv.anct.gouv.fr", UnreachableCause.INSECURE),
        ("http://192.168.1.10", UnreachableCause.INSECURE),
        ("http://127.0.0.1.evil.test", UnreachableCause.INSECURE),
        ("http://localhost.evil.test", UnreachableCause.INSECURE),
        ("ftp://localhost", UnreachableCause.INSECURE),
        ("", UnreachableCause.UNKNOWN_HOST),
        ("https://", UnreachableCause.UNKNOWN_HOST),
        ("https://[", UnreachableCause.UNKNOWN_HOST),
        ("https://rdv.test:port", UnreachableCause.UNKNOWN_HOST),
        ("https://rdv.anct.gouv.fr@evil.test", UnreachableCause.UNKNOWN_HOST),
        ("https://rdv .test", UnreachableCause.UNKNOWN_HOST),
    ],
)
async def test_addresses_that_may_not(typed: str, cause: UnreachableCause) -> None:
    handler, got = answers()
    async with client(handler, base=typed) as api:
        with pytest.raises(Unreachable) as raised:
            await api.sign_in("a@b.test", "secret")
    assert raised.value.cause is cause
    assert not got


async def test_a_name_that_no_name_can_be() -> None:
    async with ApiClient(f"https://{'a' * 300}.test", clock(), sleep=Waits()) as api:
        with pytest.raises(Unreachable):
            await api.organisations()


# Certificates


async def test_a_certificate_of_an_unknown_authority(authority: trustme.CA) -> None:
    serving = _serving(authority, "127.0.0.1")
    async with loopback(says(http(ORGANISATIONS)), serving) as server, real_client(server.port, scheme="https") as api:
        with pytest.raises(Unreachable) as raised:
            await api.organisations()
    assert raised.value.cause is UnreachableCause.CERTIFICATE
    assert not server.requests


@pytest.mark.usefixtures("trusted")
async def test_a_certificate_of_the_machine_s_own_authority(authority: trustme.CA) -> None:
    serving = _serving(authority, "127.0.0.1")
    async with loopback(says(http(ORGANISATIONS)), serving) as server, real_client(server.port, scheme="https") as api:
        assert len(await api.organisations()) == 1


@pytest.mark.usefixtures("trusted")
async def test_a_certificate_for_another_name(authority: trustme.CA) -> None:
    serving = _serving(authority, "autre.test")
    async with loopback(says(http(ORGANISATIONS)), serving) as server, real_client(server.port, scheme="https") as api:
        with pytest.raises(Unreachable) as raised:
            await api.organisations()
    assert raised.value.cause is UnreachableCause.CERTIFICATE
    assert not server.requests


async def test_https_to_a_server_that_does_not_speak_it() -> None:
    def plain(state: Loopback) -> Speak:
        async def work(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await reader.read(1)
            writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            await writer.drain()

        return work

    async with loopback(plain) as server, real_client(server.port, scheme="https") as api:
        with pytest.raises(Unreachable) as raised:
            await api.organisations()
    assert raised.value.cause is UnreachableCause.OTHER


def test_where_the_system_verifies_itself_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "system", lambda: "Windows")
    assert isinstance(system_certificates(), truststore.SSLContext)


def test_where_openssl_looks_in_the_wrong_place_the_store_is_still_found(monkeypatch: pytest.MonkeyPatch) -> None:
    nowhere = ssl.DefaultVerifyPaths(*[None] * 6)  # type: ignore[arg-type]
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: nowhere)
    assert isinstance(system_certificates(), truststore.SSLContext)


@pytest.mark.parametrize("name", ["Linux", "Windows"])
def test_certificates_are_always_verified(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "system", lambda: name)
    context = system_certificates()
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname


# Proxies


def test_the_system_s_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    address = read_address("https://rdv.test")
    assert system_proxy(address) is None
    monkeypatch.setenv("https_proxy", "http://proxy.test:3128")
    assert system_proxy(address) == "http://proxy.test:3128"
    monkeypatch.setenv("no_proxy", "rdv.test")
    assert system_proxy(address) is None


def test_a_proxy_without_a_scheme(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "getproxies", lambda: {"all": "proxy.test:3128"})
    assert system_proxy(read_address("https://rdv.test")) == "http://proxy.test:3128"


@pytest.mark.parametrize("base", ["http://127.0.0.1:1", "https://localhost:1", "http://[::1]:1"])
def test_never_a_proxy_for_this_machine(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://proxy.test:3128")
    assert system_proxy(read_address(base)) is None


async def _through(proxy: str, monkeypatch: pytest.MonkeyPatch) -> UnreachableCause:
    monkeypatch.setenv("https_proxy", proxy)
    async with ApiClient("https://rdv.test", clock(), sleep=Waits()) as api:
        with pytest.raises(Unreachable) as raised:
            await api.organisations()
    return raised.value.cause


async def test_a_proxy_that_wants_a_password(monkeypatch: pytest.MonkeyPatch) -> None:
    refusal = b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"
    async with loopback(says(refusal)) as proxy:
        assert await _through(f"http://127.0.0.1:{proxy.port}", monkeypatch) is UnreachableCause.PROXY
    assert proxy.requests[0].startswith(b"CONNECT rdv.test:443 ")


async def test_a_proxy_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    async with loopback(says(b"")) as gone:
        port = gone.port
    assert await _through(f"http://127.0.0.1:{port}", monkeypatch) is UnreachableCause.PROXY


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:1080", "gopher://127.0.0.1:1", "http://["])
async def test_a_proxy_of_a_kind_that_cannot_be_used(proxy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert await _through(proxy, monkeypatch) is UnreachableCause.PROXY


@pytest.mark.usefixtures("trusted")
async def test_through_a_proxy(authority: trustme.CA, monkeypatch: pytest.MonkeyPatch) -> None:
    async with loopback(says(http(ORGANISATIONS)), _serving(authority, "rdv.test")) as server:

        def tunnel(state: Loopback) -> Speak:
            async def work(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
                await state.request(reader)
                to_reader, to_writer = await asyncio.open_connection("127.0.0.1", server.port)
                writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
                await asyncio.gather(_pump(reader, to_writer), _pump(to_reader, writer))

            return work

        async with loopback(tunnel) as proxy:
            monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{proxy.port}")
            async with ApiClient("https://rdv.test", clock(), sleep=Waits()) as api:
                assert len(await api.organisations()) == 1
    assert len(server.requests) == 1


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(65536):
        writer.write(data)
        await writer.drain()
    writer.close()
