"""What the server can do, from one place: asked again when it is due, believed meanwhile, never in the way."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from kiosk.clock import SetClock
from kiosk.domain.day.status import Action, Status
from kiosk.domain.platform.capabilities import Capabilities
from kiosk.domain.platform.failures import (
    Failure,
    Forbidden,
    NotFound,
    ServerFault,
    SignedOut,
    Throttled,
    TimedOut,
    Unintelligible,
    Unreachable,
)
from kiosk.store.memory import Memory
from kiosk.store.memory_folder import MemoryFolder
from kiosk.sync import abilities as module
from kiosk.sync.abilities import CAPABILITIES_MARK, Abilities, written_capabilities
from kiosk.sync.server import Server
from tests.support.secrets import MemorySecrets
from tests.support.trade import gesture, rdv
from tests.support.waiting import until
from tests.sync.conftest import Desk, shares_waiting_room
from tests.sync.fake_platform import EVERYTHING, FakePlatform, Fault

NOTHING = Capabilities()
STRANGE = [Forbidden(), NotFound(), ServerFault(500), Unintelligible(page=True), TimedOut(sent=True)]
OF_ALL_CALLS = [Unreachable(), Throttled(5), TimedOut(sent=False), SignedOut()]


@dataclass
class Bench:
    memory: Memory
    clock: SetClock
    platform: FakePlatform = field(init=False)
    server: Server = field(init=False)
    abilities: Abilities = field(init=False)
    told: int = 0

    def __post_init__(self) -> None:
        self.platform = FakePlatform(self.clock)
        self.server = Server(self.platform)
        self.start()

    def start(self) -> None:
        """Kiosk starts again."""
        self.server = Server(self.platform)
        self.abilities = Abilities(lambda: self.server, self.memory, self.clock, self._changed)

    def _changed(self) -> None:
        self.told += 1

    @property
    def asked(self) -> int:
        return self.platform.count("capabilities")


@pytest.fixture
async def bench(tmp_path: Path, clock: SetClock) -> AsyncIterator[Bench]:
    memory = MemoryFolder(tmp_path, MemorySecrets(), clock).open_in_ram()
    yield Bench(memory, clock)
    await memory.close()


async def test_it_is_asked_once_an_hour(bench: Bench) -> None:
    for _ in range(3):
        assert await bench.abilities.now() == EVERYTHING
    bench.clock.move(minutes=59)
    await bench.abilities.now()
    assert bench.asked == 1
    bench.clock.move(minutes=2)
    await bench.abilities.now()
    assert bench.asked == 2


async def test_many_who_want_to_know_ask_once(bench: Bench) -> None:
    assert await asyncio.gather(*[bench.abilities.now() for _ in range(5)]) == [EVERYTHING] * 5
    assert bench.asked == 1


async def test_a_server_that_never_had_more_is_asked_once_an_hour_too(bench: Bench) -> None:
    bench.platform.able = NOTHING
    for _ in range(10):
        assert await bench.abilities.now() == NOTHING
        bench.clock.move(minutes=5.9)
    assert bench.asked == 1


async def test_one_that_had_more_is_asked_again_within_minutes(bench: Bench) -> None:
    """One page of a proxy must not turn the shared waiting room off for an hour."""
    await bench.abilities.now()
    bench.platform.able = NOTHING
    bench.clock.move(minutes=61)
    assert await bench.abilities.now() == NOTHING
    bench.platform.able = EVERYTHING
    bench.clock.move(minutes=6)
    assert await bench.abilities.now() == EVERYTHING
    assert bench.told == 2


async def test_one_that_had_more_yesterday_is_asked_again_within_minutes(bench: Bench) -> None:
    await bench.memory.save_mark(CAPABILITIES_MARK, written_capabilities(EVERYTHING))
    bench.platform.able = NOTHING
    await bench.abilities.recall()
    assert await bench.abilities.now() == NOTHING
    bench.clock.move(minutes=6)
    await bench.abilities.now()
    assert bench.asked == 2


async def test_one_that_lost_it_for_good_is_not_asked_for_ever(bench: Bench) -> None:
    await bench.abilities.now()
    bench.platform.able = NOTHING
    for _ in range(24 * 60):
        bench.clock.move(minutes=1)
        await bench.abilities.now()
    assert bench.asked < 50


async def test_who_signs_in_has_it_asked_again(bench: Bench) -> None:
    await bench.abilities.now()
    bench.server = Server(bench.platform)
    await bench.abilities.now()
    assert bench.asked == 2


async def test_a_clock_that_is_set_back_does_not_put_it_off(bench: Bench) -> None:
    await bench.abilities.now()
    bench.clock.move(days=-3)
    await bench.abilities.now()
    assert bench.asked == 2


@pytest.mark.parametrize("failure", [*STRANGE, *OF_ALL_CALLS[:3]], ids=repr)
async def test_what_it_last_said_stands_while_it_cannot_say(bench: Bench, failure: Failure) -> None:
    await bench.memory.save_mark(CAPABILITIES_MARK, written_capabilities(EVERYTHING))
    await bench.abilities.recall()
    bench.platform.faults.append(Fault("capabilities", failure))
    for _ in range(3):
        assert await bench.abilities.now() == EVERYTHING
    assert bench.asked == 1
    bench.clock.move(minutes=2)
    await bench.abilities.now()
    assert bench.asked == 2
    assert not bench.told


@pytest.mark.parametrize("failure", STRANGE, ids=repr)
async def test_where_it_never_said_anything_api_v1_is_tried(bench: Bench, failure: Failure) -> None:
    bench.platform.faults.append(Fault("capabilities", failure))
    assert await bench.abilities.now() == NOTHING
    assert await bench.memory.mark(CAPABILITIES_MARK) is None


@pytest.mark.parametrize("failure", OF_ALL_CALLS, ids=repr)
async def test_but_not_while_no_call_would_come_through(bench: Bench, failure: Failure) -> None:
    bench.platform.faults.append(Fault("capabilities", failure))
    with pytest.raises(type(failure)):
        await bench.abilities.now()
    assert await bench.abilities.now() == EVERYTHING


async def test_what_must_leave_does_not_wait_for_it(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.01)
    await bench.memory.save_mark(CAPABILITIES_MARK, written_capabilities(EVERYTHING))
    await bench.abilities.recall()
    bench.platform.hold["capabilities"] = asyncio.Event()
    for _ in range(3):
        assert await bench.abilities.at_once() == EVERYTHING
    assert bench.asked == 1


async def test_a_doubt_that_comes_while_it_is_asked_is_not_answered_by_that(bench: Bench) -> None:
    hold = bench.platform.hold["capabilities"] = asyncio.Event()
    asking = asyncio.create_task(bench.abilities.now())
    await until(lambda: bench.asked == 1, "the question")
    bench.abilities.doubt(lasting=True)  # what is on its way may have been said before
    hold.set()
    await asking
    await bench.abilities.now()
    assert bench.asked == 2
    await bench.abilities.now()
    assert bench.asked == 2


async def test_what_must_leave_waits_while_what_waits_is_held(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server is of another epoch: however long the memory takes to start again, nothing leaves before that."""
    monkeypatch.setattr(module, "PATIENCE", 0.01)
    begun, held, go_on = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def put_back() -> None:
        begun.set()
        await go_on.wait()
        held.set()

    bench.platform.able = replace(EVERYTHING, epoch="second")
    bench.abilities = Abilities(lambda: bench.server, bench.memory, bench.clock, bench._changed, put_back)
    bench.abilities.known = replace(EVERYTHING, epoch="first")
    leaving = asyncio.create_task(bench.abilities.at_once())
    await asyncio.wait_for(begun.wait(), 10)
    assert await asyncio.wait([leaving], timeout=0.05) == (set(), {leaving})
    go_on.set()
    assert (await leaving).epoch == "second"
    assert held.is_set()


