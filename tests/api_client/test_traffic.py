"""What is asked of an instance, counted as it goes over the wire, for an hour."""

from __future__ import annotations

from datetime import datetime

from kiosk.api_client.client import ApiClient
from kiosk.api_client.http.traffic import HOUR, Traffic
from kiosk.clock import PARIS, Clock
from tests.benchmarks.data import EMAIL, NOW, PASSWORD
from tests.benchmarks.platform import serving
from tests.support.counted_wire import counted


def test_only_the_last_hour_counts() -> None:
    now = 0.0
    traffic = Traffic(lambda: now)
    for minute in range(90):
        now = minute * 60.0
        traffic.count(100)
        hour = traffic.last_hour
        assert hour.seconds == min(HOUR, now)
        assert hour.calls in (min(minute + 1, 60), min(minute + 1, 61))
        assert hour.size == 100 * hour.calls
    now += 2 * HOUR
    assert traffic.last_hour.calls == 0


async def test_what_is_counted_is_what_goes_over_the_wire() -> None:
    with serving(today=30, usagers=40) as url:
        async with counted(url) as wire:
            traffic = Traffic()
            async with ApiClient(wire.url, Clock(NOW), traffic=traffic) as client:
                await client.sign_in(EMAIL, PASSWORD)
                day = datetime(2026, 11, 23, tzinfo=PARIS)
                await client.rdvs(1, day, day.replace(hour=23))
                await client.organisations()
            hour = traffic.last_hour
            assert hour.calls == len(wire.calls) == 3
            assert abs(hour.size - wire.size) < 60 * hour.calls
