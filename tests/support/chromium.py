"""A real browser without a screen: Debian's Chromium, driven by its own driver (WebDriver is JSON over HTTP)."""

from __future__ import annotations

import base64
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

# Chromium asks nobody for anything by itself; as root, as in a container, it has no sandbox of its own.
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # what WebDriver calls an element
_STARTED = re.compile(r"successfully on port (\d+)")


class NoChromium(RuntimeError):  # noqa: N818 - a reason to skip
    """What is missing."""


class Chromium:
    """One window. Elements are named by CSS selectors; what is not there fails with WebDriver's own words."""

    def __init__(self, driver: httpx.Client, session: str) -> None:
        self._driver = driver
        self._session = f"/session/{session}"

    def open(self, url: str) -> None:
        """Goes there, and comes back once the page is whole."""
        self._post("/url", url=url)

    @property
    def url(self) -> str:
        """Where it is."""
        return str(self._get("/url"))

    def text(self, selector: str = "body") -> str:
        """What a person reads there."""
        return str(self._get(f"/element/{self._find(selector)}/text"))

    def value(self, selector: str) -> str:
        """What a field holds."""
        return str(self._get(f"/element/{self._find(selector)}/property/value"))

    def type(self, selector: str, text: str) -> None:
        """Types into a field."""
        self._post(f"/element/{self._find(selector)}/value", text=text)

    def click(self, selector: str, timeout: float = 30.0) -> None:
        """Clicks what leads to another page, and comes back once that one is whole."""
        self.script("window.leaving = true")
        self._post(f"/element/{self._find(selector)}/click")
        end = time.monotonic() + timeout
        while not self.script("return !window.leaving && document.readyState === 'complete'"):
            assert time.monotonic() < end, f"nothing came of clicking {selector}"

    def focused(self) -> str:
        """The id of what has the keyboard."""
        return str(self.script("return document.activeElement.id"))

    def script(self, script: str) -> Any:
        """Runs a script of the test's own in the page; answers what it returns."""
        return self._post("/execute/sync", script=script, args=[])

    def forget_cookies(self) -> None:
        """Of the site that is shown."""
        _value(self._driver.delete(f"{self._session}/cookie"))

    def resize(self, width: int, height: int) -> None:
        """Sets the size of the window."""
        self._post("/window/rect", width=width, height=height)

    def picture(self, path: Path) -> None:
        """Writes what is seen as a PNG file."""
        path.write_bytes(base64.b64decode(self._get("/screenshot")))

    def _find(self, selector: str) -> str:
        return str(self._post("/element", using="css selector", value=selector)[_ELEMENT])

    def _get(self, path: str) -> Any:
        return _value(self._driver.get(self._session + path))

    def _post(self, path: str, **sent: Any) -> Any:
        return _value(self._driver.post(self._session + path, json=sent))


@contextmanager
def start_chromium() -> Iterator[Chromium]:
    """A fresh browser, gone at the end. Raises NoChromium."""
    chromium, chromedriver = shutil.which("chromium"), shutil.which("chromedriver")
    if chromium is None or chromedriver is None:
        raise NoChromium("no Chromium with its driver (Debian's packages chromium and chromium-driver)")
    process = subprocess.Popen([chromedriver, "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert process.stdout is not None
    with tempfile.TemporaryDirectory(prefix="kiosk-chromium-", ignore_cleanup_errors=True) as profile:
        try:
            port = next(found[1] for found in map(_STARTED.search, process.stdout) if found)
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=90) as driver:
                options = {"binary": chromium, "args": [*_FLAGS, f"--user-data-dir={profile}"]}
                wanted = {"capabilities": {"alwaysMatch": {"goog:chromeOptions": options}}}
                session = _value(driver.post("/session", json=wanted))["sessionId"]
                try:
                    yield Chromium(driver, session)
                finally:
                    driver.delete(f"/session/{session}")
        finally:
            process.terminate()
            process.stdout.close()
            process.wait()


def _value(answer: httpx.Response) -> Any:
    value = answer.json()["value"]
    assert answer.is_success, f"{value['error']}: {value['message'].splitlines()[0]}"
    return value
