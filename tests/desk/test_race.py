"""Several desks want the same slots at the same moment; the full size is measured by the benchmark « race »."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.domain.writes.errand import Booked, Taken
from tests.support.platform_process import PlatformProcess, start_platform
from tests.support.postgresql import NoPostgresql, start_postgresql
from tests.support.race import NOW, race, race_data

DESKS, SLOTS = 4, 16


@pytest.fixture(params=["sqlite", "postgresql"])
def platform(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[PlatformProcess]:
    """On a database file or on PostgreSQL, which is started for it."""
    path = tmp_path / "data.json"
    path.write_text(json.dumps(race_data(DESKS, SLOTS)), encoding="utf-8")
    if request.param == "sqlite":
        with start_platform("--data", path, "--now", NOW.isoformat()) as process:
            yield process
        return
    try:
        server = start_postgresql()
    except NoPostgresql as reason:
        pytest.skip(str(reason))
    try:
        with start_platform(
            "--data", path, "--now", NOW.isoformat(), "--database", server.new_database(), "--outbox", tmp_path
        ) as process:
            yield process
    finally:
        server.stop()


async def test_no_slot_is_taken_twice_and_each_refusal_is_explained(platform: PlatformProcess, tmp_path: Path) -> None:
    result = await race(platform.url, tmp_path, DESKS, SLOTS)
    assert result.wrong() == []
    assert (result.attempts, len(result.outcomes)) == (2 * SLOTS, SLOTS)
    ended = [type(outcome) for outcomes in result.outcomes.values() for outcome in outcomes]
    assert (ended.count(Booked), ended.count(Taken)) == (SLOTS, SLOTS)
