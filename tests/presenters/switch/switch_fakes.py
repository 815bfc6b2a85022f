"""Those who share a desk, in memory."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime

from kiosk.clock import SetClock
from kiosk.desk.session.codes import Tried, Verdict
from kiosk.desk.types import AgentHere, SignedAgent
from kiosk.domain.platform.failures import Failure


class FakeAgents:
    def __init__(self, clock: SetClock) -> None:
        self.clock = clock
        self.known: tuple[AgentHere, ...] = ()
        self.code = "renard42"
        self.left = 5
        self.failure: Failure | None = None
        self.opened: SignedAgent | None = None
        self.day_ends: datetime | None = None
        self.day_ended: datetime | None = None
        self.ended = 0

    async def here(self) -> tuple[AgentHere, ...]:
        await asyncio.sleep(0)
        return self.known

    async def try_code(self, who: SignedAgent, code: str) -> Tried:
        await asyncio.sleep(0)
        if self.failure is not None:
            raise self.failure
        if code == self.code:
            self.opened = who
            return Tried(Verdict.RIGHT)
        self.left -= 1
        return Tried(Verdict.WRONG, self.left) if self.left else Tried(Verdict.GONE)

    async def forget(self, who: SignedAgent) -> None:
        self.known = tuple(one for one in self.known if one.who != who)

    @property
    def day_is_over(self) -> bool:
        return self.day_ends is not None and self.clock.now() >= self.day_ends

    async def put_off(self) -> None:
        assert self.day_ends is not None
        self.day_ends = self.day_ends.replace(hour=self.day_ends.hour + 1)

    async def end_day(self) -> None:
        self.ended += 1
        self.day_ends, self.day_ended = None, self.day_ends
        self.known = tuple(replace(one, by_code=False) for one in self.known)
