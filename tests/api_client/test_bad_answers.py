"""Answers of which nothing can be read: each ends as a failure, soon, and with little read of it."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.api_client.http.bounded import AT_ONCE, BIGGEST, LONGEST_HEAD
from kiosk.api_client.http.deadlines import Deadlines
from kiosk.domain.platform import failures
from tests.api_client.support import NOW, Loopback, Speak, loopback, real_client
from tests.support.bad_answers import HEAD, WHOLE

ROOT = Path(__file__).resolve().parents[2]
ON_THE_WAY = 8 * 1024 * 1024  # what sockets of this machine hold between the two
BARELY = {"headers", "100 Continue", "103", "one header", "status line"}


async def answered(name: str) -> tuple[list[object], int]:
    """What a client makes of it, and how many bytes the server could get rid of."""
    sent = 0

    def speak(state: Loopback) -> Speak:
        async def work(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            nonlocal sent
            await state.request(reader)
            async for piece in WHOLE[name]():
                writer.write(piece)
                await writer.drain()
                sent += len(piece)

        return work

    async with loopback(speak) as server, real_client(server.port) as api:
        made: list[object] = []
        try:
            made += await api.rdvs(1, NOW, NOW)
        except failures.Failure as failure:
            made.append(failure)
    return made, sent


@pytest.mark.parametrize("name", WHOLE)
async def test_it_is_a_failure_and_little_is_read_of_it(name: str) -> None:
    made, sent = await answered(name)
    assert all(isinstance(one, (failures.Unintelligible, failures.TimedOut)) for one in made), made
    # Reads are tried again where an answer was cut.
    assert sent <= 3 * (BIGGEST + ON_THE_WAY)
    if any(name.startswith(one) for one in BARELY):
        assert [type(one) for one in made] == [failures.Unintelligible]
        assert sent <= LONGEST_HEAD + AT_ONCE + ON_THE_WAY


async def test_headers_that_trickle_end_with_the_call() -> None:
    def drip(state: Loopback) -> Speak:
        async def work(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await state.request(reader)
            writer.write(HEAD)
            while not state.closing.is_set():
                writer.write(b"X: y\r\n")
                await writer.drain()
                await asyncio.sleep(0.001)

        return work

    deadlines = Deadlines(connect=5, read=5, total=0.1)
    async with loopback(drip) as server, real_client(server.port, deadlines=deadlines) as api:
        with pytest.raises(failures.TimedOut):
            await api.organisations()


async def test_neither_cookies_nor_credentials_follow_a_redirect() -> None:
    heads: list[bytes] = []

    def elsewhere(state: Loopback) -> Speak:
        async def work(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            heads.append(await state.request(reader))

        return work

    async with loopback(elsewhere) as other:

        def speak(state: Loopback) -> Speak:
            async def work(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
                await state.request(reader)
                to = f"Location: http://127.0.0.1:{other.port}/\r\n".encode()
                writer.write(b"HTTP/1.1 307 X\r\n" + to + b"Set-Cookie: a=b\r\nContent-Length: 0\r\n\r\n")
                await writer.drain()

            return work

        async with loopback(speak) as server, real_client(server.port) as api:
            for _ in range(2):
                with pytest.raises(failures.Unintelligible):
                    await api.organisations()
    assert heads == []
    assert len(server.requests) == 2
    assert b"cookie" not in server.requests[1].lower()


_IN_LITTLE_MEMORY = """
import asyncio, resource, sys
from tests.api_client.test_bad_answers import answered

async def main():
    from kiosk.api_client.http import exchange
    for name in sys.argv[1:]:
        await answered(name)
        print(name, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)

asyncio.run(main())
"""


def test_it_takes_little_memory() -> None:
    """In a process that may have no more: the bomb alone would take a gibibyte."""
    resource = pytest.importorskip("resource")
    names = ["no HTTP", "gzip bomb", "body without end", "a million rows", "rows that are nothing", "one text of all"]

    def little() -> None:
        resource.setrlimit(resource.RLIMIT_DATA, (700 * 2**20, 700 * 2**20))

    run = subprocess.run(
        [sys.executable, "-c", _IN_LITTLE_MEMORY, *names],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        preexec_fn=little,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    peaks = [int(line.rsplit(" ", 1)[1]) for line in run.stdout.splitlines()]
    assert len(peaks) == len(names)
    assert peaks[-1] - peaks[0] < 150, run.stdout
