"""What the machine says of the network: its proxy and the certificates it trusts."""

from __future__ import annotations

import platform
import ssl
from urllib.request import getproxies, proxy_bypass

import truststore

from kiosk.api_client.address import Address


def system_proxy(address: Address) -> str | None:
    """The proxy that the system names for ``address``, None for a direct connection; never for this very machine."""
    if address.loopback:
        return None
    proxies = getproxies()
    proxy = proxies.get(address.scheme) or proxies.get("all")
    if not proxy or proxy_bypass(address.host):
        return None
    return proxy if "://" in proxy else f"http://{proxy}"


def system_certificates() -> ssl.SSLContext:
    """A context that trusts what the machine trusts, a site's own authority included."""
    if platform.system() == "Linux" and ssl.get_default_verify_paths().cafile:
        # OpenSSL knows the system's store by itself here. truststore would read it again at every handshake, which
        # costs 20 ms of the interface's time; it stays for the machines where OpenSSL looks in the wrong place.
        return ssl.create_default_context()
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
