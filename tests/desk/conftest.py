from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from kiosk.clock import SetClock
from kiosk.desk import Desk, DeskSettings
from kiosk.store.shelf import Shelf
from tests.desk.fakes import PASSWORD, FakePlatform, FakeSyncs
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
    made = Desk(shelf, platform.connect, clock, DeskSettings(last_sends=0.05, sign_out=0.05), make_sync=syncs)
    yield made
    await made.close()
    assert platform.open_clients == []
    assert all(not sync.running and not sync.callbacks for sync in syncs.made)


@pytest.fixture
async def signed_in(desk: Desk) -> Desk:
    await desk.sign_in(INSTANCE, SECRETARY, PASSWORD, stay=False)
    return desk
