"""What a site shares by itself (docs/site-api.md): asked of its companion, or of the platform that is its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

import msgspec

from kiosk.api_client.call import Call
from kiosk.api_client.calls.lobby import SITE, LobbyCalls
from kiosk.api_client.http.connection import Connection
from kiosk.domain.day.walk_in import LONGEST_NAME, WalkInOutcome
from kiosk.domain.lobby.call import LONGEST_CALLER, LONGEST_PLACE, MOST_TIMES, Called, CallOutcome
from kiosk.domain.lobby.notice import AgentNotice, written
from kiosk.domain.platform.failures import Unintelligible
from kiosk.domain.platform.lobby import HelpAsked
from kiosk.domain.platform.site import Kind, SiteAbilities, SiteArrival, SiteDay, SiteLine, SiteWalkIn, WalkInsAs
from kiosk.domain.text.clean import clean_line
from kiosk.domain.text.masked import masked


class _Abilities(msgspec.Struct, gc=False):
    version: int
    waiting_room: bool = False
    walk_ins: bool = False
    calls: bool = False
    check_in: bool = False
    notices: bool = False
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
    taken_by: int | None = None


@masked
class _Call(msgspec.Struct, gc=False):
    key: str
    called_at: datetime
    acted_at: datetime
    outcome: str
    participation_id: int | None = None
    walk_in: str | None = None
    place: str = ""
    caller: str = ""
    times: int = 1
    gone: bool = False


@masked
class _Notice(msgspec.Struct, gc=False):
    agent_id: int
    acted_at: datetime
    text: str = ""
    until: datetime | None = None
    gone: bool = False


class _CallLines(msgspec.Struct, gc=False):
    calls: list[_Call]


class _Notices(msgspec.Struct, gc=False):
    notices: list[_Notice]


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
    calls: list[_Call] = []
    notices: list[_Notice] = []
    helps: list[_Help] = []


class _Changes(msgspec.Struct, gc=False):
    cursor: str
    changes: list[msgspec.Raw]


class SiteCalls(LobbyCalls):
    """As whoever the connection speaks for. Raises nothing but the failures of ``kiosk.domain.platform.failures``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def abilities(self) -> SiteAbilities:
        """What it does."""
        return await self._ask(Call("GET", f"{SITE}/capabilities"), _Abilities, _abilities)

    async def day(self, organisation_id: int) -> SiteDay:
        """All that it has of today."""
        call = Call("GET", f"{SITE}/organisations/{organisation_id}/day")
        return await self._ask(call, _Day, lambda body: _day(organisation_id, body))

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
                "taken_by": one.taken_by,
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

    async def tell_lines(self, organisation_id: int, kind: Kind, lines: Sequence[SiteLine]) -> list[SiteLine]:
        """Says who was called, or what agents have the desks told, all of one ``kind``; what holds of them now."""
        call = Call(
            "PUT",
            f"{SITE}/organisations/{organisation_id}/{kind}",
            body={kind: [_written(one) for one in lines]},
            key=str(uuid4()),
        )
        if kind == "calls":
            return await self._ask(call, _CallLines, lambda body: [_called(organisation_id, one) for one in body.calls])
        return await self._ask(call, _Notices, lambda body: [_notice(organisation_id, one) for one in body.notices])

    async def aclose(self) -> None:
        """Lets go of what is its own: here, nothing."""


def _abilities(body: _Abilities) -> SiteAbilities:
    chosen = WalkInsAs(body.walk_ins_as) if body.walk_ins_as in list(WalkInsAs) else WalkInsAs.TICKET
    return SiteAbilities(body.waiting_room, body.walk_ins, body.calls, body.check_in, body.notices, chosen)


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
        _line(one.called, LONGEST_NAME),
        _instant(one.acted_at),
        one.taken_by,
    )


def _written(one: SiteLine) -> dict[str, Any]:
    said: dict[str, Any] = {
        "acted_at": one.acted_at.isoformat(),
        "over": None if one.stamp is None else one.stamp.isoformat(),
        "gone": one.gone,
    }
    match one.line:
        case Called() as called:
            return said | {
                "key": called.key,
                "participation_id": called.participation_id,
                "walk_in": called.walk_in,
                "place": called.place,
                "caller": called.caller,
                "called_at": called.called_at.isoformat(),
                "times": called.times,
                "outcome": called.outcome.value,
            }
        case AgentNotice() as notice:
            until = None if notice.until is None else notice.until.isoformat()
            return said | {"agent_id": notice.agent_id, "text": notice.text, "until": until}


def _called(organisation_id: int, one: _Call) -> SiteLine:
    if (one.participation_id is None) == (one.walk_in is None):
        raise Unintelligible
    called = Called(
        organisation_id=organisation_id,
        called_at=_instant(one.called_at),
        participation_id=one.participation_id,
        walk_in=one.walk_in,
        place=_line(one.place, LONGEST_PLACE),
        caller=_line(one.caller, LONGEST_CALLER),
        times=max(1, min(one.times, MOST_TIMES)),
        outcome=CallOutcome(one.outcome) if one.outcome in list(CallOutcome) else CallOutcome.CALLED,
    )
    return SiteLine(called, _instant(one.acted_at), one.gone, _instant(one.acted_at))


def _notice(organisation_id: int, one: _Notice) -> SiteLine:
    notice = AgentNotice(
        organisation_id=organisation_id, agent_id=one.agent_id, text=written(one.text), until=_aware(one.until)
    )
    return SiteLine(notice, _instant(one.acted_at), one.gone, _instant(one.acted_at))


def _day(organisation_id: int, body: _Day) -> SiteDay:
    arrivals, walk_ins = [_arrival(one) for one in body.arrivals], [_walk_in(one) for one in body.walk_ins]
    lines = [_called(organisation_id, one) for one in body.calls]
    lines += [_notice(organisation_id, one) for one in body.notices]
    helps = tuple(HelpAsked(one.id, clean_line(one.borne), _instant(one.at)) for one in body.helps)
    return SiteDay(body.epoch, body.cursor, _instant(body.now), arrivals, walk_ins, lines, helps)


def _line(text: str, longest: int) -> str:
    """What somebody else wrote, as it is shown."""
    return clean_line(text)[:longest]


def _instant(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise Unintelligible
    return at


def _aware(at: datetime | None) -> datetime | None:
    return None if at is None else _instant(at)
