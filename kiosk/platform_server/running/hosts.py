"""The names by which this platform lets itself be called.

A page of another site can have its own name lead to this machine, and would then read here what this machine may. So
calls name us: by the address of messages, by what the site allows, by the machine's own name, or by the very address
that they reach; this machine's own names are good for calls from this machine alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.types import Scope

from kiosk.domain.platform.addresses import is_loopback
from kiosk.platform_server.running.addresses import read

_HOST = re.compile(r"(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9._-]+))(?::\d{1,5})?", re.ASCII)
_OF_PROGRAMS = ("/api/", "/public_api/", "/oauth/token", "/oauth/revoke")


class Hosts:
    """Whether a call names us. ``names`` are those that any call may use."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = {name.lower().rstrip(".") for name in names if name}

    def know(self, scope: Scope) -> bool:
        """Whether this call has one Host, and it is ours."""
        named = [value for name, value in scope["headers"] if name == b"host"]
        found = _HOST.fullmatch(named[0].decode("latin-1")) if len(named) == 1 else None
        if found is None:
            return False
        name = (found[1] or found[2]).lower().rstrip(".")
        reached = scope["server"][0] if scope["server"] else ""
        if name in self._names or (is_loopback(name) and is_loopback(reached)):
            return True
        address = read(name)
        return address is not None and address == read(reached)


def host_of(url: str) -> str:
    """The name in an address; empty when it has none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def is_page(path: str) -> bool:
    """Whether that is for browsers to open, and no program's call."""
    return not path.startswith(_OF_PROGRAMS)


def is_of_another_site(scope: Scope, public_url: str) -> bool:
    """Whether a browser says that a page of another site sends this."""
    headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
    if headers.get(b"sec-fetch-site", "none") not in ("none", "same-origin"):
        return True
    origin = headers.get(b"origin", "null")
    # « null » is what our own pages send, which tell nobody where they were. A proxy may have put its own Host.
    return origin != "null" and host_of(origin) not in (host_of(f"//{headers.get(b'host', '')}"), host_of(public_url))
