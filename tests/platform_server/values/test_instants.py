"""Instants as they are written and read."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.platform_server.values.instants import iso, read_day, read_instant, seconds, written
from kiosk.platform_server.values.refusals import Refusal

PARIS = "Europe/Paris"
INSTANTS = st.integers(seconds(datetime(2000, 1, 1, tzinfo=UTC)), seconds(datetime(2060, 1, 1, tzinfo=UTC)))


@given(at=INSTANTS)
def test_what_is_written_is_read_again(at: int) -> None:
    for text in (written(at, PARIS), iso(at, PARIS)):
        assert text is not None
        assert read_instant(text, PARIS, "f") == at
        assert read_instant(text.replace("+", " "), PARIS, "f") == at, "an unencoded + arrives as a space"


@given(at=INSTANTS, hours=st.integers(-12, 14))
def test_any_offset_is_understood(at: int, hours: int) -> None:
    text = datetime.fromtimestamp(at, UTC).astimezone(UTC) + timedelta(hours=hours)
    offset = f"{'+' if hours >= 0 else '-'}{abs(hours):02d}:00"
    assert read_instant(f"{text:%Y-%m-%dT%H:%M:%S}{offset}", PARIS, "f") == at


def test_the_platform_s_own_form() -> None:
    summer = seconds(datetime(2026, 7, 1, 6, tzinfo=UTC))
    assert written(summer, PARIS) == "2026-07-01 08:00:00 +0200"
    assert written(None, PARIS) is None
    assert read_instant("2026-07-01", PARIS, "f") == seconds(datetime(2026, 6, 30, 22, tzinfo=UTC))
    assert read_instant("01/07/2026 08:00", PARIS, "f") == summer


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-23 09:30",
        "2026/11/23 09:30",
        "2026.11.23 9h30",
        "23-11-2026 09:30:00",
        "23.11.2026T09:30",
        "20261123T0930",
        "20261123T093000+0100",
        "20261123083000Z",
    ],
)
def test_forms_that_people_send(text: str) -> None:
    assert read_instant(text, PARIS, "f") == seconds(datetime(2026, 11, 23, 8, 30, tzinfo=UTC))


def test_midnight_at_either_end_of_a_day() -> None:
    assert read_instant("2026-11-22T24:00", PARIS, "f") == read_instant("23/11/2026", PARIS, "f")
    assert read_instant("20261123", PARIS, "f") == read_instant("2026-11-23 0h", PARIS, "f")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-02", date(2026, 12, 2)),
        (" 2/12/2026", date(2026, 12, 2)),
        ("2026-12-02T23:30:00Z", date(2026, 12, 2)),
        ("20261202", date(2026, 12, 2)),
        ("02.12.2026", date(2026, 12, 2)),
        ("2026-02-30", None),
        ("2026-12-021", None),
        ("2 décembre", None),
        ("31/12/80", None),
    ],
)
def test_a_day_is_what_a_text_begins_with(text: str, day: date | None) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize("text", ["hier", "", "T10:00", "23 brumaire"])
def test_what_cannot_be_read(text: str) -> None:
    assert read_instant(text, PARIS, "f") is None


@pytest.mark.parametrize(
    "text", ["2026-13-45", "2026-11-31", "1795302000", "2026-11", "2026-11-23 25:00", "0000-01-01"]
)
def test_impossible_dates_are_refused(text: str) -> None:
    with pytest.raises(Refusal) as caught:
        read_instant(text, PARIS, "starts_after")
    assert caught.value.status == 422
    assert "starts_after" in caught.value.body["errors"]
