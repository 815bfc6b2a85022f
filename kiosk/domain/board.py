"""The board: the rows that a day shows, in the order in which they are shown, and its counters."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from kiosk.domain.gesture import DeskRdv
from kiosk.domain.model import Usager
from kiosk.domain.status import Action, Shown, Tense


@dataclass(frozen=True, slots=True)
class Thresholds:
    """After how long someone late, or waiting, stands out."""

    late: timedelta = timedelta(minutes=10)
    long_wait: timedelta = timedelta(minutes=20)


class Counter(StrEnum):
    """The counters of the board, each of which is a filter too."""

    UPCOMING = "upcoming"
    WAITING = "waiting"
    SEEN = "seen"
    ABSENT = "absent"  # noshow, excused and revoked
    TO_FILL = "to_fill"


COUNTER_LABELS: dict[Counter, str] = {
    Counter.UPCOMING: "À venir",
    Counter.WAITING: "En salle d’attente",
    Counter.SEEN: "Vus",
    Counter.ABSENT: "Absents et annulés",
    Counter.TO_FILL: "À renseigner",
}


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """What the board is narrowed to; empty sets and text let everything through."""

    text: str = ""
    agent_ids: frozenset[int] = frozenset()
    service_ids: frozenset[int] = frozenset()
    motif_ids: frozenset[int] = frozenset()
    counters: frozenset[Counter] = frozenset()

    @property
    def active(self) -> bool:
        """Whether it hides anything."""
        return bool(self.text.strip() or self.agent_ids or self.service_ids or self.motif_ids or self.counters)


class RowKind(StrEnum):
    FOLD = "fold"  # « 14 RDV passés, tous renseignés », which opens
    NOW = "now"  # the line of the present hour
    RDV = "rdv"
    PARTICIPATION = "participation"  # one usager of an RDV that has several


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the board, ready to be shown. ``key`` is stable across refreshes (« rdv-12 », « participation-34 »)."""

    key: str
    kind: RowKind
    text: str = ""  # fold and now: their whole text
    open: bool = False  # fold: unfolded; RDV with participation lines: unfolded
    entry: DeskRdv | None = None
    participation_ids: tuple[int, ...] = ()  # those that a gesture on this line acts on
    usagers: tuple[Usager, ...] = ()
    name: str = ""  # « DUPONT Léa », « MARTIN Paul, MARTIN Julie », the workshop's title
    detail: str = ""  # birth date among homonyms, « 8 inscrits, 3 en salle d’attente » of a workshop, « avec … »
    hour: str = ""  # « 9:30 »
    shown: Shown | None = None
    tense: Tense | None = None
    waiting_since: datetime | None = None
    waiting_minutes: int | None = None
    long_wait: bool = False
    late_minutes: int | None = None  # set once past the threshold of lateness
    unsent: bool = False
    problem: str = ""
    actions: tuple[Action, ...] = ()
    spoken: str = ""  # the whole line for a screen reader


@dataclass(frozen=True, slots=True)
class Board:
    """A day as it is shown: rows after the filter, counters before it."""

    day: date
    rows: tuple[Row, ...] = ()
    counters: dict[Counter, int] = field(default_factory=dict)
    total: int = 0  # RDVs of the day at this lieu, before the filter
    matching: int = 0  # RDVs after the filter
