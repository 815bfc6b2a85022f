"""Calls that a release lacks, switched off alone and all together, in each of the forms that « not there » takes.

The day, the directory, the usagers and the gestures go through, and nobody is told of a cut.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import pytest

from kiosk.api_client.client import ApiClient
from kiosk.clock import PARIS, Clock
from kiosk.domain.day.model import Lieu, Motif
from kiosk.domain.day.status import Action, Status
from kiosk.domain.people.model import Agent
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.platform.failures import NoSuchCall
from kiosk.domain.writes.errand import CreateUsager, Errand
from kiosk.domain.writes.origin import Origin
from kiosk.store.memory import Memory
from kiosk.store.memory_folder import MemoryFolder
from kiosk.sync.engine import Sync
from kiosk.sync.state import SyncState
from tests.faults.middleman import Fault, Middleman, answers, page, reset_after
from tests.faults.reception import PATIENT, QUICK
from tests.faults.territory import DESK, NOW, PASSWORD
from tests.support.known import usagers
from tests.support.rest import at_rest
from tests.support.secrets import MemorySecrets
from tests.support.trade import gesture
from tests.support.waiting import until

OPTIONAL = {
    "capabilities": "^/api/desk/v1/capabilities",
    "desk API": "^/api/desk/",
    "rdvs": r"^/api/v1/rdvs\?",
    "lieux": r"^/api/v1/lieux\b",
    "rdv_plans": r"^/api/v1/rdv_plans\b",
    "agents/me": "^/api/v1/agents/me",
}
OPTIONAL["all"] = "|".join(OPTIONAL.values())
FORMS = {
    "404 JSON": answers(404, '{"status": 404, "error": "Not Found"}'),
    "404 HTML": page(404, "La page que vous recherchez n’existe pas"),
    "500 HTML": page(500, "Maintenance"),
    "502 HTML": page(502, "Bad Gateway"),
    "401 HTML": page(401, "Connectez-vous"),
    "302": page(302, "Redirection", Location="/agents/sign_in"),
}
DAY = NOW.date()


@dataclass
class Counter:
    """A desk at work, without a screen."""

    clock: Clock
    client: ApiClient
    memory: Memory
    sync: Sync
    states: list[SyncState] = field(default_factory=list)

    async def pulled(self) -> None:
        await until(lambda: self.sync.state.last_synced and at_rest(self.sync), "the pulls")

    async def see(self, rdv_id: int) -> None:
        known = await self.memory.confirmed(rdv_id)
        assert known is not None
        await self.memory.queue.act([gesture(known, Action.SEEN)])
        await self.sent()

    async def write_down(self, draft: UsagerDraft) -> None:
        (number,) = await self.memory.queue.local_ids(1)
        errand = Errand(str(uuid4()), 1, self.clock.now(), CreateUsager(number, draft))
        assert await self.memory.queue.write(errand, Origin.DESK)
        await self.sent()

    async def sent(self) -> None:
        await until(lambda: self.memory.unsent_count == 0, "what was done has left")


@asynccontextmanager
async def counter(middleman: Middleman, folder: Path) -> AsyncIterator[Counter]:
    clock = Clock(NOW)
    memory = MemoryFolder(folder, MemorySecrets(), clock).open_in_ram()
    async with ApiClient(middleman.url, clock, deadlines=PATIENT) as client:
        await client.sign_in(DESK, PASSWORD)
        sync = Sync(client, memory, clock, timing=QUICK)
        made = Counter(clock, client, memory, sync)
        sync.on_state(made.states.append)
        task = asyncio.create_task(sync.run(), name="a desk's sync")
        sync.look_at(1, DAY)
        try:
            yield made
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
            await memory.close()
    middleman.break_off()


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("lacking", OPTIONAL.values(), ids=OPTIONAL)
async def test_a_desk_works_without_them(
    middleman: Middleman, colleague: ApiClient, tmp_path: Path, lacking: str, form: Fault
) -> None:
    middleman.when(form, path=lacking)
    async with counter(middleman, tmp_path) as desk:
        await desk.pulled()
        # The day, and the directory.
        assert [entry.rdv.id for entry in await desk.memory.day(1, DAY, PARIS)] == [1, 2, 3, 4]
        assert {agent.last_name for agent in await desk.memory.entries(1, Agent)} >= {"Falguière", "Ferrandon"}
        assert [motif.name for motif in await desk.memory.entries(1, Motif)] == ["Consultation"]
        assert [lieu.name for lieu in await desk.memory.entries(1, Lieu)] == ["Centre"]
        # The usagers: a copy of them where they cannot be searched.
        if (await desk.sync.capabilities()).user_search:
            assert (await desk.client.search_users(1, "quilleron")).found
        else:
            assert {one.last_name for one in await usagers(desk.memory, 1)} >= {"QUILLERON", "TRAMEZAYGUES"}
        # A gesture, and what somebody waits for: it is answered, or said not to be there.
        await desk.see(1)
        for _ in range(2):
            for ask in (
                desk.client.me,
                lambda: desk.client.rdvs_of_user(1, 1),
                lambda: desk.client.create_rdv_plan(1, "https://bureau.test/", key=str(uuid4())),
            ):
                with contextlib.suppress(NoSuchCall):
                    await ask()
        assert False not in [state.connected for state in desk.states]
        assert [state.failure for state in desk.states if state.failure is not None] == []
        # Answers that are lost: what became of it is asked before it is sent again.
        middleman.when(reset_after, method="PATCH", times=1)
        await desk.see(2)
        middleman.when(reset_after, method="POST", path="/users$", times=1)
        await desk.write_down(UsagerDraft(first_name="Nadège", last_name="NOUVELLE", phone_number="06 12 34 56 78"))
        there = await colleague.rdvs(1, NOW.replace(hour=0), NOW.replace(hour=23))
        assert [rdv.status for rdv in there] == [Status.SEEN, Status.SEEN, Status.UNKNOWN, Status.UNKNOWN]
        named = [one async for page in colleague.users(1) for one in page.items if one.last_name == "NOUVELLE"]
        assert len(named) == 1
    # None of them at every turn: the tries of one question at the start, and of one after each of the two cuts.
    for path in OPTIONAL.values():
        if path in (OPTIONAL["all"], OPTIONAL["desk API"]):
            continue
        refused = [one for one in middleman.asked(".*", path) if not one.reached]
        assert len(refused) <= 9, path
