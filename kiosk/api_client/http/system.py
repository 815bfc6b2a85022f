"""What the machine says of the network: its proxy and the certificates it trusts."""

from __future__ import annotations

import platform
import ssl
from typing import TYPE_CHECKING
from urllib.request import getproxies, proxy_bypass

import truststore

from kiosk.api_client.address import Address
from kiosk.domain.text.language import tr

if TYPE_CHECKING:
    from kiosk.domain.diagnostic.network import TrustStore


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
    if _openssl_knows():
        # OpenSSL knows the system's store by itself here. truststore would read it again at every handshake, which
        # costs 20 ms of the interface's time; it stays for the machines where OpenSSL looks in the wrong place.
        return ssl.create_default_context()
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def trust_store() -> TrustStore:
    """Where the authorities are that ``system_certificates`` trusts."""
    from kiosk.domain.diagnostic.network import TrustStore  # here: calls have no use for it

    if not _openssl_knows():
        return TrustStore(tr("magasin de certificats du système"))
    paths = ssl.get_default_verify_paths()
    count = len(ssl.create_default_context().get_ca_certs())
    # Those of a folder are read when they are needed: only a file says how many it has.
    return TrustStore(str(paths.cafile), count or (None if paths.capath else 0))


def _openssl_knows() -> bool:
    """Whether OpenSSL finds the system's store by itself."""
    return platform.system() == "Linux" and bool(ssl.get_default_verify_paths().cafile)
