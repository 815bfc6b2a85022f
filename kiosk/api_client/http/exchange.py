"""One exchange over httpx: a call goes out, an answer or a ``Failure`` comes back.

Imported at the first request only: httpx and the system's certificates are not cheap to load.
"""

from __future__ import annotations

import asyncio
import ssl
import time
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpx
import msgspec

from kiosk.api_client.address import Address
from kiosk.api_client.answers import Answer
from kiosk.api_client.call import Call
from kiosk.api_client.http.body import ENCODINGS, read_whole
from kiosk.api_client.http.bounded import Progress, bound, of_this_call
from kiosk.api_client.http.deadlines import Deadlines
from kiosk.api_client.http.errors import failure_of_exception
from kiosk.api_client.http.system import system_certificates, system_proxy
from kiosk.api_client.http.traffic import Traffic
from kiosk.domain.platform.failures import Failure, TimedOut, Unreachable, UnreachableCause, UnreachableDetail

# Servers commonly close a quiet connection after 5 s. The desk leaves it before they do: a write sent in that very
# moment would have an unknown outcome.
KEEP_ALIVE = 4.0
CONNECTIONS = 12
# To JSON alone, instances answer for a call that they lack with a 500; their pages of errors exist in HTML only.
ACCEPT = "application/json, */*;q=0.1"


class Exchange:
    """An httpx client for one instance: no redirects, no cookies, nothing of the environment but its proxy.

    Making one raises ``Unreachable`` (PROXY) when the system's proxy is of a kind that cannot be used.
    """

    def __init__(
        self,
        address: Address,
        user_agent: str,
        deadlines: Deadlines,
        transport: httpx.AsyncBaseTransport | None,
        traffic: Traffic | None = None,
    ) -> None:
        self._traffic = traffic
        self._root = address.root
        self._deadlines = deadlines
        self._proxied = False
        if transport is None:
            proxy = system_proxy(address)
            self._proxied = proxy is not None
            transport = _transport(address, proxy)
        self._http = httpx.AsyncClient(
            transport=transport,
            headers={"Accept": ACCEPT, "Accept-Encoding": ENCODINGS, "User-Agent": user_agent},
            # The API has none, and those of a portal must not follow the desk about.
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
            follow_redirects=False,
            trust_env=False,
        )

    async def send(self, call: Call, auth: httpx.Auth | None, patience: float) -> Answer:
        """The whole answer to ``call``, whatever its status, within ``patience`` seconds.

        Raises ``Unreachable``, ``TimedOut`` or ``Unintelligible``.
        """
        progress, begun = Progress(), time.monotonic()
        of_this_call.set(progress)
        request = response = None
        try:
            async with asyncio.timeout(max(patience, 0.0)):
                request = self._request(call, patience, progress)
                response = await self._http.send(request, auth=auth if call.signed else None, stream=True)
                content = await read_whole(response)
        except TimeoutError:
            failure: Failure = TimedOut(sent=progress.sent)
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            failure = failure_of_exception(error, sent=progress.sent, proxied=self._proxied)
        else:
            return Answer(response.status_code, response.headers, content, time.monotonic() - begun)
        finally:
            if self._traffic is not None and request is not None and progress.sent:
                self._traffic.count(_size(request, response))
        # Raised out here so that a failure that is kept and shown does not keep httpx's half-read answers with it.
        raise failure

    def _request(self, call: Call, patience: float, progress: Progress) -> httpx.Request:
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


def _size(request: httpx.Request, response: httpx.Response | None) -> int:
    """Bytes of an exchange as HTTP/1.1 writes it, as far as it came."""
    size = len(request.method) + len(request.url.raw_path) + len(b"  HTTP/1.1\r\n\r\n")
    size += _size_of(request.headers) + len(request.content)
    if response is not None:
        size += len(b"HTTP/1.1 200 OK\r\n\r\n") + _size_of(response.headers) + response.num_bytes_downloaded
    return size


def _size_of(headers: httpx.Headers) -> int:
    return sum(len(name) + len(value) + len(b": \r\n") for name, value in headers.raw)


def _transport(address: Address, proxy: str | None) -> httpx.AsyncHTTPTransport:
    # Without https there is nothing to verify: it is this very machine, and redirects are never followed.
    verify = system_certificates() if address.scheme == "https" else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    limits = httpx.Limits(
        max_connections=CONNECTIONS, max_keepalive_connections=CONNECTIONS, keepalive_expiry=KEEP_ALIVE
    )
    try:
        return bound(httpx.AsyncHTTPTransport(verify=verify, proxy=proxy, limits=limits, trust_env=False))
    except (ValueError, ImportError, httpx.InvalidURL):  # SOCKS, or something that is no address
        raise Unreachable(UnreachableCause.PROXY, UnreachableDetail.PROXY_KIND) from None
