"""Sends what is to be sent, beside the requests: webhooks over HTTP, messages through their channels.

Webhooks and messages go separately, so that a mail server that is down holds up no webhook; so do the webhooks of each
address, one after the other in the order of what they tell. What failed is tried again later, and holds up nothing.
What left is noted before the next one is tried: a stop loses nothing, and repeats at most what it interrupts.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from email.utils import parseaddr
from functools import partial
from typing import Any, TypeVar
from urllib.parse import urlsplit

import httpx
import msgspec
from sqlalchemy import Row, select
from sqlalchemy.exc import SQLAlchemyError

from kiosk.domain.platform.addresses import is_loopback
from kiosk.platform_server.data import schema
from kiosk.platform_server.outbound import deliveries, webhooks
from kiosk.platform_server.outbound.deliveries import EMAIL, SMS, WEBHOOK
from kiosk.platform_server.outbound.notifications import messages, reminders
from kiosk.platform_server.outbound.notifications.channels import Channels, NotSent, Unreachable
from kiosk.platform_server.outbound.webhook_reach import (
    Address,
    OutOfReach,
    ToWhatWasJudged,
    look_up,
    may_reach,
    proxy_for,
)
from kiosk.platform_server.running.platform import Platform
from kiosk.platform_server.values.redirects import can_be_posted_to
from kiosk.telling import Harmless, trace_without_data

_AT_A_TIME = 50
_GATHERED_S = 0.3  # gestures follow each other: they come before what tells of them
_TIMEOUT_S = 10.0
_LONGEST_WAIT_S = 60.0  # reminders fall due without any write
_log = logging.getLogger(__name__)
_T = TypeVar("_T")
_Way = tuple[str, int | None]  # a channel, and for webhooks the endpoint
# Sends a row and notes what came of it; given what closed its way before, it is not even tried.
_Carry = Callable[[Row[Any], Unreachable | None], Awaitable[NotSent | None]]


class Deliverer:
    """Runs until cancelled; ``close`` afterwards."""

    def __init__(self, platform: Platform, channels: Channels) -> None:
        self._platform = platform
        self._channels = channels
        # Of its own: a slow mail server holds up no request. One each for e-mails, SMS, and what is noted of webhooks.
        self._threads = ThreadPoolExecutor(3, thread_name_prefix="platform-deliveries")
        self._closed_ways: set[_Way] = set()

    def close(self) -> None:
        """Ends its threads, once what they are sending has left or failed."""
        self._threads.shutdown(wait=True)

    async def run(self) -> None:
        """Sends whatever is due, then waits for the next write, the next try or the next look at reminders."""
        transport = ToWhatWasJudged(self._look_up, self._may_reach)
        async with httpx.AsyncClient(transport=transport, timeout=_TIMEOUT_S) as client, asyncio.TaskGroup() as both:
            both.create_task(self._keep_sending((WEBHOOK,), partial(self._post, client)), name="platform-webhooks")
            both.create_task(self._keep_sending((EMAIL, SMS), self._send), name="platform-messages")

    async def _keep_sending(self, channels: Sequence[str], carry: _Carry) -> None:
        while True:
            # Taken before looking, so that no write is missed.
            rung = self._platform.bell.listen()
            try:
                wait_s = await self._round(channels, carry)
            except SQLAlchemyError as error:
                _log.error("deliveries: %s", trace_without_data(error))
                wait_s = _LONGEST_WAIT_S
            if wait_s > 0:
                # Not wait_for: in Python 3.11 it loses a cancellation that comes together with the ring, as at a stop.
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(wait_s):
                        await rung.wait()
                    await asyncio.sleep(_GATHERED_S)

    async def _round(self, channels: Sequence[str], carry: _Carry) -> float:
        """Sends what is due now; answers how many seconds may pass before the next round."""
        if EMAIL in channels:
            await self._in_thread(self._put_reminders)
        rows, wait_s = await self._in_thread(lambda: self._look(channels))
        ways: defaultdict[_Way, list[Row[Any]]] = defaultdict(list)
        for row in rows:
            ways[row.channel, row.webhook_endpoint_id].append(row)
        await asyncio.gather(*[self._carry_all(mine, carry) for mine in ways.values()])
        return 0 if rows else wait_s

    async def _carry_all(self, rows: Sequence[Row[Any]], carry: _Carry) -> None:
        """What goes one way, in order; once nobody answers there, the rest need not wait for that too."""
        closed: Unreachable | None = None
        for row in rows:
            failure = await carry(row, closed)
            closed = failure if isinstance(failure, Unreachable) else None

    def _in_thread(self, work: Callable[[], _T]) -> asyncio.Future[_T]:
        return asyncio.get_running_loop().run_in_executor(self._threads, work)

    def _put_reminders(self) -> None:
        platform = self._platform
        now = platform.now()
        with platform.database.read() as connection:
            if not reminders.looked_for(connection, now):
                return
        with platform.database.write() as connection:
            found = reminders.fallen_due(connection, platform.reference(connection), now, platform.public_url)
            deliveries.put(connection, found, now)

    def _look(self, channels: Sequence[str]) -> tuple[list[Row[Any]], float]:
        now = self._platform.now()
        with self._platform.database.read() as connection:
            rows = deliveries.due(connection, channels, now, _AT_A_TIME)
            following = deliveries.next_due_at(connection, channels)
        wait_s = _LONGEST_WAIT_S if following is None else min(max(following - now, 1), _LONGEST_WAIT_S)
        return rows, wait_s

    def _note(self, row: Row[Any], failure: NotSent | None) -> None:
        """That it left, or is to be tried again. Names no recipient: logs are read by others."""
        way = (row.channel, row.webhook_endpoint_id)
        with self._platform.database.write() as connection:
            again = True
            if failure is None:
                deliveries.left(connection, row)
            else:
                again = deliveries.failed(connection, row, self._platform.now())
        if not again:
            _log.warning("%s %d given up after %d tries", Harmless(row.channel), row.id, row.attempts + 1)
        if isinstance(failure, Unreachable):
            if way not in self._closed_ways:
                where, why = Harmless(" ".join(str(part) for part in way if part)), Harmless(failure)  # our own words
                _log.warning("%s: %s, tried again later", where, why)
            self._closed_ways.add(way)
        else:
            self._closed_ways.discard(way)

    async def _send(self, row: Row[Any], closed: Unreachable | None) -> NotSent | None:
        def work() -> NotSent | None:
            # In one go: a stop in between would send it a second time.
            failure = closed or self._sent(row)
            self._note(row, failure)
            return failure

        return await self._in_thread(work)

    def _sent(self, row: Row[Any]) -> NotSent | None:
        """Hands a message over; answers why that could not be."""
        try:
            message = msgspec.json.decode(row.content, type=messages.Message)
            if row.channel == EMAIL:
                self._send_email(row, message)
            else:
                self._channels.sms.send(row.recipient, messages.sms(message), self._platform.clock.now())
        except NotSent as reason:
            return reason
        except Exception as error:
            # An address that no header takes, say. The other messages go on.
            _log.error("%s %d: %s", Harmless(row.channel), row.id, trace_without_data(error))
            return NotSent(type(error).__name__)
        return None

    def _send_email(self, row: Row[Any], message: messages.Message) -> None:
        domain = parseaddr(self._channels.sender)[1].partition("@")[2] or "localhost"
        # The same each time it is tried: a mail server that took it twice shows it once.
        message_id = f"<{row.uuid}@{domain}>"
        now = self._platform.clock.now()
        self._channels.mailer.send(messages.email(message, row.recipient, self._channels.sender, now, message_id))

    async def _post(self, client: httpx.AsyncClient, row: Row[Any], closed: Unreachable | None) -> NotSent | None:
        failure = closed or await self._posted(client, row)
        # Shielded: what has left is noted even when the platform stops meanwhile.
        await asyncio.shield(self._in_thread(lambda: self._note(row, failure)))
        return failure

    async def _posted(self, client: httpx.AsyncClient, row: Row[Any]) -> NotSent | None:
        """Posts to a webhook; answers why that could not be. An endpoint that is gone needs nothing."""
        endpoint = await self._in_thread(lambda: self._endpoint(row.webhook_endpoint_id))
        if endpoint is None:
            return None
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            webhooks.SIGNATURE: webhooks.signature(endpoint.secret or "", row.content),
            "X-Delivery-Id": row.uuid,
        }
        if not can_be_posted_to(endpoint.target_url):
            return Unreachable("address that nothing is posted to")
        try:
            async with (
                asyncio.timeout(_TIMEOUT_S),
                self._way(client, endpoint.target_url) as way,
                way.stream("POST", endpoint.target_url, content=row.content, headers=headers) as answer,
            ):
                status = answer.status_code
        except OutOfReach as error:
            return Unreachable(str(error))
        except (httpx.HTTPError, httpx.InvalidURL, OSError, TimeoutError, ValueError, ImportError) as error:
            return Unreachable(type(error).__name__)
        return None if 200 <= status < 300 else NotSent(f"HTTP {status}")

    @asynccontextmanager
    async def _way(self, direct: httpx.AsyncClient, target_url: str) -> AsyncIterator[httpx.AsyncClient]:
        """What posts there: through the site's proxy where it has one. Raises OutOfReach."""
        proxy = proxy_for(target_url)
        if proxy is None:
            yield direct
            return
        url = httpx.URL(target_url)
        with contextlib.suppress(OSError, UnicodeError):  # a name that the proxy alone knows is the proxy's to judge
            if not all(map(self._may_reach, await self._look_up(url.host, url.port or 0))):
                raise OutOfReach("address of this network")
        async with httpx.AsyncClient(proxy=proxy, trust_env=False, timeout=_TIMEOUT_S) as through:
            yield through

    def _look_up(self, host: str, port: int) -> asyncio.Future[list[Address]]:
        return self._in_thread(lambda: look_up(host, port))

    def _may_reach(self, address: Address) -> bool:
        here = is_loopback(urlsplit(self._platform.public_url).hostname or "")
        return may_reach(address, self._platform.options.webhooks_to, here=here)

    def _endpoint(self, endpoint_id: int) -> Row[Any] | None:
        with self._platform.database.read() as connection:
            column = schema.webhook_endpoints.c
            return connection.execute(select(schema.webhook_endpoints).where(column.id == endpoint_id)).first()
