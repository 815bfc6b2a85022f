"""Whatever some desks do and whatever befalls them: in the end all show what the platform has, whose history is some
order of what they say was carried out, each once; and nothing that was said is untrue.
"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any, ClassVar, TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from kiosk.domain.day.status import Action
from tests.faults.in_process import opened
from tests.faults.together.morning import MORNING, RDVS, Morning, territory

T = TypeVar("T")
_place = st.integers(0, 7)
_rdv = st.integers(1, RDVS)


class Together(RuleBasedStateMachine):
    """Desks of ``like``'s kind of platform, so many of them."""

    like: ClassVar[str] = "own"
    desks: ClassVar[int] = 3

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.loop = asyncio.new_event_loop()
        self.stack = AsyncExitStack()
        self.begun = False

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(work)

    @initialize()
    def begins(self) -> None:
        self.run(self._begins())
        self.begun = True

    async def _begins(self) -> None:
        world = await self.stack.enter_async_context(opened(self.like, territory(self.desks), MORNING, self.folder))
        self.morning = Morning(world)
        await self.morning.begin(self.desks)

    @rule(place=_place, rdv=_rdv, action=st.sampled_from(list(Action)))
    def act(self, place: int, rdv: int, action: Action) -> None:
        self.run(self.morning.act(place % self.desks, rdv, action))

    @rule(place=_place)
    def take_back(self, place: int) -> None:
        self.run(self.morning.take_back(place % self.desks))

    @rule(place=_place, slot=st.integers(0, 2))
    def book(self, place: int, slot: int) -> None:
        self.run(self.morning.book(place % self.desks, slot))

    @rule(place=_place, rdv=_rdv, hour=st.sampled_from([0, 1, 2]))
    def move(self, place: int, rdv: int, hour: int) -> None:
        self.run(self.morning.move(place % self.desks, rdv, hour))

    @rule(place=_place, how=st.sampled_from(["cut", "deafen", "mend"]))
    def wire(self, place: int, how: str) -> None:
        getattr(self.morning, how)(place % self.desks)

    @rule(place=_place, how=st.sampled_from(["kill", "restart"]))
    def start_again(self, place: int, how: str) -> None:
        self.run(getattr(self.morning, how)(place % self.desks))

    @rule(place=_place, seconds=st.sampled_from([-3600.0, -90.0, 90.0, 3600.0]))
    def jump(self, place: int, seconds: float) -> None:
        self.morning.jump(place % self.desks, seconds)

    @rule(seconds=st.sampled_from([0.0, 2.0, 30.0]))
    def time_goes_by(self, seconds: float) -> None:
        self.run(self.morning.world.time.run(seconds))

    @rule(seconds=st.sampled_from([1200.0, 7200.0]))
    def all_sleep(self, seconds: float) -> None:
        self.run(self.morning.world.time.leap(seconds))

    def teardown(self) -> None:
        try:
            faults = self.run(self.morning.ends()) if self.begun else []
            assert not faults, "\n".join(faults)
        finally:
            self.run(self.stack.aclose())
            self.loop.close()
            shutil.rmtree(self.folder)


_UNHURRIED = tuple(HealthCheck)


def _played(machine: type[Together], examples: int, steps: int) -> Any:
    case = machine.TestCase
    case.settings = settings(
        max_examples=examples, stateful_step_count=steps, deadline=None, suppress_health_check=_UNHURRIED
    )
    return case


class ManyTogether(Together):
    desks = 8


class ManyTogetherIn2024(ManyTogether):
    like = "historic-2024"


class ManyTogetherIn2026(ManyTogether):
    like = "current-2026"


TestTogether = _played(Together, 3, 18)
TestManyTogether = pytest.mark.soak(_played(ManyTogether, 15, 40))
TestManyTogetherIn2024 = pytest.mark.soak(_played(ManyTogetherIn2024, 15, 40))
TestManyTogetherIn2026 = pytest.mark.soak(_played(ManyTogetherIn2026, 15, 40))
