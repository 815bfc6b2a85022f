"""A call and its answer: what an endpoint is given, what it gives back, and how the two meet HTTP."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

import msgspec
from starlette.datastructures import Headers
from starlette.responses import Response

from kiosk.domain.platform.pairing import DeviceKind
from kiosk.platform_server.http.params import Query
from kiosk.platform_server.rules.reference import Agent
from kiosk.platform_server.rules.site.devices import Device
from kiosk.platform_server.rules.transaction import Transaction
from kiosk.platform_server.running.platform import Platform
from kiosk.platform_server.values.leniency import record_id
from kiosk.platform_server.values.refusals import Refusal


class Kind(Enum):
    """What an endpoint does to the database."""

    READ = "read"
    WRITE = "write"  # in one transaction, with Idempotency-Key
    OWN = "own"  # opens what it needs itself


@dataclass(frozen=True, slots=True)
class Session:
    """Who calls, and the token headers that go back to them: an agent, or a device of the site."""

    agent: Agent | None
    client: str
    headers: Mapping[str, str]
    device: Device | None = None


@dataclass(slots=True, kw_only=True)
class Call(Transaction):
    """One request, read."""

    platform: Platform
    method: str
    path: Mapping[str, Any]
    query: Query
    headers: Headers
    body: dict[str, Any]
    address: str
    crowded: bool = False  # too many have a password checked: this call cannot
    session: Session | None = None

    @property
    def device(self) -> Device | None:
        """The device that calls, where it is none of the agents."""
        return None if self.session is None else self.session.device

    def id(self) -> int:
        """The id of the path, 0 when it is no number."""
        return record_id(self.path.get("id"))


@dataclass(slots=True)
class Answer:
    """A status and what is written; ``content`` None is an empty body."""

    content: Any = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    token: bool = True  # whether the caller's token headers go with it
    raw: bytes | None = None  # the body, already written

    def body(self) -> bytes:
        """The bytes of the body."""
        if self.raw is None:
            self.raw = b"" if self.content is None else msgspec.json.encode(self.content)
        return self.raw


Handler = Callable[[Call], Answer]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One call of the API."""

    method: str
    path: str
    handler: Handler
    kind: Kind = Kind.READ
    public: bool = False
    devices: frozenset[DeviceKind] = frozenset()  # of a site, those that may; agents where their organisation is theirs
    keyed: bool = True  # whether an Idempotency-Key has what was answered kept: not what nobody is to find on a disk
    checks_password: bool = False  # what costs much, and that nobody need be somebody to ask for


def to_response(answer: Answer, session: Session | None, request_headers: Headers) -> Response:
    """The HTTP answer: token headers and ETag on what succeeded, 304 where the caller has it already."""
    body = answer.body()
    headers = dict(answer.headers)
    if session is not None and answer.token:
        headers.update(session.headers)
    if 200 <= answer.status < 300 and headers.get("Cache-Control") != "no-store":
        headers["ETag"] = f'W/"{hashlib.blake2b(body, digest_size=16).hexdigest()}"'
        known = request_headers.get("if-none-match", "")
        if answer.status == 200 and headers["ETag"] in [tag.strip() for tag in known.split(",")]:
            return Response(status_code=304, headers=headers)
    # The platform answers an empty text/html where it has nothing to say.
    media_type = "application/json; charset=utf-8" if body else "text/html; charset=UTF-8"
    return Response(body, answer.status, headers, media_type=media_type)


def to_answer(refusal: Refusal) -> Answer:
    """A refusal as an answer."""
    return Answer(refusal.body, refusal.status, dict(refusal.headers), token=refusal.token)
