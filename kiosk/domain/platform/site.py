"""What a site shares by itself, beside its platform: who waits and who came without an RDV, at all its desks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Literal, TypeAlias

from kiosk.domain.day.walk_in import WalkIn, WalkInOutcome
from kiosk.domain.lobby.call import Called
from kiosk.domain.lobby.notice import AgentNotice
from kiosk.domain.people.names import full_name, initials
from kiosk.domain.platform.lobby import HelpAsked
from kiosk.domain.text.masked import masked

Kind: TypeAlias = Literal["calls", "notices"]


class WalkInsAs(StrEnum):
    """As much of who came without an RDV as the site has its desks share."""

    TICKET = "ticket"
    INITIALS = "initials"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class SiteArrival:
    """A participation that waits since ``since``, or no longer does (None); somebody made it so at ``acted_at``."""

    participation_id: int
    rdv_id: int
    since: datetime | None
    acted_at: datetime
    stamp: datetime | None = None
    """The companion's own moment of it, to the letter: what was done here since was done over that."""


@masked
@dataclass(frozen=True, slots=True)
class SiteWalkIn:
    """A line of the site's list; ``called`` is as much of a name as is shared."""

    key: str
    arrived_at: datetime
    acted_at: datetime
    outcome: WalkInOutcome = WalkInOutcome.WAITING
    ended_at: datetime | None = None
    gone: bool = False
    ticket: int | None = None  # given by the companion
    lieu_id: int | None = None
    motif_id: int | None = None
    called: str = ""
    stamp: datetime | None = None
    taken_by: int | None = None


SharedLine: TypeAlias = Called | AgentNotice


@masked
@dataclass(frozen=True, slots=True)
class SiteLine:
    """A call, or what an agent has the desks told, as somebody made it so at ``acted_at``."""

    line: SharedLine
    acted_at: datetime
    gone: bool = False
    stamp: datetime | None = None

    @property
    def kind(self) -> Kind:
        """Which of the site's calls it is told by."""
        return "calls" if isinstance(self.line, Called) else "notices"

    @property
    def id(self) -> str:
        """What it goes by among all of them."""
        return f"{self.kind}:{self.line.organisation_id}:{self.line.key}"


@dataclass(frozen=True, slots=True)
class SiteDay:
    """The day as the companion has it. ``epoch``: another one once it has lost what it knew; ``now`` by its clock."""

    epoch: str
    cursor: str
    now: datetime
    arrivals: Sequence[SiteArrival]
    walk_ins: Sequence[SiteWalkIn]
    lines: Sequence[SiteLine] = ()
    helps: tuple[HelpAsked, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteAbilities:
    """What the companion does."""

    waiting_room: bool = False
    walk_ins: bool = False
    calls: bool = False
    check_in: bool = False
    notices: bool = False
    walk_ins_as: WalkInsAs = WalkInsAs.TICKET


def shared(walk_in: WalkIn, acted_at: datetime, chosen: WalkInsAs) -> SiteWalkIn:
    """``walk_in`` as it is told to the site, with as much of the name as it chose."""
    name = full_name(walk_in.usager) if walk_in.usager is not None else walk_in.said
    match chosen:
        case WalkInsAs.NAME:
            called = name
        case WalkInsAs.INITIALS:
            called = initials(name)
        case _:
            called = ""
    return SiteWalkIn(
        walk_in.id,
        walk_in.arrived_at,
        acted_at,
        walk_in.outcome,
        walk_in.ended_at,
        ticket=walk_in.ticket,
        lieu_id=walk_in.lieu_id,
        motif_id=walk_in.motif_id,
        called=called,
        taken_by=walk_in.taken_by,
    )


def received(told: SiteWalkIn, known: WalkIn | None, organisation_id: int, motif_name: str) -> WalkIn:
    """The line that the desk shows of what was ``told``; what this desk knows of the person itself stays."""
    if known is None:
        known = WalkIn(id=told.key, organisation_id=organisation_id, arrived_at=told.arrived_at, said=told.called)
    return replace(
        known,
        arrived_at=told.arrived_at,
        outcome=told.outcome,
        ended_at=told.ended_at,
        ticket=told.ticket,
        lieu_id=told.lieu_id,
        motif_id=told.motif_id,
        motif_name=known.motif_name if told.motif_id == known.motif_id and known.motif_name else motif_name,
        taken_by=told.taken_by,
    )
