"""Who comes without an RDV: a list that no platform knows, kept for as long as this desk keeps its days."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import date, tzinfo

from kiosk.desk.lobby import came
from kiosk.desk.platform_calls import PlatformCalls
from kiosk.domain.day.model import Motif
from kiosk.domain.day.walk_in import LONGEST_NAME, LONGEST_REASON, WalkIn, WalkInOutcome, with_outcome
from kiosk.domain.people.model import Usager
from kiosk.domain.platform.failures import SignedOut
from kiosk.domain.text.clean import clean
from kiosk.domain.writes.deed import Did
from kiosk.store.memory import Memory


class WalkIns:
    """Every method raises a ``MemoryFailure`` when the memory cannot be read or written. Durable on return."""

    def __init__(self, calls: PlatformCalls) -> None:
        self._calls = calls
        self._memory: Memory | None = None
        self._noted: set[str] = set()

    @property
    def kept(self) -> int:
        """How many lines were noted here since the memory was opened: all that one in RAM would lose."""
        return len(self._noted_in(self._calls.memory))

    @property
    def on_disk(self) -> bool:
        """Whether a memory that lasts keeps them, or the site has it that they go with the session."""
        try:
            return self._calls.memory.retention.walk_ins > 0
        except SignedOut:
            return True  # there is none to lose

    async def of_day(self, organisation_id: int, day: date) -> tuple[WalkIn, ...]:
        """Those of a day of the organisation's zone, by arrival."""
        zone: tzinfo = await self._calls.memory.zone(organisation_id)
        return tuple(await self._calls.memory.walk_ins(organisation_id, day, zone))

    async def now(self, walk_in: WalkIn) -> WalkIn | None:
        """That line as it now is; None when it is no longer on the list."""
        zone: tzinfo = await self._calls.memory.zone(walk_in.organisation_id)
        day = walk_in.arrived_at.astimezone(zone).date()
        there = await self.of_day(walk_in.organisation_id, day)
        return next((one for one in there if one.id == walk_in.id), None)

    async def note(
        self,
        organisation_id: int,
        lieu_id: int | None,
        usager: Usager | None,
        motif: Motif | None,
        reason: str,
        *,
        said: str = "",
        outcome: WalkInOutcome = WalkInOutcome.WAITING,
    ) -> WalkIn:
        """Notes somebody who stands here now; ``said`` is the name that who has no fiche gave."""
        now = self._calls.now()
        walk_in = WalkIn(
            id=str(uuid.uuid4()),
            organisation_id=organisation_id,
            arrived_at=now,
            lieu_id=lieu_id,
            usager=usager,
            motif_id=motif.id if motif else None,
            motif_name=motif.name if motif else "",
            reason=" ".join(clean(reason).split())[:LONGEST_REASON],
            said="" if usager is not None else " ".join(clean(said).split())[:LONGEST_NAME],
        )
        if outcome is not WalkInOutcome.WAITING:
            walk_in = with_outcome(walk_in, outcome, now)
        await self._keep(walk_in)
        self._did(Did.WALK_IN_NOTED, walk_in)
        return walk_in

    async def give_outcome(self, walk_in: WalkIn, outcome: WalkInOutcome) -> WalkIn:
        """Says what has become of somebody; ``WAITING`` takes that back."""
        after = with_outcome(walk_in, outcome, self._calls.now())
        await self._calls.memory.save_walk_in(after)
        if outcome is WalkInOutcome.SEEN:
            await came(self._calls.memory, walk_in.organisation_id, (f"w{walk_in.id}",))
        self._did(Did.WALK_IN_OUTCOME, after)
        return after

    async def take(self, walk_in: WalkIn, agent_id: int | None) -> WalkIn:
        """Says which agent sees to somebody; None: nobody does any more."""
        after = replace(walk_in, taken_by=agent_id)
        await self._calls.memory.save_walk_in(after)
        self._did(Did.WALK_IN_TAKEN, after)
        return after

    async def put_back(self, walk_in: WalkIn) -> None:
        """Has the line as it is given: the undo of an outcome and of a removal."""
        await self._keep(walk_in)
        self._did(Did.WALK_IN_OUTCOME, walk_in, undoes=True)

    async def remove(self, walk_in: WalkIn) -> None:
        """Takes a line noted by mistake off the list."""
        memory = self._calls.memory
        await memory.remove_walk_in(walk_in)
        self._noted_in(memory).discard(walk_in.id)
        self._did(Did.WALK_IN_REMOVED, walk_in)

    async def _keep(self, walk_in: WalkIn) -> None:
        memory = self._calls.memory
        await memory.save_walk_in(walk_in)
        self._noted_in(memory).add(walk_in.id)

    def _did(self, what: Did, walk_in: WalkIn, *, undoes: bool = False) -> None:
        usagers = [walk_in.usager.id] if walk_in.usager is not None else []
        self._calls.recording.did(what, walk_in.organisation_id, usagers=usagers, undoes=undoes)

    def _noted_in(self, memory: Memory) -> set[str]:
        if memory is not self._memory:
            self._memory, self._noted = memory, set()
        return self._noted
