from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from kiosk.clock import PARIS, Clock, SetClock
from kiosk.presenters.around.ticker import Ticker
from tests.presenters.fakes import NOW


@pytest.mark.parametrize(
    ("seconds", "expected"), [(0, 15_005), (1, 14_005), (14.9, 105), (15, 15_005), (59.999, 6), (44.5, 505)]
)
def test_it_ticks_with_the_clock(seconds: float, expected: int) -> None:
    assert Ticker(SetClock(NOW + timedelta(seconds=seconds))).until_next() == expected


async def test_it_ticks_until_it_is_stopped() -> None:
    ticker = Ticker(Clock(NOW, PARIS), seconds=1)
    ticked = asyncio.Event()
    ticker.ticked.connect(ticked.set)
    ticker.start()
    assert ticker.running
    await asyncio.wait_for(ticked.wait(), 5)
    assert ticker.running
    ticker.stop()
    assert not ticker.running
