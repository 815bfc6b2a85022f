"""The site's companion (docs/site-api.md): let in by a code, spoken to by a token, known by its certificate alone."""

from __future__ import annotations

import asyncio
import base64
import random
import ssl
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import uuid4

import httpx
import msgspec

from kiosk.api_client.address import read_address
from kiosk.api_client.call import Call
from kiosk.api_client.calls.lobby import SITE, LobbyCalls
from kiosk.api_client.http.bounded import bound
from kiosk.api_client.http.connection import Connection, Sleep
from kiosk.api_client.http.deadlines import USUAL, Deadlines
from kiosk.clock import Clock
from kiosk.domain.day.walk_in import WalkInOutcome
from kiosk.domain.platform.failures import Unintelligible, Unreachable, UnreachableCause
from kiosk.domain.platform.lobby import HelpAsked
from kiosk.domain.platform.pairing import DeviceKind, PairingCode
from kiosk.domain.platform.site import SiteAbilities, SiteArrival, SiteDay, SiteWalkIn, WalkInsAs
from kiosk.domain.text.clean import clean_line
from kiosk.domain.text.masked import masked

_LONGEST_GREETING = 10.0  # seconds
_KEPT_OPEN = 60.0


@masked
@dataclass(frozen=True, slots=True)
class Membership:
    """What a device keeps of the companion that let it in."""

    address: str
    certificate: str = field(repr=False)  # DER, in base64
    token: str = field(repr=False)
    kind: str = DeviceKind.DESK
    name: str = ""


class _Device(httpx.Auth):
    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["Authorization"] = f"Device {self._token}"
        yield request

    def __repr__(self) -> str:
        return "_Device(…)"


class _Abilities(msgspec.Struct, gc=False):
    version: int
    waiting_room: bool = False
    walk_ins: bool = False
    calls: bool = False
    check_in: bool = False
    walk_ins_as: str = ""


class _Arrival(msgspec.Struct, gc=False):
    participation_id: int
    rdv_id: int
    arrived_at: datetime | None
    acted_at: datetime


@masked
class _WalkIn(msgspec.Struct, gc=False):
    key: str
    ticket: int
    arrived_at: datetime
    acted_at: datetime
    outcome: str
    gone: bool = False
    lieu_id: int | None = None
    motif_id: int | None = None
    called: str = ""
    ended_at: datetime | None = None


class _Arrivals(msgspec.Struct, gc=False):
    arrivals: list[_Arrival]


class _WalkIns(msgspec.Struct, gc=False):
    walk_ins: list[_WalkIn]


class _Help(msgspec.Struct, gc=False):
    id: int
    borne: str
    at: datetime


class _Day(msgspec.Struct, gc=False):
    epoch: str
    cursor: str
    now: datetime
    arrivals: list[_Arrival]
    walk_ins: list[_WalkIn]
    helps: list[_Help] = []


class _Changes(msgspec.Struct, gc=False):
    cursor: str
    changes: list[msgspec.Raw]


class _Named(msgspec.Struct, gc=False):
    kind: str
    name: str


@masked
class _LetIn(msgspec.Struct, gc=False):
    device: _Named
    token: str


