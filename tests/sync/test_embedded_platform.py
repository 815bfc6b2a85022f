"""Sync against the embedded platform: its own process, real HTTP, two desks."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kiosk.api_client.client import ApiClient
from kiosk.clock import PARIS, Clock
from kiosk.domain.day.gesture import DeskRdv, Fate
from kiosk.domain.day.model import Lieu, Motif, Service
from kiosk.domain.day.status import Action, Status
from kiosk.domain.people.model import Agent
from kiosk.domain.platform.failures import SignedOut
from kiosk.store.memory import Memory
from kiosk.store.memory_folder import MemoryFolder
from kiosk.sync.engine import Sync
from tests.support.platform_process import PlatformProcess, start_platform
from tests.support.rest import at_rest
from tests.support.secrets import MemorySecrets
from tests.support.trade import gesture
from tests.support.waiting import until
from tests.sync.conftest import shares_waiting_room

MORNING = datetime(2026, 11, 23, 10, 20, tzinfo=PARIS)
DAY = MORNING.date()
PASSWORD = "Oracle-Mdp-2026!"


@pytest.fixture(scope="module")
def platform() -> Iterator[PlatformProcess]:
    data = Path(__file__).resolve().parents[3] / "shared" / "contract" / "golden" / "seed.data.json"
    if not data.exists():
        pytest.skip("the recorded data of ../shared is not beside this checkout")
    with start_platform("--data", data, "--now", MORNING.isoformat(), "--allow-reset") as running:
        yield running


@dataclass
class RealDesk:
    memory: Memory
    sync: Sync
    client: ApiClient

    async def entry(self, rdv_id: int) -> DeskRdv:
        entry = await self.memory.rdv(rdv_id)
        assert entry is not None
        return entry

    async def sees(self, rdv_id: int, status: Status, *, waiting: bool = False) -> DeskRdv:
        """The RDV once it is so; told by the memory's changes, never by looking again and again."""
        changed = asyncio.Event()
        stop = self.memory.subscribe(lambda _: changed.set())
        try:
            async with asyncio.timeout(15):
                while True:
                    changed.clear()
                    entry = await self.memory.rdv(rdv_id)
                    if entry and entry.rdv.status is status and (entry.rdv.waiting_since is not None) == waiting:
                        return entry
                    await changed.wait()
        finally:
            stop()


@contextlib.asynccontextmanager
async def desk(platform: PlatformProcess, email: str, organisation_id: int = 1) -> AsyncIterator[RealDesk]:
    clock = Clock(MORNING)
    client = ApiClient(platform.url, clock)
    await client.sign_in(email, PASSWORD)
    memory = MemoryFolder(Path("nowhere"), MemorySecrets(), clock).open_in_ram()
    sync = Sync(client, memory, clock)
    task = asyncio.create_task(sync.run())
    try:
        sync.look_at(organisation_id, DAY)
        await until(lambda: sync.state.last_synced and at_rest(sync), "the pulls")
        yield RealDesk(memory, sync, client)
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
        await memory.close()
        await client.aclose()


