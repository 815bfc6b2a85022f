"""Parts of the synchronisation that end by themselves begin again, and a desk that hears nothing says so."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from kiosk.clock import SetClock
from kiosk.domain.platform.capabilities import Capabilities
from kiosk.sync.follow import Follower
from kiosk.sync.upkeep import SEVERAL
from tests.support.trade import NOW, TODAY, rdv
from tests.support.waiting import until
from tests.sync.conftest import Desk
from tests.sync.fake_platform import FakePlatform, Fault

SECRET = "DUPONT"


@pytest.mark.expects_errors
@pytest.mark.parametrize("how", ["raises", "returns", "is cancelled"])
async def test_a_part_that_ends_begins_again_and_after_several_ends_somebody_is_told(
    desk: Desk, clock: SetClock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, how: str
) -> None:
    ends, whole = 0, Follower.run

    async def ending(follower: Follower) -> None:
        nonlocal ends
        if ends == SEVERAL:
            await whole(follower)
        ends += 1
        if how == "raises":
            raise RuntimeError(SECRET)
        if how == "is cancelled":
            await asyncio.ensure_future(_cancelled())

    monkeypatch.setattr(Follower, "run", ending)
    sync = desk.start(FakePlatform(clock, [rdv(1)]))
    told: list[int] = []
    sync.on_state(lambda state: told.append(ends) if state.stumbles else None)

    def follows() -> bool:
        desk.time.move(1.0)
        return ends == SEVERAL and desk.platform.count("changes") > 1

    await until(follows, "the changes followed again")
    assert min(told) == SEVERAL
    assert caplog.text.count("changes stopped on" if how != "returns" else "changes ended by itself") == SEVERAL
    assert SECRET not in caplog.text


async def _cancelled() -> None:
    raise asyncio.CancelledError


@pytest.mark.expects_errors
async def test_what_was_under_way_when_a_part_ended_is_done_all_the_same(
    desk: Desk, clock: SetClock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    platform.faults.append(Fault("rdvs", RuntimeError(SECRET)))  # type: ignore[arg-type]
    sync = desk.start(platform)

    def passes() -> bool:
        desk.time.move(1.0)
        return sync.state.last_synced is not None

    await until(passes, "the day")
    assert "urgent pulls stopped on RuntimeError" in caplog.text


async def test_a_desk_that_hears_nothing_says_so(desk: Desk, clock: SetClock) -> None:
    sync = desk.start(FakePlatform(clock, [rdv(1)]))
    await desk.pulled()
    clock.move(seconds=30)
    assert sync.news.silent_since is None
    clock.move(seconds=1)
    assert sync.news.silent_since == NOW, "whoever was to ask: nothing needs to be at work for this"
    assert sync.news.up_to_date == {1: NOW}
    desk.platform.change(rdv(1, NOW + timedelta(hours=1)))
    await until(lambda: sync.news.silent_since is None, "news")
    await until(lambda: sync.news.up_to_date[1] == clock.now(), "the day as it is now")


async def test_a_desk_that_never_heard_anything_says_so(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    for call in ("organisations", "rdvs", "capabilities"):
        platform.hold[call] = asyncio.Event()
    sync = desk.start(platform)
    await until(lambda: platform.count("rdvs"), "a question")
    clock.move(seconds=31)
    assert sync.news.silent_since == NOW
    for event in platform.hold.values():
        event.set()
    await desk.pulled()


async def test_where_nothing_tells_the_next_look_is_what_was_promised(desk: Desk, clock: SetClock) -> None:
    sync = desk.start(FakePlatform(clock, [rdv(1)], Capabilities()))
    await until(lambda: sync.state.last_synced and desk.time.sleeping(10, 20), "a pause before the next look")
    clock.move(seconds=30)
    assert sync.news.silent_since is None
    clock.move(seconds=1)
    assert sync.news.silent_since is not None
    # Less and less often once nothing moves: no silence is said where none was to be broken.
    clock.move(seconds=-31)
    sync._link.expect(60 + 12)
    clock.move(seconds=72)
    assert sync.news.silent_since is None


async def test_each_organisation_has_its_own_news(desk: Desk, clock: SetClock) -> None:
    sync = desk.start(FakePlatform(clock, [rdv(1)]))
    await desk.pulled()
    clock.move(minutes=3)
    sync.look_at(2, TODAY)
    await until(lambda: 2 in sync.news.up_to_date, "the other")
    assert sync.news.up_to_date == {1: NOW, 2: NOW + timedelta(minutes=3)}


async def test_what_an_earlier_look_left_is_as_old_as_it_is(desk: Desk, clock: SetClock) -> None:
    await desk.memory.save_synced(1, TODAY, NOW - timedelta(minutes=20))
    platform = FakePlatform(clock, [rdv(1)])
    platform.hold["rdvs"] = platform.hold["rdv_pages"] = asyncio.Event()
    sync = desk.start(platform)
    await until(lambda: sync.state.last_synced, "what was left")
    assert sync.state.last_synced == NOW - timedelta(minutes=20)
    platform.hold.pop("rdvs").set()
    await until(lambda: sync.state.last_synced == NOW, "the day")
