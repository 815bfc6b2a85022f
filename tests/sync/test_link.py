"""What is said of the link is what was heard last of the platform, an answer or none."""

from __future__ import annotations

import asyncio
from datetime import date, datetime

import pytest

from kiosk.clock import SetClock
from kiosk.domain.people.model import Agent
from kiosk.domain.platform.failures import TimedOut, Unreachable
from kiosk.sync.job import Job, Kind
from tests.support.trade import rdv
from tests.support.waiting import until
from tests.sync.conftest import Desk
from tests.sync.fake_platform import FakePlatform


async def fails(desk: Desk) -> None:
    """Somebody asks something of a platform that no longer answers."""
    desk.platform.down = Unreachable()
    with pytest.raises(TimedOut), desk.sync.asking():
        raise TimedOut(sent=True)


async def test_work_that_ends_after_a_failure_and_was_answered_before_does_not_overrule_it(
    desk: Desk, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync = desk.start(FakePlatform(clock, [rdv(1)]))
    await desk.pulled()
    answered, put_away = asyncio.Event(), asyncio.Event()
    save = desk.memory.save_entries

    async def slowly(organisation_id: int, kind: type, entries: list[Agent]) -> None:
        answered.set()
        await put_away.wait()
        await save(organisation_id, kind, entries)

    monkeypatch.setattr(desk.memory, "save_entries", slowly)
    sync._background.want(Job(Kind.DIRECTORY, 1))
    await answered.wait()
    said: list[bool | None] = []
    sync.on_state(lambda state: said.append(state.connected))
    await fails(desk)
    put_away.set()
    await until(lambda: not sync._background.wants(Job(Kind.DIRECTORY, 1)), "the end of the work")
    assert set(said) == {False}
    # It is over as soon as somebody has an answer.
    desk.platform.down = None
    await desk.connected_in_time()


async def test_work_that_asks_nothing_does_not_end_a_cut(desk: Desk, clock: SetClock) -> None:
    sync = desk.start(FakePlatform(clock, [rdv(1)]))
    await desk.pulled()
    said: list[bool | None] = []
    sync.on_state(lambda state: said.append(state.connected))
    await fails(desk)
    # What it can do is known, and its not saying so again is no failure of the work.
    sync._ask_what_it_can()
    await until(lambda: not sync._background.wants(Job(Kind.CAPABILITIES)), "the end of the work")
    assert set(said) == {False}


async def test_who_could_have_said_that_a_cut_is_over_asks_again_where_another_failure_came_between(
    desk: Desk, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync = desk.start(FakePlatform(clock, [rdv(1)]))
    await desk.pulled()
    answered, put_away = asyncio.Event(), asyncio.Event()
    save = desk.memory.save_synced

    async def slowly(organisation_id: int, day: date, at: datetime) -> None:
        answered.set()
        await put_away.wait()
        await save(organisation_id, day, at)

    monkeypatch.setattr(desk.memory, "save_synced", slowly)
    for _ in range(2):
        with pytest.raises(TimedOut), sync.asking():
            raise TimedOut(sent=True)
        await answered.wait()
    put_away.set()
    await until(lambda: sync.state.connected is True, "the end of the cut")
