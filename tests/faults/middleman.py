"""Stands between the desk and the real platform, over real sockets, and does what bad days do.

One connection carries one exchange. What no rule concerns goes through unchanged.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
import socket
import ssl
import struct
import threading
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from tests.support.waiting import until


@dataclass(frozen=True)
class Request:
    """What the desk asked, as it came."""

    method: str
    path: str  # with its query
    headers: Mapping[str, str]  # names in lower case
    raw: bytes


@dataclass
class Exchange:
    """One request, and the means to do something with it."""

    request: Request
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    upstream: tuple[str, int]
    reached: bool = False  # whether the platform has it
    status: int | None = None  # what the platform answered

    async def asked(self) -> bytes:
        """Lets the platform do it; the whole answer."""
        reader, writer = await asyncio.open_connection(*self.upstream)
        try:
            self.reached = True
            writer.write(self.request.raw)
            await writer.drain()
            answer = await reader.read()
            self.status = int(answer.split(b" ", 2)[1])
            return answer
        finally:
            await _let_go(writer)

    async def say(self, answer: bytes) -> None:
        self.writer.write(answer)
        await self.writer.drain()

    def reset(self) -> None:
        """RST, as from a machine that has just lost its way."""
        raw: socket.socket | None = self.writer.get_extra_info("socket")
        if raw is not None:
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()


async def _let_go(writer: asyncio.StreamWriter) -> None:
    """Closes a connection to its end: a loop must not stop before."""
    writer.close()
    with contextlib.suppress(OSError):
        await writer.wait_closed()


Fault = Callable[[Exchange], Awaitable[None]]


async def passes(exchange: Exchange) -> None:
    """Nothing happens to it."""
    await exchange.say(await exchange.asked())


async def reset_before(exchange: Exchange) -> None:
    """The connection breaks before the platform hears of it."""
    exchange.reset()


async def reset_after(exchange: Exchange) -> None:
    """The platform has done it; its answer never comes."""
    await exchange.asked()
    exchange.reset()


async def cut_short(exchange: Exchange) -> None:
    """The platform has done it; its answer stops in the middle."""
    answer = await exchange.asked()
    head, _, body = answer.partition(b"\r\n\r\n")
    await exchange.say(head + b"\r\n\r\n" + body[: max(1, len(body) // 2)])


async def silent(exchange: Exchange) -> None:
    """Taken, and never answered."""
    await asyncio.Event().wait()


async def silent_after(exchange: Exchange) -> None:
    """The platform has done it; nobody says so."""
    await exchange.asked()
    await asyncio.Event().wait()


def answered_after(status: int, **headers: str) -> Fault:
    """The platform has done it; something on the way says something else."""

    async def fault(exchange: Exchange) -> None:
        await exchange.asked()
        await answers(status, '{"errors": ["Une autre réponse"]}', **headers)(exchange)

    return fault


def answers(status: int, body: str | bytes, kind: str = "application/json", **headers: str) -> Fault:
    """Somebody else answers in the place of the platform."""
    content = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status} Whatever", f"Content-Type: {kind}", f"Content-Length: {len(content)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    answer = "\r\n".join([*lines, "Connection: close", "", ""]).encode() + content

    async def fault(exchange: Exchange) -> None:
        await exchange.say(answer)

    return fault


def page(status: int, text: str, **headers: str) -> Fault:
    """A page for people: a portal, a maintenance, a framework's own."""
    return answers(status, f"<!DOCTYPE html><html><body><h1>{text}</h1></body></html>", "text/html", **headers)


@dataclass
class Rule:
    fault: Fault
    method: re.Pattern[str]
    path: re.Pattern[str]
    left: int | None  # how many more times; None: always
    met: int = 0

    def concerns(self, request: Request) -> bool:
        return (
            self.left != 0
            and self.method.fullmatch(request.method) is not None
            and self.path.search(request.path) is not None
        )


