"""The platform's API, typed and async.

Gives the trade's objects (``kiosk.domain``) and raises nothing but the failures of ``kiosk.domain.platform.failures``.
The calls themselves are in ``kiosk.api_client.calls``.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Mapping
from datetime import timedelta
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from kiosk.api_client.calls.bookings import BookingCalls
from kiosk.api_client.calls.directory import DirectoryCalls
from kiosk.api_client.calls.own import OwnCalls
from kiosk.api_client.calls.rdvs import RdvCalls
from kiosk.api_client.calls.session import SessionCalls
from kiosk.api_client.calls.site import SiteCalls
from kiosk.api_client.calls.usagers import UsagerCalls
from kiosk.api_client.http.connection import Connection, Sleep
from kiosk.api_client.http.deadlines import USUAL, Deadlines
from kiosk.api_client.http.pace import Pace
from kiosk.api_client.http.traffic import Traffic
from kiosk.clock import Clock
from kiosk.domain.platform.sign_in import Application

if TYPE_CHECKING:
    import httpx


class ApiClient(SessionCalls, DirectoryCalls, RdvCalls, BookingCalls, UsagerCalls, OwnCalls):
    """One instance of the platform, seen by one agent.

    ``base_url``: the instance (« https://rdv.anct.gouv.fr »); plain http for this very machine only, anything else
    fails each call with ``Unreachable(INSECURE)``. Calls are signed with ``auth``, or with the ``credentials`` that a
    strategy's ``kept()`` gave. ``clock`` gives the zone of dates that have none, and what the platform's clock is
    compared to. ``application`` is what Kiosk is to the instance where people come in by their browser; None where the
    site was given none. ``pace`` is the budget of calls to that instance, None for none; ``traffic`` counts them.
    ``transport``, ``sleep`` and ``jitter`` (0 to 1) are for tests and faults.

    Making one does nothing yet: httpx and the certificates are loaded, in a thread, at the first call. Use it on one
    event loop, and close it (``async with``, ``aclose``). Writes carry the key that was made when the person acted.
    """

    def __init__(
        self,
        base_url: str,
        clock: Clock,
        *,
        auth: httpx.Auth | None = None,
        credentials: Mapping[str, str] | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        deadlines: Deadlines = USUAL,
        pace: Pace | None = None,
        sleep: Sleep = asyncio.sleep,
        jitter: Callable[[], float] = random.random,
        application: Application | None = None,
        traffic: Traffic | None = None,
    ) -> None:
        self._connection = Connection(
            base_url,
            clock,
            auth=auth,
            credentials=credentials,
            transport=transport,
            deadlines=deadlines,
            sleep=sleep,
            jitter=jitter,
            pace=pace,
            application=application,
            traffic=traffic,
        )
        self.site: Final = SiteCalls(self._connection)
        """What is shared beside RDVs, where the platform itself is the companion of its organisations."""

    @property
    def base_url(self) -> str:
        """The instance, as it was given."""
        return self._connection.base_url

    @property
    def auth(self) -> httpx.Auth | None:
        """What calls are signed with: what was given, then what the last ``sign_in`` got, None after ``sign_out``."""
        return self._connection.auth

    @property
    def clock_offset(self) -> timedelta | None:
        """The platform's clock less the desk's, to about a second, as of the last answer; None before the first."""
        return self._connection.clock_offset

    @property
    def tells_time(self) -> bool | None:
        """Whether the platform's answers say when they were made; None before the first."""
        return self._connection.tells_time

    def tell_answers(self, heard: Callable[[float | None], None]) -> None:
        """Has ``heard`` called whenever the platform has answered as it should, whatever was asked.

        It is given the seconds that the answer took; None where the platform was to wait before it answered.
        """
        self._connection.heard = heard

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Closes the connections; calls that follow, or wait to be tried again, raise ``SignedOut``."""
        await self._connection.aclose()
