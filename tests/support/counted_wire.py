"""Stands between a desk and a platform, changes nothing, and counts: calls, and bytes with all their headers."""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

_REQUEST = re.compile(rb"(?:^|\r\n)?(GET|POST|PATCH|PUT|DELETE) (\S+) HTTP/1\.1\r\n")


@dataclass(frozen=True)
class Call:
    method: str
    path: str
    at: float  # by ``now``


@dataclass
class CountedWire:
    """``calls`` in the order in which they were made; ``size`` in bytes, of both directions."""

    now: Callable[[], float] = lambda: 0.0
    url: str = ""
    calls: list[Call] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    size: int = 0

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return len(self.statuses) < len(self.calls)

    def most_in(self, seconds: float) -> int:
        """The most calls in any span of so many seconds."""
        at = [call.at for call in self.calls]
        return max(sum(start <= other < start + seconds for other in at) for start in at)

    def asked(self, data: bytes) -> None:
        self.size += len(data)
        for method, path in _REQUEST.findall(data):
            self.calls.append(Call(method.decode(), path.decode(), self.now()))

    def answered(self, data: bytes) -> None:
        self.size += len(data)
        if data.startswith(b"HTTP/1.1 "):
            self.statuses.append(int(data[9:12]))


@asynccontextmanager
async def counted(platform: str) -> AsyncIterator[CountedWire]:
    """Before the platform at that address."""
    to = urlsplit(platform)
    wire = CountedWire()
    tasks: set[asyncio.Task[None]] = set()

    async def pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, count: Callable[[bytes], None]) -> None:
        with contextlib.suppress(OSError):
            while data := await reader.read(1 << 20):
                count(data)
                writer.write(data)
                await writer.drain()
            writer.write_eof()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there_reader, there_writer = await asyncio.open_connection(to.hostname, to.port)
        try:
            await asyncio.gather(pipe(reader, there_writer, wire.asked), pipe(there_reader, writer, wire.answered))
        finally:
            for one in (there_writer, writer):
                one.close()

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.ensure_future(serve(reader, writer))
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    server = await asyncio.start_server(accept, "127.0.0.1", 0)
    wire.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield wire
    finally:
        server.close()
        for task in tuple(tasks):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        # Transports close at the loop's next turns.
        for _ in range(3):
            await asyncio.sleep(0)
