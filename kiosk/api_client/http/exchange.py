"""One exchange over httpx: a call goes out, an answer or a ``Failure`` comes back.

Imported at the first request only: httpx and the system's certificates are not cheap to load.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any, cast

import httpx
import msgspec

from kiosk.api_client.address import Address
from kiosk.api_client.answers import Answer
from kiosk.api_client.call import Call
from kiosk.api_client.http.deadlines import Deadlines
from kiosk.api_client.http.errors import failure_of_exception
from kiosk.api_client.http.system import system_certificates, system_proxy
from kiosk.domain.platform.failures import Failure, TimedOut, Unreachable, UnreachableCause, UnreachableDetail

# Servers commonly close a quiet connection after 5 s. The desk leaves it before they do: a write sent in that very
# moment would have an unknown outcome.
KEEP_ALIVE = 4.0
CONNECTIONS = 12
# To JSON alone, instances answer for a call that they lack with a 500; their pages of errors exist in HTML only.
ACCEPT = "application/json, */*;q=0.1"
BIGGEST = 32 * 1024 * 1024  # bytes on the wire; a page of 100 RDVs has 0.25 MB


class _Progress:
    """Follows a request through the transport, to know whether it had begun to leave when something broke."""

    def __init__(self) -> None:
        self._seen = self._sent = False

    async def __call__(self, event: str, info: Mapping[str, Any]) -> None:
        self._seen = True
        self._sent = self._sent or event.endswith("send_request_headers.started")

    @property
    def sent(self) -> bool:
        # A transport that tells nothing may have sent it.
        return self._sent or not self._seen


class Exchange:
    """An httpx client for one instance: no redirects, no cookies, nothing of the environment but its proxy.

    Making one raises ``Unreachable`` (PROXY) when the system's proxy is of a kind that cannot be used.
    """

    def __init__(
        self, address: Address, user_agent: str, deadlines: Deadlines, transport: httpx.AsyncBaseTransport | None
    ) -> None:
        self._root = address.root
        self._deadlines = deadlines
        self._proxied = False
        if transport is None:
            proxy = system_proxy(address)
            self._proxied = proxy is not None
            transport = _transport(address, proxy)
        self._http = httpx.AsyncClient(
            transport=transport,
            headers={"Accept": ACCEPT, "User-Agent": user_agent},
            # The API has none, and those of a portal must not follow the desk about.
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
            follow_redirects=False,
            trust_env=False,
        )

    async def send(self, call: Call, auth: httpx.Auth | None, patience: float) -> Answer:
        """The whole answer to ``call``, whatever its status, within ``patience`` seconds.

        Raises ``Unreachable``, ``TimedOut`` or ``Unintelligible``.
        """
        progress = _Progress()
        try:
            async with asyncio.timeout(max(patience, 0.0)):
                request = self._request(call, patience, progress)
                response = await self._http.send(request, auth=auth if call.signed else None, stream=True)
                content = await _whole(response)
        except TimeoutError:
            failure: Failure = TimedOut(sent=progress.sent)
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            failure = failure_of_exception(error, sent=progress.sent, proxied=self._proxied)
        else:
            return Answer(response.status_code, response.headers, content)
        # Raised out here so that a failure that is kept and shown does not keep httpx's half-read answers with it.
        raise failure

    def _request(self, call: Call, patience: float, progress: _Progress) -> httpx.Request:
        headers = {}
        content = None
        if call.body is not None:
            content = msgspec.json.encode(call.body)
            headers["Content-Type"] = "application/json"
        elif call.form is not None:
            content = call.form.encode()
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        if call.key is not None:
            headers["Idempotency-Key"] = call.key
        if call.lock_version is not None:
            headers["If-Match"] = f'"{call.lock_version}"'
        if call.etag is not None:
            headers["If-None-Match"] = call.etag
        read = patience if call.long_poll else self._deadlines.read
        return self._http.build_request(
            call.method,
            self._root + call.path,
            params=tuple(call.query) or None,
            content=content,
            headers=headers,
            timeout=httpx.Timeout(read, connect=self._deadlines.connect, pool=patience),
            extensions={"trace": progress},
        )

    async def aclose(self) -> None:
        await self._http.aclose()


async def _whole(response: httpx.Response) -> bytes:
    """The body, decompressed. Raises ``httpx.DecodingError`` when it is too big to be the platform's."""
    if response.is_stream_consumed:  # by the transport that was passed in
        return response.content
    received = bytearray()
    try:
        async with aclosing(cast("AsyncGenerator[bytes]", response.aiter_raw())) as pieces:
            async for piece in pieces:
                received += piece
                if len(received) > BIGGEST:
                    raise httpx.DecodingError("an answer without end")
    finally:
        await response.aclose()
    # Decompressed apart: httpx would leave its reading of the connection half done when the body is no such thing.
    return httpx.Response(response.status_code, headers=response.headers, content=bytes(received)).content


def _transport(address: Address, proxy: str | None) -> httpx.AsyncHTTPTransport:
    # Without https there is nothing to verify: it is this very machine, and redirects are never followed.
    verify = system_certificates() if address.scheme == "https" else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    limits = httpx.Limits(
        max_connections=CONNECTIONS, max_keepalive_connections=CONNECTIONS, keepalive_expiry=KEEP_ALIVE
    )
    try:
        return httpx.AsyncHTTPTransport(verify=verify, proxy=proxy, limits=limits, trust_env=False)
    except (ValueError, ImportError, httpx.InvalidURL):  # SOCKS, or something that is no address
        raise Unreachable(UnreachableCause.PROXY, UnreachableDetail.PROXY_KIND) from None
