"""What the platform was recorded to answer, damaged a little in every way: read, or one of the family, and soon."""

from __future__ import annotations

import asyncio
import json
import time
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any

import httpx
import pytest

from kiosk.domain.platform.failures import Failure, SignedOut, Unreachable
from tests.api_client.recorded import EXCHANGES, Produce, Step, producer, steps
from tests.api_client.support import client

pytestmark = pytest.mark.skipif(
    not EXCHANGES.is_dir(), reason="the recorded exchanges, ../shared/contract/golden, are not beside this checkout"
)
STEPS = [(step, produce) for step in steps() if (produce := producer(step))] if EXCHANGES.is_dir() else []
SMALL = [(step, produce) for step, produce in STEPS if len(json.dumps(step.json)) < 4_000]
FEW, ALL = 2_000, 100_000
ONE_IN = 10  # of all of them is of any size
SOON = 3.0  # seconds of the processor for one, all of its pages included
MOST_CALLS = 120  # of one list, whatever it says of its pages
ODD: tuple[Any, ...] = (
    None,
    True,
    -1,
    0,
    2**63,
    10**400,
    1.5,
    -0.0,
    "",
    "x" * 70_000,
    "\u202e\u0000\ud7ff\ufeff",
    "2026-02-30 25:61:61 +9900",
    "9999-12-31T23:59:59+23:59",
    "NaN",
    [],
    {},
    [[[[[[[[]]]]]]]],
    [None] * 50,
    {"id": None},
    {"a": {"b": {"c": {}}}},
)


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every value within ``value``: what holds it, and under which name or number."""
    found: list[tuple[Any, Any]] = []
    waiting = [value]
    while waiting:
        one = waiting.pop()
        keys = list(one) if isinstance(one, dict) else range(len(one)) if isinstance(one, list) else ()
        for key in keys:
            found.append((one, key))
            waiting.append(one[key])
    return found


def odd_value(chance: Random, content: bytes) -> bytes:
    """One to three values are others, or of another kind, or not there, or there twice."""
    body = json.loads(content)
    for _ in range(chance.randint(1, 3)):
        where = places(body)
        if not where:
            break
        holder, key = chance.choice(where)
        match chance.randrange(4):
            case 0:
                del holder[key]
            case 1 if isinstance(holder, list):
                holder.append(holder[key])
            case 2:
                other, another = chance.choice(where)
                if isinstance(other, dict) or another < len(other):
                    holder[key] = json.loads(json.dumps(other.get(another) if isinstance(other, dict) else None))
            case _:
                holder[key] = deepcopy(chance.choice(ODD))
    return json.dumps(body).encode("utf-8", "surrogatepass")


def odd_bytes(chance: Random, content: bytes) -> bytes:
    """A few bytes are others."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut(chance: Random, content: bytes) -> bytes:
    return content[: chance.randrange(len(content))]


def piece_lost(chance: Random, content: bytes) -> bytes:
    start = chance.randrange(len(content))
    return content[:start] + content[start + chance.randint(1, 400) :]


def piece_twice(chance: Random, content: bytes) -> bytes:
    start = chance.randrange(len(content))
    piece = content[start : start + chance.randint(1, 400)]
    return content[:start] + piece * chance.choice((2, 2, 50)) + content[start:]


def something_else(chance: Random, content: bytes) -> bytes:
    alone = (b"", b"null", b"[]", b"{}", b'"', b"[" * 100_000, b'{"a":' * 9_000)
    return chance.choice((*alone, b"<html>" + content, b"\xef\xbb\xbf" + content))


def nothing_odd(chance: Random, content: bytes) -> bytes:
    return content


DAMAGES: tuple[Callable[[Random, bytes], bytes], ...] = (
    odd_value,
    odd_value,
    odd_value,
    odd_bytes,
    cut,
    piece_lost,
    piece_twice,
    something_else,
    nothing_odd,
)
STATUSES = (200, 201, 204, 206, 302, 304, 400, 401, 403, 404, 405, 408, 409, 410, 412, 422, 429, 500, 502, 503, 511)
HEADERS = (
    {"content-type": "text/html"},
    {"content-type": "application/captive+json"},
    {"location": "http://[", "retry-after": "-1"},
    {"location": "https://portail.test/", "etag": "é" * 300},
    {"date": "Mon, 99 Nov 2026 99:20:00 GMT", "retry-after": "Mon, 23 Nov 10000 09:21:00 GMT", "age": "x"},
    {"www-authenticate": 'Bearer error="invalid_token"'},
)


def damaged(chance: Random, step: Step) -> httpx.Response:
    content = step.text.encode() if step.json is None else json.dumps(step.json).encode()
    damage = chance.choice(DAMAGES)
    if not content or (damage is odd_value and step.json is None):
        damage = something_else
    headers: dict[str, str] = {"content-type": "application/json; charset=utf-8"}
    if step.headers.get("access-token"):
        headers |= {"access-token": "T", "client": "C", "uid": "u@ormeval.test"}
    if chance.random() < 0.2:
        headers |= chance.choice(HEADERS)
    status = chance.choice(STATUSES) if chance.random() < 0.2 else step.status
    raw = [(name.encode(), value.encode("latin-1", "replace")) for name, value in headers.items()]
    return httpx.Response(status, headers=raw, content=damage(chance, content))


async def read(chosen: list[tuple[int, Step, Produce]]) -> Counter[str]:
    """What became of each: « read », or the failure's name. ``chosen`` are the number that chance is made of, a step
    and the call that produced it."""
    made: Counter[str] = Counter()
    for number, step, produce in chosen:
        answer, calls = damaged(Random(number), step), 0

        def platform(request: httpx.Request, answer: httpx.Response = answer) -> httpx.Response:
            nonlocal calls
            calls += 1
            return httpx.Response(answer.status_code, headers=answer.headers, content=answer.content)

        began = time.process_time()
        found: Failure | None = None
        async with client(platform) as api:
            try:
                async with asyncio.timeout(30):
                    await produce(api)
            except Failure as failure:
                found = failure
            except Exception as error:
                raise AssertionError(f"number {number}, {step}") from error
        made["read" if found is None else type(found).__name__] += 1
        which = f"number {number}, {step}: {found!r}, {calls} calls"
        assert answer.status_code >= 300 or not isinstance(found, SignedOut | Unreachable), which
        assert calls <= (MOST_CALLS if step.method == "GET" else 3), which
        assert time.process_time() - began < SOON, which
    return made


def _step(number: int) -> tuple[Step, Produce]:
    among = STEPS if number >= FEW and number % ONE_IN == 0 else SMALL
    return among[number // ONE_IN % len(among)] if among is STEPS else among[number % len(among)]


def choose(numbers: range) -> list[tuple[int, Step, Produce]]:
    """A step for each number, seldom a large one: most faults are as likely in a small one, and soon tried."""
    return [(n, *_step(n)) for n in numbers]


async def test_a_damaged_answer_is_read_or_fails_as_one_of_the_family() -> None:
    made = await read(choose(range(FEW)))
    assert made["read"] > FEW / 10
    assert {"Unintelligible", "TimedOut", "Refused", "NotFound", "Forbidden", "ServerFault"} <= made.keys()


@pytest.mark.soak
@pytest.mark.parametrize("part", range(10))
async def test_a_hundred_thousand_of_them(part: int) -> None:
    share = ALL // 10
    await read(choose(range(FEW + part * share, FEW + (part + 1) * share)))
