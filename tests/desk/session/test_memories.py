"""What a desk keeps of agents who come no more: told where something was never sent, then gone, never in silence."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.clock import SetClock
from kiosk.desk.session.memories import LeftBehind, Memories
from kiosk.desk.types import DeskChange
from kiosk.domain.day.status import Action
from kiosk.domain.platform.failures import KeyringMissing, SignedOut
from kiosk.store.listeners import Listeners
from kiosk.store.memory_folder import MemoryFolder
from tests.support.desk import at_the_counter
from tests.support.secrets import MemorySecrets
from tests.support.trade import NOW, gesture, rdv

INSTANCE = "https://rdv.ormeval.test"
OTHER = "https://autre.test"


class Nobody:
    """No session: the desk stands at its door."""

    who = None


class Desk:
    """A profile on a driven clock, and what its memories are told."""

    def __init__(self, folder: Path, secrets: MemorySecrets) -> None:
        self.clock = SetClock(NOW)
        self.folder = folder
        self.secrets = secrets
        self.heard: list[DeskChange] = []
        self.start()

    def start(self) -> None:
        """As the next process does."""
        self.memories = MemoryFolder(self.folder, self.secrets, self.clock)
        listeners: Listeners[DeskChange] = Listeners()
        listeners.add(self.heard.append)
        self.rest = Memories(self.memories, self.clock, Nobody(), nothing, listeners)  # type: ignore[arg-type]

    async def work(self, instance: str, agent_id: int, unsent: int = 0) -> None:
        memory = await self.memories.open(instance, agent_id)
        rdvs = [rdv(number, self.clock.now()) for number in range(1, 4)]
        await memory.save_rdvs(1, rdvs, window=None)
        await memory.queue.act([gesture(one, Action.SEEN, made_at=self.clock.now()) for one in rdvs[:unsent]])
        await memory.close()
        await self.memories.came(instance, agent_id, f"Agent {agent_id}", f"a{agent_id}@rdv.test")

    @property
    def files(self) -> list[str]:
        """Memories of which anything is left, be it a copy."""
        return sorted({path.name.removesuffix("-carbon") for path in self.folder.rglob("*") if path.is_file()})


async def nothing() -> int:
    return 0


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "profile", MemorySecrets())


async def test_four_agents_of_two_instances_a_year_later(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    await desk.work(INSTANCE, 1)
    await desk.memories.set_aside(INSTANCE, 1)
    for instance, agent, unsent in ((INSTANCE, 1, 0), (INSTANCE, 2, 2), (OTHER, 1, 0), (OTHER, 3, 0)):
        await desk.work(instance, agent, unsent)
    assert len(desk.files) == 5
    desk.clock.move(days=365)
    desk.start()
    with caplog.at_level(logging.INFO):
        assert await desk.rest.tidy()
        (left,) = desk.rest.left_behind
        assert left == LeftBehind(
            left.name, "Agent 2", INSTANCE, 2, NOW, desk.clock.now() + timedelta(days=7), may_keep=True
        )
        assert [change.kind for change in desk.heard] == ["memories"]
        assert len(desk.files) == 1, "all others are gone"
        # Nobody has seen it yet: it waits, however long nobody does.
        desk.clock.move(days=60)
        desk.start()
        await desk.rest.tidy()
        assert len(desk.rest.left_behind) == 1
        await desk.rest.told()
        desk.clock.move(days=6, hours=23)
        desk.start()
        await desk.rest.tidy()
        assert desk.rest.left_behind[0].until == desk.clock.now() + timedelta(hours=1)
        desk.clock.move(hours=2)
        await desk.rest.tidy()
    assert not any((desk.files, desk.secrets.kept, desk.rest.left_behind))
    said = [record.getMessage() for record in caplog.records]
    assert "a memory was erased after 432 days, with 2 rows unsent" in said
    assert not any("Agent" in text or "rdv" in text for text in said)


async def test_one_that_is_not_old_forgets_what_is(desk: Desk) -> None:
    await desk.work(INSTANCE, 1, unsent=1)
    desk.clock.move(days=5)
    assert await desk.rest.tidy()
    assert desk.rest.left_behind == ()
    memory = await desk.memories.open(INSTANCE, 1)
    assert [await memory.rdv(number) is not None for number in (1, 2, 3)] == [True, False, False]
    await memory.close()


async def test_whoever_sits_here_keeps_it_or_has_it_go(desk: Desk) -> None:
    await desk.work(INSTANCE, 1, unsent=1)
    await desk.work(INSTANCE, 2, unsent=3)
    desk.clock.move(days=31)
    await desk.rest.tidy()
    await desk.rest.told()
    one, other = sorted(desk.rest.left_behind, key=lambda left: left.unsent or 0)
    await desk.rest.erase(other.name)
    assert [left.name for left in desk.rest.left_behind] == [one.name]
    for _ in range(2):
        assert desk.rest.left_behind[0].may_keep
        await desk.rest.keep(one.name)
        assert desk.rest.left_behind == ()
        desk.clock.move(days=25)
        desk.start()
        await desk.rest.tidy()
        assert desk.rest.left_behind == ()
        desk.clock.move(days=6)
        await desk.rest.tidy()
        await desk.rest.told()
    assert not desk.rest.left_behind[0].may_keep, "not for ever"
    # Their agent comes: what they did is sent, and nobody is told any more.
    await desk.memories.came(INSTANCE, 1, "Agent 1", "")
    await desk.rest.tidy()
    assert desk.rest.left_behind == ()
    desk.clock.move(days=29)
    await desk.rest.tidy()
    assert (desk.rest.left_behind, len(desk.files)) == ((), 1)


async def test_a_file_whose_key_is_lost_is_told_as_well(desk: Desk) -> None:
    await desk.work(INSTANCE, 1, unsent=1)
    desk.secrets.kept.clear()
    await desk.rest.tidy()
    assert not desk.rest.left_behind
    desk.clock.move(days=4000)  # files are as old as the disk says
    await desk.rest.tidy()
    assert [(left.unsent, left.agent) for left in desk.rest.left_behind] == [(None, "")]
    await desk.rest.told()
    desk.clock.move(days=7)
    await desk.rest.tidy()
    assert (desk.files, desk.secrets.kept) == ([], {})


async def test_what_cannot_be_looked_at_now_is_looked_at_later(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    await desk.work(INSTANCE, 1)
    await desk.work(INSTANCE, 2)
    desk.clock.move(days=40)
    with monkeypatch.context() as patch:

        def locked(_name: str) -> str:
            raise KeyringMissing

        patch.setattr(desk.secrets, "get", locked)
        assert not await desk.rest.tidy()
    assert len(desk.files) == 2
    elsewhere = MemoryFolder(desk.folder, desk.secrets, desk.clock)
    held = await elsewhere.open(INSTANCE, 1)
    assert not await desk.rest.tidy()
    assert len([name for name in desk.files if name.endswith(".memory")]) == 1
    await held.close()
    assert await desk.rest.tidy()
    assert (desk.files, desk.secrets.kept) == ([], {})


async def test_it_is_done_at_each_new_day_and_again_after_a_failure(desk: Desk) -> None:
    looks: list[bool] = []
    answers = iter((True, False, True, True))

    async def tidied() -> bool:
        looks.append(next(answers, True))
        return looks[-1]

    steps = iter((timedelta(minutes=1), timedelta(days=3), timedelta(minutes=14), timedelta(minutes=2)))

    async def sleep(_seconds: float) -> None:
        step = next(steps, None)
        if step is None:
            raise asyncio.CancelledError
        desk.clock.move(seconds=step.total_seconds())

    rest = Memories(desk.memories, desk.clock, Nobody(), nothing, Listeners(), sleep)  # type: ignore[arg-type]
    rest.tidy = tidied  # type: ignore[method-assign]
    with pytest.raises(asyncio.CancelledError):
        await rest.keep_house()
    assert looks == [True, False, True], "at the start, after a long suspend, and a quarter of an hour later"


async def test_who_is_at_work_has_all_that_is_theirs_erased(tmp_path: Path) -> None:
    async with at_the_counter(tmp_path) as counter:
        memories = counter.desk.memories
        await memories.tidy()
        secrets = memories._memories._secrets
        assert isinstance(secrets, MemorySecrets)
        assert any("Claire Renaud" in value for value in secrets.kept.values())
        counter.cut()
        await counter.memory.queue.act([gesture(rdv(1), Action.SEEN)])
        assert await memories.erase_mine() == 1
        assert counter.desk.who is None
        assert not list(tmp_path.rglob("*.memory*"))
        assert set(secrets.kept) <= {"agents"}, "the hour at which a day ends is nobody's"
        assert not any("laire" in value for value in secrets.kept.values())
        with pytest.raises(SignedOut):
            await counter.desk.day(1, NOW.date())
        assert not await counter.desk.resume()
