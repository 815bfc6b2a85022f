"""HTTP with bounds: on how long a request's head may be, on how long a client may take over it, and over its answer.

uvicorn reads whatever it is sent, for as long as it takes. Here a head too long is answered 414 or 431, a request
that does not come in time 408, one that is none 400, one connection too many 503, each in the platform's shape, and
the connection closes. TLS is begun here too: a client that is silent before it holds a place as any other.
"""

from __future__ import annotations

import asyncio
import ssl
from enum import Enum
from typing import Any

import msgspec
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol
from uvicorn.protocols.utils import get_remote_addr

from kiosk.platform_server.serving.crowd import Crowd

LONGEST_ADDRESS = 16 * 1024
LONGEST_HEAD = 32 * 1024
# As it is sent: what is read of it is bounded by the application, and chunks take more room than what they carry.
LONGEST_BODY = 8 * 1024 * 1024
HEAD_S = 10.0  # from its first byte, or from the connection
BODY_S = 60.0  # at most 1 MiB
LINGER_S = 2.0
TAKEN_S = 60.0  # an answer that its client does not read

_TOO_LONG_ADDRESS = "L’adresse demandée est trop longue."
_TOO_LONG_HEAD = "Les en-têtes de la requête sont trop longs."
_TOO_LONG_BODY = "La requête est trop volumineuse."
_TOO_SLOW = "La requête n’est pas arrivée à temps."
_NO_REQUEST = "Ceci n’est pas une requête HTTP."
_NO_PLACE = "Trop de connexions sont ouvertes. Réessayez dans un instant."


class _Part(Enum):
    NOTHING = 0  # between requests
    HEAD = 1
    BODY = 2


