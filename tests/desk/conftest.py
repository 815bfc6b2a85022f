from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest

from kiosk.clock import SetClock
from kiosk.desk import Desk, Waits
from kiosk.store.shelf import Shelf
from tests.desk.fakes import PASSWORD, FakePlatform, FakeSyncs
from tests.desk.served import Served, served_data
from tests.platform_server.small_platform import NOW as SERVED_AT
from tests.support.platform_process import PlatformProcess, start_platform
from tests.support.secrets import MemorySecrets
from tests.support.trade import NOW

INSTANCE = "https://rdv.ormeval.test"
SECRETARY = "secretaire@ormeval.test"


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOW)


@pytest.fixture
def secrets() -> MemorySecrets:
    return MemorySecrets()


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "profile"


@pytest.fixture
def shelf(profile: Path, secrets: MemorySecrets, clock: SetClock) -> Shelf:
    return Shelf(profile, secrets, clock)


@pytest.fixture
def platform() -> FakePlatform:
    return FakePlatform()


@pytest.fixture
def syncs() -> FakeSyncs:
    return FakeSyncs()


@pytest.fixture
async def desk(shelf: Shelf, platform: FakePlatform, clock: SetClock, syncs: FakeSyncs) -> AsyncIterator[Desk]:
    """Nobody is signed in yet."""
    made = Desk(shelf, platform.connect, clock, Waits(last_sends=0.05, sign_out=0.05), make_sync=syncs)
    yield made
    await made.close()
    assert platform.open_clients == []
    assert all(not sync.running and not sync.callbacks for sync in syncs.made)


@pytest.fixture
async def signed_in(desk: Desk) -> Desk:
    await desk.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=False)
    return desk


@pytest.fixture(scope="module")
def platform_process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlatformProcess]:
    path = tmp_path_factory.mktemp("platform") / "data.json"
    path.write_text(json.dumps(served_data()), encoding="utf-8")
    with start_platform("--data", path, "--now", SERVED_AT, "--allow-reset") as process:
        yield process


@pytest.fixture
def served_url(platform_process: PlatformProcess) -> str:
    """That of a real platform, put back to its start."""
    httpx.post(f"{platform_process.url}/api/desk/v1/reset", trust_env=False).raise_for_status()
    return platform_process.url


@pytest.fixture
async def served(served_url: str, shelf: Shelf, clock: SetClock) -> AsyncIterator[Served]:
    made = Served(served_url, shelf, clock)
    yield made
    await made.close()
