"""Where a browser may be sent back to: an address that the application registered, to the letter.

Anything else would hand a code to whoever wrote the link, so what does not match is never gone to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlencode, urlsplit

OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob"
_LONGEST = 2000
_LEAST_PORT = 1024
# A program of this machine listens on whatever port it was given (RFC 8252, 7.3): ports of loopback may differ.
_LOOPBACK = re.compile(r"http://(127\.0\.0\.1|\[::1\]|localhost)(?::\d{1,5})?(/[^#]*)?", re.ASCII)
# A scheme of one's own is a domain written backwards (RFC 8252, 7.1): « javascript: » and its like have no dot.
_OWN_SCHEME = re.compile(r"[a-z][a-z0-9+-]*(?:\.[a-z0-9+-]+)+", re.ASCII)


def can_be_registered(uri: str) -> bool:
    """Whether that is an address of return at all: https, a scheme of one's own, loopback, or out of band."""
    if uri == OUT_OF_BAND or _LOOPBACK.fullmatch(uri):
        return True
    if not uri.isascii() or not uri.isprintable() or set(uri) & set(' #\\"<>') or len(uri) > _LONGEST:
        return False
    try:
        parts = urlsplit(uri)
    except ValueError:
        return False
    if parts.scheme == "https":
        return bool(parts.hostname) and "@" not in parts.netloc
    return bool(_OWN_SCHEME.fullmatch(parts.scheme)) and len(uri) > len(parts.scheme) + 1


def is_http(address: object) -> bool:
    """Whether something can be sent to that address at all, in the clear or not."""
    if not isinstance(address, str) or len(address) > _LONGEST or not address.isprintable():
        return False
    try:
        parts = urlsplit(address)
        # Who is named before the host would be told to everybody who reads the address.
        return (
            parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0 and "@" not in parts.netloc
        )
    except ValueError:
        return False


def can_be_posted_to(address: object) -> bool:
    """Whether a webhook may be there: at a port of the web, not at that of another service."""
    if not isinstance(address, str) or not is_http(address):
        return False
    port = urlsplit(address).port
    return port is None or port in (80, 443) or port >= _LEAST_PORT


def accepted(uri: str, registered: Iterable[str], *, loopback: bool) -> bool:
    """Whether ``uri`` is one of those ``registered``; those in plain http only where ``loopback`` ones are."""
    here = _LOOPBACK.fullmatch(uri)
    if here is None:
        return uri in registered
    return loopback and any(there and there.groups() == here.groups() for there in map(_LOOPBACK.fullmatch, registered))


def with_answer(uri: str, **answer: str | None) -> str:
    """The address to go back to, with what is answered; None is left out."""
    sent = urlencode({name: value for name, value in answer.items() if value is not None})
    return f"{uri}{'&' if '?' in uri else '?'}{sent}"


def destination(uri: str) -> str:
    """What a person may know that address by: a host, or the scheme of a program."""
    parts = urlsplit(uri)
    return parts.hostname or parts.scheme
