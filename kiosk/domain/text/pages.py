"""The address of a page, read the way that leaves no two readers of it a choice."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

USUAL_PORTS = {"https": 443, "http": 80}
_LONGEST = 2000
_PLAIN = re.compile(r"[!-\[\]-~]+")
"""ASCII without spaces, control characters and backslashes: those are where two readers of an address disagree."""


def is_plain(address: str) -> bool:
    """Whether every reader of ``address`` reads the same, and it is not too long to be one."""
    return len(address) <= _LONGEST and _PLAIN.fullmatch(address) is not None


def page_place(address: str) -> tuple[str, str, int] | None:
    """(scheme, host, port) of a page's address; None where it is none, or dresses up as another (« user@host »)."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    if parts.scheme not in USUAL_PORTS or not host or "@" in parts.netloc:
        return None
    return parts.scheme, host, USUAL_PORTS[parts.scheme] if port is None else port


def is_page(address: str) -> bool:
    """Whether ``address`` is that of a protected page: what may be written down for somebody else to open."""
    page = page_place(address) if is_plain(address) else None
    return page is not None and page[0] == "https"
