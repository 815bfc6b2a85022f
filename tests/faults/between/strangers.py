"""What befalls an exchange between a desk and its platform: before the platform hears of it, or once it has acted.

``BEFORE`` and ``AFTER`` hold them by name; those of ``SLOW`` take a desk as long as its patience.
"""

from __future__ import annotations

import asyncio
import json
from collections import Counter

from tests.faults import middleman as weather
from tests.faults.middleman import Exchange, Fault, answers, page

LATE = 0.1  # seconds
PORTAL = "https://portail.invalid/connexion?retour=1"
SIGN_IN = "/agents/sign_in"
STATUSES = (401, 403, 404, 405, 409, 410, 422)


def after(fault: Fault) -> Fault:
    """The platform acts; then ``fault`` answers in its place."""

    async def acted(exchange: Exchange) -> None:
        await exchange.asked()
        await fault(exchange)

    return acted


def first(fault: Fault, times: int) -> Fault:
    """``fault`` befalls the first ``times`` of each call; what comes later goes through."""
    met: Counter[tuple[str, str]] = Counter()

    async def sometimes(exchange: Exchange) -> None:
        call = exchange.request.method, exchange.request.path.partition("?")[0]
        met[call] += 1
        await (fault if met[call] <= times else weather.passes)(exchange)

    return sometimes


async def late(exchange: Exchange) -> None:
    answer = await exchange.asked()
    await asyncio.sleep(LATE)
    await exchange.say(answer)


async def half_open(exchange: Exchange) -> None:
    """No more will ever be said, and whoever goes on talking is not told so."""
    exchange.writer.write_eof()
    await exchange.reader.read()


async def trickles(exchange: Exchange) -> None:
    """A byte from time to time: nobody's patience with one piece is ever spent."""
    for byte in await exchange.asked():
        await exchange.say(bytes([byte]))
        await asyncio.sleep(LATE)


def _parts(answer: bytes) -> tuple[list[bytes], bytes]:
    head, _, body = answer.partition(b"\r\n\r\n")
    return [line for line in head.split(b"\r\n") if not line.lower().startswith(b"content-length:")], body


def _whole(lines: list[bytes], body: bytes, length: int) -> bytes:
    return b"\r\n".join([*lines, b"Content-Length: %d" % length, b"", b""]) + body


async def cut_and_measured(exchange: Exchange) -> None:
    """Half of it, which says of itself that it is all."""
    lines, body = _parts(await exchange.asked())
    half = body[: len(body) // 2]
    await exchange.say(_whole(lines, half, len(half)))


async def too_long(exchange: Exchange) -> None:
    """Announced shorter than it is: the rest belongs to nobody."""
    lines, body = _parts(await exchange.asked())
    await exchange.say(_whole(lines, body, max(1, len(body) - 9)))


async def too_short(exchange: Exchange) -> None:
    """Announced longer than it is."""
    lines, body = _parts(await exchange.asked())
    await exchange.say(_whole(lines, body, len(body) + 9))


async def corrupted(exchange: Exchange) -> None:
    """A bit of every other byte has turned."""
    lines, body = _parts(await exchange.asked())
    turned = bytes(byte ^ (0x80 if n % 2 else 0) for n, byte in enumerate(body)) or b"\x80"
    await exchange.say(_whole(lines, turned, len(turned)))


def _strangers() -> dict[str, Fault]:
    """Those who answer in its place."""
    found = {f"page {status}": page(status, "Accès refusé") for status in (200, *STATUSES, 500, 502, 503)}
    found["page 429"] = page(429, "Patientez", Retry_After="1")
    for status in (200, *STATUSES):
        found[f"nothing {status}"] = answers(status, "")
        found[f"JSON {status}"] = answers(status, json.dumps({"message": "no Route matched", "status": status}))
    found["nothing 204"], found["nothing 304"] = answers(204, ""), answers(304, "")
    found["Rails 404"] = answers(404, '{"status": 404, "error": "Not Found"}')
    found["edge 403"] = answers(403, '{"success": false, "errors": [{"code": 10000, "message": "Authentication"}]}')
    found["captive"] = answers(200, '{"captive": true}', "application/captive+json")
    found["portal"] = answers(302, "", "text/html", Location=PORTAL)
    found["sign-in page"] = answers(302, "", "text/html", Location=SIGN_IN)
    return found


STRANGERS = _strangers()
BEFORE: dict[str, Fault] = {
    "lost": weather.silent,
    "reset": weather.reset_before,
    "half open": half_open,
    **STRANGERS,
}
AFTER: dict[str, Fault] = {
    "late": late,
    "lost": weather.silent_after,
    "reset": weather.reset_after,
    "half open": after(half_open),
    "trickle": trickles,
    "cut": weather.cut_short,
    "cut and measured": cut_and_measured,
    "too long": too_long,
    "too short": too_short,
    "corrupted": corrupted,
    **{name: after(fault) for name, fault in STRANGERS.items()},
}
SLOW = frozenset({"lost", "half open", "trickle"})
CASES = [("before", name) for name in BEFORE] + [("after", name) for name in AFTER]
"""What happens, and when; the number of a case is that of its organisation."""


def fault_of(when: str, name: str) -> Fault:
    return (BEFORE if when == "before" else AFTER)[name]
