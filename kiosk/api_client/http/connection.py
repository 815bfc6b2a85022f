"""The way to one instance: opened late, tried again where that is safe, and the platform's clock read on the way."""

from __future__ import annotations

import asyncio
import contextlib
import sys
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager, nullcontext
from datetime import timedelta
from typing import TYPE_CHECKING

from kiosk import __version__
from kiosk.api_client.address import Address, read_address
from kiosk.api_client.answers import FARTHEST_CLOCK, Answer, failure_of, is_undated, server_time
from kiosk.api_client.call import V1, Call
from kiosk.api_client.decoding import Turns
from kiosk.api_client.http.deadlines import Deadlines
from kiosk.api_client.http.kept import KeptAnswers
from kiosk.api_client.http.pace import Pace
from kiosk.api_client.http.retry import retry_after
from kiosk.api_client.http.traffic import Traffic
from kiosk.api_client.optional import Lacking, OptionalCall, is_doubtful, says_absent
from kiosk.api_client.sign_in.renewal import Renewal
from kiosk.clock import Clock
from kiosk.domain.platform.failures import (
    Failure,
    NoSuchCall,
    SignedOut,
    Throttled,
    TimedOut,
    Unintelligible,
    Unreachable,
)
from kiosk.domain.platform.sign_in import Application

if TYPE_CHECKING:
    import httpx

    from kiosk.api_client.http.exchange import Exchange

Sleep = Callable[[float], Awaitable[None]]
USER_AGENT = f"Kiosk/{__version__}"
# Small, on every release, and asked for anyway: whether the platform answers.
_SIGN_OF_LIFE = Call("GET", f"{V1}/organisations", retried=False, shared=True)


