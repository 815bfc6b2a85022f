"""Where webhooks may go, and how they get there and nowhere else.

An organisation's administrator names the address, and the platform posts there from inside its network. What the
internet reaches may be posted to, and the networks that the site names; this machine, what only it can reach (a
cloud's own services above all) and the site's other machines may not. A platform that is this machine's own affair
posts to its neighbours too.

A name is looked up once: what was judged is what is connected to, while the certificate is still that of the name.
Whoever changes what their name means in between gains nothing.
"""

from __future__ import annotations

import socket
import urllib.request
from collections.abc import Awaitable, Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

import httpx

from kiosk.platform_server.running.addresses import Network, read

Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Awaitable[Sequence[Address]]]

# Services of a cloud that tell a machine its secrets, where no general rule has them.
_OF_CLOUDS = frozenset(map(ip_address, ("168.63.129.16", "100.100.100.200", "192.0.0.192", "fd00:ec2::254")))
_NAT64 = IPv6Network("64:ff9b::/96")


class OutOfReach(httpx.TransportError):
    """Nothing is posted there."""


def may_reach(address: Address, opened: Sequence[Network], *, here: bool) -> bool:
    """Whether webhooks go there: ``opened`` are the site's networks, ``here`` says that all is on this machine."""
    address = _meant(address)
    if address in _OF_CLOUDS or address.is_link_local or address.is_multicast or address.is_unspecified:
        return False
    if any(address in network for network in opened):
        return True
    return address.is_global or (here and (address.is_loopback or address.is_private))


def proxy_for(target_url: str) -> str | None:
    """The proxy of the environment for that address: it looks names up itself, and has rules of its own."""
    parts, proxies = urlsplit(target_url), urllib.request.getproxies()
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    return proxy if proxy and not urllib.request.proxy_bypass(parts.hostname or "") else None


def look_up(host: str, port: int) -> list[Address]:
    """What the system knows by that name, in its order. Raises OSError, UnicodeError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    read_ones = [read(str(address[0])) for *_, address in found]
    return [one for one in dict.fromkeys(read_ones) if one is not None]


class ToWhatWasJudged(httpx.AsyncBaseTransport):
    """Connects to an address that was judged, whatever its name means a moment later."""

    def __init__(self, resolve: Resolve, judge: Callable[[Address], bool]) -> None:
        self._resolve = resolve
        self._judge = judge
        # No connection is kept: it would be another name's, of the same address.
        self._inner = httpx.AsyncHTTPTransport(limits=httpx.Limits(max_keepalive_connections=0))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Raises OutOfReach, and whatever connecting raises."""
        host = request.url.host
        port = request.url.port or (443 if request.url.scheme == "https" else 80)
        found = await self._resolve(host, port)
        if not found or not all(map(self._judge, found)):
            raise OutOfReach("address of this network", request=request)
        failure: httpx.ConnectError | None = None
        for address in found:
            url = request.url.copy_with(host=str(address))
            extensions = {**request.extensions, "sni_hostname": host}
            there = httpx.Request(request.method, url, headers=request.headers, stream=request.stream)
            there.extensions = extensions
            try:
                return await self._inner.handle_async_request(there)
            except httpx.ConnectError as error:
                failure = error
        assert failure is not None
        raise failure

    async def aclose(self) -> None:
        """Ends its connections."""
        await self._inner.aclose()


def _meant(address: Address) -> Address:
    """The address of IPv4 that one of IPv6 stands for."""
    if isinstance(address, IPv4Address):
        return address
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None) or address
