"""Facts counted: in all, and by whatever tells them apart. One pass, whatever is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final

from kiosk.domain.statistics.facts import Fact, Kind, MadeBy, State
from kiosk.domain.text.masked import masked

_PLACE: Final = {state: place for place, state in enumerate(State)}
_DAYS, _WEEKS = 31, 26 * 7
"""Of a period: up to so many days it is drawn day by day, or week by week; beyond, month by month."""


class By(StrEnum):
    """What tells RDVs apart."""

    TIME = "time"
    LIEU = "lieu"
    SERVICE = "service"
    MOTIF = "motif"
    AGENT = "agent"
    KIND = "kind"


class Step(StrEnum):
    """How long is one bar of time."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def before(self) -> Period:
        """As many days that end where this one begins; whole months before whole months."""
        if self.first.day == 1 and (self.last + timedelta(days=1)).day == 1:
            months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
            place = self.first.year * 12 + self.first.month - 1 - months
            return Period(date(place // 12, place % 12 + 1, 1), self.first - timedelta(days=1))
        return Period(self.first - timedelta(days=self.days), self.first - timedelta(days=1))

    @property
    def step(self) -> Step:
        return Step.DAY if self.days <= _DAYS else Step.WEEK if self.days <= _WEEKS else Step.MONTH

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last

    def begins(self, day: date) -> date:
        """The first day of the bar of time that holds ``day``."""
        if self.step is Step.DAY:
            return day
        return day.replace(day=1) if self.step is Step.MONTH else day - timedelta(days=day.weekday())

    def bars(self) -> list[date]:
        """The first day of each bar, in order, the empty ones too."""
        return sorted({self.begins(self.first + timedelta(days=n)) for n in range(self.days)})


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is counted; None: whatever it is."""

    lieu_id: int | None = None
    service_id: int | None = None
    motif_id: int | None = None
    agent_id: int | None = None
    kind: Kind | None = None


Row = list[int]
"""How many in each state, in the order of ``State``."""


@masked
@dataclass(slots=True)
class Figures:
    """``total`` and each row of ``by``: counts in the order of ``State``."""

    total: Row = field(default_factory=lambda: [0] * len(_PLACE))
    received: int = 0
    made_by: dict[MadeBy, int] = field(default_factory=dict)
    by: dict[By, dict[Any, Row]] = field(default_factory=dict)
    lieux: dict[int, str] = field(default_factory=dict)
    motifs: dict[int, str] = field(default_factory=dict)

    @property
    def rdvs(self) -> int:
        return sum(self.total)

    def of(self, state: State) -> int:
        return self.total[_PLACE[state]]

    @property
    def missed(self) -> float | None:
        """The share of those that were missed without a word, among those that should have taken place."""
        due = self.of(State.SEEN) + self.of(State.NOSHOW)
        return self.of(State.NOSHOW) / due if due else None


def count(facts: Iterable[Fact], wanted: Wanted, period: Period) -> Figures:
    """The figures of those of ``facts`` that are ``wanted`` and within ``period``."""
    found = Figures(by={by: {} for by in By})
    total, made_by = found.total, found.made_by
    time, lieux, services, motifs, agents, kinds = (found.by[by] for by in By)
    first, last = period.first, period.last
    bars: dict[date, date] = {}
    size = len(_PLACE)
    for fact in facts:
        day = fact.day
        if not first <= day <= last:
            continue
        if wanted.lieu_id is not None and fact.lieu_id != wanted.lieu_id:
            continue
        if wanted.service_id is not None and fact.service_id != wanted.service_id:
            continue
        if wanted.motif_id is not None and fact.motif_id != wanted.motif_id:
            continue
        if wanted.kind is not None and fact.kind is not wanted.kind:
            continue
        if wanted.agent_id is not None and wanted.agent_id not in fact.agent_ids:
            continue
        place = _PLACE[fact.state]
        total[place] += 1
        found.received += fact.received
        made_by[fact.made_by] = made_by.get(fact.made_by, 0) + 1
        bar = bars.get(day)
        if bar is None:
            bar = bars[day] = period.begins(day)
        for rows, key in (
            (time, bar),
            (lieux, fact.lieu_id),
            (services, fact.service_id),
            (motifs, fact.motif_id),
            (kinds, fact.kind),
        ):
            row = rows.get(key)
            if row is None:
                row = rows[key] = [0] * size
                if rows is lieux:
                    found.lieux[fact.lieu_id] = fact.lieu
                elif rows is motifs:
                    found.motifs[fact.motif_id] = fact.motif
            row[place] += 1
        for agent_id in fact.agent_ids:
            row = agents.get(agent_id)
            if row is None:
                row = agents[agent_id] = [0] * size
            row[place] += 1
    for bar in period.bars():
        time.setdefault(bar, [0] * size)
    return found


def agents_shown(figures: Figures, me: int, *, administrator: bool) -> Mapping[Any, Row]:
    """The figures of agents that may be shown to ``me``: an administrator sees all, anybody else their own alone."""
    rows = figures.by[By.AGENT]
    return rows if administrator else {key: row for key, row in rows.items() if key == me}
