"""Calls and notices of a desk, over a memory that is a dictionary."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import cast

from kiosk.clock import Clock
from kiosk.desk.lobby import Lobby
from kiosk.desk.platform_calls import PlatformCalls
from kiosk.domain.platform.site import SharedLine, SiteLine


class FakeLines:
    def __init__(self, clock: Clock, tell: Callable[[], None]) -> None:
        self.kept: dict[str, SharedLine] = {}
        self._clock = clock
        self._tell = tell

    async def lines(self, organisation_id: int) -> list[SharedLine]:
        return [one for one in self.kept.values() if one.organisation_id == organisation_id]

    async def save(self, line: SharedLine, *, gone: bool = False) -> None:
        key = SiteLine(line, self._clock.now()).id
        if gone:
            self.kept.pop(key, None)
        else:
            self.kept[key] = line
        self._tell()


def fake_lobby(clock: Clock, tell: Callable[[], None]) -> Lobby:
    calls = SimpleNamespace(memory=SimpleNamespace(site=FakeLines(clock, tell)), now=clock.now)
    return Lobby(cast(PlatformCalls, calls))
