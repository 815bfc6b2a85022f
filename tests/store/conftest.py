from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from kiosk.clock import SetClock
from kiosk.store.memory import Memory
from kiosk.store.memory_folder import MemoryFolder
from tests.support.secrets import MemorySecrets
from tests.support.trade import NOW

INSTANCE = "https://rdv.ormeval.test"


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOW)


@pytest.fixture
def secrets() -> MemorySecrets:
    return MemorySecrets()


@pytest.fixture
def memories(tmp_path: Path, secrets: MemorySecrets, clock: SetClock) -> MemoryFolder:
    return MemoryFolder(tmp_path / "profile", secrets, clock)


@pytest.fixture
async def memory(memories: MemoryFolder) -> AsyncIterator[Memory]:
    opened = await memories.open(INSTANCE, 4)
    yield opened
    await opened.close()
