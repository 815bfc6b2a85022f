"""The instance's address: what may be spoken to, and how."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from kiosk.domain.platform.addresses import is_loopback
from kiosk.domain.platform.failures import Unreachable, UnreachableCause
from kiosk.domain.text.masked import masked


@masked
@dataclass(frozen=True, slots=True)
class Address:
    """Where an instance answers: ``root`` has no trailing slash."""

    root: str
    scheme: str
    host: str
    loopback: bool


def read_address(base_url: str) -> Address:
    """The address that ``base_url`` names; https is meant where no scheme is written.

    Raises ``Unreachable``: INSECURE for anything but https, loopback excepted; UNKNOWN_HOST where no host can be read.
    """
    text = base_url.strip()
    if "://" not in text:
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise Unreachable(UnreachableCause.UNKNOWN_HOST) from None
    # A name before « @ » is only ever there to make an address look like another one.
    if not host or "@" in parts.netloc or any(c.isspace() or not c.isprintable() for c in text):
        raise Unreachable(UnreachableCause.UNKNOWN_HOST)
    loopback = is_loopback(host)
    if parts.scheme != "https" and not (parts.scheme == "http" and loopback):
        raise Unreachable(UnreachableCause.INSECURE)
    shown = f"[{host}]" if ":" in host else host
    root = f"{parts.scheme}://{shown}{f':{port}' if port else ''}{parts.path.rstrip('/')}"
    return Address(root, parts.scheme, host, loopback)
