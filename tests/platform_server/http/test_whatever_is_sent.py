"""Whatever stands in the place of what a call takes, everywhere: it is refused or it is done, and never breaks anything."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from starlette.types import ASGIApp

from kiosk.platform_server.auth import tokens
from kiosk.platform_server.http.calls import Endpoint, Kind
from kiosk.platform_server.http.params import DEEPEST
from kiosk.platform_server.openapi.operations import BODIES, OPERATIONS, PARAMETERS
from kiosk.platform_server.running.platform import Options, Platform
from kiosk.platform_server.serving.app import build_app
from kiosk.platform_server.serving.routes import endpoints
from tests.platform_server.small_platform import ADMIN

# What is in the clothes of something else, on the edge, or beyond it.
VALUES: list[Any] = [
    None, True, 0, -1, 1.5, 1e308, -1e-320, 2**31, 2**63, 10**18, 10**300, "", " ", "x" * 70_000, "\0", "a\0b", "é\u202e",
    "'; DROP TABLE users; --", "%00", "1e400", "9" * 5000, "0000-00-00", "9999-12-31T23:59:59-23:59",
    "0001-01-01T00:00:00+23:59", "9999-12-31", "2026-02-30", "25:99", "٣", [], [[]], [None], [1, "a", {}], {}, {"a": {}},
    {"id": 1}, [{"user_id": 2**70}], [{"user_id": "x"}, 1],
]  # fmt: skip
AS_TEXT = [str(value) for value in VALUES if not isinstance(value, (list, dict))]
_NAMED = re.compile(r"\{(\w+)\}")
_FIELD_SETS = {name: list(body.get("properties", {})) for name, body in BODIES.items()}
_BESIDE = ["slot", "motif_id", "from", "code", "token", "client_id", "redirect_uri", "grant_type", "refresh_token",
           "answer", "email", "password", "authenticity_token", "user", "attributes"]  # fmt: skip


class Asking:
    """Calls an application in this process, as somebody or as nobody."""

    def __init__(self, platform: Platform, app: ASGIApp) -> None:
        self.app, self.platform = app, platform
        with platform.database.read() as connection:
            agents = platform.reference(connection).agents.values()
        (agent,) = [a for a in agents if a.email == ADMIN]
        with platform.database.write() as connection:
            session, _ = tokens.issue(connection, agent, platform.now(), 1)
        self.headers = dict(session.headers)

    async def __call__(
        self, method: str, path: str, query: str = "", body: bytes = b"", kind: str = "application/json"
    ) -> tuple[int, bytes]:
        headers = {**self.headers, "host": "127.0.0.1", "content-type": kind, "content-length": str(len(body))}
        scope = {
            "type": "http", "method": method, "path": path, "raw_path": path.encode(), "root_path": "",
            "query_string": query.encode(), "scheme": "http", "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
            "headers": [(name.encode(), value.encode("latin-1")) for name, value in headers.items()],
            "http_version": "1.1", "asgi": {"version": "3.0"}, "state": {},
        }  # fmt: skip
        sent: list[Mapping[str, Any]] = []
        given = iter([{"type": "http.request", "body": body, "more_body": False}])

        async def receive() -> Any:
            return next(given, {"type": "http.disconnect"})

        async def send(message: Any) -> None:
            sent.append(message)

        await self.app(scope, receive, send)
        return int(sent[0]["status"]), b"".join(part.get("body", b"") for part in sent[1:])


@pytest.fixture
def asking(platform: Platform) -> Iterator[Asking]:
    yield Asking(platform, build_app(platform))


def swept() -> list[Endpoint]:
    """Every call but those that end the session or the data."""
    return [e for e in endpoints(Options()) if not e.path.endswith(("/sign_out", "/reset"))]


def fields_of(endpoint: Endpoint) -> list[str]:
    described = OPERATIONS.get(f"{endpoint.method} {endpoint.path}") or OPERATIONS.get(
        f"{endpoint.method} {endpoint.path}".replace("PUT", "PATCH", 1)
    )
    return _FIELD_SETS[described.body] if described is not None and described.body else _BESIDE


async def test_no_value_in_no_place_breaks_anything(asking: Asking) -> None:
    names = sorted({*(name.removesuffix("[]") for name in PARAMETERS), "territory", "since", "q", *_BESIDE})
    broken: list[str] = []

    async def look(endpoint: Endpoint, path: str, about: Any, **sent: Any) -> None:
        if endpoint.checks_password:
            asking.platform.door.forget()
        status, content = await asking(endpoint.method, path, **sent)
        if status >= 500:
            broken.append(f"{endpoint.method} {endpoint.path} {repr(about)[:60]}: {status} {content[:80]!r}")

    for number, endpoint in enumerate(swept()):
        there = _NAMED.sub("1", endpoint.path)
        for text in ("0", "-1", "9" * 30, "x", "a\0b", "1e9", "²") if "{" in endpoint.path else ():
            await look(endpoint, _NAMED.sub(text, endpoint.path), text)
        if endpoint.kind is Kind.READ or endpoint.method == "GET":
            for text in AS_TEXT:
                query = urlencode([(f"{name}{array}", text) for name in names for array in ("", "[]")])
                await look(endpoint, there, text, query=query)
            continue
        fields = fields_of(endpoint)
        roots = {"": fields, "participation": ["status"], "user": fields, "webhook_endpoint": fields}
        for value in VALUES[number % 2 :: 2] if endpoint.checks_password else VALUES:
            for root, inside in roots.items():
                content = dict.fromkeys(inside, value)
                body = json.dumps({root: content} if root else content).encode()
                await look(endpoint, there, (root, value), body=body)
            for field in fields[:12] if not isinstance(value, (dict, list)) else ():
                form = f"{quote(field)}={quote(str(value))}&{quote(field)}[a]=1".encode()
                await look(endpoint, there, (field, value), body=form, kind="application/x-www-form-urlencoded")
    assert not broken, "\n".join(broken)


@pytest.mark.parametrize("depth", [DEEPEST - 1, DEEPEST + 1, 900, 2000, 20_000])
async def test_what_is_nested_too_deep_is_a_400(asking: Asking, depth: int) -> None:
    deep = "a" + "[b]" * depth
    form = {"body": f"{deep}=1".encode(), "kind": "application/x-www-form-urlencoded"}
    told = [
        await asking("PATCH", "/api/v1/users/1", **form),
        await asking("PATCH", "/api/v1/users/1", query=f"{deep}=1"),
        await asking("PATCH", "/api/v1/users/1", body=b'{"a":' * depth + b"1" + b"}" * depth),
        await asking("PATCH", "/api/v1/users/1", body=b'{"a":' + b"[" * depth + b"]" * depth + b"}"),
    ]
    # A session beside them: the session was not ended.
    expected = (200, None) if depth < DEEPEST else (400, b"")
    assert [(status, body if expected[1] is not None else None) for status, body in told] == [expected] * 4


@pytest.mark.parametrize(
    "sent", ["a=1&a[b]=2", "a[b]=1&a=2&a[b][c]=3", "a[]=1&a[b]=2", "[]=1", "[[[=1", "]=1&=2", "a]b[=1"]
)
async def test_names_that_contradict_each_other_are_taken_or_refused(asking: Asking, sent: str) -> None:
    form = {"body": sent.encode(), "kind": "application/x-www-form-urlencoded"}
    assert (await asking("PATCH", "/api/v1/users/1", **form))[0] in (200, 400)
