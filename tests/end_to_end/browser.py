"""The person's browser: it is given addresses, and somebody does there what is asked, over HTTP."""

from __future__ import annotations

import asyncio
import re
from html import unescape

import httpx
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from tests.support.oauth import go_through
from tests.support.platform_process import Account
from tests.support.waiting import until

_SCHEMES = ("http", "https")


class Browser(QObject):
    """Stands where the system's browser would, from its making until ``close``."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        """The addresses that it was given, in order."""
        self._http: httpx.Client | None = None
        for scheme in _SCHEMES:
            QDesktopServices.setUrlHandler(scheme, self, "take")  # type: ignore[arg-type]  # the stub errs

    async def goes_through(self, account: Account, answer: str = "yes") -> str:
        """On the platform's pages: signs in where it is asked, and answers the question. Where one is sent back to."""
        await until(lambda: bool(self.opened), "le navigateur")
        address = self.opened[-1]
        if self._http is None:
            self._http = httpx.Client(base_url=address.partition("/oauth/")[0], trust_env=False, timeout=30)
        return await asyncio.to_thread(go_through, self._http, account.email, account.password, address, answer)

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        """An address comes in."""
        self.opened.append(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))

    def close(self) -> None:
        """The system's own browser is back."""
        if self._http is not None:
            self._http.close()
        for scheme in _SCHEMES:
            QDesktopServices.unsetUrlHandler(scheme)


async def picks_the_first_slot(plan_url: str) -> None:
    """On the platform's page for a plan: the first motif that has a slot, and that slot."""
    async with httpx.AsyncClient(trust_env=False, follow_redirects=False) as browser:
        motif_id, slot = await first_offered(browser, plan_url)
        picked = await browser.post(plan_url, data={"motif_id": motif_id, "slot": slot})
        assert picked.status_code in (200, 303), picked.text


async def first_offered(browser: httpx.AsyncClient, url: str) -> tuple[str, str]:
    """The first motif of the page that has a slot, and that slot."""
    motifs = (await browser.get(url)).text
    for motif_id in re.findall(r"motif_id=(\d+)", motifs):
        offered = (await browser.get(url, params={"motif_id": motif_id})).text
        if found := re.search(r'name="slot" value="([^"]+)"', offered):
            return motif_id, unescape(found[1])
    raise AssertionError("no motif has a slot")
