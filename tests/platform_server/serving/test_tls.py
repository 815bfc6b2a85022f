"""Beyond this machine only by TLS, unless the site says that something in front of it does that."""

from __future__ import annotations

import socket
import ssl
from contextlib import ExitStack, suppress
from pathlib import Path

import httpx
import pytest
import trustme

from kiosk.platform_server.__main__ import main
from kiosk.platform_server.serving.crowd import MOST_OF_ADDRESS
from kiosk.platform_server.serving.settings import Settings
from tests.support.platform_process import PlatformDidNotStart, start_platform


@pytest.fixture
def authority() -> trustme.CA:
    return trustme.CA()


def _files(authority: trustme.CA, folder: Path) -> tuple[Path, Path]:
    issued = authority.issue_cert("127.0.0.1")
    cert, key = folder / "cert.pem", folder / "key.pem"
    cert.write_bytes(b"".join(blob.bytes() for blob in issued.cert_chain_pems))
    key.write_bytes(issued.private_key_pem.bytes())
    return cert, key


def test_it_serves_by_tls(authority: trustme.CA, data_path: Path, tmp_path: Path) -> None:
    cert, key = _files(authority, tmp_path)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    with start_platform("--data", data_path, "--tls-cert", cert, "--tls-key", key) as platform:
        assert platform.url.startswith("https://127.0.0.1:")
        answer = httpx.get(f"{platform.url}/api/v1/organisations", verify=trusting, trust_env=False)
        assert answer.status_code == 401
        assert answer.headers["strict-transport-security"].startswith("max-age=")
        old = ssl.create_default_context()
        authority.configure_trust(old)
        with pytest.warns(DeprecationWarning, match="TLSv1_1"):
            old.maximum_version = ssl.TLSVersion.TLSv1_1
        with pytest.raises(httpx.ConnectError):
            httpx.get(platform.url, verify=old, trust_env=False)
    assert not platform.errors, "".join(platform.errors[:20])


def test_in_the_clear_nothing_promises_tls(data_path: Path) -> None:
    with start_platform("--data", data_path) as platform:
        answer = httpx.get(f"{platform.url}/api/v1/organisations", trust_env=False)
    assert "strict-transport-security" not in answer.headers


def test_beyond_this_machine_it_is_refused_in_the_clear(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--host", "0.0.0.0"]) == 1
    assert "--tls-cert" in capsys.readouterr().err


def test_behind_a_server_that_does_tls_it_is_allowed_and_said() -> None:
    with start_platform("--host", "0.0.0.0", "--insecure") as platform:
        assert platform.url.startswith("http://0.0.0.0:")
        platform.stop()
        assert "sans chiffrement" in "".join(platform.errors)


def test_a_certificate_that_is_none_is_told(authority: trustme.CA, tmp_path: Path) -> None:
    cert, _key = _files(authority, tmp_path)
    with pytest.raises(PlatformDidNotStart, match="certificat"):
        start_platform("--tls-cert", cert, "--tls-key", tmp_path / "absent.pem")
    other = tmp_path / "other"
    other.mkdir()
    with pytest.raises(PlatformDidNotStart, match="certificat"):
        start_platform("--tls-cert", cert, "--tls-key", _files(trustme.CA(), other)[1])


@pytest.mark.parametrize(
    ("host", "local"), [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("mds", False)]
)
def test_what_is_this_machine(host: str, local: bool) -> None:
    assert Settings(host=host).loopback is local


def test_who_is_silent_before_tls_holds_no_place(authority: trustme.CA, data_path: Path, tmp_path: Path) -> None:
    cert, key = _files(authority, tmp_path)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    with (
        start_platform("--data", data_path, "--tls-cert", cert, "--tls-key", key) as platform,
        ExitStack() as opened,
        httpx.Client(base_url=platform.url, verify=trusting, trust_env=False) as desk,
    ):
        assert desk.get("/api/v1/organisations").status_code == 401
        address = (desk.base_url.host, desk.base_url.port or 0)
        silent = [opened.enter_context(socket.create_connection(address)) for _ in range(MOST_OF_ADDRESS + 8)]
        for one in silent[:8]:
            one.settimeout(20)
            with suppress(ConnectionError):
                assert one.recv(1) == b"", "the first ones gave way"
        assert desk.get("/api/v1/organisations").status_code == 401
        with httpx.Client(base_url=platform.url, verify=trusting, trust_env=False) as other:
            assert other.get("/api/v1/organisations").status_code == 401
        silent[-1].sendall(b"ceci n'est pas TLS")
        # What follows the handshake in one breath is read too.
        inside, outside = ssl.MemoryBIO(), ssl.MemoryBIO()
        tls = trusting.wrap_bio(inside, outside, server_hostname="127.0.0.1")
        with socket.create_connection(address) as plain:
            plain.settimeout(20)
            while True:
                try:
                    tls.do_handshake()
                    break
                except ssl.SSLWantReadError:
                    plain.sendall(outside.read())
                    inside.write(plain.recv(65536))
            tls.write(b"GET /org/1 HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
            plain.sendall(outside.read())
            answer = b""
            while piece := plain.recv(65536):
                inside.write(piece)
                with suppress(ssl.SSLError):  # no more for now
                    while part := tls.read(1 << 20):
                        answer += part
            assert b"MDS Nord" in answer
    assert not platform.errors, "".join(platform.errors[:20])
