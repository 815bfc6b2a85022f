"""A platform in this process, with faults on demand, and a time that only the test moves."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from kiosk.api_client.things import Change, ChangeBatch, Directory
from kiosk.clock import Clock
from kiosk.domain.absence import Absence
from kiosk.domain.capabilities import Capabilities
from kiosk.domain.failures import Failure, NotFound, Refused
from kiosk.domain.gesture import Gesture, apply
from kiosk.domain.model import Agent, Lieu, Motif, Organisation, PlageOccurrence, Rdv, Usager
from kiosk.domain.status import UNDETERMINED, Action, Status
from tests.support.trade import AGENT, LIEU, MOTIF, ORGANISATION

EVERYTHING = Capabilities(
    version=1, directory=True, rdvs=True, waiting_room=True, changes=True, user_search=True, plage_ouvertures=True
)
_ACTIONS = {
    Status.UNKNOWN: Action.RESET,
    Status.SEEN: Action.SEEN,
    Status.NOSHOW: Action.NOSHOW,
    Status.EXCUSED: Action.EXCUSED,
    Status.REVOKED: Action.REVOKED,
}


@dataclass
class Fault:
    """What the next calls of a name do: raise ``failure`` before doing their work, or after."""

    call: str
    failure: Failure
    after: bool = False
    skip: int = 0  # calls that come through before


class FakePlatform:
    """Its RDVs, by id, are in ``rdvs_there``; each call is noted in ``calls`` when it comes."""

    def __init__(self, clock: Clock, rdvs: Sequence[Rdv] = (), capabilities: Capabilities = EVERYTHING) -> None:
        self.clock = clock
        self.able = capabilities
        self.timezone = "Europe/Paris"
        self.rdvs_there: dict[int, Rdv] = {rdv.id: replace(rdv, lock_version=rdv.lock_version or 1) for rdv in rdvs}
        self.organisations_there = [ORGANISATION]
        self.agents_there: list[Agent] = [AGENT]
        self.lieux_there: list[Lieu] | None = [LIEU]  # None: a historic instance
        self.serves_one_rdv = True
        self.absences_there: list[Absence] = []
        self.plages_there: list[PlageOccurrence] = []
        self.usagers_there: list[Usager] = []
        self.calls: list[tuple[str, object]] = []
        self.sent: list[tuple[str, int, Status | datetime | None, str]] = []  # writes that were carried out
        self.keys: list[str] = []  # of all the writes that came
        self.faults: deque[Fault] = deque()
        self.down: Failure | None = None
        self.oldest = 0
        self.offset: timedelta | None = None
        self.hold: dict[str, asyncio.Event] = {}
        self._changes: list[Change] = []
        self._changed = asyncio.Event()

    @property
    def clock_offset(self) -> timedelta | None:
        return self.offset

    # --- what tests do to it

    def change(self, rdv: Rdv | int, *, silently: bool = False) -> None:
        """Someone else changes an RDV, or deletes it when it is its id."""
        if isinstance(rdv, int):
            del self.rdvs_there[rdv]
            change = Change("rdv", rdv, deleted=True)
        else:
            known = self.rdvs_there.get(rdv.id)
            version = (known.lock_version or 0) + 1 if known is not None else 1
            self.rdvs_there[rdv.id] = replace(rdv, lock_version=version)
            change = Change("rdv", rdv.id)
        if not silently:
            self.tell(change)

    def tell(self, change: Change) -> None:
        self._changes.append(change)
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()

    def count(self, call: str) -> int:
        return sum(name == call for name, _ in self.calls)

    # --- calls

    async def _enter(self, call: str, detail: object = None) -> Fault | None:
        self.calls.append((call, detail))
        if (held := self.hold.get(call)) is not None:
            await held.wait()
        await asyncio.sleep(0)
        if self.down is not None:
            raise self.down
        fault = next((f for f in self.faults if f.call == call), None)
        if fault is not None and fault.skip:
            fault.skip -= 1
            return None
        if fault is not None:
            self.faults.remove(fault)
            if not fault.after:
                raise fault.failure
        return fault

    async def capabilities(self) -> Capabilities:
        await self._enter("capabilities")
        return self.able

    async def organisations(self) -> list[Organisation]:
        await self._enter("organisations")
        return list(self.organisations_there)

    async def directory(self, organisation_id: int) -> Directory:
        await self._enter("directory", organisation_id)
        return Directory(timezone=self.timezone)

    async def agents(self, organisation_id: int) -> list[Agent]:
        await self._enter("agents", organisation_id)
        return list(self.agents_there)

    async def motifs(self, organisation_id: int) -> list[Motif]:
        await self._enter("motifs", organisation_id)
        return [MOTIF]

    async def lieux(self, organisation_id: int) -> list[Lieu]:
        await self._enter("lieux", organisation_id)
        if self.lieux_there is None:
            raise NotFound
        return list(self.lieux_there)

    async def plage_ouvertures(self, organisation_id: int, from_: date, to: date) -> list[PlageOccurrence]:
        await self._enter("plage_ouvertures", (from_, to))
        return list(self.plages_there)

    async def absences(self) -> list[Absence]:
        await self._enter("absences")
        return list(self.absences_there)

    async def rdvs(self, organisation_id: int, starts_after: datetime, starts_before: datetime) -> list[Rdv]:
        found = self._between(organisation_id, starts_after, starts_before)
        await self._enter("rdvs", (organisation_id, starts_after, starts_before))
        # The answer left before whatever held it on the way.
        return found if "rdvs" in self.hold else self._between(organisation_id, starts_after, starts_before)

    async def rdv_pages(
        self, organisation_id: int, starts_after: datetime, starts_before: datetime
    ) -> AsyncGenerator[list[Rdv], None]:
        await self._enter("rdv_pages", (organisation_id, starts_after, starts_before))
        found = self._between(organisation_id, starts_after, starts_before)
        for start, end in pairwise([*range(0, len(found), 100), len(found)]):
            yield found[start:end]

    def _between(self, organisation_id: int, start: datetime, end: datetime) -> list[Rdv]:
        every = self.rdvs_there.values()
        found = (r for r in every if r.organisation_id == organisation_id and start <= r.starts_at <= end)
        return sorted(found, key=lambda rdv: (rdv.starts_at, rdv.id))

    async def rdv(self, rdv_id: int) -> Rdv:
        await self._enter("rdv", rdv_id)
        if not self.serves_one_rdv:
            raise NotFound
        if rdv_id not in self.rdvs_there:
            raise NotFound(gone=True)
        return self.rdvs_there[rdv_id]

    async def users(self, organisation_id: int) -> AsyncGenerator[list[Usager], None]:
        await self._enter("users", organisation_id)
        for start in range(0, len(self.usagers_there), 100):
            yield self.usagers_there[start : start + 100]

    async def changes(self, organisation_id: int, cursor: str | None) -> ChangeBatch:
        await self._enter("changes", cursor)
        if cursor is None:
            return ChangeBatch(str(len(self._changes)))
        if int(cursor) < self.oldest:
            raise NotFound(gone=True)
        while len(self._changes) == int(cursor):
            await self._changed.wait()
            if self.down is not None:
                raise self.down
        return ChangeBatch(str(len(self._changes)), tuple(dict.fromkeys(self._changes[int(cursor) :])))

    async def set_participation_status(self, participation_id: int, status: Status, *, key: str) -> Rdv:
        self.keys.append(key)
        fault = await self._enter("set_participation_status", (participation_id, status))
        rdv = self._of(participation_id)
        gesture = Gesture(key, rdv.id, rdv.organisation_id, _ACTIONS[status], (participation_id,), self.clock.now())
        return self._written(apply(rdv, gesture), fault, ("status", participation_id, status, key))

    async def mark_waiting(
        self, rdv_id: int, participation_ids: Sequence[int], arrived_at: datetime, *, key: str
    ) -> Rdv:
        self.keys.append(key)
        fault = await self._enter("mark_waiting", (rdv_id, tuple(participation_ids)))
        rdv = self._of(participation_ids[0])
        if any(p.status not in UNDETERMINED for p in rdv.participations if p.id in participation_ids):
            raise Refused
        ids = tuple(participation_ids)
        gesture = Gesture(key, rdv_id, rdv.organisation_id, Action.WAITING, ids, arrived_at)
        return self._written(apply(rdv, gesture), fault, ("waiting", ids[0], arrived_at, key))

    async def clear_waiting(self, rdv_id: int, participation_ids: Sequence[int], *, key: str) -> Rdv:
        self.keys.append(key)
        fault = await self._enter("clear_waiting", (rdv_id, tuple(participation_ids)))
        rdv = self._of(participation_ids[0])
        people = tuple(replace(p, waiting_since=None) if p.id in participation_ids else p for p in rdv.participations)
        waiting = [p.waiting_since for p in people if p.waiting_since is not None]
        there = replace(rdv, participations=people, waiting_since=min(waiting, default=None))
        return self._written(there, fault, ("clear", participation_ids[0], None, key))

    def _of(self, participation_id: int) -> Rdv:
        for rdv in self.rdvs_there.values():
            if any(p.id == participation_id for p in rdv.participations):
                return rdv
        raise NotFound

    def _written(self, rdv: Rdv, fault: Fault | None, what: tuple[str, int, Status | datetime | None, str]) -> Rdv:
        self.sent.append(what)
        self.change(rdv)
        if fault is not None:
            raise fault.failure
        return self.rdvs_there[rdv.id]


class SlowTime:
    """A ``sleep`` that ends when the test has moved time far enough."""

    def __init__(self) -> None:
        self.now = 0.0
        self.asked: list[float] = []
        self._sleepers: set[tuple[float, asyncio.Event]] = set()

    async def sleep(self, seconds: float) -> None:
        self.asked.append(seconds)
        sleeper = (self.now + seconds, asyncio.Event())
        self._sleepers.add(sleeper)
        try:
            await sleeper[1].wait()
        finally:
            self._sleepers.discard(sleeper)

    def sleeping(self, least: float = 0.0, most: float = float("inf")) -> bool:
        """Whether someone has still from ``least`` to ``most`` seconds to sleep."""
        return any(least <= end - self.now <= most for end, _ in self._sleepers)

    def move(self, seconds: float) -> None:
        self.now += seconds
        for end, event in self._sleepers:
            if end <= self.now:
                event.set()
