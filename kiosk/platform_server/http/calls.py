"""A call and its answer: what an endpoint is given, what it gives back, and how the two meet HTTP."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import Connection
from starlette.datastructures import Headers
from starlette.responses import Response

from kiosk.platform_server.http.params import Query, record_id
from kiosk.platform_server.rules.reference import Agent, Reference
from kiosk.platform_server.values.refusals import Refusal

if TYPE_CHECKING:
    from kiosk.platform_server.running.platform import Platform

PAGE_SIZE = 100


class Kind(Enum):
    """What an endpoint does to the database."""

    READ = "read"
    WRITE = "write"  # in one transaction, with Idempotency-Key
    OWN = "own"  # opens what it needs itself


@dataclass(frozen=True, slots=True)
class Session:
    """Who calls, and the token headers that go back to them."""

    agent: Agent
    client: str
    headers: Mapping[str, str]


@dataclass(slots=True)
class Call:
    """One request, read."""

    platform: Platform
    method: str
    path: Mapping[str, Any]
    query: Query
    headers: Headers
    body: dict[str, Any]
    address: str
    now: int
    reference: Reference
    session: Session | None = None
    db: Connection | None = None
    changed: list[tuple[int, str, int, bool]] = field(default_factory=list)
    reference_changed: bool = False  # whether what is held in memory has to be read again

    @property
    def agent(self) -> Agent:
        """The agent signed in; endpoints without sign-in must not ask."""
        assert self.session is not None
        return self.session.agent

    @property
    def connection(self) -> Connection:
        """The connection of this call, inside its transaction."""
        assert self.db is not None
        return self.db

    def id(self, name: str = "id") -> int:
        """An id of the path, 0 when it is no number."""
        return record_id(self.path.get(name))

    def touched(self, organisation_id: int, what: str, object_id: int, *, deleted: bool = False) -> None:
        """Notes a change for the desks that wait for them: told once the transaction is durable."""
        self.changed.append((organisation_id, what, object_id, deleted))

    def check_version(self, lock_version: int, present: Callable[[], Mapping[str, Any]]) -> None:
        """Honours ``If-Match``. Raises Refusal (409) with the present state when the caller's is stale."""
        expected = self.headers.get("if-match")
        if expected is None or not self.platform.options.like.locks or expected.strip() == "*":
            return
        if expected.strip().removeprefix("W/").strip('"') != str(lock_version):
            message = "Ces informations ont été modifiées entre-temps."
            raise Refusal(409, {"success": False, "errors": [message], **present()})


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


def page(root: str, items: Sequence[Any], page_number: int, total: int) -> Answer:
    """A page of a list, with its meta."""
    pages = -(-total // PAGE_SIZE)
    return Answer(
        {
            root: items,
            "meta": {
                "current_page": page_number,
                "next_page": page_number + 1 if page_number < pages else None,
                "prev_page": page_number - 1 if 1 < page_number <= pages else None,
                "total_pages": pages,
                "total_count": total,
            },
        }
    )


def page_of(root: str, items: Sequence[Any], page_number: int) -> Answer:
    """A page of a list that is whole in memory."""
    start = (page_number - 1) * PAGE_SIZE
    return page(root, items[start : start + PAGE_SIZE], page_number, len(items))


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
