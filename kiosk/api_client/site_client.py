"""The site's companion (docs/site-api.md): let in by a code, spoken to by a token, known by its certificate alone."""

from __future__ import annotations

import asyncio
import base64
import random
import ssl
from collections.abc import Callable, Generator
from dataclasses import dataclass, field

import httpx
import msgspec

from kiosk.api_client.address import read_address
from kiosk.api_client.call import Call
from kiosk.api_client.calls.lobby import SITE
from kiosk.api_client.calls.site import SiteCalls
from kiosk.api_client.http.bounded import bound
from kiosk.api_client.http.connection import Connection, Sleep
from kiosk.api_client.http.deadlines import USUAL, Deadlines
from kiosk.clock import Clock
from kiosk.domain.platform.failures import Unreachable, UnreachableCause
from kiosk.domain.platform.pairing import DeviceKind, PairingCode
from kiosk.domain.text.masked import masked

_LONGEST_GREETING = 10.0  # seconds
_KEPT_OPEN = 60.0


@masked
@dataclass(frozen=True, slots=True)
class Membership:
    """What a device keeps of the companion that let it in."""

    address: str
    certificate: str = field(repr=False)  # DER, in base64
    token: str = field(repr=False)
    kind: str = DeviceKind.DESK
    name: str = ""


class _Device(httpx.Auth):
    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["Authorization"] = f"Device {self._token}"
        yield request

    def __repr__(self) -> str:
        return "_Device(…)"


class _Named(msgspec.Struct, gc=False):
    kind: str
    name: str


@masked
class _LetIn(msgspec.Struct, gc=False):
    device: _Named
    token: str


class SiteClient(SiteCalls):
    """One companion, as one device. Raises nothing but the failures of ``kiosk.domain.platform.failures``."""

    def __init__(
        self,
        membership: Membership,
        clock: Clock,
        *,
        deadlines: Deadlines = USUAL,
        sleep: Sleep = asyncio.sleep,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self.membership = membership
        connection = Connection(
            membership.address,
            clock,
            auth=_Device(membership.token),
            credentials=None,
            transport=_pinned(base64.b64decode(membership.certificate)),
            deadlines=deadlines,
            sleep=sleep,
            jitter=jitter,
            pace=None,
        )
        super().__init__(connection)

    async def let_in(self, secret: str) -> Membership:
        """What this device is from now on. Raises ``Refused`` for what is no code."""
        before = self.membership
        call = Call("POST", f"{SITE}/devices", body={"secret": secret}, signed=False, retried=False)
        given = await self._ask(call, _LetIn, lambda body: body)
        named = given.device
        return Membership(before.address, before.certificate, given.token, named.kind, named.name)

    async def leave(self) -> None:
        """Ends this device's token."""
        await self._connection.call(Call("DELETE", f"{SITE}/device"))

    async def aclose(self) -> None:
        """Closes the connections."""
        await self._connection.aclose()


async def join(address: str, code: PairingCode, clock: Clock) -> Membership:
    """Has this device be let in at ``address`` by a code that somebody read there.

    Raises ``Unreachable(CERTIFICATE)`` where somebody else answers there than who showed the code: nothing was said to
    them; ``Refused`` where the code is none, was used or is too old; any ``Failure`` of a call.
    """
    certificate = await _presented(address)
    if not code.fits(certificate):
        raise Unreachable(UnreachableCause.CERTIFICATE)
    kept = base64.b64encode(certificate).decode("ascii")
    visitor = SiteClient(Membership(address, kept, ""), clock)
    try:
        return await visitor.let_in(code.secret)
    finally:
        await visitor.aclose()


async def _presented(address: str) -> bytes:
    """The certificate (DER) of who answers there: looked at, not trusted."""
    at = read_address(address)
    if at.scheme != "https":
        raise Unreachable(UnreachableCause.INSECURE)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    port = httpx.URL(at.root).port or 443
    try:
        async with asyncio.timeout(_LONGEST_GREETING):
            _, writer = await asyncio.open_connection(at.host, port, ssl=context)
            found: bytes | None = writer.get_extra_info("ssl_object").getpeercert(binary_form=True)
            writer.close()
    except (OSError, TimeoutError):
        raise Unreachable(UnreachableCause.REFUSED) from None
    if found is None:
        raise Unreachable(UnreachableCause.CERTIFICATE)
    return found


def _pinned(certificate: bytes) -> httpx.AsyncBaseTransport:
    """Speaks to whoever has the key of that very certificate, under whichever name; on the site's own network, hence
    by no proxy."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.load_verify_locations(cadata=certificate)
    # Known to keep connections longer than that: an arrival does not wait for another greeting.
    limits = httpx.Limits(keepalive_expiry=_KEPT_OPEN)
    return bound(httpx.AsyncHTTPTransport(verify=context, limits=limits, trust_env=False))
