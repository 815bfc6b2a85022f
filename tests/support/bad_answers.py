"""What a hostile or broken server answers, byte by byte, and what it makes of a good answer."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import AsyncIterator, Callable
from typing import Any

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
MIB = 1024 * 1024
HUGE = 10**22
Pieces = Callable[[], AsyncIterator[bytes]]


def _at_once(raw: bytes) -> Pieces:
    async def pieces() -> AsyncIterator[bytes]:
        yield raw

    return pieces


def _body(content: bytes, *headers: bytes) -> Pieces:
    head = HEAD + b"".join(header + b"\r\n" for header in headers)
    return _at_once(head + b"Content-Length: %d\r\n\r\n" % len(content) + content)


def _again(begins: bytes, piece: bytes, times: int | None = None) -> Pieces:
    """``begins``, then ``piece`` so many times; None: without end."""

    async def pieces() -> AsyncIterator[bytes]:
        yield begins
        sent = 0
        while times is None or sent < times:
            yield piece
            sent += 1

    return pieces


def _chunk(content: bytes, extension: bytes = b"") -> bytes:
    return b"%x%s\r\n%s\r\n" % (len(content), extension, content)


def _bomb() -> bytes:
    """A mebibyte that becomes a gibibyte, begun as a list of RDVs."""
    packing = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    begins = packing.compress(b'{"rdvs": [') + packing.flush(zlib.Z_FULL_FLUSH)
    # What follows a full flush rests on nothing before it: it may be said again and again.
    blanks = packing.compress(b" " * (16 * MIB)) + packing.flush(zlib.Z_FULL_FLUSH)
    return begins + blanks * 64


def _rows(count: int) -> bytes:
    return b'{"rdvs": [' + b",".join([b'{"id": 1}'] * count) + b"]}"


_DEEP = b"[" * 100_000 + b"]" * 100_000
_PACKED = gzip.compress(gzip.compress(b'{"rdvs": []}'))
_CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"

WHOLE: dict[str, Pieces] = {
    "gzip bomb": lambda: _body(_bomb(), b"Content-Encoding: gzip")(),
    "gzip in gzip": _body(_PACKED, b"Content-Encoding: gzip, gzip"),
    "deflate that nobody asked for": _body(zlib.compress(b'{"rdvs": []}'), b"Content-Encoding: deflate"),
    "brotli that nobody asked for": _body(b"\x0b\x02\x80{}\x03", b"Content-Encoding: br"),
    "body without end": _again(HEAD + b"\r\n", b" " * 65536),
    "length of a tebibyte": _again(HEAD + b"Content-Length: 1099511627776\r\n\r\n", b" " * 65536),
    "chunks of a letter": _again(_CHUNKED, _chunk(b" ") * 5000),
    "chunks with long extensions": _again(_CHUNKED, _chunk(b" ", b";" + b"x" * 8000) * 8),
    "chunk of a tebibyte": _again(_CHUNKED + b"10000000000\r\n", b" " * 65536),
    "100 Continue without end": _again(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 2000),
    "103 with headers without end": _again(b"", b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" * 1000),
    "headers without end": _again(HEAD, b"X-More: more\r\n" * 2000),
    "one header without end": _again(HEAD + b"X-More: ", b"x" * 65536),
    "status line without end": _again(b"HTTP/1.1 200 ", b"O" * 65536),
    "no HTTP": _at_once(b"SSH-2.0-OpenSSH_9.6\r\n"),
    "204 with a body": _at_once(b"HTTP/1.1 204 No Content\r\nContent-Length: 12\r\n\r\n" + b'{"rdvs": []}'),
    "a length that lies": _at_once(HEAD + b"Content-Length: 5\r\n\r\n" + b'{"rdvs": []}'),
    "two lengths": _body(b'{"rdvs": []}', b"Content-Length: 3"),
    "elsewhere": _at_once(
        b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.2:1/\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n"
    ),
    "a switch of protocols": _at_once(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n\x81\x01a"),
    "deep": _body(b'{"rdvs": ' + _DEEP + b"}"),
    "deep beside": _body(b'{"more": ' + _DEEP + b', "rdvs": 3}'),
    "a million rows": lambda: _body(_rows(1_000_000))(),
    "rows that are nothing": lambda: _body(b'{"rdvs": [' + b"null," * 60_000 + b"null]}")(),
    "another name for the rows": _body(b'{"rdv": [], "rdvs": null}'),
    "one text of all": lambda: _body(b'{"rdvs": "' + "é".encode() * (3 * MIB) + b'"}')(),
    "NaN": _body(b'{"rdvs": [NaN]'),
    "BOM": _body(b'\xef\xbb\xbf{"rdvs": []}'),
    "UTF-16": _body('{"rdvs": []}'.encode("utf-16")),
    "nothing": _body(b""),
    "noise": _body(bytes(range(256)) * 64),
    "a page": _body(b"<!doctype html><html></html>"),
    "blanks": lambda: _body(b" " * (7 * MIB))(),
}
"""Answers of which nothing can be read, by name: the first bytes are always those of an answer to any call."""


def _each(name: str, change: Callable[[dict[str, Any]], Any]) -> Callable[[Any], Any]:
    """Changes the second thing of the list ``name``."""

    def altered(body: Any) -> Any:
        rows = list(body.get(name) or ())
        if len(rows) > 1:
            rows[1] = change(rows[1])
        return {**body, name: rows}

    return altered


RDV_CHANGES: dict[str, Callable[[dict[str, Any]], Any]] = {
    "a duration of 10²²": lambda rdv: rdv | {"duration_in_min": HUGE},
    "a duration below zero": lambda rdv: rdv | {"duration_in_min": -30},
    "an end before its start": lambda rdv: rdv | {"duration_in_min": None, "ends_at": "1999-01-01 00:00:00 +0100"},
    "the year 9999": lambda rdv: rdv | {"starts_at": "9999-12-31 23:59:59 -1200"},
    "the year 1": lambda rdv: rdv | {"starts_at": "0001-01-01 00:00:00 +1400"},
    "an offset of a day": lambda rdv: rdv | {"starts_at": rdv["starts_at"][:19] + "+23:59"},
    "no hour": lambda rdv: rdv | {"starts_at": None},
    "a text for a number": lambda rdv: rdv | {"duration_in_min": "trente"},
    "a number for a text": lambda rdv: rdv | {"status": 3},
    "seats of 10²²": lambda rdv: rdv | {"max_participants_count": HUGE},
    "a participation that is none": lambda rdv: rdv | {"participations": [None]},
    "a participation of 10²²": lambda rdv: rdv | {"participations": [{"id": HUGE}]},
    "an usager of 10²²": lambda rdv: rdv | {"participations": [{"id": 1, "user": {"id": HUGE}}]},
    "a motif of 10²²": lambda rdv: rdv | {"motif": {"id": HUGE, "name": "x"}},
    "an address of a megabyte": lambda rdv: rdv | {"url_for_agents": "https://x.test/" + "a" * MIB},
}
"""What is done to one RDV, which then cannot be read."""


def altered_rdvs(name: str) -> Callable[[Any], Any]:
    """A list of RDVs with ``RDV_CHANGES[name]`` done to its second."""
    return _each("rdvs", RDV_CHANGES[name])


def altered_json(answer: bytes, alter: Callable[[Any], Any]) -> bytes:
    """An answer of a good platform, with ``alter`` done to what it says; what is no JSON stays as it is."""
    head, _, content = answer.partition(b"\r\n\r\n")
    lines = head.split(b"\r\n")
    named = {line.partition(b":")[0].strip().lower(): line.partition(b":")[2].strip() for line in lines[1:]}
    if b"chunked" in named.get(b"transfer-encoding", b""):
        content = _unchunked(content)
    if named.get(b"content-encoding") == b"gzip":
        content = gzip.decompress(content)
    try:
        body = json.loads(content)
    except ValueError:
        return answer
    made = json.dumps(alter(body)).encode()
    dropped = (b"content-length", b"transfer-encoding", b"content-encoding", b"etag")
    kept = [line for line in lines if line.partition(b":")[0].strip().lower() not in dropped]
    return b"\r\n".join([*kept, b"Content-Length: %d" % len(made), b"", b""]) + made


def _unchunked(content: bytes) -> bytes:
    whole = b""
    while content:
        size, _, content = content.partition(b"\r\n")
        count = int(size.split(b";")[0], 16)
        whole, content = whole + content[:count], content[count + 2 :]
    return whole