class Middleman:
    """``url`` is what the desk is given. ``seen`` are the exchanges, in the order in which they began.

    It lives on a loop and a thread of its own: the network goes on whatever the desk's loop is at. Its methods are
    called from the test's.
    """

    def __init__(self, url: str, certificate: ssl.SSLContext | None = None) -> None:
        """Stands before the platform at ``url``; with ``certificate`` it speaks TLS to the desk."""
        parts = urlsplit(url)
        assert parts.hostname is not None
        assert parts.port is not None
        self.seen: list[Exchange] = []
        self._upstream = (parts.hostname, parts.port)
        self._certificate = certificate
        self._rules: list[Rule] = []
        self._server: asyncio.Server | None = None
        self._port = 0
        self._under_way: dict[asyncio.Task[None], Exchange | None] = {}
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="middleman")
        self._thread.start()
        self._there(self._listen())

    @property
    def url(self) -> str:
        scheme = "http" if self._certificate is None else "https"
        return f"{scheme}://127.0.0.1:{self._port}"

    # What happens

    def when(self, fault: Fault, *, method: str = ".*", path: str = "", times: int | None = None) -> Rule:
        """From now on ``fault`` befalls what matches, ``times`` times; the newest rule goes first."""
        rule = Rule(fault, re.compile(method), re.compile(path), times)
        self._there(self._begin(rule))
        return rule

    def heal(self) -> None:
        """All goes through again."""
        self._rules.clear()

    def go_down(self) -> None:
        """Nobody listens any more, and what was open breaks."""
        self._there(self._stop_listening())

    def come_back(self) -> None:
        """Listens, at the same place as before."""
        self._there(self._listen())

    def break_off(self) -> None:
        """What is open breaks."""
        self._there(self._break_off())

    def close(self) -> None:
        """Ends it, its loop and its thread."""
        self.go_down()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    # What was seen

    def asked(self, method: str, path: str) -> list[Exchange]:
        """The exchanges that match, in order."""
        return [
            one for one in self.seen if re.fullmatch(method, one.request.method) and re.search(path, one.request.path)
        ]

    async def at_rest(self) -> None:
        """Until all that is asked at a start has been answered, but for what waits for news."""
        wanted = (
            r"/rdvs\?.*-23T",
            r"/rdvs\?.*-21T",
            "/agents",
            "/motifs",
            "/lieux",
            "/directory",
            "/absences",
            "/plage",
        )
        news = r"/changes\?since="
        await until(lambda: all(self.asked("GET", path) for path in (*wanted, news)), "all that a start asks")
        await until(
            lambda: not [one for one in self.seen if one.status is None and not re.search(news, one.request.path)],
            "all the answers",
        )

    # On the middleman's own loop

    def _there(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    async def _begin(self, rule: Rule) -> None:
        self._rules.insert(0, rule)
        # What waits for news (a long poll) meets the weather too.
        for task, exchange in list(self._under_way.items()):
            if exchange is not None and rule.concerns(exchange.request):
                task.cancel()

    async def _listen(self) -> None:
        tls: dict[str, Any] = {}
        if self._certificate is not None:
            tls = {"ssl": self._certificate, "ssl_handshake_timeout": 2.0, "ssl_shutdown_timeout": 1.0}
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", self._port, **tls)
        self._port = self._server.sockets[0].getsockname()[1]

    async def _stop_listening(self) -> None:
        server, self._server = self._server, None
        if server is None:
            return
        # A server that is closed between an accept and its greeting leaves that socket open (Python 3.11): nobody is
        # accepted any more, those who were are seen off, and only then it closes.
        for listening in server.sockets:
            self._loop.remove_reader(listening.fileno())
        await self._break_off()
        server.close()

    async def _break_off(self) -> None:
        while others := [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]:
            for task in others:
                # Who is being greeted has a socket that nobody else would close.
                if task in self._under_way:
                    task.cancel()
            await asyncio.gather(*others, return_exceptions=True)
        # Transports close at the loop's next turns.
        for _ in range(3):
            await asyncio.sleep(0)

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.ensure_future(self._serve(reader, writer))
        self._under_way[task] = None

        def ended(task: asyncio.Task[None]) -> None:
            self._under_way.pop(task, None)
            writer.close()  # one that is cancelled before its first step has let go of nothing

        task.add_done_callback(ended)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        exchange: Exchange | None = None
        try:
            request = await _read(reader)
            exchange = Exchange(request, reader, writer, self._upstream)
            task = asyncio.current_task()
            assert task is not None
            self._under_way[task] = exchange
            self.seen.append(exchange)
            rule = next((rule for rule in self._rules if rule.concerns(request)), None)
            if rule is None:
                await passes(exchange)
            else:
                rule.met += 1
                rule.left = None if rule.left is None else rule.left - 1
                await rule.fault(exchange)
        except asyncio.CancelledError:
            if exchange is not None:
                exchange.reset()
            raise
        except (OSError, asyncio.IncompleteReadError):
            pass  # the desk has hung up
        finally:
            await _let_go(writer)


async def _read(reader: asyncio.StreamReader) -> Request:
    head = await reader.readuntil(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").rstrip("\r\n").split("\r\n")
    method, path, _ = first.split(" ")
    headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    kept = "".join(f"{line}\r\n" for line in lines if not line.lower().startswith("connection:"))
    raw = f"{first}\r\n{kept}Connection: close\r\n\r\n".encode("latin-1") + body
    return Request(method, path, headers, raw)
