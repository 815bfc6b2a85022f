"""Brings the day to the companion, so that the lobby's borne can ask « is there »: digests under the day's key.

What was brought is known for as long as the companion's day is the same; afterwards all is brought again. Made on a
thread: each digest is slow on purpose.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from kiosk.clock import Clock
from kiosk.domain.day.model import Rdv
from kiosk.domain.people.model import Usager
from kiosk.domain.platform.failures import Conflict, Forbidden, MemoryFailure, NotFound, Refused
from kiosk.domain.platform.lobby import LobbyDay, Visit, visits_of
from kiosk.store.changes import Changes
from kiosk.store.memory import Memory
from kiosk.sync.site.door import SiteDoor
from kiosk.sync.site.own import OwnPlatform

if TYPE_CHECKING:
    from kiosk.api_client.calls.site import SiteCalls

SLIPS_KEY = "site/slips_key"
_AHEAD_DAYS = 7
_SLICE = 40
_LOOKED_AGAIN = 60.0
"""Seconds after which the companion is asked whether its day is still the same: it may have had its night."""
_GATHERED = 0.3
_OF_INTEREST = frozenset({"rdvs", "queue", "usagers"})


class LobbyDigests:
    """Of one memory. ``heard`` is told its changes; ``run`` brings what they change."""

    def __init__(self, door: SiteDoor | OwnPlatform, memory: Memory, clock: Clock) -> None:
        self._door = door
        self._memory = memory
        self._clock = clock
        self._moved = asyncio.Event()
        self._given: LobbyDay | None = None
        self._known: dict[tuple[str, ...], str] = {}
        self._brought: dict[int, Visit] = {}

    def heard(self, changes: Changes) -> None:
        """Somebody else may be expected."""
        if changes.kinds & _OF_INTEREST:
            self._moved.set()

    async def recall(self) -> None:
        """What this memory knows of the companion's slips, before it answers; nothing where it cannot be read."""
        with suppress(MemoryFailure, ValueError):
            kept = await self._memory.mark(SLIPS_KEY)
            if kept and self._door.slips_key is None:
                self._door.slips_key = bytes.fromhex(kept)

    async def run(self, client: SiteCalls, organisation_id: int) -> None:
        """Until cancelled, or for as long as this companion has a lobby. Raises a ``Failure`` of the link."""
        self._given = None
        try:
            while True:
                self._moved.clear()
                await self._bring(client, organisation_id)
                try:
                    async with asyncio.timeout(_LOOKED_AGAIN):
                        await self._moved.wait()
                except TimeoutError:
                    continue
                await asyncio.sleep(_GATHERED)  # what comes together is brought together
        except (NotFound, Forbidden, Refused):
            await asyncio.Event().wait()  # an older companion, which has none

    async def _bring(self, client: SiteCalls, organisation_id: int) -> None:
        given = await client.lobby_day(organisation_id)
        if self._given is None or self._given.day != given.day:
            self._known.clear()
            self._brought.clear()
        if self._given is None or self._given.slips_key != given.slips_key:
            self._door.slips_key = given.slips_key
            await self._memory.save_mark(SLIPS_KEY, given.slips_key.hex())
        self._given = given
        try:
            rdvs, people = await self._expected(organisation_id)
        except MemoryFailure:
            return  # said elsewhere, and looked at again in a minute
        present: set[int] = set()
        for start in range(0, len(rdvs), _SLICE):
            some = rdvs[start : start + _SLICE]
            visits = await asyncio.to_thread(visits_of, some, given, people, self._known)
            present.update(one.participation_id for one in visits)
            news = [one for one in visits if self._brought.get(one.participation_id) != one]
            if not await self._tell(client, organisation_id, [one for one in news if self._is_news(one)]):
                return
        left = [one for number, one in self._brought.items() if number not in present]
        await self._tell(client, organisation_id, [_gone(one) for one in left])

    def _is_news(self, visit: Visit) -> bool:
        return not visit.gone or visit.participation_id in self._brought

    async def _tell(self, client: SiteCalls, organisation_id: int, visits: Sequence[Visit]) -> bool:
        if not visits or self._given is None:
            return True
        try:
            await client.bring_visits(organisation_id, self._given.day, visits)
        except Conflict:
            self._moved.set()  # its night came in between
            return False
        for one in visits:
            if one.gone:
                self._brought.pop(one.participation_id, None)
            else:
                self._brought[one.participation_id] = one
        return True

    async def _expected(self, organisation_id: int) -> tuple[list[Rdv], dict[int, Usager]]:
        zone = await self._memory.zone(organisation_id)
        today = self._clock.now().astimezone(zone).date()
        rdvs: list[Rdv] = []
        for ahead in range(_AHEAD_DAYS):
            found = await self._memory.day(organisation_id, today + timedelta(days=ahead), zone)
            rdvs += [one.rdv for one in found if one.rdv.id > 0]
        wanted = {p.usager.responsible_id for rdv in rdvs for p in rdv.participations if p.usager.responsible_id}
        people = {}
        for number in sorted(wanted):
            known = await self._memory.usager(organisation_id, number)
            if known is not None:
                people[number] = known
        return rdvs, people


def _gone(visit: Visit) -> Visit:
    return Visit(visit.participation_id, visit.rdv_id, visit.person, (), "", visit.starts_at, visit.lieu_id, gone=True)
