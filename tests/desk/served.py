"""A desk at a real platform: the small one, served by a process of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

import httpx

from kiosk.api_client.client import ApiClient
from kiosk.clock import SetClock
from kiosk.desk import Desk, Waits
from kiosk.domain.day.absence import AbsenceDraft
from kiosk.domain.platform.capabilities import Capabilities
from kiosk.store.shelf import Shelf
from kiosk.sync.abilities import CAPABILITIES_MARK, written_capabilities
from kiosk.sync.engine import Sync
from tests.desk.fakes import FakeSyncs
from tests.platform_server.small_platform import PASSWORD, SECRETARY, small_platform

MONDAY = date(2026, 11, 23)
NORD, SUD = 1, 2
LEA, TOM, PAUL, ZOE, SANDRA = 1, 2, 3, 4, 5
NURSE, SOCIAL = 4, 5
CONSULTATION, WORKSHOP = 1, 3
FORMATION = AbsenceDraft(
    agent_id=NURSE,
    title="Formation",
    first_day=date(2026, 12, 1),
    start_time=time(9),
    end_day=date(2026, 12, 2),
    end_time=time(12, 30),
)


def served_data() -> dict[str, Any]:
    """The small platform, where Léa can be told from others."""
    data = small_platform()
    data["users"][0] |= {"birth_date": "1990-12-31", "email": "lea@exemple.test", "case_number": "N-12"}
    return data


class Wire(httpx.AsyncBaseTransport):
    """The way to the platform: keeps what went over it, and loses answers, or requests, when told."""

    def __init__(self) -> None:
        self.inner = httpx.AsyncHTTPTransport()
        self.sent: list[httpx.Request] = []
        self.lose_answers = 0
        self.lose_requests = 0
        self.silent = False
        self.knows_keys = True
        self.forbidden: set[str] = set()  # paths that this agent may not read

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.sent.append(request)
        if not self.knows_keys:
            request.headers.pop("idempotency-key", None)
        written = request.method != "GET"
        if request.url.path in self.forbidden:
            return httpx.Response(403, json={"errors": [{"base": "forbidden"}]}, request=request)
        if self.silent:
            raise httpx.ReadTimeout("silence", request=request)
        if written and self.lose_requests:
            self.lose_requests -= 1
            raise httpx.ReadTimeout("lost on the way", request=request)
        answer = await self.inner.handle_async_request(request)
        if written and self.lose_answers:
            self.lose_answers -= 1
            await answer.aread()
            await answer.aclose()
            raise httpx.ReadTimeout("lost on the way back", request=request)
        return answer

    async def aclose(self) -> None:
        await self.inner.aclose()

    def writes(self) -> list[str]:
        """« POST /api/v1/users », in order."""
        return [f"{request.method} {request.url.path}" for request in self.sent if request.method != "GET"]


@dataclass
class Served:
    """Desks at one platform, each with a wire of its own."""

    url: str
    shelf: Shelf
    clock: SetClock
    wires: list[Wire] = field(default_factory=list)
    syncs: FakeSyncs = field(default_factory=FakeSyncs)
    desks: list[Desk] = field(default_factory=list)

    async def desk(self, email: str = SECRETARY, *, synchronised: bool = False) -> Desk:
        """Somebody signed in; unless ``synchronised``, nothing but what the test asks for is asked of the platform."""
        settings = Waits(last_sends=0.05, sign_out=3)
        if synchronised:
            desk = Desk(self.shelf, self._connect, self.clock, settings, make_sync=Sync)
        else:
            desk = Desk(self.shelf, self._connect, self.clock, settings, make_sync=self.syncs)
        self.desks.append(desk)
        await desk.sign_in(self.url, email, PASSWORD, stay=False)
        for wire in self.wires:
            wire.sent.clear()
        return desk

    @property
    def wire(self) -> Wire:
        """That of who signed in last."""
        return self.wires[-1]

    async def forget_keys(self, desk: Desk) -> None:
        """As if the platform were one of API v1 alone: it knows no keys."""
        self.wire.knows_keys = False
        await desk._session.memory.save_mark(CAPABILITIES_MARK, written_capabilities(Capabilities()))

    async def close(self) -> None:
        for desk in self.desks:
            await desk.close()

    def _connect(self, instance: str, credentials: object) -> ApiClient:
        self.wires.append(Wire())
        kept = dict(credentials) if isinstance(credentials, dict) else None
        return ApiClient(instance, self.clock, credentials=kept, transport=self.wires[-1])
