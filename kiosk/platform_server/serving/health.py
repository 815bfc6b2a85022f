"""``GET /health``: whether this platform can do its work, for whoever watches over it. It names nobody."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kiosk.platform_server.data import migrations, schema
from kiosk.platform_server.running.platform import Platform
from kiosk.telling import trace_without_data

PATH = "/health"
LATE_S = 900
"""Seconds since the oldest message or webhook should have left, beyond which the queue is said to be late."""
_log = logging.getLogger(__name__)


def responder(platform: Platform) -> Callable[[Request], Awaitable[Response]]:
    """Answers 200 where all is well, or late; 503 where the database does not answer or is of another release."""

    async def respond(_request: Request) -> Response:
        try:
            said = await asyncio.get_running_loop().run_in_executor(platform.threads, _look, platform)
        except SQLAlchemyError as error:
            _log.warning("health: %s", trace_without_data(error))
            said = {"status": "down", "database": "silent"}
        said["desks_waiting"] = platform.patience.count
        return JSONResponse(said, 503 if said["status"] == "down" else 200, headers={"Cache-Control": "no-store"})

    return respond


def _look(platform: Platform) -> dict[str, object]:
    delivery = schema.deliveries.c
    with platform.database.read() as connection:
        version = migrations.version(connection)
        waiting, oldest = connection.execute(select(func.count(), func.min(delivery.due_at))).one()
    late_s = 0 if oldest is None else max(0, platform.now() - oldest)
    is_ours = version == migrations.known()[-1]
    status = "down" if not is_ours else "late" if late_s > LATE_S else "ok"
    return {
        "status": status,
        "database": "ok" if is_ours else "of another release",
        "version": version,
        "deliveries": {"waiting": waiting, "late_s": late_s},
    }
