"""What a desk can count: the RDVs of the days that the memory has, those that the platform is asked for, and waits.

Of what the platform tells nothing is kept on the disk: numbers alone stay, in RAM, for whoever is signed in.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Protocol

from kiosk.desk.day import DayReader
from kiosk.desk.platform_calls import PlatformCalls
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.walk_in import WalkInOutcome
from kiosk.domain.platform.failures import MemoryFailure
from kiosk.domain.statistics.facts import Fact, fact_of
from kiosk.domain.statistics.figures import Period
from kiosk.domain.statistics.waits import Noted, noted
from kiosk.domain.text.masked import masked
from kiosk.domain.writes.deed import Deed
from kiosk.store.rdvs import day_bounds

BACK: Final = 2
AHEAD: Final = 7
"""Around today, the days that the synchronisation keeps as the platform has them."""
_SECOND: Final = timedelta(seconds=1)
_LONGEST_KEPT: Final = 31
"""Days back of which lines of those without an RDV may be kept, at most."""


class Reads(Protocol):
    """What a register is to who counts."""

    @property
    def exists(self) -> bool: ...
    async def deeds(self) -> list[Deed]: ...


@masked
@dataclass(frozen=True, slots=True)
class KeptFacts:
    """What the memory has: the ``days`` of which it has all, and their facts."""

    days: frozenset[date]
    facts: tuple[Fact, ...]


@masked
@dataclass(frozen=True, slots=True)
class Outcomes:
    """What became of those without an RDV, on the days of which this desk still has their lines."""

    counts: dict[WalkInOutcome, int]
    since: date | None = None  # the first of these days; None: there is none


class Statistics:
    """Raises what ``PlatformCalls`` says."""

    def __init__(self, calls: PlatformCalls, days: DayReader, register: Reads | None) -> None:
        self._calls = calls
        self._days = days
        self._register = register

    async def kept(self, organisation_id: int, period: Period) -> KeptFacts:
        """What the memory has of a period, without a word to the platform."""
        directory = await self._days.directory(organisation_id)
        now = self._calls.now().astimezone(directory.zone)
        near = [now.date() + timedelta(days=n) for n in range(-BACK, AHEAD + 1)]
        known: set[date] = set()
        facts: list[Fact] = []
        for day in filter(period.holds, near):
            data = await self._days.day(organisation_id, day)
            if data.synced_at is not None:
                known.add(day)
                facts += (fact_of(entry, now, directory.motifs) for entry in data.entries if entry.rdv.id > 0)
        return KeptFacts(frozenset(known), tuple(facts))

    async def told(self, organisation_id: int, period: Period) -> tuple[Fact, ...]:
        """What the platform tells of a period: a few days, since somebody may want to stop."""
        directory = await self._days.directory(organisation_id)
        start, end = day_bounds(period.first, directory.zone)[0], day_bounds(period.last, directory.zone)[1] - _SECOND
        found = await self._calls.ask_to_show(lambda client: client.rdvs(organisation_id, start, end))
        now = self._calls.now().astimezone(directory.zone)
        facts: list[Fact] = []
        for number, rdv in enumerate(found, 1):
            facts.append(fact_of(DeskRdv(rdv), now, directory.motifs))
            if number % 50 == 0:
                await asyncio.sleep(0)  # a week of a large organisation is a thousand
        return tuple(fact for fact in facts if period.holds(fact.day))

    async def noted(self, organisation_id: int) -> Noted:
        """What was done at this desk about who came, by whoever worked here, as far back as the register goes.

        Where there is none, or it cannot be read, nothing was noted.
        """
        who = self._calls.who
        if self._register is None or who is None or not self._register.exists:
            return Noted()
        try:
            deeds = await self._register.deeds()
        except MemoryFailure:
            return Noted()
        directory = await self._days.directory(organisation_id)
        return await asyncio.to_thread(noted, deeds, who.instance, organisation_id, directory.zone)

    async def outcomes(self, organisation_id: int, period: Period) -> Outcomes:
        """What became of those who came without an RDV."""
        directory = await self._days.directory(organisation_id)
        today = self._calls.now().astimezone(directory.zone).date()
        counts: Counter[WalkInOutcome] = Counter()
        since: date | None = None
        for back in range(_LONGEST_KEPT, -1, -1):
            day = today - timedelta(days=back)
            if period.holds(day):
                lines = await self._calls.memory.walk_ins(organisation_id, day, directory.zone)
                counts.update(one.outcome for one in lines)
                since = since or (day if lines else None)
        return Outcomes({outcome: counts[outcome] for outcome in WalkInOutcome if counts[outcome]}, since)
