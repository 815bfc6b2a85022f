"""The desk's own list of walk-ins, over a memory that is a dictionary."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, tzinfo
from types import SimpleNamespace
from typing import cast

from kiosk.clock import PARIS, Clock
from kiosk.desk.platform_calls import PlatformCalls
from kiosk.desk.recording import Recording
from kiosk.desk.walk_ins import WalkIns
from kiosk.domain.day.walk_in import WalkIn
from kiosk.domain.writes.retention import Retention


class FakeWalkInMemory:
    def __init__(self, tell: Callable[[], None], site: object) -> None:
        self.site = site
        self.kept: dict[str, WalkIn] = {}
        self._tell = tell
        self.retention = Retention()

    async def zone(self, organisation_id: int) -> tzinfo:
        return PARIS

    async def walk_ins(self, organisation_id: int, day: date, zone: tzinfo) -> list[WalkIn]:
        return [
            one
            for one in self.kept.values()
            if one.organisation_id == organisation_id and one.arrived_at.astimezone(zone).date() == day
        ]

    async def save_walk_in(self, walk_in: WalkIn) -> None:
        self.kept[walk_in.id] = walk_in
        self._tell()

    async def remove_walk_in(self, walk_in: WalkIn) -> None:
        self.kept.pop(walk_in.id, None)
        self._tell()


def fake_walk_ins(clock: Clock, tell: Callable[[], None], site: object = None) -> WalkIns:
    calls = SimpleNamespace(memory=FakeWalkInMemory(tell, site), now=clock.now, recording=Recording(None, clock))
    return WalkIns(cast(PlatformCalls, calls))
