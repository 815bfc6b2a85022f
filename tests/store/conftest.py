from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from kiosk.clock import SetClock
from kiosk.store.memory import Memory
from kiosk.store.shelf import Shelf
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
def shelf(tmp_path: Path, secrets: MemorySecrets, clock: SetClock) -> Shelf:
    return Shelf(tmp_path / "profile", secrets, clock)


@pytest.fixture
async def memory(shelf: Shelf) -> AsyncIterator[Memory]:
    opened = await shelf.open(INSTANCE, 4)
    yield opened
    await opened.close()
