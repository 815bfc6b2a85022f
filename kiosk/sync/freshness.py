"""Which RDVs are being written to, and how recent what is known of each of them is."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kiosk.clock import Clock

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Collection, Iterator, Set


class Freshness:
    """Which RDVs have been written to, or read more lately, than an answer that is still on its way.

    Answers overtake each other: what was asked for before must never take the place of what was asked for after.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._asked: dict[int, datetime] = {}  # by the moment of each reading under way
        self._read: dict[int, datetime] = {}  # when what is known of an RDV was asked for
        self._turn = 0
        self._under_way: dict[int, int] = {}
        self._sending = 0
        self._written: set[int] = set()  # since echoes were last asked for while nothing was being sent
        self.at_rest = asyncio.Event()
        """Set while nothing is being sent."""
        self.at_rest.set()
        self._last: dict[int, int] = {}  # only what is later than some reading under way
        self._idle: dict[int, asyncio.Event] = {}
        self._readings: set[int] = set()

    @property
    def under_way(self) -> bool:
        """Whether any RDV is being written to."""
        return bool(self._under_way)

    @contextmanager
    def reading(self) -> Iterator[int]:
        """The moment at which something is asked of the platform, kept until its answer has been put away."""
        self._turn += 1
        moment = self._turn
        self._readings.add(moment)
        self._asked[moment] = self._clock.now()
        try:
            yield moment
        finally:
            self._readings.discard(moment)
            del self._asked[moment]
            if not self._readings:
                self._last.clear()

    def since(self, moment: int) -> frozenset[int]:
        """Ids of the RDVs of which something more recent is known than what was asked for at ``moment``."""
        return frozenset(self._under_way) | {rdv_id for rdv_id, turn in self._last.items() if turn > moment}

    def is_fresh(self, rdv_id: int, within: timedelta) -> bool:
        """Whether what is known of the RDV was asked for no longer ago than that."""
        asked_at = self._read.get(rdv_id)
        return asked_at is not None and timedelta() <= self._clock.now() - asked_at <= within

    def forget_readings(self) -> None:
        """What has been read so far is fresh no more, however lately that was."""
        self._read.clear()

    def told(self, rdv_ids: Collection[int], moment: int | None = None) -> None:
        """What was asked for at ``moment`` tells of these RDVs, that they are no more included; None: at this one."""
        if moment is None:
            self._turn += 1
            moment = self._turn
        asked_at = self._asked.get(moment)
        for rdv_id in rdv_ids:
            if asked_at is None:
                self._read.pop(rdv_id, None)
            else:
                self._read[rdv_id] = asked_at
        if self._readings:
            for rdv_id in rdv_ids:
                self._last[rdv_id] = max(moment, self._last.get(rdv_id, 0))

    @asynccontextmanager
    async def writing(self, rdv_id: int) -> AsyncIterator[None]:
        self._under_way[rdv_id] = self._under_way.get(rdv_id, 0) + 1
        try:
            with self.sending():
                yield
        finally:
            self.told([rdv_id])
            self._written.add(rdv_id)
            self._under_way[rdv_id] -= 1
            if not self._under_way[rdv_id]:
                del self._under_way[rdv_id]
                if (idle := self._idle.pop(rdv_id, None)) is not None:
                    idle.set()

    @contextmanager
    def sending(self) -> Iterator[None]:
        """Around all that leads to a writing: its turn among hundreds, and the look at what it rests on."""
        self._sending += 1
        self.at_rest.clear()
        try:
            yield
        finally:
            self._sending -= 1
            if not self._sending:
                self.at_rest.set()

    def echoes(self, rdv_ids: Set[int]) -> set[int]:
        """Of RDVs that are told to have changed, those that this desk has written to in the sending under way.

        What they are is known from its answers; they are looked at once it is over, when this is empty.
        """
        if not self._sending:
            self._written.clear()
        return self._written & rdv_ids

    async def idle(self, rdv_id: int) -> None:
        """Waits while the RDV is being written to."""
        while rdv_id in self._under_way:
            await self._idle.setdefault(rdv_id, asyncio.Event()).wait()
