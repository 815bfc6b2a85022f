"""Occurrences: the recorded ones, and what holds for any rule."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.dates.recurrence import (
    Every,
    Recurrence,
    Schedule,
    UnreadableRecurrence,
    occurrences,
    read_recurrence,
    rrule_text,
)
from kiosk.domain.dates.times import ENGLISH_WEEKDAYS

PARIS = ZoneInfo("Europe/Paris")


def test_recorded_recurrences(shared: Path) -> None:
    recorded = json.loads((shared / "contract" / "golden" / "slots" / "recurrences.json").read_text())
    assert recorded
    for case in recorded:
        given_rule = dict(case["recurrence_as_given"] or {})
        given_rule.pop("starts", None)
        rule = read_recurrence(given_rule) if given_rule else None
        schedule = Schedule(
            date.fromisoformat(case["first_day"]),
            time.fromisoformat(case["start_time"]),
            time.fromisoformat(case["end_time"]),
            recurrence=rule,
        )
        found = occurrences(schedule, PARIS, _bound(case["range"]["from"]), _bound(case["range"]["to"], last=True))
        assert [{"starts_at": a.isoformat(), "ends_at": b.isoformat()} for a, b in found] == case["occurrences"], case[
            "name"
        ]
        if rule is not None and rule.until is None:
            assert rrule_text(rule) == case["rrule"]


def _bound(text: str, *, last: bool = False) -> datetime:
    bound = datetime.fromisoformat(text)
    if last and len(text) == 10:
        bound = datetime.combine(bound.date(), time(23, 59, 59))
    return bound.replace(tzinfo=PARIS)


def test_a_plage_keeps_its_wall_clock_across_the_change_of_hour() -> None:
    schedule = Schedule(date(2026, 10, 19), time(9), time(12), recurrence=Recurrence(Every.WEEK))
    found = occurrences(schedule, PARIS, datetime(2026, 10, 19, tzinfo=PARIS), datetime(2026, 10, 27, tzinfo=PARIS))
    assert [a.isoformat() for a, _ in found] == ["2026-10-19T09:00:00+02:00", "2026-10-26T09:00:00+01:00"]


def test_an_occurrence_keeps_its_elapsed_duration_in_the_night_of_the_change() -> None:
    schedule = Schedule(date(2026, 10, 24), time(23), time(4), date(2026, 10, 25), Recurrence(Every.WEEK))
    (begins, ends), *_ = occurrences(
        schedule, PARIS, datetime(2026, 10, 24, tzinfo=PARIS), datetime(2026, 10, 26, tzinfo=PARIS)
    )
    assert ends.astimezone(UTC) - begins.astimezone(UTC) == timedelta(hours=6)


@given(
    first_day=st.dates(date(2024, 1, 1), date(2027, 12, 31)),
    interval=st.integers(1, 6),
    on=st.sets(st.integers(0, 6)),
    until=st.none() | st.integers(0, 400),
)
def test_weekly_occurrences_are_those_of_the_definition(
    first_day: date, interval: int, on: set[int], until: int | None
) -> None:
    last = None if until is None else first_day + timedelta(days=until)
    rule = Recurrence(Every.WEEK, interval, tuple(on), until=last)
    schedule = Schedule(first_day, time(9), time(10), recurrence=rule)
    end = first_day + timedelta(days=120)
    found = occurrences(
        schedule, PARIS, datetime.combine(first_day, time(), PARIS), datetime.combine(end, time(23), PARIS)
    )
    monday = first_day - timedelta(days=first_day.weekday())
    wanted = on or {first_day.weekday()}
    days = [first_day + timedelta(days=n) for n in range(121)]
    expected = [
        day
        for day in days
        if day.weekday() in wanted and (day - monday).days // 7 % interval == 0 and (last is None or day <= last)
    ]
    assert [begins.date() for begins, _ in found] == expected
    assert all(begins.timetz().replace(tzinfo=None) == time(9) for begins, _ in found)


@given(start=st.integers(0, 60), length=st.integers(0, 40))
def test_a_range_gives_the_occurrences_of_a_longer_one_that_touch_it(start: int, length: int) -> None:
    schedule = Schedule(date(2026, 10, 5), time(9), time(12), recurrence=Recurrence(Every.DAY, 3))
    far = datetime(2027, 1, 31, tzinfo=PARIS)
    every = occurrences(schedule, PARIS, datetime(2026, 10, 1, tzinfo=PARIS), far)
    begin = datetime(2026, 10, 1, 10, tzinfo=PARIS) + timedelta(days=start)
    end = begin + timedelta(days=length)
    assert occurrences(schedule, PARIS, begin, end) == [(a, b) for a, b in every if b >= begin and a <= end]


@pytest.mark.parametrize(
    "rule",
    [
        {},
        {"every": "year"},
        {"every": "week", "interval": 0},
        {"every": "week", "on": ["lundi"]},
        {"every": "month", "on": ["monday"]},
        {"every": "month", "day": {"7": [1]}},
        {"every": "month", "day": {"1": [6]}},
        {"every": "week", "day": {"1": [1]}},
        {"every": "week", "until": "demain"},
        {"every": "week", "count": 3},
    ],
)
def test_rules_that_are_none_are_refused(rule: dict[str, object]) -> None:
    with pytest.raises(UnreadableRecurrence):
        read_recurrence(rule)


def test_rrule_text() -> None:
    rule = read_recurrence({"every": "week", "interval": 2, "on": ["tuesday"], "until": "2027-01-23"})
    assert rrule_text(rule) == "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20270123T235959;"
    assert rrule_text(read_recurrence({"every": "month", "day": {"5": [4]}})) == "FREQ=MONTHLY;BYDAY=4FR;"
    assert [ENGLISH_WEEKDAYS[day] for day in read_recurrence({"every": "week", "on": ["sunday", "monday"]}).on] == [
        "sunday",
        "monday",
    ]


@given(
    first_day=st.dates(date(2024, 1, 1), date(2026, 12, 31)),
    spans=st.integers(0, 3),
    start_hour=st.integers(0, 23),
    rule=st.one_of(
        st.builds(Recurrence, st.just(Every.DAY), st.integers(1, 9)),
        st.builds(
            Recurrence,
            st.just(Every.WEEK),
            st.integers(1, 5),
            st.sets(st.integers(0, 6)).map(lambda on: tuple(sorted(on))),
        ),
        st.builds(Recurrence, st.just(Every.MONTH), st.integers(1, 3), nth=st.just(((1, 2),))),
        st.builds(Recurrence, st.just(Every.MONTH), st.integers(1, 3)),
    ),
    begin=st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    days=st.integers(1, 40),
)
def test_far_from_its_first_day_a_rule_goes_on_as_it_began(
    first_day: date, spans: int, start_hour: int, rule: Recurrence, begin: date, days: int
) -> None:
    schedule = Schedule(first_day, time(start_hour), time(23, 30), first_day + timedelta(days=spans), rule)
    start = datetime.combine(begin, time(), PARIS)
    end = start + timedelta(days=days)
    every = occurrences(schedule, PARIS, datetime(2023, 1, 1, tzinfo=PARIS), end)
    assert occurrences(schedule, PARIS, start, end) == [(a, b) for a, b in every if b >= start]
