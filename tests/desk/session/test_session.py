"""Who is signed in, and what is open for them."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from typing import Any

import pytest

from kiosk.clock import SetClock
from kiosk.desk import Desk, DeskChange, SignedAgent, Waits
from kiosk.domain.day.consequences import Target
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.model import Lieu
from kiosk.domain.day.status import Action
from kiosk.domain.platform.failures import (
    MemoryDamaged,
    MemoryLocked,
    ServerFault,
    SignedOut,
    TimedOut,
    Unreachable,
    UnreachableCause,
)
from kiosk.domain.writes.origin import Origin
from kiosk.domain.writes.salvage import Salvage
from kiosk.store.memory import Memory
from kiosk.store.memory_folder import MemoryFolder
from tests.desk.conftest import INSTANCE, SECRETARY
from tests.desk.fakes import PASSWORD, FakePlatform, FakeSyncs
from tests.support.secrets import MemorySecrets, NoSecrets
from tests.support.trade import NOW, TODAY, gesture, rdv
from tests.support.waiting import until

OTHER = "autre@ormeval.test"


async def mark_seen(desk: Desk, memory: Memory, number: int = 1) -> str:
    one = rdv(number, NOW)
    await memory.save_rdv(one)
    batch = await desk.act(Action.SEEN, [Target(DeskRdv(one), (number * 10,))])
    return batch.keys[0]


def files(profile: Path) -> list[Path]:
    """The memories of a profile."""
    return sorted(profile.glob("*.memory"))


def another_desk(memories: MemoryFolder, platform: FakePlatform, clock: SetClock, syncs: FakeSyncs) -> Desk:
    return Desk(memories, platform.connect, clock, Waits(0.05, 0.05), make_sync=syncs)


async def test_signing_in_opens_everything(desk: Desk, platform: FakePlatform, syncs: FakeSyncs) -> None:
    told: list[DeskChange] = []
    desk.subscribe(told.append)
    assert desk.who is None
    assert desk.unsent_count == 0
    assert desk.sync_state.connected is None
    await desk.sign_in(" RDV.ormeval.test/ ", f" {SECRETARY.upper()} ", PASSWORD, stay=False)
    assert desk.who == SignedAgent(4, "Sylvie", "MOREL", SECRETARY, INSTANCE)
    assert desk.memory_durable
    assert [change.kind for change in told] == ["session"]
    (client,) = platform.open_clients
    assert (client.instance, client.credentials) == (INSTANCE, {"token": "1"})
    await asyncio.wait_for(syncs.last.started.wait(), 5)
    assert syncs.last.running == 1


async def test_what_goes_wrong_at_sign_in_leaves_all_as_it_was(desk: Desk, platform: FakePlatform) -> None:
    with pytest.raises(SignedOut) as wrong:
        await desk.sign_in(INSTANCE, SECRETARY, "autre chose", stay=True)
    assert wrong.value.at_sign_in
    with pytest.raises(Unreachable) as plain:
        await desk.sign_in("http://rdv.ormeval.test", SECRETARY, PASSWORD, stay=True)
    assert plain.value.cause is UnreachableCause.INSECURE
    platform.failure = ServerFault(status=503)
    with pytest.raises(ServerFault):
        await desk.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=True)
    assert desk.who is None
    assert platform.open_clients == []


async def test_nobody_signed_in_can_do_nothing(desk: Desk) -> None:
    for work in (desk.places(), desk.day(1, TODAY), desk.entry(1), desk.history(1), desk.bring_up_to_date()):
        with pytest.raises(SignedOut):
            await work
    with pytest.raises(SignedOut):
        await desk.act(Action.SEEN, [Target(DeskRdv(rdv()), (10,))])
    desk.look_at(1, TODAY)
    await desk.sign_out()


async def test_the_same_agent_again_goes_on_with_the_same_memory(
    signed_in: Desk, platform: FakePlatform, syncs: FakeSyncs
) -> None:
    sync = syncs.last
    key = await mark_seen(signed_in, sync.memory)
    sync.say(signed_out=True)
    told: list[DeskChange] = []
    signed_in.subscribe(told.append)
    await signed_in.sign_in(f"{INSTANCE}/", SECRETARY, PASSWORD, stay=False)
    assert syncs.made == [sync]
    assert sync.client is platform.open_clients[0]
    assert sync.client.credentials == {"token": "2"}
    assert [row.act.key for row in await sync.memory.queue.gestures()] == [key]
    assert [change.kind for change in told] == ["session"]


async def test_another_agent_gets_another_memory_and_nothing_of_the_first(
    signed_in: Desk, platform: FakePlatform, syncs: FakeSyncs
) -> None:
    first = syncs.last
    await mark_seen(signed_in, first.memory)
    await signed_in.sign_in(INSTANCE, OTHER, PASSWORD, stay=False)
    assert signed_in.who is not None
    assert signed_in.who.agent_id == 5
    assert signed_in.unsent_count == 0
    assert await signed_in.entry(1) is None
    assert first.running == 0
    await signed_in.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=False)
    assert signed_in.unsent_count == 1
    assert len(platform.open_clients) == 1


async def test_a_refused_change_of_agent_leaves_the_first_at_work(
    signed_in: Desk, platform: FakePlatform, syncs: FakeSyncs
) -> None:
    with pytest.raises(SignedOut):
        await signed_in.sign_in(INSTANCE, OTHER, "faux", stay=False)
    assert signed_in.who is not None
    assert signed_in.who.agent_id == 4
    await asyncio.wait_for(syncs.last.started.wait(), 5)
    assert syncs.last.running == 1
    assert len(platform.open_clients) == 1


async def test_staying_signed_in(
    desk: Desk,
    memories: MemoryFolder,
    platform: FakePlatform,
    clock: SetClock,
    syncs: FakeSyncs,
    secrets: MemorySecrets,
) -> None:
    assert not await desk.resume()
    await desk.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=True)
    await mark_seen(desk, syncs.last.memory)
    await desk.close()
    platform.failure = TimedOut()  # nothing is asked of the platform
    again = another_desk(memories, platform, clock, syncs)
    told: list[DeskChange] = []
    again.subscribe(told.append)
    assert await again.resume()
    assert again.who == SignedAgent(4, "Sylvie", "MOREL", SECRETARY, INSTANCE)
    assert again.unsent_count == 1
    assert platform.open_clients[0].credentials == {"token": "1"}
    assert [change.kind for change in told] == ["session"]
    await again.sign_out()
    assert not await again.resume()
    assert not any("token" in value for value in secrets.kept.values())


async def test_not_staying_forgets_who_stayed(desk: Desk, memories: MemoryFolder) -> None:
    await desk.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=True)
    await desk.sign_in(INSTANCE, OTHER, PASSWORD, stay=False)
    assert await memories.remembered() is None


async def test_signing_out_tells_the_platform_and_keeps_the_file(
    desk: Desk, platform: FakePlatform, syncs: FakeSyncs, profile: Path
) -> None:
    await desk.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=True)
    await mark_seen(desk, syncs.last.memory)
    told: list[DeskChange] = []
    desk.subscribe(told.append)
    await desk.sign_out()
    assert platform.clients[-1].signed_out
    assert desk.who is None
    assert [change.kind for change in told if change.kind == "session"] == ["session"]
    assert files(profile)
    await desk.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=False)
    assert desk.unsent_count == 1


@pytest.mark.parametrize("failure", [SignedOut(), Unreachable(), None])
async def test_signing_out_does_not_hang_on_the_platform(
    signed_in: Desk, platform: FakePlatform, failure: Unreachable | SignedOut | None
) -> None:
    platform.failure, platform.deaf = failure, failure is None
    await asyncio.wait_for(signed_in.sign_out(), 5)
    assert signed_in.who is None


async def test_what_was_just_done_gets_the_time_to_leave(signed_in: Desk, syncs: FakeSyncs) -> None:
    sync = syncs.last
    sync.say(connected=True)
    key = await mark_seen(signed_in, sync.memory)
    sends: list[asyncio.Task[None]] = []
    sync.on_nudge = lambda: sends.append(asyncio.create_task(sync.memory.queue.settle(key, None)))
    await signed_in.sign_out()
    assert len(sends) == 1
    assert sends[0].done()
    await signed_in.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=False)
    assert signed_in.unsent_count == 0


async def test_gestures_that_cannot_leave_do_not_hold_the_door(signed_in: Desk, syncs: FakeSyncs) -> None:
    syncs.last.say(connected=True)
    await mark_seen(signed_in, syncs.last.memory)
    await asyncio.wait_for(signed_in.sign_out(), 5)
    assert signed_in.who is None


async def test_without_a_keyring_the_memory_is_in_ram(
    profile: Path, platform: FakePlatform, clock: SetClock, syncs: FakeSyncs
) -> None:
    desk = another_desk(MemoryFolder(profile, NoSecrets(), clock), platform, clock, syncs)
    assert not await desk.resume()
    await desk.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=True)
    assert not desk.memory_durable
    await mark_seen(desk, syncs.last.memory)
    assert desk.unsent_count == 1
    await desk.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=True)
    assert desk.unsent_count == 1, "the same agent keeps the same memory"
    await desk.sign_out()
    assert files(profile) == []
    await desk.close()


async def test_a_memory_that_cannot_be_read_is_set_aside_and_said(
    signed_in: Desk, profile: Path, syncs: FakeSyncs
) -> None:
    await signed_in.sign_out()
    (file,) = files(profile)
    file.write_bytes(b"not a memory" * 1000)
    assert signed_in.salvage is None
    await signed_in.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=False)
    assert signed_in.salvage == Salvage(unsent=0, lost=0)
    (aside,) = [found for found in files(profile) if ".aside-" in found.name]
    assert aside.read_bytes().startswith(b"not a memory")
    await mark_seen(signed_in, syncs.last.memory)
    await signed_in.sign_out()
    await signed_in.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=False)
    assert signed_in.salvage is None


async def test_a_memory_that_is_damaged_begins_again_while_one_works(signed_in: Desk, syncs: FakeSyncs) -> None:
    """With another synchronisation, which looks at the same day, once the former one has ended."""
    day = TODAY
    signed_in.look_at(1, day)
    former, memory = syncs.last, syncs.last.memory
    await mark_seen(signed_in, memory)
    told: list[str] = []
    stop = signed_in.subscribe(lambda change: told.append(change.kind))
    damaged = [MemoryDamaged()]

    def look(_connection: object) -> str:
        if damaged:
            raise damaged.pop()
        return "read"

    assert await memory._database.read(look) == "read"
    await until(lambda: syncs.last is not former, "another synchronisation")
    assert syncs.last.memory is memory
    assert syncs.last.looked_at == [(1, day)]
    assert signed_in.salvage == Salvage(unsent=1, lost=0)
    assert signed_in.unsent_count == 1
    assert {"memory", "rdvs"} <= set(told)
    stop()
    await signed_in.sign_out()
    assert len(syncs.made) == 2


async def test_a_memory_that_is_damaged_at_the_end_begins_no_synchronisation(
    signed_in: Desk, syncs: FakeSyncs, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = syncs.last.memory
    close = memory.close

    async def damaged_then_closed() -> None:
        beginnings = memory._database.beginnings

        def look(_connection: object) -> None:
            if memory._database.beginnings == beginnings:
                raise MemoryDamaged

        await memory._database.read(look)
        await close()

    monkeypatch.setattr(memory, "close", damaged_then_closed)
    await signed_in.sign_out()
    assert len(syncs.made) == 1


async def test_a_memory_held_by_another_kiosk_refuses_the_sign_in(
    signed_in: Desk, profile: Path, secrets: MemorySecrets, platform: FakePlatform, clock: SetClock, syncs: FakeSyncs
) -> None:
    second = another_desk(MemoryFolder(profile, secrets, clock), platform, clock, syncs)
    with pytest.raises(MemoryLocked):
        await second.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=False)
    assert second.who is None
    assert platform.clients[-1].signed_out, "no token is left behind"
    assert len(platform.open_clients) == 1
    await second.close()
    assert signed_in.who is not None


async def test_f5_asks_and_says_what_went_wrong(signed_in: Desk, syncs: FakeSyncs) -> None:
    await signed_in.bring_up_to_date()
    assert syncs.last.brought == 1
    syncs.last.failure = Unreachable()
    with pytest.raises(Unreachable):
        await signed_in.bring_up_to_date()


@pytest.mark.expects_errors
async def test_after_a_fault_of_ours_the_synchronisation_goes_on_by_itself(
    memories: MemoryFolder, platform: FakePlatform, clock: SetClock, caplog: pytest.LogCaptureFixture
) -> None:
    class Faulty(FakeSyncs):
        def __call__(self, *args: object) -> Any:
            sync = super().__call__(*args)  # type: ignore[arg-type]
            sync.crash = ExceptionGroup("of a group", [ValueError("DUPONT Léa")])
            return sync

    made = Faulty()
    quick = Waits(last_sends=0.05, sign_out=0.05, start_again=0.01)
    desk = Desk(memories, platform.connect, clock, quick, make_sync=made)
    await desk.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=False)
    await until(lambda: "ValueError at" in caplog.text and made.last.running, "it goes on")
    assert "DUPONT" not in caplog.text
    await desk.close()
    assert made.last.running == 0


@pytest.mark.expects_errors
async def test_a_fault_met_at_the_end_of_a_session_does_not_hold_it_up(signed_in: Desk, syncs: FakeSyncs) -> None:
    async def fails_at_its_end() -> None:
        syncs.last.started.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            raise ValueError from None

    await asyncio.wait_for(syncs.last.started.wait(), 5)
    syncs.last.run = fails_at_its_end  # type: ignore[method-assign] # what goes wrong goes wrong at the end
    running = signed_in._session._opened()._running
    assert running is not None
    syncs.last.started.clear()
    running.cancel()
    await asyncio.wait([running])
    await signed_in.bring_up_to_date()
    await asyncio.wait_for(syncs.last.started.wait(), 5)
    await asyncio.wait_for(signed_in.close(), 5)


@pytest.mark.expects_errors
async def test_a_fault_of_ours_in_the_synchronisation_is_logged_and_f5_starts_it_again(
    desk: Desk, syncs: FakeSyncs, caplog: pytest.LogCaptureFixture
) -> None:
    class Faulty(FakeSyncs):
        def __call__(self, *args: object) -> Any:
            sync = super().__call__(*args)  # type: ignore[arg-type]
            sync.crash = ValueError("DUPONT Léa")
            return sync

    desk._session._make_sync = made = Faulty()
    await desk.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=False)
    await asyncio.wait_for(made.last.started.wait(), 5)
    await asyncio.sleep(0)
    assert "ValueError at" in caplog.text
    assert "DUPONT" not in caplog.text
    assert made.last.running == 0
    made.last.started.clear()
    await desk.bring_up_to_date()
    await asyncio.wait_for(made.last.started.wait(), 5)
    assert made.last.running == 1


async def test_changes_of_memory_and_sync_are_told_until_enough(signed_in: Desk, syncs: FakeSyncs) -> None:
    told: list[DeskChange] = []
    stop = signed_in.subscribe(told.append)
    memory = syncs.last.memory
    await memory.save_rdv(rdv(1))
    await memory.save_entries(1, Lieu, [])
    syncs.last.say(connected=True)
    assert DeskChange("rdvs", frozenset({1}), frozenset({1}), Origin.SYNC) in told
    assert [change.kind for change in told] == ["rdvs", "sync"]
    assert signed_in.sync_state.connected
    stop()
    stop()
    syncs.last.say(connected=False)
    assert len(told) == 2


async def test_a_resumed_session_turns_to_the_platform_at_leisure_and_to_what_is_looked_at_then(
    memories: MemoryFolder, platform: FakePlatform, clock: SetClock, syncs: FakeSyncs
) -> None:
    first = Desk(memories, platform.connect, clock, Waits(0.05, 0.05), make_sync=syncs)
    await first.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=True)
    await first.close()
    leisure = asyncio.Event()

    async def at_leisure() -> None:
        await leisure.wait()

    made_before = len(syncs.made)
    desk = Desk(memories, platform.connect, clock, Waits(0.05, 0.05), make_sync=syncs, at_leisure=at_leisure)
    assert await desk.resume()
    desk.look_at(1, NOW.date())
    assert desk.sync_state.connected is None
    assert len(syncs.made) == made_before
    assert platform.open_clients == []
    leisure.set()
    await until(lambda: len(syncs.made) > made_before and syncs.last.started.is_set(), "the synchronisation")
    assert syncs.last.looked_at == [(1, NOW.date())]
    await desk.close()
    assert platform.open_clients == []


async def test_a_session_ends_before_it_has_turned_to_the_platform(
    memories: MemoryFolder, platform: FakePlatform, clock: SetClock, syncs: FakeSyncs
) -> None:
    first = Desk(memories, platform.connect, clock, Waits(0.05, 0.05), make_sync=syncs)
    await first.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=True)
    await first.close()

    async def never() -> None:
        await asyncio.Event().wait()

    desk = Desk(memories, platform.connect, clock, Waits(0.05, 0.05), make_sync=syncs, at_leisure=never)
    assert await desk.resume()
    await desk.bring_up_to_date()
    assert syncs.last.brought == 1
    await desk.sign_out()
    assert platform.open_clients == []
    assert not await desk.resume()
    await desk.close()


class Slow(MemorySecrets):
    """A keyring that takes its time, as one does that asks to be unlocked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked, self.unlocked = threading.Event(), threading.Event()

    def get(self, name: str) -> str | None:
        self.asked.set()
        self.unlocked.wait(10)
        return super().get(name)


