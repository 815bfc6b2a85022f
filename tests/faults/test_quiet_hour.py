"""What a desk at which nothing happens asks of each kind of platform, as the desk itself counts it."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from kiosk.platform_server.http import change_poll
from tests.faults.in_process import opened
from tests.faults.together.morning import DAY, MORNING, email, territory
from tests.support.platform_process import LIKES

_HOUR = 3600.0
_CALLS, _SIZE = 150, 150 * 1024
_RDVS = 90


def day() -> dict[str, Any]:
    """An ordinary day, of as many RDVs as a site has."""
    data = territory(1)
    one = data["rdvs"][0]
    more = [
        {**one, "key": f"r{n}", "id": n, "participations": [{"id": n * 10, "user": f"u{1 + n % 6}"}]}
        for n in range(100, 100 + _RDVS)
    ]
    return {**data, "rdvs": [*data["rdvs"], *more]}


@pytest.mark.parametrize(
    "like", [one if one != "historic-2024" else pytest.param(one, marks=pytest.mark.soak) for one in LIKES]
)
async def test_a_quiet_hour_is_little(like: str, tmp_path: Path) -> None:
    """Where the platform tells what changes, each of its answers takes 25 s when nothing does: not these."""
    async with opened(like, day(), MORNING, tmp_path, at_hand=True) as world:
        sitting = await world.sit(email(0), DAY)
        await world.time.run(600)
        before = sitting.traffic.last_hour
        await world.time.run(_HOUR)
        after = sitting.traffic.last_hour
        assert after.seconds == _HOUR
        assert after.calls <= (_CALLS if like != "own" else 5)
        assert after.size <= _SIZE
        assert before.calls
        assert sitting.sync.state.connected


async def test_what_waits_for_changes_is_small(tmp_path: Path) -> None:
    """A hundred and forty-four times in an hour it is asked, when nothing changes."""
    with patch.object(change_poll, "LONGEST_WAIT_S", 0.02):
        async with opened("own", day(), MORNING, tmp_path) as world:
            sitting = await world.sit(email(0), DAY)

            def polls() -> int:
                return sum(path.endswith("/changes") for _, path, _ in sitting.wire.calls)

            await world.time.run(60)
            begun, before = polls(), sitting.traffic.last_hour
            assert await world.time.run_until(lambda: polls() > begun + 3, 600)
            asked, after = polls() - begun, sitting.traffic.last_hour
            assert (after.size - before.size) / asked * _HOUR / 25 <= _SIZE
