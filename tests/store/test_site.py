"""What is done at this desk while the site's companion is being told of what was done before."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.clock import SetClock
from kiosk.domain.day.gesture import Fate
from kiosk.domain.day.status import Action
from kiosk.domain.day.walk_in import WalkIn, WalkInOutcome
from kiosk.domain.lobby.call import Called
from kiosk.domain.lobby.notice import AgentNotice
from kiosk.domain.platform.site import SiteArrival, SiteLine, SiteWalkIn
from kiosk.store.memory import Memory
from kiosk.store.memory_folder import MemoryFolder
from tests.support.secrets import MemorySecrets
from tests.support.trade import NOW, gesture, rdv

STAMP = NOW + timedelta(seconds=40)  # by the companion's own clock


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOW)


@pytest.fixture
async def memory(tmp_path: Path, clock: SetClock) -> AsyncIterator[Memory]:
    memory = MemoryFolder(tmp_path, MemorySecrets(), clock).open_in_ram()
    await memory.save_rdv(rdv(1))
    yield memory
    await memory.close()


async def here(memory: Memory, action: Action, seconds: int) -> None:
    """Somebody does it, and it stays at this desk."""
    made = replace(gesture(rdv(1), action), made_at=NOW + timedelta(seconds=seconds))
    await memory.queue.act([made])
    await memory.queue.claim(made.key)
    await memory.queue.settle(made.key, None, Fate.KEPT)


async def untold(memory: Memory) -> list[SiteArrival]:
    return (await memory.site.untold_arrivals()).get(1, [])


@pytest.mark.parametrize("held", [True, False], ids=["it holds", "another's holds"])
async def test_who_leaves_while_the_arrival_is_being_told_left_over_that(memory: Memory, held: bool) -> None:
    await here(memory, Action.WAITING, 0)
    (told,) = await untold(memory)
    await here(memory, Action.RESET, 1)
    answer = replace(told, stamp=STAMP) if held else replace(told, since=None, stamp=STAMP)
    await memory.site.take(1, [answer], [], told=[told])
    (left,) = await untold(memory)
    assert left.since is None
    assert left.stamp == (STAMP if held else None), "it was done over what this desk had said, and nothing else"


async def test_so_does_an_outcome_while_the_line_is_being_told(memory: Memory, clock: SetClock) -> None:
    line = WalkIn(id="a", organisation_id=1, arrived_at=NOW, said="Aline")
    await memory.save_walk_in(line)
    (first,) = (await memory.site.untold_walk_ins())[1]
    told = SiteWalkIn("a", NOW, first.acted_at)
    clock.move(seconds=1)
    await memory.save_walk_in(replace(line, outcome=WalkInOutcome.SEEN, ended_at=NOW))
    await memory.site.take(1, [], [replace(told, stamp=STAMP)], told=[told])
    (then,) = (await memory.site.untold_walk_ins())[1]
    assert (then.line.outcome, then.stamp) == (WalkInOutcome.SEEN, STAMP)


def called(times: int = 1, **other: object) -> Called:
    made = Called(organisation_id=1, called_at=NOW, participation_id=10, place="Bureau 3", times=times)
    return replace(made, **other)  # type: ignore[arg-type]


async def test_a_call_is_so_at_once_and_told_until_the_site_has_it(memory: Memory, clock: SetClock) -> None:
    await memory.site.save(called())
    (told,) = await memory.site.untold_lines()
    assert (told.line, told.gone, told.stamp) == (called(), False, None)
    await memory.site.take_lines([replace(told, stamp=STAMP)], told=[told])
    assert await memory.site.untold_lines() == []
    assert await memory.site.lines(1) == [called()]
    clock.move(seconds=1)
    await memory.site.save(called(), gone=True)
    (gone,) = await memory.site.untold_lines()
    assert (gone.gone, gone.stamp) == (True, STAMP), "it is taken back over what the site has"
    assert await memory.site.lines(1) == []


@pytest.mark.parametrize("held", [True, False], ids=["it holds", "another's holds"])
async def test_who_is_called_again_while_the_call_is_being_told(memory: Memory, clock: SetClock, held: bool) -> None:
    await memory.site.save(called())
    (told,) = await memory.site.untold_lines()
    clock.move(seconds=1)
    await memory.site.save(called(times=2))
    answer = replace(told, stamp=STAMP) if held else SiteLine(called(place="Bureau 9"), STAMP, stamp=STAMP)
    await memory.site.take_lines([answer], told=[told])
    (again,) = await memory.site.untold_lines()
    assert again.line == called(times=2)
    assert again.stamp == (STAMP if held else None)


async def test_what_was_done_while_the_site_refused_what_was_before_is_told(memory: Memory, clock: SetClock) -> None:
    await here(memory, Action.WAITING, 0)
    line = WalkIn(id="a", organisation_id=1, arrived_at=NOW, said="Aline")
    await memory.save_walk_in(line)
    await memory.site.save(called())
    arrivals, (first,) = await untold(memory), (await memory.site.untold_walk_ins())[1]
    lines, walk_in = await memory.site.untold_lines(), SiteWalkIn("a", NOW, first.acted_at)
    clock.move(seconds=1)
    await here(memory, Action.RESET, 1)
    await memory.save_walk_in(replace(line, outcome=WalkInOutcome.SEEN, ended_at=NOW))
    await memory.site.save(called(times=2))
    for _ in range(2):
        await memory.site.passed_over(1, arrivals, [walk_in])
        await memory.site.passed_over_lines(lines)
        assert await untold(memory)
        assert await memory.site.untold_walk_ins()
        assert await memory.site.untold_lines()
    (then,) = (await memory.site.untold_walk_ins())[1]
    await memory.site.passed_over(1, await untold(memory), [SiteWalkIn("a", NOW, then.acted_at)])
    await memory.site.passed_over_lines(await memory.site.untold_lines())
    assert not await untold(memory)
    assert not await memory.site.untold_walk_ins()
    assert not await memory.site.untold_lines()


async def test_nothing_of_it_is_left_the_next_morning(memory: Memory, clock: SetClock) -> None:
    await memory.site.save(called())
    await memory.site.save(AgentNotice(organisation_id=1, agent_id=7, text="en retard"))
    assert len(await memory.site.lines(1)) == 2
    clock.move(hours=16)
    assert await memory.site.lines(1) == []
    assert await memory.site.untold_lines() == []
    await memory.forget_old(clock.now().date())
    clock.move(hours=-16)
    assert await memory.site.lines(1) == []


async def test_they_are_put_back_from_the_second_file(tmp_path: Path, clock: SetClock) -> None:
    """A memory that lasts has them after a kill, as it has arrivals and walk-ins."""
    folder = MemoryFolder(tmp_path / "lasting", MemorySecrets(), clock)
    opened = await folder.open("https://rdv.ormeval.test", 4)
    await opened.site.save(called())
    await opened.close()
    again = await folder.open("https://rdv.ormeval.test", 4)
    assert await again.site.lines(1) == [called()]
    await again.close()
