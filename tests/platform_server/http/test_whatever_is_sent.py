"""Whatever stands in the place of what a call takes: it is refused or it is done, and breaks nothing anywhere."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from kiosk.platform_server.http.calls import Endpoint, Kind
from kiosk.platform_server.http.params import DEEPEST
from kiosk.platform_server.openapi.operations import BODIES, OPERATIONS, PARAMETERS
from kiosk.platform_server.running.platform import Options, Platform
from kiosk.platform_server.serving.routes import endpoints
from tests.platform_server.asking import Asking
from tests.platform_server.small_platform import ADMIN

# What is in the clothes of something else, on the edge, or beyond it.
VALUES: list[Any] = [
    None, True, 0, -1, 1.5, 1e308, -1e-320, 2**31, 2**63, 10**18, 10**300, "", " ", "x" * 70_000, "\0", "a\0b",
    "é\u202e", "'; DROP TABLE users; --", "%00", "1e400", "9" * 5000, "0000-00-00", "9999-12-31T23:59:59-23:59",
    "0001-01-01T00:00:00+23:59", "9999-12-31", "2026-02-30", "25:99", "٣", [], [[]], [None], [1, "a", {}], {},
    {"a": {}}, {"id": 1}, [{"user_id": 2**70}], [{"user_id": "x"}, 1],
]  # fmt: skip
IDS = ["0", "-1", "9" * 30, "x", "a\0b", "1e9", "²"]
AS_TEXT = [str(value) for value in VALUES if not isinstance(value, (list, dict))]
_NAMED = re.compile(r"\{(\w+)\}")
_FIELD_SETS = {name: list(body.get("properties", {})) for name, body in BODIES.items()}
_BESIDE = ["slot", "motif_id", "from", "code", "token", "client_id", "redirect_uri", "grant_type", "refresh_token",
           "answer", "email", "password", "authenticity_token", "user", "attributes"]  # fmt: skip


@pytest.fixture
def asking(platform: Platform) -> Asking:
    return Asking(platform, ADMIN)


def swept() -> list[Endpoint]:
    """Every call but those that end the session or the data."""
    return [e for e in endpoints(Options()) if not e.path.endswith(("/sign_out", "/reset"))]


def fields_of(endpoint: Endpoint) -> list[str]:
    described = OPERATIONS.get(f"{endpoint.method} {endpoint.path}") or OPERATIONS.get(
        f"{endpoint.method} {endpoint.path}".replace("PUT", "PATCH", 1)
    )
    return _FIELD_SETS[described.body] if described is not None and described.body else _BESIDE


@pytest.mark.parametrize("step", [29, pytest.param(1, marks=[pytest.mark.soak, pytest.mark.timeout(900)])])
async def test_no_value_in_no_place_breaks_anything(asking: Asking, step: int) -> None:
    """Each value, or for each call a few of them, others for the next."""
    names = sorted({*(name.removesuffix("[]") for name in PARAMETERS), "territory", "since", "q", *_BESIDE})
    broken: list[str] = []
    answered: Counter[int] = Counter()

    async def look(endpoint: Endpoint, path: str, about: Any, **sent: Any) -> None:
        asking.platform.door.forget()
        asking.platform.strangers.forget()
        status, content = await asking(endpoint.method, path, **sent)
        answered[status] += 1
        if status >= 500:
            broken.append(f"{endpoint.method} {endpoint.path} {repr(about)[:60]}: {status} {content[:80]!r}")

    for number, endpoint in enumerate(swept()):
        there = _NAMED.sub("1", endpoint.path)
        for text in IDS[number % min(step, len(IDS)) :: step] if "{" in endpoint.path else ():
            await look(endpoint, _NAMED.sub(text, endpoint.path), text)
        if endpoint.kind is Kind.READ or endpoint.method == "GET":
            for text in AS_TEXT[number % step :: step]:
                query = urlencode([(f"{name}{array}", text) for name in names for array in ("", "[]")])
                await look(endpoint, there, text, query=query)
            continue
        fields = fields_of(endpoint)
        roots = {"": fields, "participation": ["status"], "user": fields, "webhook_endpoint": fields}
        for value in VALUES[number % step :: step]:
            for root, inside in roots.items():
                content = dict.fromkeys(inside, value)
                body = json.dumps({root: content} if root else content).encode()
                await look(endpoint, there, (root, value), body=body)
            for field in fields[:12] if not isinstance(value, (dict, list)) else ():
                form = f"{quote(field)}={quote(str(value))}&{quote(field)}[a]=1".encode()
                await look(endpoint, there, (field, value), body=form, kind="application/x-www-form-urlencoded")
    assert not broken, "\n".join(broken)
    assert min(answered[200], answered[422], answered[404]) >= 10, answered
    assert answered[401] < sum(answered.values()) / 4, "whoever asks is somebody"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("depth", [DEEPEST - 2, DEEPEST, 900, 20_000])
async def test_what_is_nested_too_deep_is_a_400(asking: Asking, depth: int) -> None:
    users, deep = "/api/v1/users/1", "a" + "[b]" * depth + "=1"
    told = [
        await asking("PATCH", users, query=deep),
        await asking("PATCH", users, body=deep.encode(), kind="application/x-www-form-urlencoded"),
        await asking("PATCH", users, body=b'{"a":' * depth + b"1" + b"}" * depth),
        await asking("PATCH", users, body=b'{"a":' + b"[" * depth + b"]" * depth + b"}"),
    ]
    assert {status for status, _ in told} == {200 if depth < DEEPEST else 400}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("sent", ["a=1&a[b]=2", "a[b]=1&a=2&a[b][c]=3", "a[]=1&a[b]=2", "[]=1", "[[[=1", "]=1&=2"])
async def test_names_that_contradict_each_other_are_taken_or_refused(asking: Asking, sent: str) -> None:
    form: dict[str, Any] = {"body": sent.encode(), "kind": "application/x-www-form-urlencoded"}
    assert (await asking("PATCH", "/api/v1/users/1", **form))[0] in (200, 400)
