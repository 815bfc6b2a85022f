"""Clients for the tests, and a loopback server that answers what it is told, byte by byte."""

from __future__ import annotations

import asyncio
import json
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import httpx

from kiosk.api_client.client import ApiClient
from kiosk.api_client.http.deadlines import Deadlines
from kiosk.clock import Clock, SetClock

NOW = datetime(2026, 11, 23, 9, 20, tzinfo=UTC)
BASE = "http://127.0.0.1:1"
Handler = Callable[[httpx.Request], httpx.Response]


class Waits:
    """A sleep that does not: keeps what was asked."""

    def __init__(self) -> None:
        self.asked: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.asked.append(seconds)


def clock() -> Clock:
    return SetClock(NOW)


def client(handler: Handler, *, base: str = BASE, sleep: Waits | None = None, **more: Any) -> ApiClient:
    """A client whose platform is ``handler``."""
    transport = httpx.MockTransport(handler)
    return ApiClient(base, clock(), transport=transport, sleep=sleep or Waits(), jitter=lambda: 0.5, **more)


def answers(*responses: httpx.Response | Exception) -> tuple[Handler, list[httpx.Request]]:
    """A platform that gives these answers, one after another, and the requests it got."""
    left = list(responses)
    got: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        got.append(request)
        answer = left.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    return handler, got


# What the platform says, recorded, when it says no (platform-api.md, « Errors »).
NO: dict[int, Any] = {
    400: {"missing": "territory"},
    401: {"errors": ["Vous devez vous connecter ou vous inscrire pour continuer."]},
    403: {"errors": [{"base": "forbidden"}], "error_messages": ["Vous n’avez pas les droits suffisants"]},
    404: {"not_found": "user"},
    422: {
        "success": False,
        "errors": {"first_name": [{"error": "blank"}]},
        "error_messages": ["Prénom doit être rempli"],
    },
    429: {"errors": ["Limite d'appels API atteinte. Merci de patienter.\n"]},
    500: {"errors": ["Unexpected internal error"]},
}
NO |= {status: {"success": False, "errors": ["Non."]} for status in (405, 409, 410, 412, 413, 503)}


def no(status: int, **more: Any) -> httpx.Response:
    """The platform's own refusal of that status."""
    return httpx.Response(status, json=NO[status], **more)


def body_of(request: httpx.Request) -> Any:
    return json.loads(request.content)


Speak = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


class Loopback:
    """A server on this machine. ``requests`` counts those that came whole; ``stop_waiting`` lets ``silence`` end."""

    def __init__(self) -> None:
        self.port = 0
        self.requests: list[bytes] = []
        self.closing = asyncio.Event()

    async def request(self, reader: asyncio.StreamReader) -> bytes:
        head = await reader.readuntil(b"\r\n\r\n")
        self.requests.append(head)
        return head


@asynccontextmanager
async def loopback(speak: Callable[[Loopback], Speak], tls: ssl.SSLContext | None = None) -> AsyncIterator[Loopback]:
    """Runs a server that treats each connection as ``speak`` says, and waits for all of them at the end."""
    state = Loopback()
    work = speak(state)

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await work(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    before = asyncio.all_tasks()
    server = await asyncio.start_server(connected, "127.0.0.1", 0, ssl=tls)
    state.port = server.sockets[0].getsockname()[1]
    try:
        yield state
    finally:
        state.closing.set()
        server.close()
        # Those of the connections, and asyncio's own for the TLS greetings that were refused.
        if ending := asyncio.all_tasks() - before:
            await asyncio.wait(ending, timeout=5)
        await server.wait_closed()


def says(raw: bytes) -> Callable[[Loopback], Speak]:
    """A server that answers ``raw`` to each request, then closes."""

    def speak(state: Loopback) -> Speak:
        async def work(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await state.request(reader)
            writer.write(raw)
            await writer.drain()

        return work

    return speak


def silent(raw: bytes = b"") -> Callable[[Loopback], Speak]:
    """A server that answers ``raw`` and then nothing more, without closing."""

    def speak(state: Loopback) -> Speak:
        async def work(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await state.request(reader)
            writer.write(raw)
            await writer.drain()
            await state.closing.wait()

        return work

    return speak


def real_client(port: int, *, scheme: str = "http", deadlines: Deadlines | None = None, **more: Any) -> ApiClient:
    """A client over the real transport."""
    return ApiClient(
        f"{scheme}://127.0.0.1:{port}",
        clock(),
        deadlines=deadlines or Deadlines(),
        sleep=Waits(),
        jitter=lambda: 0.5,
        **more,
    )


ORGANISATIONS = {
    "organisations": [{"id": 1, "name": "MDS Nord", "phone_number": None, "email": None}],
    "meta": {"current_page": 1, "next_page": None, "prev_page": None, "total_pages": 1, "total_count": 1},
}


def http(body: Any, status: str = "200 OK", *headers: str) -> bytes:
    """A whole HTTP/1.1 answer in JSON."""
    content = json.dumps(body).encode()
    lines = [f"HTTP/1.1 {status}", "Content-Type: application/json", f"Content-Length: {len(content)}", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + content


def rdv_json(rdv_id: int = 1, **changed: Any) -> dict[str, Any]:
    """An RDV as the platform writes it."""
    user = {
        "id": rdv_id * 10,
        "first_name": "Léa",
        "last_name": "DUPONT",
        "birth_name": None,
        "birth_date": "1990-12-31",
        "email": "lea@exemple.test",
        "phone_number": "06 12 34 56 78",
        "phone_number_formatted": "+33612345678",
        "address": "1 rue de la Paix",
        "responsible_id": None,
        "responsible": None,
        "caisse_affiliation": "caf",
        "affiliation_number": "0000000",
        "notes": "remarque",
        "notify_by_sms": True,
        "notify_by_email": False,
    }
    rdv: dict[str, Any] = {
        "id": rdv_id,
        "uuid": "u",
        "status": "unknown",
        "starts_at": "2026-11-23 10:00:00 +0100",
        "ends_at": "2026-11-23 10:30:00 +0100",
        "duration_in_min": 30,
        "address": "12 rue de la Mairie",
        "context": None,
        "cancelled_at": None,
        "max_participants_count": None,
        "users_count": 1,
        "name": None,
        "collectif": False,
        "created_by": "agent",
        "created_by_type": "Agent",
        "created_by_id": 5,
        "organisation": {"id": 1, "name": "MDS Nord"},
        "motif": {
            "id": 2,
            "name": "Consultation",
            "organisation_id": 1,
            "service_id": 3,
            "location_type": "public_office",
        },
        "lieu": {
            "id": 4,
            "name": "MDS Nord",
            "address": "12 rue de la Mairie",
            "organisation_id": 1,
            "single_use": False,
        },
        "agents": [{"id": 5, "first_name": "Béatrice", "last_name": "PMI", "email": "b@ormeval.test"}],
        "participations": [
            {"id": rdv_id * 100, "status": "unknown", "send_lifecycle_notifications": True, "user": user}
        ],
        "users": [user],
    }
    return rdv | changed
