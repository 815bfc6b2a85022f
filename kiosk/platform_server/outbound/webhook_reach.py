"""Where webhooks may go.

An organisation's administrator names the address, and the platform posts there from inside its network. Servers of
that network are what webhooks are for; the machine itself and what only it can reach (its loopback, a cloud's
link-local services) are not, unless the platform is this machine's own affair.
"""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

from kiosk.domain.platform.addresses import is_loopback


def may_post(target_url: str, public_url: str) -> bool:
    """Whether a platform that people reach at ``public_url`` may post there. Asks the system's resolver."""
    if is_loopback(urlsplit(public_url).hostname or ""):
        return True
    try:
        found = socket.getaddrinfo(urlsplit(target_url).hostname, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return True  # nobody is reached by that name, but through a proxy that has its own rules
    return not any(_of_this_machine(ip_address(str(address[0]).partition("%")[0])) for *_, address in found)


def _of_this_machine(address: IPv4Address | IPv6Address) -> bool:
    address = getattr(address, "ipv4_mapped", None) or address
    return address.is_loopback or address.is_link_local or address.is_unspecified or address.is_multicast
