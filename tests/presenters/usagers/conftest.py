from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.presenters.usagers.people import AtUsagers, people_data
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
