"""What a row that can leave is held against: the RDV as it is there, whom the platform would tell, who did what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Final

from kiosk.domain.booking.told import told_of_change
from kiosk.domain.day.consequences import audience
from kiosk.domain.day.gesture import Fate, Gesture
from kiosk.domain.day.model import Motif, Rdv
from kiosk.domain.day.status import STATUS_AFTER, Action, Status, notifies
from kiosk.domain.people.told import Told
from kiosk.domain.platform.failures import Failure, MemoryFailure, SignedOut
from kiosk.domain.writes.errand import ChangeRdv, Comparison, Errand, Side
from kiosk.domain.writes.fates import Found, Verdict, Weighed, put_back_since, weigh, weigh_change
from kiosk.domain.writes.projected import changed_rdv
from kiosk.sync.shared import Shared

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from typing import Any

    from kiosk.domain.writes.versions import Version
    from kiosk.store.memory import Memory
    from kiosk.store.queue.rows import Row

_NO_EARLIER: Final = timedelta(seconds=10)
"""Instants are told in seconds, and the desk's clock is right to about one."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the history of an RDV says: who wrote to it last, and whether it has what was done here (None: unknown)."""

    side: Side
    acted: bool | None = None
    partly: bool = False  # of several people, for some


class Weighing:
    """Gathers what is known, and has it weighed. Every method raises a ``MemoryFailure``."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._memory = shared.memory

    async def gesture(self, row: Row[Gesture], there: Rdv, *, shared: bool) -> Weighed:
        """What a gesture comes to on what is ``there``. ``shared``: the platform has a waiting room."""
        gesture = row.act
        told = await self._told(gesture, there)
        weighed = weigh(gesture, await self._found(row, there, told, shared=shared))
        usagers = {p.usager.id for p in there.participations if p.id in gesture.participation_ids}
        # Nor is what an earlier try did for some of several people, and somebody else undid.
        held = bool(told) or (row.departed and len(usagers) > 1)
        return await self._unless_put_back(row, there, weighed, usagers if held else set())

    async def change(self, row: Row[Errand], what: ChangeRdv, there: Rdv) -> tuple[Weighed, Comparison]:
        """What a change of an RDV comes to, and what of it is to be written."""
        told, _ = await told_of(self._memory, there, what, self._shared.clock.now())
        weighed, held = weigh_change(what, await self._found(row, there, told))
        usagers = {p.usager.id for p in there.participations}
        return await self._unless_put_back(row, there, weighed, usagers if told else set()), held

    async def said(self, gesture: Gesture, there: Rdv, theirs: str) -> Said:
        """Who made of an RDV what it is, and whether ``gesture`` is in its history, where the platform tells one."""
        found = await self._history(there.id)
        if not found:
            return Said(Side(theirs))
        acted = self._acted(gesture, there, found)
        return Said(_by(theirs, found), acted, partly=acted is None and self._memory.agent_id is not None)

    async def zone(self, there: Rdv) -> tzinfo:
        """The zone in which the hours of an RDV are said."""
        return await self._memory.zone(there.organisation_id)

    async def side(self, there: Rdv, theirs: str) -> Side:
        """Who made of an RDV what it is."""
        return _by(theirs, await self._history(there.id))

    # --- inside

    async def _unless_put_back(
        self, row: Row[Gesture] | Row[Errand], there: Rdv, weighed: Weighed, usagers: Collection[int]
    ) -> Weighed:
        """What would tell ``usagers`` and has waited is held against the history too, where the platform tells one."""
        waited = self._shared.clock.now() - row.meant_at
        if (
            weighed.verdict is not Verdict.GOES
            or not usagers
            or waited.total_seconds() <= self._shared.timing.fresh_for
        ):
            return weighed
        others = [
            version
            for version in await self._history(there.id)
            if version.author_id not in (None, self._memory.agent_id) and version.at >= row.meant_at
        ]
        return put_back_since() if any(changed_in(version) & {*usagers} for version in others) else weighed

    async def _found(
        self, row: Row[Gesture] | Row[Errand], there: Rdv, told: Sequence[Told], *, shared: bool = True
    ) -> Found:
        now = self._shared.clock.now()
        zone = await self._memory.zone(there.organisation_id)
        patience = timedelta(seconds=self._shared.timing.asks_after)
        ours, own, arrived_here = False, frozenset[Status](), False
        if isinstance(row.act, Gesture):
            ours = await self._is_ours(row.act, there.id)
        else:
            actions = await self._own(there.id)
            own = frozenset(STATUS_AFTER[action] for action in actions)
            arrived_here = Action.WAITING in actions
        return Found(there, zone, shared, ours, own, arrived_here, tuple(told), now - row.meant_at, patience)

    async def _is_ours(self, gesture: Gesture, rdv_id: int) -> bool:
        """Whether this desk itself is changing the RDV, or has since: that is nobody else's doing."""
        return any(
            isinstance(record.errand.what, ChangeRdv)
            and (record.fate is Fate.WAITING or record.errand.made_at >= gesture.made_at)
            for record in await self._memory.queue.of_rdv(rdv_id)
        )

    async def _own(self, rdv_id: int) -> frozenset[Action]:
        """What gestures of this desk do to it."""
        records = await self._memory.queue.history(rdv_id)
        return frozenset(r.gesture.action for r in records if r.fate in (Fate.WAITING, Fate.SENT))

    async def _told(self, gesture: Gesture, there: Rdv) -> tuple[Told, ...]:
        action = Action.RESET if gesture.action is Action.WAITING else gesture.action
        moved = [(there, p) for p in there.participations if p.id in gesture.participation_ids]
        if not any(notifies(action, p.status) for _, p in moved):
            return ()
        zone = await self._memory.zone(there.organisation_id)
        now = self._shared.clock.now().astimezone(zone)
        told, _ = audience(action, moved, await _motifs(self._memory, there), self._memory.agent_id, now)
        return told

    async def _history(self, rdv_id: int) -> list[Version]:
        """Newest first; nothing where the platform does not tell it, or cannot now."""
        if not (await self._shared.abilities.at_once()).versions:
            return []
        try:
            return await self._shared.server.platform.rdv_versions(rdv_id)
        except (MemoryFailure, SignedOut):
            raise
        except Failure:
            return []

    def _acted(self, gesture: Gesture, there: Rdv, found: Sequence[Version]) -> bool | None:
        """Whether the platform carried ``gesture`` out, whatever became of it since."""
        me = self._memory.agent_id
        if me is None:
            return None
        since = gesture.made_at - _NO_EARLIER
        mine = [version for version in found if version.author_id == me and version.at >= since]
        usagers = {p.usager.id for p in there.participations if p.id in gesture.participation_ids}
        done = {usager_id for version in mine for usager_id in _done(gesture, version)}
        if usagers and usagers <= done:
            return True
        return None if usagers & done else False


