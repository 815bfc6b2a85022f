"""By which names the platform is called, what a page of another site may do, and what browsers keep."""

from __future__ import annotations

import http.client
import socket
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from kiosk.platform_server.running.hosts import Hosts, is_of_another_site
from tests.platform_server.conftest import SignIn
from tests.platform_server.small_platform import SECRETARY
from tests.support.platform_process import PlatformProcess, start_platform


def called(*hosts: str, reached: str = "127.0.0.1", names: tuple[str, ...] = ("rdv.exemple.fr",)) -> bool:
    headers = [(b"host", host.encode("latin-1")) for host in hosts]
    return Hosts(names).know({"headers": headers, "server": (reached, 8000)})


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.1:8000", "localhost:1", "[::1]:8000", "RDV.exemple.fr.", "127.9.9.9"]
)
def test_our_names(host: str) -> None:
    assert called(host)


@pytest.mark.parametrize(
    "host",
    ["ailleurs.test", "", "127.0.0.1.ailleurs.test", "rdv.exemple.fr.ailleurs.test", "a@127.0.0.1", "127.0.0.1/x",
     "127.0.0.1:80:80", "127.0.0.1:x", "[::1", "192.168.1.2", "0.0.0.0", "é", "127.0.0.1, ailleurs.test", "2130706433"],
)  # fmt: skip
def test_no_names_of_ours(host: str) -> None:
    assert not called(host)


def test_one_host_and_of_where_it_is_reached() -> None:
    assert not called()
    assert not called("127.0.0.1", "127.0.0.1")
    # From the network: by the very address that is reached, and not as this machine calls itself.
    assert called("192.168.1.2:8000", reached="192.168.1.2")
    assert called("[2001:db8::2]", reached="2001:db8::2")
    assert not called("localhost", reached="192.168.1.2")
    assert not called("192.168.1.3", reached="192.168.1.2")


def _status(url: str, method: str, path: str, **headers: str) -> tuple[int, dict[str, str]]:
    address = urlsplit(url)
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=30)
    connection.putrequest(method, path, skip_host=True)
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}


def test_whoever_calls_it_by_another_name_is_misdirected(data_path: Path) -> None:
    named = ("--public-url", "https://rdv.exemple.fr/", "--allowed-host", "accueil.interne")
    with start_platform("--data", data_path, *named) as platform:
        for host in ("rdv.exemple.fr", "accueil.interne:8000", "127.0.0.1", socket.gethostname()):
            assert _status(platform.url, "GET", "/org/1", Host=host)[0] == 200, host
        for path in ("/org/1", "/api/v1/auth/sign_in", "/rien"):
            for method in ("GET", "OPTIONS"):
                status, headers = _status(
                    platform.url, method, path, Host="ailleurs.test", Origin="http://ailleurs.test"
                )
                assert status == 421
                assert "location" not in headers
        assert _status(platform.url, "GET", "/org/1")[0] == 421


def test_links_name_the_address_that_was_configured(
    running: PlatformProcess, client: httpx.Client, sign_in: SignIn
) -> None:
    headers = {**sign_in(SECRETARY), "Host": "localhost:1", "X-Forwarded-Host": "ailleurs.test"}
    made = client.post("/api/desk/v1/agents/me/calendar", json={}, headers=headers).json()["calendar"]
    assert made["url"].startswith(running.url + "/calendrier/")
    answered = client.get("/agents/sign_in?a=1", headers={"Host": "localhost:1"}).headers
    assert "localhost" not in str(answered)


def test_a_page_of_another_site_sends_no_form_and_reads_no_page(running: PlatformProcess) -> None:
    url, form = running.url, "/agents/sign_in"
    host = urlsplit(url).netloc
    theirs = [{"Origin": "http://ailleurs.test"}, {"Sec_Fetch_Site": "cross-site"}, {"Sec_Fetch_Site": "same-site"}]
    for told in theirs:
        assert _status(url, "POST", form, Host=host, **told)[0] == 403
        status, headers = _status(url, "GET", form, Host=host, **told)
        assert status == 200, "a link may lead here"
        assert "access-control-allow-origin" not in headers
        assert headers["cache-control"] == "no-store"
    for told in ({"Origin": "null"}, {"Origin": f"http://{host}", "Sec_Fetch_Site": "same-origin"}, {}):
        status, headers = _status(url, "POST", form, Host=host, **told)
        assert status == 403
        assert "text/html" in headers["content-type"], "our own page says what is missing"
    status, headers = _status(url, "GET", "/api/v1/organisations", Host=host, Origin="http://ailleurs.test")
    assert (status, headers["access-control-allow-origin"], headers["cache-control"]) == (401, "*", "no-store")
    assert "access-control-allow-credentials" not in headers


def test_behind_a_proxy_that_puts_its_own_host_our_forms_are_ours() -> None:
    headers = [(b"host", b"127.0.0.1:8000"), (b"origin", b"https://rdv.exemple.fr")]
    assert not is_of_another_site({"headers": headers}, "https://rdv.exemple.fr")
    assert is_of_another_site({"headers": headers}, "https://autre.exemple.fr")
