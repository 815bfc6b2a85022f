"""Whatever stands between a desk and its platform, and whatever it does to each write: once it has ended, all is there
exactly once, and nothing that was said was untrue.

Each case has an organisation of its own. « each »: the first tries of each write meet it, everything else comes
through. « all »: nothing comes through, reads included, until it ends.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from kiosk.api_client.client import ApiClient
from kiosk.api_client.http.deadlines import Deadlines
from kiosk.clock import Clock
from tests.faults.between.at_work import Work
from tests.faults.between.morning import mornings, organisation
from tests.faults.between.strangers import CASES, SLOW, fault_of, first
from tests.faults.desks import Current, desks
from tests.faults.middleman import Fault, Middleman
from tests.faults.reception import PATIENT, QUICK
from tests.faults.territory import NOW, PASSWORD, SECOND_DESK
from tests.support.platform_process import PlatformProcess, start_platform
from tests.support.postgresql import NoPostgresql, start_postgresql
from tests.support.rest import at_rest
from tests.support.secrets import MemorySecrets
from tests.support.waiting import until

FEW_CALLS = replace(QUICK, usagers_pause=0.0, poll_least=5.0, poll_most=5.0, fresh_for=0.0)
IMPATIENT = Deadlines(connect=5, read=2.0, total=4.0)
"""For what is never answered whole."""
WRITES = "POST|PUT|PATCH|DELETE"
CALLS = r"^/api/(?!v1/auth)"
FAST = [("after", "page 404", "each"), ("before", "JSON 403", "all"), ("after", "portal", "all")]
HOW = ("each", "all")
MET = 12
"""Exchanges that meet what befalls all of them, before it ends: tries of several writes, and reads."""
KINDS = ("own", "own on PostgreSQL", "current-2026", "historic-2024")


@pytest.fixture(scope="module")
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def platform(kind: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlatformProcess]:
    folder = tmp_path_factory.mktemp("platform")
    data = folder / "day.json"
    data.write_text(json.dumps(mornings(len(CASES))), "utf-8")
    options: list[str | Path] = [
        "--data",
        data,
        "--now",
        NOW.isoformat(),
        "--calls-per-minute",
        "0",
        "--accept-fiction",
    ]
    options += ["--like", kind.partition(",")[0].partition(" ")[0]]
    if "PostgreSQL" not in kind:
        with start_platform(*options) as started:
            yield started
        return
    try:
        server = start_postgresql()
    except NoPostgresql as reason:
        pytest.skip(str(reason))
    try:
        with start_platform(*options, "--database", server.new_database(), "--outbox", folder) as started:
            yield started
    finally:
        server.stop()


@pytest.fixture
def client(kind: str) -> type[ApiClient]:
    return Current if kind.startswith("current-2026") else ApiClient


@pytest_asyncio.fixture
async def colleague(platform: PlatformProcess, client: type[ApiClient]) -> AsyncIterator[ApiClient]:
    async with client(platform.url, Clock(NOW)) as made:
        await made.sign_in(SECOND_DESK, PASSWORD)
        yield made


@asynccontextmanager
async def at_work(
    middleman: Middleman, profile: Path, client: type[ApiClient], case: int, *, shared: bool
) -> AsyncIterator[Work]:
    """A desk that looks at the organisation of ``case``, and knows its day."""
    deadlines = IMPATIENT if CASES[case - 1][1] in SLOW else PATIENT
    start = desks(middleman, profile, MemorySecrets(), NOW.date(), client=client, timing=FEW_CALLS, deadlines=deadlines)
    async with start() as desk:
        desk.look_at(organisation(case), NOW.date())
        work = Work(desk, case, shared)
        sync: Any = desk._session.sync
        await until(lambda: desk.sync_state.last_synced is not None and at_rest(sync), "the pulls")
        stop = sync.on_state(work.states.append)
        yield work
        stop()


async def each_meets(work: Work, middleman: Middleman, fault: Fault, times: int) -> None:
    """The first tries of each write meet it; everything else comes through."""
    middleman.when(first(fault, times), method=WRITES, path=CALLS)
    await work.queue()
    await work.wait_for_each()
    await until(lambda: work.desk.unsent_count == 0, "an empty outbox", timeout=60)
    middleman.heal()


async def all_meets(work: Work, middleman: Middleman, fault: Fault) -> None:
    """Nothing comes through, reads included, until it ends."""
    rule = middleman.when(fault, path=CALLS)
    await work.queue()
    waiting = asyncio.create_task(work.wait_for_each())
    await until(lambda: rule.met >= MET, "tries")
    middleman.heal()
    middleman.break_off()
    await waiting
    await until(lambda: work.desk.unsent_count == 0, "an empty outbox", timeout=60)


@dataclass(frozen=True)
class Bench:
    """Where a case is tried."""

    middleman: Middleman
    profile: Path
    client: type[ApiClient]
    colleague: ApiClient
    shared: bool  # the platform has the desk API

    async def tries(self, when: str, name: str, how: str) -> None:
        case = CASES.index((when, name)) + 1
        async with at_work(self.middleman, self.profile, self.client, case, shared=self.shared) as work:
            await work.begin()
            if how == "each":
                times = 1 if name in SLOW or name == "page 429" else 2
                await each_meets(work, self.middleman, fault_of(when, name), times)
            else:
                await all_meets(work, self.middleman, fault_of(when, name))
            await work.is_said_truly()
            await work.is_there_once(self.colleague)
            work.is_sent_once(self.middleman)


@pytest.fixture
def bench(middleman: Middleman, profile: Path, client: type[ApiClient], colleague: ApiClient, kind: str) -> Bench:
    return Bench(middleman, profile, client, colleague, shared=kind.startswith("own"))


@pytest.mark.parametrize("kind", ["own"], indirect=True)
@pytest.mark.parametrize(("when", "name", "how"), FAST)
async def test_all_is_there_once(bench: Bench, when: str, name: str, how: str) -> None:
    await bench.tries(when, name, how)


@pytest.mark.soak
@pytest.mark.parametrize("kind", [f"{kind}, {how}" for kind in KINDS for how in HOW], indirect=True)
@pytest.mark.parametrize(("when", "name"), CASES)
async def test_whatever_befalls_on_each_kind_of_platform(bench: Bench, when: str, name: str, kind: str) -> None:
    await bench.tries(when, name, kind.rpartition(" ")[2])