async def test_a_sign_in_given_up_half_way_holds_nothing(
    profile: Path, platform: FakePlatform, clock: SetClock, syncs: FakeSyncs
) -> None:
    secrets = Slow()
    memories = MemoryFolder(profile, secrets, clock)
    desk = another_desk(memories, platform, clock, syncs)
    attempt = asyncio.create_task(desk.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=False))
    await until(secrets.asked.is_set, "the keyring asked")
    attempt.cancel()
    with pytest.raises(asyncio.CancelledError):
        await attempt
    secrets.unlocked.set()
    assert desk.who is None
    assert platform.open_clients == []
    await desk.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=False)
    await desk.close()
    assert platform.open_clients == []


@pytest.mark.parametrize("turns", range(12))
async def test_a_change_of_agent_given_up_at_any_moment_leaves_no_memory_held(
    signed_in: Desk, platform: FakePlatform, syncs: FakeSyncs, turns: int
) -> None:
    attempt = asyncio.create_task(signed_in.sign_in(INSTANCE, OTHER, PASSWORD, stay=False))
    for _ in range(turns):
        await asyncio.sleep(0)
    attempt.cancel()
    await asyncio.wait([attempt])
    assert len(platform.open_clients) == (1 if signed_in.who else 0)
    for email in (SECRETARY, OTHER, SECRETARY):
        await signed_in.sign_in(INSTANCE, email, PASSWORD, stay=False)
    assert len(platform.open_clients) == 1


async def test_a_sign_out_given_up_half_way_lets_the_memory_go(
    signed_in: Desk, platform: FakePlatform, syncs: FakeSyncs
) -> None:
    platform.deaf = True
    leaving = asyncio.create_task(signed_in.sign_out())
    await until(lambda: signed_in.who is None, "the goodbye")
    leaving.cancel()
    await asyncio.wait([leaving])
    assert platform.open_clients == []
    platform.deaf = False
    await signed_in.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=False)


async def test_signing_out_tells_what_could_not_leave(signed_in: Desk, syncs: FakeSyncs) -> None:
    await mark_seen(signed_in, syncs.last.memory)
    assert await signed_in.sign_out() == 1
    assert await signed_in.sign_out() == 0


async def test_who_reads_while_the_session_ends_is_told_that_it_has(signed_in: Desk, syncs: FakeSyncs) -> None:
    memory = syncs.last.memory
    await signed_in.sign_out()
    with pytest.raises(SignedOut):
        await memory.rdv(1)
    with pytest.raises(SignedOut):
        await memory.queue.act([gesture(rdv(1), Action.SEEN)])
