"""What is free in a column, and where one would book."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.day.free_time import STEP, Free, free_times, places

MINUTES = st.integers(0, 24 * 60)
SPANS = st.lists(st.tuples(MINUTES, MINUTES).map(lambda pair: (min(pair), max(pair))), max_size=6)


def test_what_remains_of_a_morning() -> None:
    found = free_times([Free(540, 720, 3, (1,))], [(570, 600), (600, 640), (700, 720)])
    assert found == (Free(540, 570, 3, (1,)), Free(640, 700, 3, (1,)))


def test_less_than_a_step_is_nothing() -> None:
    assert free_times([Free(540, 560)], [(544, 560)]) == ()


@given(SPANS, SPANS)
def test_free_times_are_in_the_plages_and_out_of_the_rest(
    plages: list[tuple[int, int]], busy: list[tuple[int, int]]
) -> None:
    found = free_times([Free(start, end) for start, end in plages], busy)
    for free in found:
        assert free.end_minute - free.start_minute >= STEP
        assert any(start <= free.start_minute and free.end_minute <= end for start, end in plages)
        assert all(end <= free.start_minute or free.end_minute <= start for start, end in busy if start < end)


def test_places_begin_with_the_free_time_then_at_each_quarter() -> None:
    assert list(places(Free(547, 600), None)) == [547, 555, 570, 585]
    assert list(places(Free(540, 600), 551)) == [555, 570, 585]
    assert list(places(Free(540, 600), 600)) == []


@given(MINUTES, MINUTES, st.none() | MINUTES)
def test_places_are_free_and_to_come(start: int, end: int, now: int | None) -> None:
    free = Free(min(start, end), max(start, end))
    for place in places(free, now):
        assert free.start_minute <= place <= free.end_minute - STEP
        assert now is None or place >= now