async def test_a_day_a_directory_and_gestures_that_a_second_desk_sees(platform: PlatformProcess) -> None:
    async with (
        desk(platform, "sylvie.secretaire@ormeval.test") as one,
        desk(platform, "nadia.secretaire-admin@ormeval.test") as two,
    ):
        day = await one.memory.day(1, DAY, PARIS)
        assert len(day) > 30
        assert [e.rdv.starts_at for e in day] == sorted(e.rdv.starts_at for e in day)
        assert one.sync.state.connected is True
        assert shares_waiting_room(one.sync.state)
        assert abs(one.sync.state.clock_offset or timedelta()) < timedelta(seconds=30)
        assert await one.memory.entries(1, Motif)
        assert await one.memory.entries(1, Agent)
        assert await one.memory.entries(1, Lieu)
        assert await one.memory.entries(1, Service)
        assert any(motif.color for motif in await one.memory.entries(1, Motif))

        # Arrived, seen, taken back: she waits again since she arrived, and the other desk follows each step.
        alone = next(e.rdv for e in day if len(e.rdv.participations) == 1 and e.rdv.status is Status.UNKNOWN)
        arrived = gesture(alone, Action.WAITING, made_at=MORNING)
        await one.memory.queue.act([arrived])
        assert (await two.sees(alone.id, Status.UNKNOWN, waiting=True)).rdv.waiting_since == MORNING
        seen = gesture((await one.entry(alone.id)).rdv, Action.SEEN, made_at=MORNING)
        await one.memory.queue.act([seen])
        await two.sees(alone.id, Status.SEEN)
        before = (await one.entry(alone.id)).rdv
        undo = gesture(before, Action.WAITING, made_at=MORNING, undoes=seen.key, arrived_at=MORNING)
        await one.memory.queue.act([undo])
        assert (await two.sees(alone.id, Status.UNKNOWN, waiting=True)).rdv.waiting_since == MORNING
        reset = gesture((await one.entry(alone.id)).rdv, Action.RESET, made_at=MORNING)
        await one.memory.queue.act([reset])
        await two.sees(alone.id, Status.UNKNOWN)
        await until(lambda: one.memory.unsent_count == 0, "an empty outbox")
        assert [record.fate for record in await one.memory.queue.history(alone.id)] == [Fate.SENT] * 4
        # Both desks hold the very same RDV, and what was shown at once is what the platform then said.
        await until(lambda: not one.sync.state.busy, "calm")
        assert (await two.entry(alone.id)).rdv.participations == alone.participations

        # One of a workshop, at the other desk.
        workshop = next(e.rdv for e in day if e.rdv.collectif and e.rdv.participations[0].status is Status.UNKNOWN)
        first = workshop.participations[0].id
        await two.memory.queue.act([gesture(workshop, Action.SEEN, participation_ids=[first], made_at=MORNING)])
        assert (await one.sees(workshop.id, Status.SEEN)).rdv.participations


async def test_what_the_agent_may_not_touch_is_refused_with_a_reason(platform: PlatformProcess) -> None:
    async with desk(platform, "marc.social@ormeval.test") as one:
        foreign = next(e.rdv for e in await one.memory.day(1, DAY, PARIS))
        out_of_sight = gesture(foreign, Action.SEEN, made_at=MORNING)
        out_of_sight = type(out_of_sight)(out_of_sight.key, foreign.id, 1, Action.SEEN, (31,), MORNING, before=())
        await one.memory.queue.act([out_of_sight])
        await until(lambda: one.memory.unsent_count == 0, "settled")
        assert (await one.entry(foreign.id)).problem


async def test_signing_in_elsewhere_ends_this_session_and_loses_nothing(platform: PlatformProcess) -> None:
    async with desk(platform, "claire.admin@ormeval.test") as one:
        clock = Clock(MORNING)
        async with ApiClient(platform.url, clock) as elsewhere:
            await elsewhere.sign_in("claire.admin@ormeval.test", PASSWORD)
            known = next(
                e.rdv
                for e in reversed(await one.memory.day(1, DAY, PARIS))
                if len(e.rdv.participations) == 1 and e.rdv.status is Status.UNKNOWN
            )
            await one.memory.queue.act([gesture(known, Action.NOSHOW, made_at=MORNING)])
            await until(lambda: one.sync.state.signed_out, "signed out")
            with pytest.raises(SignedOut):
                await one.sync.bring_up_to_date()
            assert one.memory.unsent_count == 1
            one.sync.use(elsewhere)
            await until(lambda: one.memory.unsent_count == 0, "sent by the new session")
            assert (await one.entry(known.id)).rdv.status is Status.NOSHOW
            # The task stops before the client that it now uses is closed.
            one.sync.use(one.client)
