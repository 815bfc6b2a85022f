"""Keeps what the site's desks share alike: tells the companion what was done here, and hears what the others did.

Everything is a state with its moment (docs/site-api.md): what waits to be told is in the rows themselves, and may be
told again. So a cut, a kill of either, and a companion that has lost its disk all end in the same way: the day is
read, and what this desk has of it is told.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from time import monotonic
from typing import TYPE_CHECKING, Any

from kiosk.clock import Clock
from kiosk.domain.lobby.call import Called
from kiosk.domain.platform.capabilities import Capabilities
from kiosk.domain.platform.failures import (
    Failure,
    Forbidden,
    MemoryDamaged,
    MemoryFailure,
    NotFound,
    Refused,
    SignedOut,
)
from kiosk.domain.platform.site import Kind, SiteAbilities, SiteArrival, SiteDay, SiteLine, SiteWalkIn, shared
from kiosk.store.changes import Changes
from kiosk.store.codec import pack, unpack
from kiosk.store.memory import Memory
from kiosk.sync.site.door import SiteDoor
from kiosk.sync.site.lobby import LobbyDigests
from kiosk.sync.site.own import OwnPlatform
from kiosk.sync.state import SiteState
from kiosk.sync.timing import AT_ONCE, PAUSE_AT_MOST, SEVERAL_AT_ONCE, Backoff, SyncTiming

if TYPE_CHECKING:
    from kiosk.api_client.calls.site import SiteCalls
    from kiosk.sync.server import Platform

_EPOCH = "site/epoch"
_ABILITIES = "site/abilities"
"""What it could do the last time: a desk that starts while it is away goes on with that."""
_SHARED = frozenset({"walk_ins", "calls", "notices"})
_ARRIVALS = frozenset({"rdvs", "queue"})
"""Of arrivals these tell too; a platform that has a waiting room of its own is told of none here."""
_MOVED = timedelta(seconds=2)
"""By how much a clock must have been set: two readings are never at the same moment, and hours would tremble."""
_MOST_BETWEEN_TRIES = 5.0
"""Seconds: the companion is next door, and asking it costs nobody anything."""


def _nobody() -> None:
    """Nobody listens yet."""


class SiteSync:
    """Of one memory. Used on one asyncio loop; ``changed`` is called with each new ``state``."""

    def __init__(
        self,
        door: SiteDoor | OwnPlatform,
        memory: Memory,
        clock: Clock,
        *,
        timing: SyncTiming = SyncTiming(),  # noqa: B008 - frozen
        sleep: Callable[[float], Coroutine[Any, Any, None]] = asyncio.sleep,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self.changed: Callable[[], None] = _nobody
        self._door = door
        self._memory = memory
        self._clock = clock
        self._timing = replace(timing, backoff_most=min(timing.backoff_most, _MOST_BETWEEN_TRIES))
        self._sleep = sleep
        self._jitter = jitter
        self._organisation_id: int | None = None
        self._abilities = SiteAbilities()
        self._digests = LobbyDigests(door, memory, clock)
        self._offset: timedelta | None = None  # the companion's clock less this desk's
        self._otherwise = asyncio.Event()  # another organisation, or another companion
        self._untold = asyncio.Event()  # something may be to be told
        self.state = SiteState(configured=bool(door.address), paired=door.paired)

    def look_at(self, organisation_id: int) -> None:
        """The desk looks at that organisation."""
        if organisation_id != self._organisation_id:
            self._organisation_id = organisation_id
            self._otherwise.set()

    def offered(self, platform: Platform, known: Capabilities | None) -> None:
        """Who is signed in speaks to ``platform``, which can do what is ``known``."""
        self._door.offered(platform, known)

    def nudge(self) -> None:
        """There is reason to think that the companion can be reached again."""
        self._untold.set()

    def joined(self, known: Capabilities | None) -> Capabilities | None:
        """What the platform can do, and the site by itself."""
        if known is None or not self.state.paired:
            return known
        site = self._abilities
        return replace(
            known,
            waiting_room=known.waiting_room or site.waiting_room,
            walk_ins=known.walk_ins or site.walk_ins,
            calls=known.calls or site.calls,
            check_in=known.check_in or site.check_in,
            notices=known.notices or site.notices,
        )

    async def run(self) -> None:
        """Until cancelled."""
        stops = [self._memory.subscribe(self._memory_changed), self._door.changed.add(lambda _: self._otherwise.set())]
        try:
            await self._door.recall()
            self._abilities = _recalled(await self._memory.mark(_ABILITIES)) or self._abilities
            if self._door.paired:
                await self._digests.recall()
            while True:
                self._otherwise.clear()
                self._say(paired=self._door.paired, revoked=False)
                client = self._door.client()
                if client is None or self._organisation_id is None:
                    await self._otherwise.wait()
                    continue
                try:
                    await _first(self._otherwise.wait(), self._work(client, self._organisation_id))
                finally:
                    await client.aclose()
        finally:
            for stop in stops:
                stop()

    # --- inside

    async def _work(self, client: SiteCalls, organisation_id: int) -> None:
        """With one companion on one organisation, until cancelled."""
        backoff = Backoff(self._timing, self._jitter)
        while True:
            try:
                self._abilities = await client.abilities()
                await self._memory.save_mark(_ABILITIES, pack(self._abilities).decode())
                day = await self._read(client, organisation_id)
                self._say(connected=True, cut_since=None, abilities=self._abilities)
                backoff.reset()
                self._untold.set()
                await _first(
                    self._tell(client),
                    self._follow(client, organisation_id, day.cursor),
                    self._digests.run(client, organisation_id),
                )
            except SignedOut:
                self._say(connected=False, revoked=True)
                await self._otherwise.wait()
            except Failure as failure:
                if not isinstance(failure, MemoryFailure):
                    self._say(connected=False, cut_since=self.state.cut_since or self._clock.now())
                await self._sleep(backoff.next())

    async def _read(self, client: SiteCalls, organisation_id: int) -> SiteDay:
        day = await client.day(organisation_id)
        offset = day.now - self._clock.now()
        if self._offset is None or abs(offset - self._offset) >= _MOVED:
            self._offset = offset
        known = await self._memory.mark(_EPOCH)
        if known != day.epoch:
            # It knows nothing of what it was told before: all of it is told again, whatever ends meanwhile.
            await self._memory.site.tell_again()
            await self._memory.save_mark(_EPOCH, day.epoch)
            self._untold.set()
        await self._take(organisation_id, day.arrivals, day.walk_ins)
        await self._memory.site.take_lines([_moved_shared(one, -self._ahead) for one in day.lines])
        if day.helps != self.state.helps:
            self.state = replace(self.state, helps=tuple(day.helps))
            self.changed()
        return day

    @property
    def _ahead(self) -> timedelta:
        return self._offset or timedelta()

    async def _follow(self, client: SiteCalls, organisation_id: int, cursor: str) -> None:
        at_once = 0
        while True:
            began, told = monotonic(), False
            try:
                cursor, moved = await client.changes(organisation_id, cursor)
                told = moved
            except NotFound as failure:
                if not failure.gone:
                    raise
                moved = True
            if moved:
                cursor = (await self._read(client, organisation_id)).cursor
            # What does not wait for anything to change is asked less and less, as the platform is.
            at_once = at_once + 1 if not told and monotonic() - began < AT_ONCE else 0
            if at_once > SEVERAL_AT_ONCE:
                await self._sleep(min(at_once / 10, PAUSE_AT_MOST))

    async def _tell(self, client: SiteCalls) -> None:
        while True:
            await self._untold.wait()
            self._untold.clear()
            while await self._tell_some(client):
                pass

    async def _tell_some(self, client: SiteCalls) -> bool:
        """Whether there was anything that it takes."""
        can = self._abilities
        arrivals = await self._memory.site.untold_arrivals() if can.waiting_room else {}
        for organisation_id, some in arrivals.items():
            await self._tell_arrivals(client, organisation_id, some)
        walk_ins = await self._memory.site.untold_walk_ins() if can.walk_ins else {}
        for organisation_id, lines in walk_ins.items():
            told = [
                replace(shared(one.line, one.acted_at, can.walk_ins_as), gone=one.gone, stamp=one.stamp)
                for one in lines
            ]
            await self._tell_walk_ins(client, organisation_id, told)
        takes = {kind for kind, so in (("calls", can.calls), ("notices", can.notices)) if so}
        untold = [one for one in await self._memory.site.untold_lines() if one.kind in takes]
        groups: dict[tuple[int, Kind], list[SiteLine]] = {}
        for one in untold:
            groups.setdefault((one.line.organisation_id, one.kind), []).append(one)
        for (organisation_id, kind), alike in groups.items():
            await self._tell_lines(client, organisation_id, kind, alike)
        return bool(arrivals or walk_ins or untold)

    async def _tell_lines(self, client: SiteCalls, organisation_id: int, kind: Kind, some: Sequence[SiteLine]) -> None:
        try:
            answer = await client.tell_lines(organisation_id, kind, [_moved_shared(one, self._ahead) for one in some])
        except (Refused, Forbidden) as failure:
            if len(some) > 1 and isinstance(failure, Refused):
                for one in some:
                    await self._tell_lines(client, organisation_id, kind, [one])
                return
            answer = []
        await self._memory.site.take_lines([_moved_shared(one, -self._ahead) for one in answer], some)
        held = {one.id for one in answer}
        await self._memory.site.passed_over_lines([one for one in some if one.id not in held])

    async def _tell_arrivals(self, client: SiteCalls, organisation_id: int, some: Sequence[SiteArrival]) -> None:
        try:
            answer = await client.tell_arrivals(organisation_id, [_moved(one, self._ahead) for one in some])
        except (Refused, Forbidden) as failure:
            if len(some) > 1 and isinstance(
                failure, Refused
            ):  # one of them cannot be told, and must not keep the others back
                for one in some:
                    await self._tell_arrivals(client, organisation_id, [one])
                return
            answer = []
        await self._take(organisation_id, answer, [], told=some)
        held = {one.participation_id for one in answer}
        await self._memory.site.passed_over(
            organisation_id, [one for one in some if one.participation_id not in held], []
        )

    async def _tell_walk_ins(self, client: SiteCalls, organisation_id: int, some: Sequence[SiteWalkIn]) -> None:
        try:
            answer = await client.tell_walk_ins(organisation_id, [_moved_line(one, self._ahead) for one in some])
        except (Refused, Forbidden) as failure:
            if len(some) > 1 and isinstance(failure, Refused):
                for one in some:
                    await self._tell_walk_ins(client, organisation_id, [one])
                return
            answer = []
        await self._take(organisation_id, [], answer, told=some)
        held = {one.key for one in answer}
        await self._memory.site.passed_over(organisation_id, [], [one for one in some if one.key not in held])

    async def _take(
        self,
        organisation_id: int,
        arrivals: Sequence[SiteArrival],
        walk_ins: Sequence[SiteWalkIn],
        told: Sequence[SiteArrival | SiteWalkIn] = (),
    ) -> None:
        await self._memory.site.take(
            organisation_id,
            [_moved(one, -self._ahead) for one in arrivals],
            [_moved_line(one, -self._ahead) for one in walk_ins],
            told,
        )

    def _memory_changed(self, changes: Changes) -> None:
        self._digests.heard(changes)
        if changes.kinds & (_SHARED | _ARRIVALS if self._abilities.waiting_room else _SHARED):
            self._untold.set()

    def _say(
        self,
        *,
        paired: bool | None = None,
        connected: bool | None = None,
        cut_since: datetime | None = None,
        revoked: bool | None = None,
        abilities: SiteAbilities | None = None,
    ) -> None:
        before = self.state
        state = replace(
            before,
            paired=before.paired if paired is None else paired,
            connected=before.connected if connected is None else connected,
            cut_since=cut_since,
            revoked=before.revoked if revoked is None else revoked,
            abilities=before.abilities if abilities is None else abilities,
        )
        if state != before:
            self.state = state
            self.changed()


class Alone:
    """Of a desk whose site has no companion."""

    changed: Callable[[], None] = staticmethod(_nobody)
    state = SiteState()

    def look_at(self, organisation_id: int) -> None:
        """Nobody is asked."""

    def offered(self, platform: Platform, known: Capabilities | None) -> None:
        """Nothing is shared beside RDVs."""

    def joined(self, known: Capabilities | None) -> Capabilities | None:
        """What the platform can do."""
        return known

    async def run(self) -> None:
        """Until cancelled."""
        await asyncio.Event().wait()


async def _first(*coroutines: Coroutine[Any, Any, Any]) -> None:
    """Until one of them ends; the others end with it. Raises what it raises."""
    tasks = [asyncio.ensure_future(one) for one in coroutines]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _recalled(kept: str | None) -> SiteAbilities | None:
    try:
        return None if kept is None else unpack(kept.encode(), SiteAbilities)
    except MemoryDamaged:
        return None  # of another version


def _moved(arrival: SiteArrival, by: timedelta) -> SiteArrival:
    if not by:
        return arrival
    since = None if arrival.since is None else arrival.since + by
    return replace(arrival, since=since, acted_at=arrival.acted_at + by)


def _moved_line(line: SiteWalkIn, by: timedelta) -> SiteWalkIn:
    if not by:
        return line
    ended_at = None if line.ended_at is None else line.ended_at + by
    return replace(line, arrived_at=line.arrived_at + by, acted_at=line.acted_at + by, ended_at=ended_at)


def _moved_shared(one: SiteLine, by: timedelta) -> SiteLine:
    if not by:
        return one
    line = one.line
    if isinstance(line, Called):
        line = replace(line, called_at=line.called_at + by)
    elif line.until is not None:
        line = replace(line, until=line.until + by)
    return replace(one, line=line, acted_at=one.acted_at + by)
