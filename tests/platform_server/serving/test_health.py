"""What watches over a platform is told whether it can do its work, and nothing of anyone."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path

import httpx
from sqlalchemy import insert, text

from kiosk.clock import SetClock
from kiosk.platform_server.data import schema
from kiosk.platform_server.data.database import Database
from kiosk.platform_server.data.migrations import known
from kiosk.platform_server.running.platform import Platform
from kiosk.platform_server.serving.app import build_app
from kiosk.platform_server.serving.health import LATE_S
from tests.platform_server.small_platform import NOW


def test_a_platform_that_works_says_so(client: httpx.Client) -> None:
    answer = client.get("/health")
    assert answer.status_code == 200
    assert answer.json() == {
        "status": "ok",
        "database": "ok",
        "version": known()[-1],
        "deliveries": {"waiting": 0, "late_s": 0},
        "desks_waiting": 0,
    }


async def _asked(platform: Platform) -> tuple[int, dict[str, object]]:
    transport = httpx.ASGITransport(app=build_app(platform))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        answer = await client.get("/health")
    return answer.status_code, answer.json()


def test_what_should_have_left_long_ago_and_a_database_that_is_not_there_are_told(tmp_path: Path) -> None:
    clock = SetClock(datetime.fromisoformat(NOW))
    platform = Platform(Database(f"sqlite:///{tmp_path}/platform.sqlite"), clock)
    platform.open()
    at = {"created_at": platform.now(), "due_at": platform.now()}
    row = {"uuid": "one", "channel": "email", "recipient": "lea@example.test", "content": b"{}", "attempts": 0, **at}
    with platform.database.write() as connection:
        connection.execute(insert(schema.deliveries), [row])
    clock.move(seconds=LATE_S + 1)
    status, said = asyncio.run(_asked(platform))
    assert (status, said["status"], said["deliveries"]) == (200, "late", {"waiting": 1, "late_s": LATE_S + 1})
    with platform.database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    status, said = asyncio.run(_asked(platform))
    assert (status, said["status"], said["database"]) == (503, "down", "of another release")
    with platform.database.write() as connection:
        connection.execute(text("DROP TABLE deliveries"))
    status, said = asyncio.run(_asked(platform))
    assert (status, said["status"], said["database"]) == (503, "down", "silent")
    platform.close()
