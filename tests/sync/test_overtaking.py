"""Answers overtake each other: what was asked for before never takes the place of what was asked for after."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

import pytest

from kiosk.clock import SetClock
from kiosk.domain.day.model import Rdv
from kiosk.domain.day.status import Action, Status
from kiosk.domain.platform.capabilities import Capabilities
from kiosk.domain.platform.failures import Forbidden
from tests.support.trade import gesture, rdv
from tests.support.waiting import until
from tests.sync.conftest import Desk
from tests.sync.fake_platform import FakePlatform, Fault


class Plain(FakePlatform):
    """A real instance of today: its RDVs carry no version, and it tells of no change."""

    def _between(self, organisation_id: int, start: datetime, end: datetime) -> list[Rdv]:
        return [replace(found, lock_version=None) for found in super()._between(organisation_id, start, end)]


async def status(desk: Desk, number: int) -> Status | None:
    entry = await desk.memory.rdv(number)
    return entry.rdv.status if entry is not None else None


async def test_a_list_asked_for_earlier_does_not_undo_one_asked_for_later(desk: Desk, clock: SetClock) -> None:
    platform = Plain(clock, [rdv(1), rdv(2)], Capabilities(rdvs=True))
    desk.start(platform)
    await desk.pulled()
    held = platform.hold["rdvs"] = asyncio.Event()
    slow = asyncio.create_task(desk.sync.bring_up_to_date())
    looks = platform.count("rdvs")
    await until(lambda: platform.count("rdvs") > looks, "a slow pull on its way")
    del platform.hold["rdvs"]
    platform.change(rdv(1, statuses=(Status.SEEN,)))
    platform.change(2)
    platform.change(rdv(3))
    await desk.sync.bring_up_to_date()
    assert [await status(desk, n) for n in (1, 2, 3)] == [Status.SEEN, None, Status.UNKNOWN]
    platform.hold["rdvs"] = held  # it answers what it had found when it was asked
    held.set()
    await slow
    assert [await status(desk, n) for n in (1, 2, 3)] == [Status.SEEN, None, Status.UNKNOWN]


async def test_an_rdv_told_to_be_gone_does_not_come_back_with_an_older_list(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1), rdv(2)])
    desk.start(platform)
    await desk.pulled()
    held = platform.hold["rdvs"] = asyncio.Event()
    looks = platform.count("rdvs")
    slow = asyncio.create_task(desk.sync.bring_up_to_date())
    await until(lambda: platform.count("rdvs") > looks, "a slow pull on its way")
    told = asyncio.Event()
    stop = desk.memory.subscribe(lambda changes: told.set() if 1 in changes.rdv_ids else None)
    platform.change(1)
    await told.wait()
    stop()
    held.set()
    await slow
    assert [await status(desk, n) for n in (1, 2)] == [None, Status.UNKNOWN]


async def test_a_gesture_sent_while_a_long_list_is_put_away(
    desk: Desk, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = [rdv(n) for n in range(1, 151)]
    platform = Plain(clock, known, Capabilities(rdvs=True))
    desk.start(platform)
    await desk.pulled()
    save, sent = desk.memory.save_rdvs, False

    async def between_two_turns(
        organisation_id: int,
        found: Sequence[Rdv],
        *,
        window: tuple[datetime, datetime] | None,
        keep: Collection[int] = (),
    ) -> frozenset[int]:
        nonlocal sent
        touched = await save(organisation_id, found, window=window, keep=keep)
        if not sent:
            sent = True
            await desk.memory.queue.act([gesture(rdv(150), Action.SEEN)])
            await desk.settled()
        return touched

    monkeypatch.setattr(desk.memory, "save_rdvs", between_two_turns)
    held = platform.hold["rdvs"] = asyncio.Event()
    pull = asyncio.create_task(desk.sync.bring_up_to_date())
    held.set()
    await pull
    assert sent
    assert await status(desk, 150) is Status.SEEN


async def test_an_rdv_that_may_not_be_read_does_not_stop_the_changes(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1), rdv(2)])
    desk.start(platform)
    await desk.pulled()
    platform.faults.append(Fault("rdv", Forbidden()))
    platform.change(rdv(1, statuses=(Status.SEEN,)))
    await until(lambda: platform.count("rdvs") == 2, "the day pulled in its place")
    platform.change(rdv(2, statuses=(Status.NOSHOW,)))
    told = asyncio.Event()
    desk.memory.subscribe(lambda _: told.set())
    while await status(desk, 2) is not Status.NOSHOW:
        await told.wait()
        told.clear()
