"""What the desk hands to those who show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta, tzinfo
from typing import Literal, TypeAlias

from kiosk.domain.dates.public_holidays import MAINLAND, DaysOff
from kiosk.domain.day.gesture import DeskRdv, Gesture
from kiosk.domain.day.model import AbsenceOccurrence, Lieu, Motif, Organisation, PlageOccurrence, Service, Team
from kiosk.domain.day.status import Action
from kiosk.domain.people.model import Agent
from kiosk.domain.text.masked import masked
from kiosk.domain.writes.origin import Origin
from kiosk.sync.state import News as News
from kiosk.sync.state import SiteState as SiteState
from kiosk.sync.state import SyncState as SyncState

ChangeKind: TypeAlias = Literal[
    "rdvs",
    "directory",
    "sync",
    "session",
    "walk_ins",
    "usagers",
    "capabilities",
    "memories",
    "memory",
    "lobby",
]


@dataclass(frozen=True, slots=True)
class Waits:
    """How long the desk waits, in seconds: mostly for the platform, where a person waits for the desk."""

    booked: float = 6.0  # for the platform to say yes to what is booked or changed, before it is « à confirmer »
    written: float = 0.7  # the same of a fiche, whose form closes then: what becomes of it is said later
    last_sends: float = 2.0  # for gestures still to be sent, before the session ends
    sign_out: float = 3.0  # for the platform to hear that it has
    asking: float = 6.0  # for an instance to say how it lets people in
    start_again: float = 30.0  # until a synchronisation that met a fault of ours goes on; F5 and signing in do not wait


@dataclass(frozen=True, slots=True)
class LockRules:
    """When a desk locks, and by what it is unlocked."""

    idle: timedelta = timedelta(minutes=5)  # without a gesture, before it locks by itself
    glance: timedelta = timedelta(0)  # without one, before its screen is discreet; nothing: never
    code_hours: float = 12  # for which a code is good
    show_names: bool = True  # a locked desk says whose session it is


@masked
@dataclass(frozen=True, slots=True)
class SignedAgent:
    """Who is at the desk."""

    agent_id: int
    first_name: str
    last_name: str
    email: str
    instance: str  # normalised: « https://rdv.anct.gouv.fr »
    by_browser: bool = False  # they signed in, and do again, in their browser

    def is_also(self, other: SignedAgent | None) -> bool:
        """Whether both are one agent of one instance."""
        return other is not None and (self.instance, self.agent_id) == (other.instance, other.agent_id)


@dataclass(frozen=True, slots=True)
class AgentHere:
    """Somebody who works at this desk."""

    who: SignedAgent
    seen_at: datetime | None = None  # when they were last at work here
    unsent: int = 0  # how many gestures then still had to leave
    by_code: bool = False  # a code of theirs opens their session, without a word to the platform


@dataclass(frozen=True, slots=True)
class SessionRules:
    """What a site says of those who share a desk."""

    end_of_day: time | None = time(20)
    """The hour at which all are signed out, in the clock's zone; None: never."""
    agents_days: int = 30
    """After how many days without coming somebody is forgotten."""
    show_names: bool = True
    """Whether the desk says who works at it, and keeps their names."""


@dataclass(frozen=True, slots=True)
class DeskChange:
    """Something shown is no longer what it was. ``origin`` names who caused it; empty sets: no one thing in particular.

    « rdvs »: RDVs, gestures, plages and absences; « directory »: organisations, lieux, agents, services,
    motifs; « sync »: connected or not, up to date, to be sent; « session »: who is signed in; « walk_ins »: who came
    without an RDV; « lobby »: who was called, what agents have the desks told; « usagers »: who people are, what was
    written of them, and what became of it; « capabilities »: what the platform can do (``Desk.capabilities``);
    « memories »: what is kept of agents who come no more; « memory »: the desk began again from the platform, with what
    could be saved (``Desk.salvage``).
    """

    kind: ChangeKind
    organisation_ids: frozenset[int] = frozenset()
    rdv_ids: frozenset[int] = frozenset()
    origin: Origin = Origin.DESK
    entries: tuple[DeskRdv, ...] = field(default=(), compare=False, repr=False)
    """The RDVs as they now are, where that is known already: who shows them need not read them."""
    usager_ids: frozenset[int] = frozenset()
    numbers: Mapping[int, int] = field(default_factory=dict, hash=False)
    """What the platform calls, from now on, the usagers, RDVs and participations that were made here."""


@dataclass(frozen=True, slots=True)
class OrganisationPlaces:
    """An organisation and the lieux among which a desk chooses."""

    organisation: Organisation
    lieux: tuple[Lieu, ...]
    zone: tzinfo | None = None  # its hours and days are read in it; None: the clock's


@dataclass(frozen=True, slots=True)
class Directory:
    """What changes little in an organisation: who and what is there, by identity."""

    agents: dict[int, Agent]
    services: dict[int, Service]
    motifs: dict[int, Motif]
    lieux: tuple[Lieu, ...]
    teams: tuple[Team, ...]
    zone: tzinfo  # its hours and days are read in it
    days_off: DaysOff = MAINLAND


@dataclass(frozen=True, slots=True)
class DayData:
    """All that the memory has of one day of an organisation."""

    entries: tuple[DeskRdv, ...]  # in hour order
    zone: tzinfo  # the organisation's: its hours and days are read in it
    agents: dict[int, Agent] = field(default_factory=dict)
    services: dict[int, Service] = field(default_factory=dict)
    motifs: dict[int, Motif] = field(default_factory=dict)
    plages: tuple[PlageOccurrence, ...] = ()
    absences: tuple[AbsenceOccurrence, ...] = ()
    lieux: tuple[Lieu, ...] = ()
    days_off: DaysOff = MAINLAND
    synced_at: datetime | None = None  # None: the platform was never asked for this day

    @property
    def several_lieux(self) -> bool:
        """Whether a line has to say at which lieu it is."""
        of_the_day = (entry.rdv.lieu.id for entry in self.entries if entry.rdv.lieu is not None)
        return len({*(lieu.id for lieu in self.lieux), *of_the_day}) > 1


@masked
@dataclass(frozen=True, slots=True)
class Batch:
    """What one key press did: its gestures, and to whom (« DUPONT Léa »), in order."""

    gestures: tuple[Gesture, ...]
    action: Action
    names: tuple[str, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """Those of its gestures."""
        return tuple(gesture.key for gesture in self.gestures)