def _by(theirs: str, found: Sequence[Version]) -> Side:
    last = next((version for version in found if version.event != "create"), None)
    return Side(theirs) if last is None else Side(theirs, last.author, last.at)


async def told_of(
    memory: Memory, there: Rdv, what: ChangeRdv, now: datetime
) -> tuple[tuple[Told, ...], tuple[str, ...]]:
    """Whom the platform would tell that ``there`` becomes what ``what`` says, and which usagers nobody would."""
    becomes = changed_rdv(there, what, now, await memory.known(what.after))
    motif = (await _motifs(memory, there)).get(there.motif.id, there.motif)
    local = now.astimezone(await memory.zone(there.organisation_id))
    return told_of_change(there, becomes, motif, now=local, me=memory.agent_id)


async def _motifs(memory: Memory, there: Rdv) -> dict[int, Motif]:
    return {motif.id: motif for motif in await memory.entries(there.organisation_id, Motif)}


def changed_in(version: Version) -> set[int]:
    """The usagers whose state or wait a change of the history concerns."""
    before, after = _states(version)
    return {usager_id for usager_id, one in after.items() if usager_id in before and one != before[usager_id]}


def _done(gesture: Gesture, version: Version) -> set[int]:
    """The usagers of whom a change of the history makes what ``gesture`` does."""
    before, after = _states(version)
    return {
        usager_id
        for usager_id, (status, since) in after.items()
        if (was := before.get(usager_id, ("", None))) != (status, since)
        and status == STATUS_AFTER[gesture.action].value
        and ((since is not None) is (gesture.action is Action.WAITING))
        and (status != was[0] or (since is None) != (was[1] is None))
    }


def _states(version: Version) -> tuple[dict[int, tuple[str, object]], dict[int, tuple[str, object]]]:
    """The state and the wait of each usager before and after a change of the history, as far as it concerns them."""
    before, after = version.participations
    return _by_usager(before), _by_usager(after)


def _by_usager(people: Sequence[Mapping[str, Any]]) -> dict[int, tuple[str, object]]:
    return {
        int(one["user_id"]): (str(one.get("status")), one.get("waiting_since")) for one in people if "user_id" in one
    }
