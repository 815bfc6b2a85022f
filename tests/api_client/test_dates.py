"""Dates of both forms."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.api_client.wire.dates import day_or_none, instant, instant_or_none, time_or_none
from kiosk.clock import PARIS

offsets = st.integers(-12 * 4, 14 * 4).map(lambda quarters: timezone(timedelta(minutes=15 * quarters)))
instants = st.datetimes(datetime(1900, 1, 2), datetime(2199, 12, 30), timezones=offsets).map(  # noqa: DTZ001
    lambda d: d.replace(microsecond=0)
)


@given(instants)
def test_both_forms_name_the_same_instant(when: datetime) -> None:
    platform = when.strftime("%Y-%m-%d %H:%M:%S %z")
    for text in (platform, when.isoformat(), when.isoformat(sep=" "), when.isoformat(timespec="milliseconds")):
        read = instant(text, PARIS)
        assert read == when
        assert read.utcoffset() == when.utcoffset()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-28 08:00:00 +0100", datetime(2026, 3, 28, 7, tzinfo=UTC)),
        ("2026-03-29 08:00:00 +0200", datetime(2026, 3, 29, 6, tzinfo=UTC)),
        ("2026-03-28 08:00:00 -0400", datetime(2026, 3, 28, 12, tzinfo=UTC)),
        ("2026-03-28 08:00:00 UTC", datetime(2026, 3, 28, 8, tzinfo=UTC)),
        ("2026-03-28T08:00:00Z", datetime(2026, 3, 28, 8, tzinfo=UTC)),
        ("2026-03-28T08:00:00.123+01:00", datetime(2026, 3, 28, 7, 0, 0, 123000, tzinfo=UTC)),
        # Without an offset: the hour of the desk's own zone.
        ("2026-03-28T08:00:00", datetime(2026, 3, 28, 7, tzinfo=UTC)),
        ("2026-07-28 08:00:00", datetime(2026, 7, 28, 6, tzinfo=UTC)),
    ],
)
def test_forms(text: str, expected: datetime) -> None:
    read = instant(text, PARIS)
    assert read == expected
    assert read.tzinfo is not None


@given(st.text() | st.from_regex(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d .{1,6}", fullmatch=True))
def test_anything_else_is_refused_or_aware(text: str) -> None:
    assert (read := instant_or_none(text, PARIS)) is None or read.tzinfo is not None
    day_or_none(text)
    time_or_none(text)


def test_days_and_times() -> None:
    assert day_or_none("1985-07-20") == date(1985, 7, 20)
    assert day_or_none("1985-07-20T00:00:00Z") == date(1985, 7, 20)
    assert day_or_none("20/07/1985") is None
    assert day_or_none(None) is None
    assert time_or_none("08:00:00") == time_or_none("08:00") == time(8)
    assert time_or_none("8 h") is None
    assert instant_or_none(None, PARIS) is None
    assert instant_or_none("", PARIS) is None
