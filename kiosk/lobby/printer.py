"""Tickets on paper, by an ESC/POS printer that the site configured."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from kiosk.domain.platform.failures import Unreachable

if TYPE_CHECKING:
    from escpos.escpos import Escpos

_PATIENCE = 10.0
_NETWORK = re.compile(r"network:([^:]+)(?::(\d+))?$")
_USB = re.compile(r"usb:([0-9a-fA-F]{4}):([0-9a-fA-F]{4})$")
_FILE = re.compile(r"file:(.+)$")


def opened(where: str) -> Escpos:
    """The printer at ``network:HOST[:PORT]``, ``usb:VENDOR:PRODUCT`` or ``file:PATH``. Raises what its library does."""
    from escpos import printer

    if found := _NETWORK.match(where):
        return printer.Network(found[1], port=int(found[2] or 9100), timeout=int(_PATIENCE))
    if found := _USB.match(where):
        return printer.Usb(int(found[1], 16), int(found[2], 16))
    if found := _FILE.match(where):
        return printer.File(found[1])
    raise ValueError(where)


class Printer:
    """One printer; it is opened for each ticket, so that it may be switched off and on again."""

    def __init__(self, where: str, open_: Callable[[str], Any] = opened) -> None:
        self._where = where
        self._open = open_

    async def print_ticket(self, site: str, words: str, number: str, hour: str) -> None:
        """One ticket. Raises ``Unreachable`` where the printer does not answer."""
        try:
            async with asyncio.timeout(_PATIENCE):
                await asyncio.to_thread(self._print, site, words, number, hour)
        except Exception:
            # Whatever the printer, its cable or its driver has: the ticket is on the screen.
            raise Unreachable from None

    def _print(self, site: str, words: str, number: str, hour: str) -> None:
        paper = self._open(self._where)
        try:
            paper.set(align="center")
            if site:
                paper.textln(site)
            paper.textln(words)
            paper.set(align="center", bold=True, custom_size=True, width=6, height=6)
            paper.textln(number)
            paper.set(align="center", normal_textsize=True, bold=False)
            paper.textln(hour)
            paper.cut()
        finally:
            paper.close()