class Connection:
    """Opens at the first call; belongs to the event loop of that call.

    ``clock_offset`` is the platform's clock less this machine's, as of the last answer, None before the first. HTTP
    dates have whole seconds: it is right to about a second. ``tells_time``: whether the platform's answers say when
    they were made, None before the first.
    """

    def __init__(
        self,
        base_url: str,
        clock: Clock,
        *,
        auth: httpx.Auth | None,
        credentials: Mapping[str, str] | None,
        transport: httpx.AsyncBaseTransport | None,
        deadlines: Deadlines,
        sleep: Sleep,
        jitter: Callable[[], float],
        pace: Pace | None,
        application: Application | None = None,
        traffic: Traffic | None = None,
    ) -> None:
        self.base_url = base_url
        self.clock = clock
        self.clock_offset: timedelta | None = None
        self.tells_time: bool | None = None
        self.kept = KeptAnswers()
        self.pace = pace
        self.reading = Turns()
        self.application = application
        self.renewal = Renewal(self.call, application)
        self.renewal.auth = auth
        self._traffic = traffic
        self._credentials = credentials
        self._transport = transport
        self._deadlines = deadlines
        self._sleep = sleep
        self._jitter = jitter
        self._exchange: Exchange | None = None
        self._root = ""
        self._opening = asyncio.Lock()
        self._under_way: set[asyncio.Task[Answer]] = set()
        self._closed = False
        self._lacking = Lacking(clock)
        self._heard = 0  # successes of API v1
        self.heard: Callable[[float | None], None] = lambda _: None
        self._listening = asyncio.Lock()

    @property
    def auth(self) -> httpx.Auth | None:
        """The strategy that calls are signed with; it may be changed at any time.

        Raises ``SignedOut`` when the credentials kept are not whole.
        """
        if self.renewal.auth is None and self._credentials is not None:
            from kiosk.api_client.sign_in.auth import strategy

            try:
                self.auth = strategy(self._credentials)
            except ValueError:
                raise SignedOut from None
        return self.renewal.auth

    @auth.setter
    def auth(self, auth: httpx.Auth | None) -> None:
        self.renewal.auth, self._credentials = auth, None
        self._lacking.forget()
        self.kept.clear()

    async def call(self, call: Call) -> Answer:
        """The platform's answer to ``call`` once it is a success. Raises a ``Failure`` for anything else.

        ``NoSuchCall`` for one of the optional calls where the server does not have it, without asking it each time.
        """
        if call.optional is None:
            return await self._tried(call)
        if call.optional in self._lacking:
            raise NoSuchCall
        # What is met while another token is had says nothing of this call.
        await self._signature(call)
        try:
            answer = await self._tried(call)
        except Failure as failure:
            if not says_absent(failure):
                raise
            if is_doubtful(failure) and (not await self._is_alive() or self._lacking.is_there_still(call.optional)):
                raise
        else:
            self._lacking.answered(call.optional)
            return answer
        self._lacking.note(call.optional)
        raise NoSuchCall

    def expect(self, optional: OptionalCall) -> None:
        """The server is known to have had that call: somebody else's page does not take it away at once."""
        self._lacking.expect(optional)

    async def _is_alive(self) -> bool:
        """Whether the platform now answers what every release knows: what comes in a page is then its own."""
        heard = self._heard
        async with self._listening:
            if self._heard == heard:
                with contextlib.suppress(Failure):
                    await self._tried(self.kept.asking(_SIGN_OF_LIFE)[0])
        return self._heard > heard

    async def _tried(self, call: Call) -> Answer:
        until = time.monotonic() + (self._deadlines.long_poll if call.long_poll else self._deadlines.total)
        attempt = 0
        while True:
            attempt += 1
            try:
                return await self._attempt(call, until)
            except Failure as failure:
                wait = retry_after(call.method, failure, attempt, jitter=self._jitter) if call.retried else None
                if wait is None or time.monotonic() + wait >= until:
                    raise
            await self._sleep(wait)

    async def _attempt(self, call: Call, until: float) -> Answer:
        auth = await self._signature(call)
        answer = await self._exchanged(call, auth, until)
        failure = self._failure(call, answer)
        if isinstance(failure, SignedOut) and (another := await self._signature(call, refused=auth)) is not auth:
            # The token ended before its time: nothing was done, and the call is made once more with another.
            answer = await self._exchanged(call, another, until)
            failure = self._failure(call, answer)
        # A portal's clock is not the platform's.
        if not isinstance(failure, Unintelligible | Unreachable):
            self._read_clock(answer)
        if failure is not None and call.judged:
            if isinstance(failure, Throttled) and self.pace is not None:
                self.pace.refused(failure.retry_after)
            raise failure
        self._heard += call.path.startswith(f"{V1}/")
        self.heard(None if call.long_poll else answer.seconds)
        if call.at_sign_in and self.pace is not None:
            self.pace.served()
        return answer

    async def _exchanged(self, call: Call, auth: httpx.Auth | None, until: float) -> Answer:
        begun = time.monotonic()
        async with self._turn(call):
            exchange = self._exchange or await self._open()
            # The desk's own patience with the budget is not the platform's slowness.
            return await self._send(exchange, call, auth, until + time.monotonic() - begun)

    def _failure(self, call: Call, answer: Answer) -> Failure | None:
        same = answer.status == 304 and call.etag is not None
        return None if same else failure_of(answer, at_sign_in=call.at_sign_in, asked=f"{self._root}{call.path}")

    def _turn(self, call: Call) -> AbstractAsyncContextManager[None]:
        # Who signs in presses a button: once is little, and its answer tells whether the platform serves again.
        if self.pace is None or call.at_sign_in:
            return nullcontext()
        return self.pace.turn(shared=call.shared, patience=call.patience)

    def _read_clock(self, answer: Answer) -> None:
        then = server_time(answer)
        if then is not None and abs(offset := then - self.clock.machine()) <= FARTHEST_CLOCK:
            self.clock.run_on()
            self.clock_offset, self.tells_time = offset, True
        elif self.tells_time is None and (then is not None or is_undated(answer)):
            self.tells_time = False

    async def _signature(self, call: Call, *, refused: httpx.Auth | None = None) -> httpx.Auth | None:
        """What ``call`` is signed with: another than ``refused``, if there is one to be had."""
        auth = self.auth
        if auth is None or not call.signed:
            return refused if auth is None else auth
        from kiosk.api_client.sign_in.auth import BearerToken

        if isinstance(auth, BearerToken):
            try:
                await (self.renewal.ready(auth) if auth is not refused else self.renewal.renew(auth))
            except (SignedOut, Throttled, Unreachable):
                raise
            except Failure:
                # The call was never sent, which whoever writes has to know: nothing was done.
                if call.method == "GET":
                    raise
                raise Unreachable from None
        return self.auth

    async def _send(self, exchange: Exchange, call: Call, auth: httpx.Auth | None, until: float) -> Answer:
        sending = asyncio.create_task(exchange.send(call, auth, until - time.monotonic()), name="an exchange")
        self._under_way.add(sending)
        try:
            return await sending
        except asyncio.CancelledError:
            me = asyncio.current_task()
            if not self._closed or me is None or me.cancelling():
                raise
        finally:
            self._under_way.discard(sending)
        # The client was closed under the call: its session is over, and nobody knows what a write has become.
        raise SignedOut if call.method == "GET" else TimedOut(sent=True)

    async def _open(self) -> Exchange:
        async with self._opening:
            if self._closed:
                # A call that was waiting to be tried again, or for its next page, when its session was replaced.
                raise SignedOut
            if self._exchange is None:
                address = read_address(self.base_url)
                self._root = address.root
                light = self._transport is not None or address.scheme == "http"
                if light and "kiosk.api_client.http.exchange" in sys.modules:
                    self._exchange = self._make_exchange(address)
                else:
                    # Reading httpx and the system's certificates takes longer than a frame.
                    self._exchange = await asyncio.to_thread(self._make_exchange, address)
            return self._exchange

    def _make_exchange(self, address: Address) -> Exchange:
        from kiosk.api_client.http.exchange import Exchange

        return Exchange(address, USER_AGENT, self._deadlines, self._transport, self._traffic)

    async def aclose(self) -> None:
        """Closes the connections. Calls after this raise ``SignedOut``: their session is over; so do reads under way,
        and writes under way ``TimedOut``.
        """
        await self.renewal.aclose()
        async with self._opening:
            self._closed = True
            exchange, self._exchange = self._exchange, None
        # httpx would let whoever waits for an answer wait until the deadline.
        for sending in (under_way := tuple(self._under_way)):
            sending.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)
        if exchange is not None:
            await exchange.aclose()
