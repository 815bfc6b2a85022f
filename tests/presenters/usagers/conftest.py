from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from kiosk.presenters.usagers import duplicate_check
from tests.presenters.usagers.people import AtTheForm, AtUsagers, people_data
from tests.support.desk import Counter


@pytest.fixture
def data() -> dict[str, Any]:
    return people_data()


@pytest.fixture
async def usagers(counter: Counter) -> AsyncIterator[AtUsagers]:
    """Claire is there, and her desk knows the people of the counter."""
    made = AtUsagers(counter)
    await made.arrive()
    yield made
    await made.tasks.close()


@pytest.fixture
def form(usagers: AtUsagers, monkeypatch: pytest.MonkeyPatch) -> AtTheForm:
    monkeypatch.setattr(duplicate_check, "PAUSE", 0)
    return AtTheForm(usagers)
