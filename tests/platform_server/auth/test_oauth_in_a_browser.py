"""The pages in a real browser: what a person sees, types and is sent back with."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import httpx
import pytest

from tests.platform_server.small_platform import PASSWORD, SECRETARY
from tests.support.chromium import Chromium, NoChromium, start_chromium
from tests.support.oauth import answered, authorize_url, tokens_for
from tests.support.platform_process import PlatformProcess

_WIDTH = "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def started() -> Iterator[Chromium]:
    """One browser for these tests; without Chromium they are skipped."""
    try:
        with start_chromium() as browser:
            yield browser
    except NoChromium as reason:
        pytest.skip(str(reason))


@pytest.fixture
def url(running_on_sqlite: PlatformProcess) -> str:
    """The platform, as it was at its start."""
    httpx.post(f"{running_on_sqlite.url}/api/desk/v1/reset", json={}, trust_env=False).raise_for_status()
    return running_on_sqlite.url


@pytest.fixture
def browser(started: Chromium) -> Iterator[Chromium]:
    """A wide window; its cookies are forgotten at the end."""
    started.resize(1280, 800)
    yield started
    started.forget_cookies()


@pytest.fixture
def program() -> Iterator[tuple[str, list[str]]]:
    """A program of this machine that waits for the browser: its address, and the paths that it was called at."""
    called: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            called.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.end_headers()
            self.wfile.write(b"Retour")

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), name="program")
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/callback", called
        server.shutdown()
        thread.join()


def sign_in(browser: Chromium) -> None:
    assert browser.focused() == "email", "one types at once"
    browser.type("#email", SECRETARY)
    browser.type("#password", PASSWORD)
    browser.click("button.main")


def test_an_agent_signs_in_agrees_and_is_sent_back(browser: Chromium, url: str, program: tuple[str, list[str]]) -> None:
    address, called = program
    browser.open(authorize_url(url, redirect_uri=address))
    browser.type("#email", SECRETARY)
    browser.type("#password", "un mauvais mot de passe")
    browser.click("button.main")
    assert "ne sont pas les bons" in browser.text("[role=alert]")
    assert browser.focused() == "password"
    browser.type("#password", PASSWORD)
    browser.click("button.main")
    assert f"Desk Essai ({SECRETARY})" in browser.text(".account")
    browser.click("button[value=yes]")
    assert browser.text() == "Retour"
    (path,) = [path for path in called if path.startswith("/callback")]
    assert answered(path)["state"] == "un-etat"
    assert tokens_for(url, answered(path)["code"], redirect_uri=address).status_code == 200
    # Once agreed to, nothing is asked any more.
    called.clear()
    browser.open(authorize_url(url, redirect_uri=address))
    assert browser.text() == "Retour"
    assert "code" in answered(called[0])


def test_a_code_is_shown_to_be_copied(browser: Chromium, url: str) -> None:
    browser.open(authorize_url(url, redirect_uri="urn:ietf:wg:oauth:2.0:oob"))
    sign_in(browser)
    browser.click("button[value=yes]")
    code = browser.value("#code")
    assert tokens_for(url, code, redirect_uri="urn:ietf:wg:oauth:2.0:oob").status_code == 200


def test_a_refusal_and_another_account(browser: Chromium, url: str, program: tuple[str, list[str]]) -> None:
    address, called = program
    browser.open(authorize_url(url, redirect_uri=address))
    sign_in(browser)
    browser.click(".account button")
    sign_in(browser)
    browser.click("button[value=no]")
    assert answered(called[0])["error"] == "access_denied"


@pytest.mark.parametrize("width", [1280, 500])
def test_pages_have_their_style_and_fit(browser: Chromium, url: str, width: int) -> None:
    browser.resize(width, 700)
    browser.open(authorize_url(url))
    for _ in range(2):
        assert browser.script("return getComputedStyle(document.querySelector('main')).borderTopWidth") == "4px"
        assert browser.script(_WIDTH), "nothing is out of sight sideways"
        if browser.url.startswith(f"{url}/agents/sign_in"):
            sign_in(browser)
    assert browser.text("h1").startswith("Autoriser")