class BoundedHttp(HttpToolsProtocol):
    """One connection."""

    def __init__(self, *arguments: Any, crowd: Crowd, tls: ssl.SSLContext | None = None, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._crowd = crowd
        self._tls = tls
        self._handshake: asyncio.Task[None] | None = None
        self._early = b""  # came with the end of the handshake
        self._part = _Part.NOTHING
        self._size = 0  # of the part that is coming, as sent
        self._refused = False
        self._due: asyncio.TimerHandle | None = None  # when the rest of the request has to be there
        self._untaken: asyncio.TimerHandle | None = None  # when the answer has to be read

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A client came: it is to send something."""
        peer = get_remote_addr(transport)
        entered = self._crowd.enter(self, peer[0] if peer else "")
        if self._tls is None:
            self._begin(transport)
            if not entered:
                self._refuse(503, _NO_PLACE, linger=False)  # it has no place to be waited for in
        elif entered:
            transport.pause_reading()  # what comes is not for us yet
            self.transport = transport
            self._handshake = self.loop.create_task(self._shake_hands(transport, self._tls))
        else:
            transport.abort()

    async def _shake_hands(self, transport: asyncio.Transport, tls: ssl.SSLContext) -> None:
        try:
            inside = await self.loop.start_tls(
                transport, self, tls, server_side=True, ssl_handshake_timeout=HEAD_S, ssl_shutdown_timeout=LINGER_S
            )
        except OSError:  # not TLS, too slow, gone: ssl.SSLError is one
            inside = None
        if isinstance(inside, asyncio.Transport):
            self._begin(inside)
            if self._early:
                self.data_received(self._early)
        else:
            transport.abort()
            self._crowd.leave(self)

    def _begin(self, transport: asyncio.Transport) -> None:
        super().connection_made(transport)
        self._expect(HEAD_S)

    def connection_lost(self, exc: Exception | None) -> None:
        """It left."""
        self._crowd.leave(self)
        self._expect(None)
        self._stop_waiting_to_be_read()
        super().connection_lost(exc)

    def is_silent(self) -> bool:
        """Whether it waits for its client, and nobody here works for it."""
        return self._part is not _Part.NOTHING or self.cycle is None or self.cycle.response_complete

    def turn_out(self) -> None:
        """Ends it, for somebody else to have its place."""
        self.transport.abort()

    def data_received(self, data: bytes) -> None:
        """A piece of one or several requests."""
        if self._refused:
            return
        if self.flow is None:
            self._early += data
            return
        before = self._part
        if before is _Part.NOTHING and self._due is None:
            self._expect(HEAD_S)
        super().data_received(data)
        if self._refused or self._part is _Part.NOTHING:
            return
        if self._due is None:
            self._expect(HEAD_S)  # a head that began behind another request
        # What the parser has of a header is told only once it is whole: what was sent is counted instead.
        self._size = self._size + len(data) if before in (_Part.NOTHING, self._part) else 0
        if self._part is _Part.BODY:
            if self._size > LONGEST_BODY:
                self._refuse(413, _TOO_LONG_BODY)
        elif len(self.url) > LONGEST_ADDRESS:
            self._refuse(414, _TOO_LONG_ADDRESS)
        elif self._size > LONGEST_HEAD:
            self._refuse(431, _TOO_LONG_HEAD)

    def on_message_begin(self) -> None:
        """The first byte of a request."""
        self._part = _Part.HEAD
        self._size = 0
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """The head is whole: the application may have it."""
        if self._refused:
            return
        self._size = 0
        if len(self.url) > LONGEST_ADDRESS:
            self._refuse(414, _TOO_LONG_ADDRESS)
        elif not self.url.startswith(b"/") and (self.url, self.parser.get_method()) != (b"*", b"OPTIONS"):
            # « GET http://… » names a host beside Host, « CONNECT host:443 » a tunnel: neither is asked of us.
            self._refuse(400, _NO_REQUEST)
        elif len(self.url) + sum(len(name) + len(value) + 4 for name, value in self.headers) > LONGEST_HEAD:
            self._refuse(431, _TOO_LONG_HEAD)
        else:
            self._part = _Part.BODY
            self._expect(BODY_S)
            super().on_headers_complete()

    def on_header(self, name: bytes, value: bytes) -> None:
        """A header; those that follow a body are of no use here."""
        if self._part is _Part.HEAD and not self._refused:
            super().on_header(name, value)

    def on_body(self, body: bytes) -> None:
        """A piece of the body."""
        if not self._refused:
            super().on_body(body)

    def on_message_complete(self) -> None:
        """The request is whole."""
        self._part = _Part.NOTHING
        self._crowd.heard(self)
        self._expect(None)
        if not self._refused:
            super().on_message_complete()

    def pause_writing(self) -> None:
        """The client does not read fast enough."""
        super().pause_writing()
        self._untaken = self._untaken or self.loop.call_later(TAKEN_S, self.transport.abort)

    def resume_writing(self) -> None:
        """It does again."""
        self._stop_waiting_to_be_read()
        super().resume_writing()

    def send_400_response(self, msg: str) -> None:
        """What came is no request; ``msg`` is uvicorn's own sentence."""
        self._refuse(400, _NO_REQUEST)

    def _too_late(self) -> None:
        self._due = None
        if self._part is _Part.NOTHING:
            self.transport.close()
        else:
            self._refuse(408, _TOO_SLOW)

    def _expect(self, within_s: float | None) -> None:
        if self._due is not None:
            self._due.cancel()
        self._due = None if within_s is None else self.loop.call_later(within_s, self._too_late)

    def _stop_waiting_to_be_read(self) -> None:
        if self._untaken is not None:
            self._untaken.cancel()
            self._untaken = None

    def _refuse(self, status: int, message: str, *, linger: bool = True) -> None:
        """Answers, unless an answer is under way already, takes in nothing more, and closes."""
        self._refused = True
        self._expect(None)
        idle = self.cycle is None or self.cycle.response_complete
        if not self.cycle.response_started if self._part is _Part.BODY else idle:
            body = msgspec.json.encode({"success": False, "errors": [message]})
            head = (
                b"content-type: application/json; charset=utf-8\r\nx-content-type-options: nosniff\r\n"
                b"cache-control: no-store\r\nconnection: close\r\n%bcontent-length: %d\r\n\r\n"
                % (b"retry-after: 1\r\n" if status == 503 else b"", len(body))
            )
            self.transport.write(STATUS_LINE[status] + head + body)
            if linger and self.transport.can_write_eof():
                # What is still coming is passed over for a moment: closed at once, the answer would be lost with it.
                self.transport.write_eof()
                self._due = self.loop.call_later(LINGER_S, self.transport.close)
                return
        self.transport.close()
