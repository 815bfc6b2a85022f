"""Who calls, by network address: as the connection says, or a proxy that the site named; counted by network."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Network = IPv4Network | IPv6Network
_PREFIX = 64  # of IPv6: whoever has one address has all of these


def caller(peer: str, forwarded: Iterable[str], trusted: Sequence[Network]) -> str:
    """Whose call it is that came from ``peer``: its own, or that of whom a trusted proxy brings.

    ``forwarded`` are the values of X-Forwarded-For. They are read from the right, each added by who stands before: the
    first that is no trusted proxy is the caller, since what is left of it may say anything.
    """
    hops = [hop.strip() for value in forwarded for hop in value.split(",")]
    found = read(peer)
    while found is not None and hops and any(found in network for network in trusted):
        before = read(_without_port(hops.pop()))
        if before is None:
            break
        found = before
    return peer if found is None else str(found)


def group(address: str) -> str:
    """What is counted together with that address: for IPv6 its whole network."""
    found = read(address)
    if isinstance(found, IPv6Address):
        return str(ip_network((found, _PREFIX), strict=False))
    return address if found is None else str(found)


def read(text: str) -> IPv4Address | IPv6Address | None:
    """The address, IPv4 where it is one in the clothes of IPv6; None for none."""
    try:
        found = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


def _without_port(hop: str) -> str:
    if hop.startswith("["):
        return hop[1:].partition("]")[0]
    return hop.partition(":")[0] if hop.count(":") == 1 else hop
