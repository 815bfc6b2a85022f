"""The body of an answer, read whole and never more than a platform would send.

A page of 100 RDVs has a quarter of a megabyte, the largest answers of the desk API (a month of créneaux of a
territory) about two. What is larger, and what is packed in a way that was not asked for, is somebody else's.
"""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import cast

import httpx

from kiosk.api_client.http.bounded import BIGGEST, of_this_call

ENCODINGS = "gzip"
"""What is asked for; anything else that comes, one packing inside another included, is refused unread."""
MOST_PIECES = 20_000
_PIECES_A_TURN = 32
_UNPACKED_HERE = 512 * 1024  # a millisecond of the loop; the rest is unpacked on a thread
_GZIP = 16 + zlib.MAX_WBITS


async def read_whole(response: httpx.Response) -> bytes:
    """The body of ``response``, unpacked; the response is closed.

    Raises ``httpx.DecodingError`` when it is larger than ``BIGGEST``, or packed as nobody asked for, and
    ``httpx.RemoteProtocolError`` when it ends before its end.
    """
    if response.is_stream_consumed:  # by the transport that was passed in
        if len(response.content) > BIGGEST:
            raise httpx.DecodingError("an answer without end")
        return response.content
    try:
        packed = _is_packed(response)
        received = await _received(response)
    finally:
        await response.aclose()
    return await _unpacked(received) if packed and received else received


def _is_packed(response: httpx.Response) -> bool:
    named = response.headers.get("content-encoding", "").lower().split(",")
    encodings = [name for name in map(str.strip, named) if name not in ("", "identity")]
    if encodings not in ([], ["gzip"], ["x-gzip"]):
        raise httpx.DecodingError("packed as nobody asked for")
    return bool(encodings)


async def _received(response: httpx.Response) -> bytes:
    received = bytearray()
    pieces = 0
    refused = False
    progress = of_this_call.get()
    async with aclosing(cast("AsyncGenerator[bytes]", response.aiter_raw())) as coming:
        async for piece in coming:
            pieces += 1
            if not refused:
                received += piece
            if len(received) > BIGGEST or pieces > MOST_PIECES:
                refused = True
                received.clear()
                if progress is not None:
                    progress.stop()
            if pieces % _PIECES_A_TURN == 0:
                # What has come already comes without a pause: many small pieces would hold the loop together.
                await asyncio.sleep(0)
    if refused:
        raise httpx.DecodingError("an answer without end")
    return bytes(received)


async def _unpacked(packed: bytes) -> bytes:
    """Apart from the reading: httpx would leave its own half done when the body is no such thing."""
    unpacking = zlib.decompressobj(_GZIP)
    try:
        content = unpacking.decompress(packed, _UNPACKED_HERE)
        if not unpacking.eof:
            rest = unpacking.unconsumed_tail
            content += await asyncio.to_thread(unpacking.decompress, rest, BIGGEST + 1 - len(content))
    except zlib.error:
        raise httpx.DecodingError("not packed as it says") from None
    if len(content) > BIGGEST:
        raise httpx.DecodingError("an answer without end")
    if not unpacking.eof:
        raise httpx.RemoteProtocolError("an answer that was cut")
    return content
