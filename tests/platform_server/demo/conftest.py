"""The territory on days of all kinds."""

from __future__ import annotations

import pytest

from tests.platform_server.demo.view import MONDAY, Territory, territory

DAYS = [MONDAY, "2026-03-27T10:20", "2026-08-15T10:20", "2028-02-29T10:20", "2026-11-11T10:20", "2026-11-22T10:20"]
"""A Monday, a Friday by the change of hour, a holiday on a Saturday, a leap day, a holiday in the week, a Sunday."""


@pytest.fixture(params=DAYS)
def place(request: pytest.FixtureRequest) -> Territory:
    return territory(request.param)
