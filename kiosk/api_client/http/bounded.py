"""Connections that are read little by little: no answer holds the loop, and none begins without end.

httpx reads what has come without giving the loop a turn, and takes as many answers « 100 Continue » and as many headers
as somebody likes to send.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from typing import Any

import httpcore
import httpx

AT_ONCE = 16 * 1024
"""Bytes read in one turn of the loop."""
BIGGEST = 8 * 1024 * 1024
"""Bytes of a body, on the wire and unpacked."""
LARGEST = BIGGEST + BIGGEST // 4
"""Bytes of an answer with all that frames it, the greeting of a certificate included."""
LONGEST_HEAD = 16 * 1024
"""Bytes within which the headers end, with all that comes before them: as much as servers themselves allow."""


class Progress:
    """Follows a request through the transport (httpx's ``trace``): whether it had begun to leave when something broke,
    and how much has come before its answer's headers were whole.
    """

    def __init__(self) -> None:
        self._seen = self._sent = False
        self._head: int | None = 0  # bytes so far; None: whole
        self._all = 0
        self._stopped = False

    async def __call__(self, event: str, info: Mapping[str, Any]) -> None:
        self._seen = True
        if event.endswith("send_request_headers.started"):
            self._sent, self._head = True, 0
        elif event.endswith("receive_response_headers.complete"):
            self._head = None

    @property
    def sent(self) -> bool:
        # A transport that tells nothing may have sent it.
        return self._sent or not self._seen

    def check(self) -> None:
        """More is about to be read. Raises ``httpx.DecodingError`` where it should have ended."""
        if self._head is not None and self._head >= LONGEST_HEAD:
            raise httpx.DecodingError("headers without end")
        if self._stopped or self._all > LARGEST:
            raise httpx.DecodingError("an answer without end")

    def stop(self) -> None:
        """Nothing more is to be read. Who reads must not leave by themselves: httpx's own readers would stay behind."""
        self._stopped = True

    def came(self, count: int) -> None:
        """So many bytes have come."""
        self._all += count
        if self._head is not None:
            self._head += count


of_this_call: ContextVar[Progress | None] = ContextVar("of_this_call", default=None)
"""That of the request which the present task makes."""


class _Stream(httpcore.AsyncNetworkStream):
    def __init__(self, inner: httpcore.AsyncNetworkStream) -> None:
        self._inner = inner

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        progress = of_this_call.get()
        if progress is not None:
            progress.check()
        came = await self._inner.read(min(max_bytes, AT_ONCE), timeout)
        if progress is not None:
            progress.came(len(came))
        if len(came) == AT_ONCE:
            await asyncio.sleep(0)  # there is more: others have their turn first
        return came

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        await self._inner.write(buffer, timeout)

    async def aclose(self) -> None:
        await self._inner.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.AsyncNetworkStream:
        try:
            return _Stream(await self._inner.start_tls(ssl_context, server_hostname, timeout))
        except asyncio.CancelledError:
            await self._inner.aclose()  # httpcore closes it after a failure only
            raise

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _Backend(httpcore.AsyncNetworkBackend):
    def __init__(self, inner: httpcore.AsyncNetworkBackend) -> None:
        self._inner = inner

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        return _Stream(await self._inner.connect_tcp(host, port, timeout, local_address, socket_options))

    async def sleep(self, seconds: float) -> None:
        await self._inner.sleep(seconds)


def bound(transport: httpx.AsyncHTTPTransport) -> httpx.AsyncHTTPTransport:
    """``transport``, whose connections are read little by little from now on."""
    pool: Any = transport._pool  # httpx takes no backend of its own; a test holds that this is where it is
    pool._network_backend = _Backend(pool._network_backend)
    return transport
