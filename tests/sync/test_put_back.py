"""A platform that was put back from a backup: what it lost is not shown on, and nothing is done to anybody else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.clock import SetClock
from kiosk.domain.day.gesture import Fate, Hold
from kiosk.domain.day.model import Rdv
from kiosk.domain.day.status import Action, Status
from kiosk.domain.platform.capabilities import Capabilities
from kiosk.domain.platform.failures import Unreachable
from kiosk.domain.writes.errand import Refusal
from tests.support.rest import at_rest
from tests.support.trade import NOW, gesture, rdv, usager
from tests.support.waiting import until
from tests.sync.conftest import Desk
from tests.sync.fake_platform import EVERYTHING, FakePlatform

FIRST, SECOND = replace(EVERYTHING, epoch="first"), replace(EVERYTHING, epoch="second")


def made(number: int, minutes: int, of: int | None = None, lock_version: int = 1) -> Rdv:
    """RDV ``number``, made some minutes ago, of somebody."""
    bare = rdv(number, lock_version=lock_version)
    who = usager(number * 10 if of is None else of)
    people = tuple(replace(p, usager=who) for p in bare.participations)
    return replace(bare, created_at=NOW - timedelta(minutes=minutes), participations=people)


def put_back(platform: FakePlatform, *rdvs: Rdv, able: Capabilities | None = None) -> None:
    """Its database is the one of before."""
    platform.able = able or platform.able
    platform.rdvs_there = {one.id: one for one in rdvs}
    platform.oldest = 10**9 if able else platform.oldest


async def in_time(desk: Desk, holds: Callable[[], object], what: str) -> None:
    """``holds``, time going by."""

    def passes() -> object:
        desk.time.move(0.5)
        return holds()

    await until(passes, what)


async def statuses(desk: Desk) -> dict[int, Status]:
    return {
        entry.rdv.id: entry.rdv.status for entry in await desk.memory.day(1, NOW.date(), NOW.tzinfo or desk.clock.zone)
    }


async def test_a_new_epoch_starts_the_memory_again_and_holds_what_was_pending(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [made(1, 90), made(2, 60)], FIRST)
    desk.start(platform)
    await desk.pulled()
    platform.change(replace(made(1, 90), status=Status.SEEN))
    platform.down = Unreachable()
    await in_time(desk, lambda: desk.sync.state.connected is False, "the cut")
    pending = gesture(made(2, 60), Action.EXCUSED)
    await desk.memory.queue.act([pending])
    put_back(platform, made(1, 90), made(2, 5, of=77), able=SECOND)
    platform.down = None
    await in_time(desk, lambda: desk.sync.state.put_back_at is not None, "the news")
    platform.oldest = 0
    await in_time(desk, lambda: at_rest(desk.sync), "all is read again")
    assert await statuses(desk) == {1: Status.UNKNOWN, 2: Status.UNKNOWN}
    entry = await desk.memory.rdv(2)
    assert entry is not None
    assert (entry.rdv.participations[0].usager.id, entry.unsent, entry.problem) == (77, frozenset(), "")
    (row,) = await desk.memory.queue.gestures()
    assert row.held is Hold.PUT_BACK
    assert row.act.before[0].usager is not None
    assert row.act.before[0].usager.usager_id == 20
    assert platform.sent == []
    assert desk.memory.unsent_count == 1


async def test_a_kiosk_that_was_closed_meanwhile_finds_it_out(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [made(1, 90, lock_version=7)], FIRST)
    desk.start(platform)
    await desk.pulled()
    await desk.stop()
    put_back(platform, made(1, 90, lock_version=2), able=SECOND)
    platform.oldest = 0
    desk.start(platform)
    await in_time(desk, lambda: desk.sync.state.put_back_at is not None, "the news")
    await in_time(desk, lambda: at_rest(desk.sync), "all is read again")
    confirmed = await desk.memory.confirmed(1)
    assert confirmed is not None
    assert confirmed.lock_version == 2
    await desk.stop()
    desk.start(platform)
    await desk.pulled()
    assert desk.sync.state.put_back_at is None, "once"


@pytest.mark.parametrize(
    "evidence", [made(1, 90, lock_version=2), made(1, 5, of=77, lock_version=9)], ids=["version", "other"]
)
async def test_without_an_epoch_what_goes_back_tells_it(desk: Desk, clock: SetClock, evidence: Rdv) -> None:
    platform = FakePlatform(clock, [made(1, 90, lock_version=7), made(2, 60)])
    desk.start(platform)
    await desk.pulled()
    put_back(platform, evidence)
    await desk.sync.bring_up_to_date()
    await in_time(desk, lambda: desk.sync.state.put_back_at is not None, "the news")
    await in_time(desk, lambda: at_rest(desk.sync), "all is read again")
    assert await desk.memory.confirmed(1) == evidence
    assert await statuses(desk) == {1: Status.UNKNOWN}


async def test_an_answer_that_was_late_is_no_earlier_time(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [made(1, 90, lock_version=7)])
    desk.start(platform)
    await desk.pulled()
    await desk.memory.save_rdv(made(1, 90, lock_version=3))
    looks = platform.count("rdv")
    await in_time(desk, lambda: platform.count("rdv") > looks and at_rest(desk.sync), "it was looked into")
    assert desk.sync.state.put_back_at is None
    confirmed = await desk.memory.confirmed(1)
    assert confirmed is not None
    assert confirmed.lock_version == 7


@pytest.mark.parametrize("serves_one", [True, False])
@pytest.mark.parametrize("of", [10, 77])
async def test_what_is_confirmed_before_all_is_read_again_is_looked_at(
    desk: Desk, clock: SetClock, of: int, serves_one: bool
) -> None:
    before = made(1, 90)
    await desk.memory.save_rdv(before)
    pending = replace(gesture(before, Action.EXCUSED), starts_at=before.starts_at)
    await desk.memory.queue.act([pending])
    await desk.memory.begin_anew(Refusal("La plateforme a repris une sauvegarde."))
    there = before if of == 10 else made(1, 5, of=of)
    platform = FakePlatform(clock, [there], FIRST)
    platform.serves_one_rdv = serves_one
    assert await desk.memory.queue.let_go(pending.key)
    desk.start(platform, look=False)
    await desk.settled()
    fate = (await desk.memory.queue.fates([pending.key]))[pending.key]
    assert (fate, len(platform.sent)) == ((Fate.SENT, 1) if of == 10 else (Fate.REFUSED, 0))
