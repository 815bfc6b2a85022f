"""How long people waited at this desk, and when they came: read from what was done here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, tzinfo
from math import ceil
from statistics import median
from typing import Final

from kiosk.domain.day.shown import GRACE
from kiosk.domain.day.status import Action
from kiosk.domain.statistics.facts import Fact
from kiosk.domain.statistics.figures import Period, Wanted
from kiosk.domain.text.masked import masked
from kiosk.domain.writes.deed import Deed, Did

_ACTIONS: Final = frozenset(Action)
_LONGEST: Final = 12 * 60
"""Minutes: an arrival of which nothing was said any more that day is no wait."""


@masked
@dataclass(frozen=True, slots=True)
class Wait:
    """Somebody who was received, after so many minutes, at ``until``; ``hour``: of their arrival."""

    rdv_id: int
    day: date
    hour: int
    minutes: float
    until: datetime | None = None


@masked
@dataclass(frozen=True, slots=True)
class Unended:
    """Somebody who came to an RDV, of whom it was not noted on that day that they were received."""

    rdv_id: int
    day: date


@masked
@dataclass(slots=True)
class Noted:
    """What was noted at this desk: waits that ended well, arrivals, and those who came without an RDV."""

    waits: list[Wait] = field(default_factory=list)
    unended: list[Unended] = field(default_factory=list)
    arrivals: list[tuple[date, int]] = field(default_factory=list)  # (day, hour), of whoever came
    walk_ins: list[tuple[date, int]] = field(default_factory=list)  # those among them without an RDV
    booked: list[date] = field(default_factory=list)  # when an RDV was made here
    created: list[date] = field(default_factory=list)  # when somebody was written down here
    since: date | None = None  # the first day of which there is anything


@dataclass(frozen=True, slots=True)
class Spread:
    """Of some waits: how many, the middle one, that which one in ten exceeds, and how many were short enough."""

    count: int
    median: float
    p90: float
    soon: int

    @property
    def share(self) -> float:
        return self.soon / self.count


def noted(deeds: Iterable[Deed], instance: str, organisation_id: int, zone: tzinfo) -> Noted:
    """What ``deeds``, in their order, tell of an organisation of ``instance``."""
    found = Noted()
    came: dict[tuple[int, int], datetime] = {}
    said_late: dict[tuple[int, int], datetime] = {}  # that they were received: on another day
    gone: dict[tuple[int, int], datetime] = {}  # who had come, and is said not to be there
    received: dict[tuple[int, int], tuple[datetime, Wait]] = {}
    walk_ins: list[datetime] = []
    booked: dict[int, date] = {}
    created: dict[int, date] = {}
    done: dict[int, list[tuple[str, list[tuple[int, int]]]]] = {}  # of each RDV, what may be taken back
    for deed in _renamed([one for one in deeds if one.instance == instance]):
        if deed.organisation_id != organisation_id:
            continue
        day = deed.at.astimezone(zone).date()
        if found.since is None:
            found.since = day
        if deed.what == Did.RDV_BOOKED:
            booked[deed.rdv_id] = day
        elif deed.what == Did.USAGER_CREATED:
            created |= dict.fromkeys(deed.usager_ids, day)
        elif deed.what == Did.TAKEN_BACK and not deed.rdv_id:
            for one in deed.usager_ids:
                created.pop(one, None)
        elif deed.what == Did.WALK_IN_NOTED:
            walk_ins.append(deed.at)
        elif deed.what == Did.WALK_IN_REMOVED and walk_ins:
            walk_ins.pop()
        keys = [(deed.rdv_id, one) for one in deed.usager_ids] or [(deed.rdv_id, 0)]
        if deed.what == Did.TAKEN_BACK:
            # What was done last of that RDV: who was received waits on, who had come has not.
            what, keys = done[deed.rdv_id].pop() if done.get(deed.rdv_id) else ("", [])
            if what == Did.RDV_BOOKED:
                booked.pop(deed.rdv_id, None)
            for key in keys:
                if what == Action.SEEN and key in received:
                    came[key] = received.pop(key)[0]
                elif what == Action.WAITING:
                    came.pop(key, None)
                elif (at := said_late.pop(key, None) or gone.pop(key, None)) is not None:
                    came[key] = at
            continue
        if deed.what in _ACTIONS or deed.what in (Did.RDV_BOOKED, Did.RDV_CHANGED):
            done.setdefault(deed.rdv_id, []).append((deed.what, keys))
        if deed.what not in _ACTIONS:
            continue
        for key in keys:
            if deed.what == Action.WAITING:
                # Taking back « Vu » is to have them wait on, since they arrived.
                late, left_at = said_late.pop(key, None), gone.pop(key, None)
                start = deed.at
                if deed.undoes:
                    before = received.pop(key)[0] if key in received else late or left_at
                    if before is None:
                        continue  # they came elsewhere, or nobody said here when
                    start = before
                came.setdefault(key, start)
            elif deed.what == Action.SEEN and key in came:
                start = came.pop(key)
                wait = _wait(deed.rdv_id, start, deed.at, zone)
                if wait is not None:
                    received[key] = start, wait
                else:
                    said_late[key] = start
            else:
                if key in came:
                    gone[key] = came.pop(key)
                if deed.what != Action.SEEN:
                    received.pop(key, None)
    found.waits = [wait for _, wait in received.values()]
    found.booked, found.created = list(booked.values()), list(created.values())
    found.walk_ins = [(at.date(), at.hour) for at in (one.astimezone(zone) for one in walk_ins)]
    still = [(key, at.astimezone(zone)) for those in (came, said_late) for key, at in those.items()]
    found.unended = [Unended(key[0], at.date()) for key, at in still]
    there = [(at.date(), at.hour) for _, at in still]
    found.arrivals = [(one.day, one.hour) for one in found.waits] + there + found.walk_ins
    return found


def _renamed(deeds: Sequence[Deed]) -> Iterable[Deed]:
    """``deeds`` with the platform's numbers from the start for what was made here: one RDV has one.

    Each agent has a memory of their own, and numbers below zero of their own.
    """
    names: dict[tuple[int, int], int] = {}
    found: list[Deed] = []
    for deed in reversed(deeds):
        if deed.what == Did.KNOWN_AS and len(deed.usager_ids) == 2:
            names[deed.agent_id, deed.usager_ids[0]] = deed.usager_ids[1]
        elif deed.rdv_id < 0 or any(one < 0 for one in deed.usager_ids):
            rdv_id, *usagers = (names.get((deed.agent_id, one), one) for one in (deed.rdv_id, *deed.usager_ids))
            found.append(replace(deed, rdv_id=rdv_id, usager_ids=tuple(usagers)))
        else:
            found.append(deed)
    return reversed(found)


def _wait(rdv_id: int, start: datetime, end: datetime, zone: tzinfo) -> Wait | None:
    at = start.astimezone(zone)
    minutes = (end - start).total_seconds() / 60
    if not 0 <= minutes <= _LONGEST or at.date() != end.astimezone(zone).date():
        return None
    return Wait(rdv_id, at.date(), at.hour, minutes, end)


def spread(minutes: Sequence[float], soon: float) -> Spread | None:
    """Of waits in minutes; ``soon``: those within it are short. None: there is none."""
    if not minutes:
        return None
    ordered = sorted(minutes)
    p90 = ordered[ceil(0.9 * len(ordered)) - 1]
    return Spread(len(ordered), median(ordered), p90, sum(one <= soon for one in ordered))


@dataclass(slots=True)
class Waits:
    """Waits of a period: in all, by hour of arrival, by service and by motif (their ids; 0: not known).

    ``unknown``: how many more came of whom nobody knows when they were received.
    """

    all: Spread | None = None
    by_hour: dict[int, Spread] = field(default_factory=dict)
    by_service: dict[int, Spread] = field(default_factory=dict)
    by_motif: dict[int, Spread] = field(default_factory=dict)
    unknown: int = 0


def waits_of(found: Noted, facts: Mapping[int, Fact], wanted: Wanted, period: Period, soon: float) -> Waits:
    """Of what was noted, the waits that are ``wanted``; ``facts`` tell of each RDV what it was for.

    Of one agent nothing is told: how long people waited is no measure of one person. « Vu » that was said when the RDV
    should have been over for a while, as « À renseigner » asks for it, does not tell when somebody was received.
    """
    if wanted.agent_id is not None:
        return Waits()
    groups: tuple[dict[int, list[float]], ...] = ({}, {}, {})
    minutes: list[float] = []
    narrowed = wanted != Wanted()

    def counts(one: Wait | Unended) -> bool:
        fact = facts.get(one.rdv_id)
        return period.holds(one.day) and (not narrowed or (fact is not None and _fits(fact, wanted)))

    unknown = sum(map(counts, found.unended))
    for wait in filter(counts, found.waits):
        fact = facts.get(wait.rdv_id)
        if fact is not None and _said_afterwards(wait, fact):
            unknown += 1
            continue
        minutes.append(wait.minutes)
        keys = (wait.hour, fact.service_id if fact else 0, fact.motif_id if fact else 0)
        for group, key in zip(groups, keys, strict=True):
            group.setdefault(key, []).append(wait.minutes)
    by_hour, by_service, by_motif = (
        {key: one for key, values in sorted(group.items()) if (one := spread(values, soon)) is not None}
        for group in groups
    )
    return Waits(spread(minutes, soon), by_hour, by_service, by_motif, unknown)


def _said_afterwards(wait: Wait, fact: Fact) -> bool:
    return wait.until is not None and fact.ends_at is not None and wait.until > fact.ends_at + GRACE


def _fits(fact: Fact, wanted: Wanted) -> bool:
    return (
        wanted.lieu_id in (None, fact.lieu_id)
        and wanted.service_id in (None, fact.service_id)
        and wanted.motif_id in (None, fact.motif_id)
        and wanted.kind in (None, fact.kind)
    )


def crowd(found: Noted, period: Period) -> dict[int, float]:
    """How many came in each hour, on an average day on which somebody came; in order."""
    within = [(day, hour) for day, hour in found.arrivals if period.holds(day)]
    days = len({day for day, _ in within})
    return {hour: number / days for hour, number in sorted(Counter(hour for _, hour in within).items())}