async def test_what_is_offered_is_what_it_last_said_to_this_kiosk_or_an_earlier_one(bench: Bench) -> None:
    assert await bench.abilities.last() == EVERYTHING
    bench.start()
    assert await bench.abilities.last() == EVERYTHING
    assert bench.asked == 1


# At work


async def test_what_was_just_heard_stands_before_what_was_kept(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory answers that nothing was kept, after the platform has said what it can do."""
    read, go_on = bench.memory.mark, asyncio.Event()

    async def slow(name: str) -> str | None:
        kept = await read(name)
        await go_on.wait()
        return kept

    monkeypatch.setattr(bench.memory, "mark", slow)
    recalling = asyncio.create_task(bench.abilities.recall())
    await asyncio.sleep(0)
    await bench.abilities.now()
    go_on.set()
    await recalling
    assert bench.abilities.known == EVERYTHING
    assert await bench.abilities.last() == EVERYTHING


async def test_who_decides_what_may_be_done_is_told_why_it_could_not_say(bench: Bench) -> None:
    """Nothing is held to be missing that nobody knows of."""
    bench.platform.faults.append(Fault("capabilities", ServerFault(500)))
    for _ in range(2):  # asked, then remembered
        with pytest.raises(ServerFault):
            await bench.abilities.last()


@pytest.mark.parametrize("failure", STRANGE, ids=repr)
async def test_gestures_leave_though_it_cannot_be_known(desk: Desk, clock: SetClock, failure: Failure) -> None:
    platform = FakePlatform(clock, [rdv(1)], NOTHING)
    platform.faults.extend(Fault("capabilities", failure) for _ in range(50))
    desk.start(platform)
    await until(lambda: desk.sync.state.last_synced, "the day")
    await desk.memory.queue.act([gesture(rdv(1), Action.SEEN)])
    await desk.settled()
    assert [what[2] for what in platform.sent] == [Status.SEEN]
    assert desk.sync.state.connected


async def test_a_server_that_learns_more_is_followed_without_a_new_start(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1)], Capabilities(version=1, rdvs=True))
    desk.start(platform)
    await desk.pulled()
    assert not shares_waiting_room(desk.sync.state)
    directories = platform.count("directory")
    platform.able = EVERYTHING
    clock.move(minutes=61)

    def passes() -> bool:
        desk.time.move(1.0)
        return platform.count("changes") >= 2 and platform.count("directory") > directories

    await until(passes, "changes are listened to")
    assert shares_waiting_room(desk.sync.state)


async def test_a_server_that_no_longer_tells_what_changes_is_looked_at(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    desk.start(platform)
    await desk.pulled()
    platform.able = NOTHING
    looks = platform.count("rdvs")
    platform.faults.extend(Fault("changes", NotFound()) for _ in range(50))
    platform.change(rdv(1, statuses=(Status.SEEN,)))  # the long poll ends

    def passes() -> bool:
        desk.time.move(1.0)
        return platform.count("rdvs") >= looks + 2

    await until(passes, "looks at the day")
    assert not shares_waiting_room(desk.sync.state)


async def test_a_waiting_room_that_the_server_no_longer_has_is_kept_here(desk: Desk, clock: SetClock) -> None:
    platform = FakePlatform(clock, [rdv(1)])
    desk.start(platform)
    await desk.pulled()
    platform.able = NOTHING
    platform.faults.extend(Fault("mark_waiting", NotFound()) for _ in range(9))
    platform.faults.extend(Fault("changes", NotFound()) for _ in range(9))
    await desk.memory.queue.act([gesture(rdv(1), Action.WAITING)])
    await desk.settled_in_time()
    shown = await desk.memory.rdv(1)
    assert shown is not None
    assert not shown.problem
    assert shown.rdv.waiting_since is not None
    assert platform.count("mark_waiting") == 1
    assert not shares_waiting_room(desk.sync.state)