class SiteClient(LobbyCalls):
    """One companion, as one device. Raises nothing but the failures of ``kiosk.domain.platform.failures``."""

    def __init__(
        self,
        membership: Membership,
        clock: Clock,
        *,
        deadlines: Deadlines = USUAL,
        sleep: Sleep = asyncio.sleep,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self.membership = membership
        self._connection = Connection(
            membership.address,
            clock,
            auth=_Device(membership.token),
            credentials=None,
            transport=_pinned(base64.b64decode(membership.certificate)),
            deadlines=deadlines,
            sleep=sleep,
            jitter=jitter,
            pace=None,
        )

    async def abilities(self) -> SiteAbilities:
        """What it does."""
        return await self._ask(Call("GET", f"{SITE}/capabilities"), _Abilities, _abilities)

    async def day(self, organisation_id: int) -> SiteDay:
        """All that it has of today."""
        return await self._ask(Call("GET", f"{SITE}/organisations/{organisation_id}/day"), _Day, _day)

    async def tell_arrivals(self, organisation_id: int, arrivals: Sequence[SiteArrival]) -> list[SiteArrival]:
        """Says who waits, and who no longer does; what holds of them now."""
        told = [
            {
                "participation_id": one.participation_id,
                "rdv_id": one.rdv_id,
                "arrived_at": None if one.since is None else one.since.isoformat(),
                "acted_at": one.acted_at.isoformat(),
                "over": None if one.stamp is None else one.stamp.isoformat(),
            }
            for one in arrivals
        ]
        path = f"{SITE}/organisations/{organisation_id}/arrivals"
        call = Call("PUT", path, body={"arrivals": told}, key=str(uuid4()))
        return await self._ask(call, _Arrivals, lambda body: [_arrival(one) for one in body.arrivals])

    async def tell_walk_ins(self, organisation_id: int, walk_ins: Sequence[SiteWalkIn]) -> list[SiteWalkIn]:
        """Says who came without an RDV, and what became of them; what holds of them now, with their tickets."""
        told = [
            {
                "key": one.key,
                "ticket": one.ticket,
                "arrived_at": one.arrived_at.isoformat(),
                "acted_at": one.acted_at.isoformat(),
                "over": None if one.stamp is None else one.stamp.isoformat(),
                "gone": one.gone,
                "lieu_id": one.lieu_id,
                "motif_id": one.motif_id,
                "called": one.called,
                "outcome": one.outcome.value,
                "ended_at": None if one.ended_at is None else one.ended_at.isoformat(),
            }
            for one in walk_ins
        ]
        path = f"{SITE}/organisations/{organisation_id}/walk_ins"
        call = Call("PUT", path, body={"walk_ins": told}, key=str(uuid4()))
        return await self._ask(call, _WalkIns, lambda body: [_walk_in(one) for one in body.walk_ins])

    async def changes(self, organisation_id: int, cursor: str) -> tuple[str, bool]:
        """The next cursor, and whether anything changed: as soon as it does, after 25 s at the latest.

        Raises ``NotFound(gone=True)`` where the companion is no longer the one that gave the cursor.
        """
        path = f"{SITE}/organisations/{organisation_id}/changes"
        call = Call("GET", path, (("since", cursor),), long_poll=True, retried=False)
        return await self._ask(call, _Changes, lambda body: (body.cursor, bool(body.changes)))

    async def let_in(self, secret: str) -> Membership:
        """What this device is from now on. Raises ``Refused`` for what is no code."""
        before = self.membership
        call = Call("POST", f"{SITE}/devices", body={"secret": secret}, signed=False, retried=False)
        given = await self._ask(call, _LetIn, lambda body: body)
        named = given.device
        return Membership(before.address, before.certificate, given.token, named.kind, named.name)

    async def leave(self) -> None:
        """Ends this device's token."""
        await self._connection.call(Call("DELETE", f"{SITE}/device"))

    async def aclose(self) -> None:
        """Closes the connections."""
        await self._connection.aclose()


async def join(address: str, code: PairingCode, clock: Clock) -> Membership:
    """Has this device be let in at ``address`` by a code that somebody read there.

    Raises ``Unreachable(CERTIFICATE)`` where somebody else answers there than who showed the code: nothing was said to
    them; ``Refused`` where the code is none, was used or is too old; any ``Failure`` of a call.
    """
    certificate = await _presented(address)
    if not code.fits(certificate):
        raise Unreachable(UnreachableCause.CERTIFICATE)
    kept = base64.b64encode(certificate).decode("ascii")
    visitor = SiteClient(Membership(address, kept, ""), clock)
    try:
        return await visitor.let_in(code.secret)
    finally:
        await visitor.aclose()


async def _presented(address: str) -> bytes:
    """The certificate (DER) of who answers there: looked at, not trusted."""
    at = read_address(address)
    if at.scheme != "https":
        raise Unreachable(UnreachableCause.INSECURE)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    port = httpx.URL(at.root).port or 443
    try:
        async with asyncio.timeout(_LONGEST_GREETING):
            _, writer = await asyncio.open_connection(at.host, port, ssl=context)
            found: bytes | None = writer.get_extra_info("ssl_object").getpeercert(binary_form=True)
            writer.close()
    except (OSError, TimeoutError):
        raise Unreachable(UnreachableCause.REFUSED) from None
    if found is None:
        raise Unreachable(UnreachableCause.CERTIFICATE)
    return found


def _pinned(certificate: bytes) -> httpx.AsyncBaseTransport:
    """Speaks to whoever has the key of that very certificate, under whichever name; on the site's own network, hence
    by no proxy."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.load_verify_locations(cadata=certificate)
    # Known to keep connections longer than that: an arrival does not wait for another greeting.
    limits = httpx.Limits(keepalive_expiry=_KEPT_OPEN)
    return bound(httpx.AsyncHTTPTransport(verify=context, limits=limits, trust_env=False))


def _abilities(body: _Abilities) -> SiteAbilities:
    chosen = WalkInsAs(body.walk_ins_as) if body.walk_ins_as in list(WalkInsAs) else WalkInsAs.TICKET
    return SiteAbilities(body.waiting_room, body.walk_ins, body.calls, body.check_in, chosen)


def _arrival(one: _Arrival) -> SiteArrival:
    acted_at = _instant(one.acted_at)
    return SiteArrival(one.participation_id, one.rdv_id, _aware(one.arrived_at), acted_at, acted_at)


def _walk_in(one: _WalkIn) -> SiteWalkIn:
    outcome = WalkInOutcome(one.outcome) if one.outcome in list(WalkInOutcome) else WalkInOutcome.WAITING
    return SiteWalkIn(
        one.key,
        _instant(one.arrived_at),
        _instant(one.acted_at),
        outcome,
        _aware(one.ended_at),
        one.gone,
        one.ticket,
        one.lieu_id,
        one.motif_id,
        one.called,
        _instant(one.acted_at),
    )


def _day(body: _Day) -> SiteDay:
    arrivals, walk_ins = [_arrival(one) for one in body.arrivals], [_walk_in(one) for one in body.walk_ins]
    helps = tuple(HelpAsked(one.id, clean_line(one.borne), _instant(one.at)) for one in body.helps)
    return SiteDay(body.epoch, body.cursor, _instant(body.now), arrivals, walk_ins, helps)


def _instant(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise Unintelligible
    return at


def _aware(at: datetime | None) -> datetime | None:
    return None if at is None else _instant(at)
