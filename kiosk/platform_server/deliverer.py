"""Sends what is to be sent, beside the requests: webhooks over HTTP, messages through their channels."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from email.utils import parseaddr
from typing import Any, TypeVar

import httpx
import msgspec
from sqlalchemy import Row, select
from sqlalchemy.exc import SQLAlchemyError

from kiosk.platform_server import deliveries, schema, webhooks
from kiosk.platform_server.deliveries import EMAIL, SMS
from kiosk.platform_server.notifications import messages, reminders
from kiosk.platform_server.notifications.channels import Channels, NotSent
from kiosk.platform_server.platform import Platform

_AT_A_TIME = 50
_GATHERED_S = 0.3  # gestures follow each other: they come before what tells of them
_SIDE_BY_SIDE = 8
_TIMEOUT_S = 10.0
_LONGEST_WAIT_S = 60.0  # reminders fall due without any write
_log = logging.getLogger(__name__)
_T = TypeVar("_T")


class Deliverer:
    """Runs until cancelled; ``close`` afterwards."""

    def __init__(self, platform: Platform, channels: Channels) -> None:
        self._platform = platform
        self._channels = channels
        # Of its own: a slow mail server holds up no request.
        self._threads = ThreadPoolExecutor(2, thread_name_prefix="platform-deliveries")

    def close(self) -> None:
        """Ends its threads."""
        self._threads.shutdown(wait=True)

    async def run(self) -> None:
        """Sends whatever is due, then waits for the next write, the next try or the next look at reminders."""
        limits = httpx.Limits(max_connections=_SIDE_BY_SIDE)
        async with httpx.AsyncClient(timeout=_TIMEOUT_S, follow_redirects=False, limits=limits) as client:
            while True:
                # Taken before looking, so that no write is missed.
                rung = self._platform.bell.listen()
                try:
                    wait_s = await self._round(client)
                except SQLAlchemyError as error:
                    _log.error("deliveries: %s", type(error).__name__)
                    wait_s = _LONGEST_WAIT_S
                if wait_s > 0:
                    with contextlib.suppress(TimeoutError):
                        await asyncio.wait_for(rung.wait(), wait_s)
                        await asyncio.sleep(_GATHERED_S)

    async def _round(self, client: httpx.AsyncClient) -> float:
        """Sends what is due now; answers how many seconds may pass before the next round."""
        await self._in_thread(self._put_reminders)
        rows, wait_s = await self._in_thread(self._look)
        if not rows:
            return wait_s
        turn = asyncio.Semaphore(_SIDE_BY_SIDE)

        async def send(row: Row[Any]) -> bool:
            async with turn:
                return await self._send(client, row)

        sent = await asyncio.gather(*[send(row) for row in rows])
        await self._in_thread(lambda: self._settle(list(zip(rows, sent, strict=True))))
        return 0

    async def _in_thread(self, work: Callable[[], _T]) -> _T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    def _put_reminders(self) -> None:
        platform = self._platform
        now = platform.now()
        with platform.database.read() as connection:
            if not reminders.looked_for(connection, now):
                return
        with platform.database.write() as connection:
            found = reminders.fallen_due(connection, platform.reference(connection), now, platform.public_url)
            deliveries.put(connection, found, now)

    def _look(self) -> tuple[list[Row[Any]], float]:
        now = self._platform.now()
        with self._platform.database.read() as connection:
            rows = deliveries.due(connection, now, _AT_A_TIME)
            following = deliveries.next_due_at(connection)
        wait_s = _LONGEST_WAIT_S if following is None else min(max(following - now, 1), _LONGEST_WAIT_S)
        return rows, wait_s

    def _settle(self, outcomes: list[tuple[Row[Any], bool]]) -> None:
        now = self._platform.now()
        with self._platform.database.write() as connection:
            for row, sent in outcomes:
                if sent:
                    deliveries.left(connection, row)
                elif not deliveries.failed(connection, row, now):
                    _log.warning("%s %s given up after %d tries", row.channel, row.uuid, row.attempts + 1)

    async def _send(self, client: httpx.AsyncClient, row: Row[Any]) -> bool:
        """Whether it left, or needs no more trying."""
        try:
            if row.channel == EMAIL:
                await self._in_thread(lambda: self._send_email(row))
            elif row.channel == SMS:
                await self._in_thread(lambda: self._send_sms(row))
            else:
                await self._post(client, row)
        except NotSent as reason:
            _log.info("%s %s: %s", row.channel, row.uuid, reason)
            return False
        return True

    def _send_email(self, row: Row[Any]) -> None:
        message = msgspec.json.decode(row.content, type=messages.Message)
        domain = parseaddr(self._channels.sender)[1].partition("@")[2] or "localhost"
        now = self._platform.clock.now()
        # The same each time it is tried: a mail server that took it twice shows it once.
        message_id = f"<{row.uuid}@{domain}>"
        self._channels.mailer.send(messages.email(message, row.recipient, self._channels.sender, now, message_id))

    def _send_sms(self, row: Row[Any]) -> None:
        message = msgspec.json.decode(row.content, type=messages.Message)
        self._channels.sms.send(row.recipient, messages.sms(message), self._platform.clock.now())

    async def _post(self, client: httpx.AsyncClient, row: Row[Any]) -> None:
        endpoint = await self._in_thread(lambda: self._endpoint(row.webhook_endpoint_id))
        if endpoint is None:
            return
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            webhooks.SIGNATURE: webhooks.signature(endpoint.secret or "", row.content),
            "X-Delivery-Id": row.uuid,
        }
        try:
            async with asyncio.timeout(2 * _TIMEOUT_S):
                async with client.stream("POST", endpoint.target_url, content=row.content, headers=headers) as answer:
                    status = answer.status_code
        except (httpx.HTTPError, httpx.InvalidURL, OSError, TimeoutError) as error:
            raise NotSent(type(error).__name__) from None
        if not 200 <= status < 300:
            raise NotSent(f"HTTP {status}")

    def _endpoint(self, endpoint_id: int) -> Row[Any] | None:
        with self._platform.database.read() as connection:
            column = schema.webhook_endpoints.c
            return connection.execute(select(schema.webhook_endpoints).where(column.id == endpoint_id)).first()
