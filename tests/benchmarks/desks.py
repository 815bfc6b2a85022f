"""Many desks that wait for changes while gestures are made: how long until each desk knows of each."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

GESTURES_A_SECOND = 20


class _Desk:
    """A connection that asks, waits and asks again; nothing but what that takes, so that the server is measured."""

    def __init__(self, url: str, path: str, headers: Mapping[str, str]) -> None:
        address = urlsplit(url)
        self._host, self._port = address.hostname or "", address.port or 80
        self._path = path
        self._headers = "".join(f"{name}: {value}\r\n" for name, value in headers.items())

    async def connect(self) -> None:
        self._reader, self._writer = await asyncio.open_connection(self._host, self._port)

    async def ask(self, path: str, method: str = "GET", body: bytes = b"") -> tuple[int, bytes]:
        length = f"content-type: application/json\r\ncontent-length: {len(body)}\r\n" if body else ""
        request = f"{method} {path} HTTP/1.1\r\nhost: {self._host}\r\n{self._headers}{length}\r\n"
        self._writer.write(request.encode() + body)
        head = await self._reader.readuntil(b"\r\n\r\n")
        status = int(head[9:12])
        found = head.lower().partition(b"content-length:")[2]
        return status, await self._reader.readexactly(int(found.partition(b"\r\n")[0]))

    async def cursor(self) -> str:
        _, body = await self.ask(self._path)
        return str(json.loads(body)["cursor"])

    async def watch(self, cursor: str, seen: dict[int, list[float]], errors: list[int]) -> None:
        while True:
            status, body = await self.ask(f"{self._path}?since={cursor}")
            at = time.perf_counter()
            if status != 200:
                errors.append(status)
                return
            news = json.loads(body)
            cursor = news["cursor"]
            for change in news["changes"]:
                if change["type"] == "rdv":
                    seen.setdefault(change["id"], []).append(at)

    async def close(self) -> None:
        self._writer.close()
        await asyncio.gather(self._writer.wait_closed(), return_exceptions=True)


async def told(
    url: str,
    sessions: Sequence[Mapping[str, str]],
    organisation_id: int,
    gestures: list[tuple[int, int]],
    desks: int,
) -> tuple[list[float], int]:
    """Makes the gestures ``(rdv id, participation id)`` one after the other while ``desks`` wait.

    Answers the delays in seconds from the moment the gesture was sent to each desk's answer, and how many went wrong:
    a gesture or a poll refused, a desk that never heard of a gesture.
    """
    path = f"/api/desk/v1/organisations/{organisation_id}/changes"
    waiting = [_Desk(url, path, sessions[number % len(sessions)]) for number in range(desks)]
    acting = _Desk(url, path, sessions[0])
    everybody = [*waiting, acting]
    for desk in everybody:
        await desk.connect()
    seen: dict[int, list[float]] = {}
    errors: list[int] = []
    cursor = await acting.cursor()
    polls = [asyncio.create_task(desk.watch(cursor, seen, errors)) for desk in waiting]
    sent: dict[int, float] = {}
    begun = time.perf_counter()
    try:
        for number, (rdv_id, participation_id) in enumerate(gestures):
            await asyncio.sleep(max(0.0, begun + number / GESTURES_A_SECOND - time.perf_counter()))
            sent[rdv_id] = time.perf_counter()
            body = b'{"participation": {"status": "noshow"}}'
            status, _ = await acting.ask(f"/api/v1/participations/{participation_id}", "PATCH", body)
            if status != 200:
                errors.append(status)
        until = time.perf_counter() + 10
        while sum(map(len, seen.values())) < desks * len(gestures) and time.perf_counter() < until:
            await asyncio.sleep(0.05)
    finally:
        for poll in polls:
            poll.cancel()
        ended = await asyncio.gather(*polls, return_exceptions=True)
        errors += [0 for end in ended if isinstance(end, Exception)]
        for desk in everybody:
            await desk.close()
    missing = desks * len(gestures) - sum(map(len, seen.values()))
    delays = [at - sent[rdv_id] for rdv_id, answers in seen.items() for at in answers]
    return delays, len(errors) + max(0, missing)
