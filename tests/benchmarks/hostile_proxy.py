"""A process between a desk and a good platform, which answers as it is told on its input, a case a line.

``python -m tests.benchmarks.hostile_proxy URL``: writes its port, then « met CASE » each time a case was answered. Only
what asks for the RDVs of an organisation is answered by a case; an empty line is none.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
import sys
from collections.abc import AsyncIterator, Callable
from typing import Any
from urllib.parse import urlsplit

from tests.support.bad_answers import HUGE, RDV_CHANGES, WHOLE, altered_json, altered_rdvs

_RDVS = re.compile(r"/organisations/\d+/rdvs\?")
CROWD = 250
"""Pages that each bring a hundred more RDVs of the same day."""


def _multiplied(times: int) -> Callable[[Any], Any]:
    """The first RDV so many times, under other numbers each time it is asked for."""
    made = [10**6]

    def alter(body: Any) -> Any:
        first = (body.get("rdvs") or [None])[0]
        if first is None:
            return body
        made[0] += times
        rows = [first | {"id": made[0] + n, "duration_in_min": 5} for n in range(times)]
        return {**body, "rdvs": rows, "meta": {"total_pages": CROWD, "total_count": CROWD * times}}

    return alter


def _crowd(body: Any) -> Any:
    """Nine hundred RDVs of one hour, on one page."""
    first = (body.get("rdvs") or [None])[0]
    return body if first is None else {**body, "rdvs": [first | {"id": 10**7 + n} for n in range(900)], "meta": None}


def _all_bad(body: Any) -> Any:
    rows = [{"id": n, "starts_at": HUGE, "motif": {"id": "x"}} for n in range(900)]
    return {**body, "rdvs": [*(body.get("rdvs") or ()), *rows]}


ALTERED: dict[str, Callable[[Any], Any]] = {
    **{name: altered_rdvs(name) for name in RDV_CHANGES},
    "nine hundred that cannot be read": _all_bad,
    "a thousand million pages": lambda body: {**body, "meta": {"total_pages": 10**9, "total_count": 10**11}},
    "a crowd without end": _multiplied(100),
    "a crowd": lambda body: _crowd(body),
}
CASES = (*WHOLE, *ALTERED)


async def _answer(case: str, raw: bytes, upstream: tuple[str, int]) -> AsyncIterator[bytes]:
    if case in WHOLE:
        async for piece in WHOLE[case]():
            yield piece
        return
    reader, writer = await asyncio.open_connection(*upstream)
    writer.write(raw)
    answer = await reader.read()
    writer.close()
    yield altered_json(answer, ALTERED[case]) if case else answer


async def main(url: str) -> None:
    parts = urlsplit(url)
    upstream = (parts.hostname or "", parts.port or 80)
    case = ""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            lines = head.rstrip("\r\n").split("\r\n")
            length = next((int(v[15:]) for v in map(str.lower, lines) if v.startswith("content-length:")), 0)
            body = await reader.readexactly(length)
            dropped = ("connection:", "if-none-match:") if case else ("connection:",)
            kept = [line for line in lines if not line.lower().startswith(dropped)]
            raw = "\r\n".join([*kept, "Connection: close", "", ""]).encode("latin-1") + body
            now = case if _RDVS.search(lines[0]) else ""
            async for piece in _answer(now, raw, upstream):
                writer.write(piece)
                await writer.drain()
                if now:
                    print(f"met {now}", flush=True)
        with contextlib.suppress(OSError):
            writer.close()
            await writer.wait_closed()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    while line := await asyncio.to_thread(sys.stdin.readline):
        case = json.loads(line)
    server.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
