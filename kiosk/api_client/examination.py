"""What an instance is, told by calls that carry no credentials and write nothing."""

from __future__ import annotations

import asyncio
import socket
import time
from contextlib import nullcontext
from urllib.parse import urlsplit

from kiosk.api_client.address import Address
from kiosk.api_client.answers import Answer, failure_of, leads_to, server_time
from kiosk.api_client.call import AUTHORIZE, DESK, V1, Call
from kiosk.api_client.http.exchange import Exchange
from kiosk.api_client.http.pace import Pace
from kiosk.api_client.optional import says_absent
from kiosk.clock import Clock
from kiosk.domain.diagnostic.answers import Feature, Findings
from kiosk.domain.diagnostic.report import short
from kiosk.domain.platform.failures import (
    Failure,
    NotFound,
    ServerFault,
    SignedOut,
    Throttled,
    TimedOut,
    Unintelligible,
)

_FIRST = f"{V1}/organisations"
# Nobody is signed in: where such a call is, 401 is its answer. With the first one again they are ten, a fifth of what
# an instance allows an address in a minute.
_ASKED: tuple[tuple[Feature | None, str], ...] = (
    (Feature.DESK_API, f"{DESK}/capabilities"),
    (Feature.ME, f"{V1}/agents/me"),
    (Feature.LIEUX, f"{V1}/lieux"),
    (Feature.RDVS, f"{V1}/rdvs"),
    (Feature.TEAMS, f"{V1}/teams"),
    (Feature.RDV_PLANS, f"{V1}/rdv_plans/0"),
    (Feature.OAUTH, AUTHORIZE),
    (Feature.PASSWORD, f"{V1}/auth/validate_token"),
    (None, _FIRST),
    (None, _FIRST),
)


def names_of(host: str, port: int) -> int:
    """How many addresses the network knows ``host`` by; 0: it does not know it. Blocks for as long as it is asked."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return 0
    return len({entry[4][0] for entry in found})


def endpoint(url: str, usual_port: int = 443) -> tuple[str, int]:
    """The host and port of an address or a proxy, without anything else that it may hold; empty when unreadable."""
    try:
        parts = urlsplit(url)
        return short(parts.hostname or ""), parts.port or (80 if parts.scheme == "http" else usual_port)
    except ValueError:
        return "", usual_port


async def examine(
    exchange: Exchange, address: Address, clock: Clock, patience: float, whole: float, pace: Pace | None = None
) -> Findings:
    """Asks the instance behind ``exchange`` what it has: eleven calls at most, each within ``patience`` seconds and all
    within ``whole``, in their turn of ``pace``. Stops at the first that is told to wait, or that has no answer. Never
    raises a ``Failure``.
    """
    until = time.monotonic() + whole
    has: dict[Feature, bool] = {}
    trips: list[float] = []
    throttled: Throttled | None = None

    async def ask(path: str) -> tuple[Answer, float]:
        async with asyncio.timeout(until - time.monotonic()):
            async with nullcontext() if pace is None else pace.turn():
                began = time.monotonic()
                answer = await exchange.send(Call("GET", path, signed=False), None, patience)
        took = time.monotonic() - began
        told = failure_of(answer)
        if isinstance(told, Throttled) and pace is not None:
            pace.refused(told.retry_after)
        return answer, took

    try:
        first, _ = await ask(_FIRST)
    except TimeoutError:
        return Findings(TimedOut(sent=False))
    except Failure as unreached:
        return Findings(unreached, throttled=_as_throttled(unreached))
    if (failure := _not_a_platform(first, f"{address.root}{_FIRST}")) is not None:
        return Findings(failure, _elsewhere(first, address), throttled=_as_throttled(failure))
    answered = server_time(first)
    offset = None if answered is None else answered - clock.machine()
    for feature, path in _ASKED:
        try:
            answer, took = await ask(path)
        except TimeoutError:
            break
        except Failure as failure_on_the_way:
            throttled = _as_throttled(failure_on_the_way)
            break
        told = failure_of(answer)
        throttled = _as_throttled(told)
        if throttled is not None:
            break
        trips.append(took)
        if feature is not None and (there := _there(feature, answer, told, address)) is not None:
            has[feature] = there
        await asyncio.sleep(0)
    return Findings(None, "", has, offset, tuple(trips), throttled)


def _not_a_platform(answer: Answer, asked: str) -> Failure | None:
    """None when the answer to what was ``asked`` is a platform's to somebody who has not signed in."""
    failure = failure_of(answer, asked=asked)
    if isinstance(failure, SignedOut):
        return None
    # A platform asks who one is first: what answers without that is none.
    return failure or Unintelligible()


def _as_throttled(failure: Failure | None) -> Throttled | None:
    return failure if isinstance(failure, Throttled) else None


def _there(feature: Feature, answer: Answer, told: Failure | None, address: Address) -> bool | None:
    """Whether the call is there; None where its answer may be somebody else's, or of a passing fault."""
    lacking = isinstance(told, NotFound | ServerFault) or (isinstance(told, Unintelligible) and told.lacking)
    if feature is Feature.OAUTH and told is not None and not lacking:
        # A page for people, or a redirect to one. On another host it may be a portal's.
        goes_to = leads_to(answer)
        return True if goes_to is not None and goes_to.hostname in (None, address.host) else None
    # The platform has answered: what comes in a page is its own.
    if told is not None and says_absent(told):
        return False
    return None if isinstance(told, ServerFault) else True


def _elsewhere(answer: Answer, address: Address) -> str:
    """The other host that a redirect over https leads to, where it keeps the path: then it may be the same platform."""
    if not 300 <= answer.status < 400:
        return ""
    if (parts := leads_to(answer)) is None:
        return ""
    host = parts.hostname or ""
    plain = all(part.replace("-", "").isalnum() for part in host.split("."))
    return host if parts.scheme == "https" and plain and host.isascii() and host != address.host else ""
