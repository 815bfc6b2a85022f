"""Several processes at one PostgreSQL: what one does the others tell, whichever of them ends."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path

import httpx
import pytest
from httpx import Response
from sqlalchemy import text

from kiosk.clock import Clock
from kiosk.platform_server.data import changes
from kiosk.platform_server.data.database import Database
from kiosk.platform_server.outbound.turn import in_turn
from kiosk.platform_server.running.limits import FAILURES
from kiosk.platform_server.running.patience import MOST_OF_SESSION
from kiosk.platform_server.running.platform import Platform
from tests.platform_server.small_platform import NOW, NURSE, PASSWORD, SECRETARY
from tests.support.platform_process import PlatformDidNotStart, PlatformProcess, start_platform
from tests.support.postgresql import PostgresqlServer
from tests.support.waiting import until

CALLERS = 1 + MOST_OF_SESSION
"""Connections: the system shares them out among the workers."""

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="several processes serve under Linux only")


@pytest.fixture(scope="module")
def several(
    data_path: Path, postgresql: PostgresqlServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[PlatformProcess]:
    kept = ("--database", postgresql.new_database(), "--outbox", tmp_path_factory.mktemp("outbox"))
    with start_platform(
        "--data", data_path, "--now", NOW, *kept, "--workers", "3", "--devices-per-agent", "20", as_command=True
    ) as platform:
        yield platform


def workers_of(platform: PlatformProcess) -> list[int]:
    children = Path(f"/proc/{platform.process.pid}/task")
    return [int(pid) for task in children.iterdir() for pid in (task / "children").read_text().split()]


def _opened(client: httpx.Client) -> None:
    """Who calls at the moment that a process ends may be cut off, and calls again, as desks do."""
    for _ in range(9):
        with contextlib.suppress(httpx.TransportError):
            client.get("/api/v1/organisations")
            return
    raise AssertionError("nobody answers")


@contextmanager
def callers(platform: PlatformProcess) -> Iterator[list[httpx.Client]]:
    """Connections of their own each, which are open."""
    made = [httpx.Client(base_url=platform.url, trust_env=False, timeout=60) for _ in range(CALLERS)]
    try:
        for one in made:
            _opened(one)
        yield made
    finally:
        for one in made:
            one.close()


def signed_in(client: httpx.Client, email: str = SECRETARY) -> dict[str, str]:
    answer = client.post("/api/v1/auth/sign_in", json={"email": email, "password": PASSWORD})
    assert answer.status_code == 200, answer.text
    return {name: answer.headers[name] for name in ("access-token", "client", "uid")}


CHANGES = "/api/desk/v1/organisations/1/changes"


def waiting(pool: ThreadPoolExecutor, clients: list[httpx.Client], headers: dict[str, str]) -> list[Future[Response]]:
    """All of them wait for the next change."""
    cursor = clients[0].get(CHANGES, headers=headers).json()["cursor"]
    return [pool.submit(one.get, CHANGES, params={"since": cursor}, headers=headers) for one in clients]


def comes(client: httpx.Client, headers: dict[str, str], method: str = "PUT") -> None:
    client.request(method, "/api/desk/v1/rdvs/3/waiting_room", json={}, headers=headers).raise_for_status()


def test_what_one_does_is_told_to_who_waits_at_any(several: PlatformProcess) -> None:
    with callers(several) as clients, ThreadPoolExecutor(CALLERS) as pool:
        headers = [signed_in(clients[0], SECRETARY), signed_in(clients[1], NURSE)]
        for method in ("PUT", "DELETE"):
            waits = waiting(pool, clients[1:], headers[1])
            comes(clients[0], headers[0], method)
            for one in waits:
                assert {"type": "rdv", "id": 3, "deleted": False} in one.result().json()["changes"]


def test_whoever_of_them_is_killed_the_others_go_on_and_another_takes_its_place(several: PlatformProcess) -> None:
    before = workers_of(several)
    assert len(before) == 3
    with callers(several) as clients:
        headers = signed_in(clients[0])
    for victim in before[:2]:
        os.kill(victim, signal.SIGKILL)
        asyncio.run(until(lambda victim=victim: not is_alive(victim), "its end"))  # type: ignore[misc]
        with callers(several) as clients:
            for one in clients:
                assert one.get("/api/v1/organisations", headers=headers).status_code == 200
    asyncio.run(
        until(lambda: len(workers_of(several)) == 3 and not {*before[:2]} & {*workers_of(several)}, "three again")
    )
    with callers(several) as clients, ThreadPoolExecutor(CALLERS) as pool:
        waits = waiting(pool, clients[1:], headers)
        comes(clients[0], headers)
        assert all(one.result().json()["changes"] for one in waits)
        comes(clients[0], headers, "DELETE")


def test_passwords_are_tried_no_oftener_at_several(several: PlatformProcess) -> None:
    with callers(several) as clients:
        codes = [
            one.post("/api/v1/auth/sign_in", json={"email": "nobody@bocage.test", "password": "no"}).status_code
            for one in (clients * 2)[: FAILURES + 3]
        ]
    assert codes == [401] * FAILURES + [429] * 3


def test_a_session_that_ends_at_one_ends_at_the_others(several: PlatformProcess) -> None:
    with callers(several) as clients, ThreadPoolExecutor(CALLERS) as pool:
        headers = signed_in(clients[0])
        waits = waiting(pool, clients[1:], headers)
        clients[0].delete("/api/v1/auth/sign_out", headers=headers).raise_for_status()
        assert {one.result().status_code for one in waits} == {401}


def test_asked_to_stop_they_all_do(data_path: Path, postgresql: PostgresqlServer, tmp_path: Path) -> None:
    kept = ("--database", postgresql.new_database(), "--outbox", tmp_path)
    platform = start_platform("--data", data_path, "--now", NOW, *kept, "--workers", "2", as_command=True)
    workers = workers_of(platform)
    assert len(workers) == 2
    assert platform.stop(20) == 0
    assert platform.errors == []
    assert not [pid for pid in workers if Path(f"/proc/{pid}").exists()]


def test_killed_outright_it_leaves_none_behind(data_path: Path, postgresql: PostgresqlServer, tmp_path: Path) -> None:
    kept = ("--database", postgresql.new_database(), "--outbox", tmp_path)
    platform = start_platform("--data", data_path, "--now", NOW, *kept, "--workers", "2", as_command=True)
    workers = workers_of(platform)
    platform.process.kill()
    platform.stop()
    asyncio.run(until(lambda: not any(map(is_alive, workers)), "no worker left"))


@pytest.mark.parametrize(
    ("options", "says"),
    [((), "PostgreSQL"), (("--allow-reset", "--database", "postgresql"), "--allow-reset")],
    ids=["SQLite", "reset"],
)
def test_what_cannot_be_shared_is_said(postgresql: PostgresqlServer, options: tuple[str, ...], says: str) -> None:
    given = [postgresql.new_database() if option == "postgresql" else option for option in options]
    with pytest.raises(PlatformDidNotStart, match=says):
        start_platform("--demo", "--workers", "2", *given, as_command=True)


def test_one_of_them_does_what_is_done_at_night(postgresql: PostgresqlServer) -> None:
    url = postgresql.new_database()
    platforms = [Platform(Database(url), Clock(datetime.fromisoformat(NOW))) for _ in range(2)]
    platforms[0].open()
    done = []
    for number, platform in enumerate(platforms * 2):
        with platform.database.write() as connection:
            if changes.begin_night(connection, "2026-11-24"):
                done.append(number)
    assert done == [0]
    for platform in platforms:
        platform.close()


async def test_one_of_them_sends_and_another_does_once_it_is_gone(postgresql: PostgresqlServer) -> None:
    url = postgresql.new_database()
    platforms = [Platform(Database(url), Clock(datetime.fromisoformat(NOW))) for _ in range(2)]
    platforms[0].open()
    sending: list[int] = []

    async def send(number: int) -> None:
        sending.append(number)
        await asyncio.Event().wait()

    first = asyncio.create_task(in_turn(platforms[0], partial(send, 0), again_s=0.01))
    await until(lambda: sending == [0], "the first to send")
    second = asyncio.create_task(in_turn(platforms[1], partial(send, 1), again_s=0.01))
    held = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND database = "
    held += "(SELECT oid FROM pg_database WHERE datname = current_database())"
    with platforms[1].database.read() as connection:
        assert connection.scalar(text(held)) == 1
    first.cancel()
    await asyncio.gather(first, return_exceptions=True)
    await until(lambda: sending == [0, 1], "the other to send")
    second.cancel()
    await asyncio.gather(second, return_exceptions=True)
    for platform in platforms:
        platform.close()


def is_alive(pid: int) -> bool:
    """Whether that process has not ended; who began it may not have read how."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] not in "ZX"
    except OSError:
        return False
