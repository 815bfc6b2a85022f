"""The instance's address as people type or paste it, made one: the memory is named after it."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

from kiosk.domain.platform.addresses import is_loopback
from kiosk.domain.platform.failures import Unreachable, UnreachableCause
from kiosk.domain.text.clean import seen
from kiosk.domain.text.pages import USUAL_PORTS

_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_HOST = re.compile(r"^(?=.{1,253}$)(?!-)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})*$")


def normalised(typed: str) -> str:
    """``typed`` as scheme, host and port (« https://rdv.anct.gouv.fr »), without a slash at the end.

    Spaces around, capitals and the path of a page copied from the browser are forgiven; https is meant where nothing is
    written, http on this very machine. Raises ``Unreachable``: INSECURE for plain http to another machine, NO_ADDRESS
    for what is no address.
    """
    text = seen(typed).strip()
    if not _SCHEME.match(text):
        text = f"//{text.lstrip('/')}"
    try:
        parts = urlsplit(text)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        raise Unreachable(UnreachableCause.NO_ADDRESS) from None
    # What stands before « @ » is there to make an address look like another one.
    if "@" in parts.netloc:
        raise Unreachable(UnreachableCause.NO_ADDRESS)
    host = _plain(host)
    here = is_loopback(host)
    scheme = parts.scheme.lower() or ("http" if here else "https")
    if scheme == "http" and not here:
        raise Unreachable(UnreachableCause.INSECURE)
    if scheme not in USUAL_PORTS:
        raise Unreachable(UnreachableCause.NO_ADDRESS)
    shown = f"[{host}]" if ":" in host else host
    return f"{scheme}://{shown}" if port in (None, USUAL_PORTS[scheme]) else f"{scheme}://{shown}:{port}"


def _plain(host: str) -> str:
    """``host`` in the letters of the wire. Raises ``Unreachable`` when it can be none."""
    if ":" in host:
        try:
            return str(ipaddress.IPv6Address(host))
        except ValueError:
            raise Unreachable(UnreachableCause.NO_ADDRESS) from None
    try:
        plain = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        raise Unreachable(UnreachableCause.NO_ADDRESS) from None
    if not _HOST.match(plain):
        raise Unreachable(UnreachableCause.NO_ADDRESS)
    return plain
