"""Slots: what busy times leave, and how slots follow each other in it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.booking.creneaux import Creneau, Opening, creneaux, first_of_each_lieu, once
from kiosk.domain.dates.intervals import free_ranges, merged

MIN = 60
AGENT, OTHER = 1, 2
intervals = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), max_size=12)


def hours(*texts: str) -> list[int]:
    return [int(text[:-3]) * 3600 + int(text[-2:]) * MIN for text in texts]


def at(text: str) -> int:
    return hours(text)[0]


def opening(agent_id: int, start: str, end: str, lieu_id: int) -> Opening:
    return Opening(agent_id, at(start), at(end), lieu_id)


def starts(hours_of: tuple[str, str], busy: list[tuple[str, str]], minutes: int, now: str = "0:00") -> list[str]:
    found = creneaux(
        [opening(AGENT, *hours_of, 7)],
        {AGENT: merged((at(a), at(b)) for a, b in busy)},
        minutes * MIN,
        at(now),
    )
    assert all(slot.ends_at - slot.starts_at == minutes * MIN for slot in found)
    return [f"{slot.starts_at // 3600}:{slot.starts_at % 3600 // MIN:02d}" for slot in found]


def test_slots_follow_each_other_as_long_as_one_fits_whole() -> None:
    assert starts(("9:00", "10:50"), [], 30) == ["9:00", "9:30", "10:00"]
    assert starts(("9:00", "9:20"), [], 30) == []


def test_after_a_rdv_they_start_again_at_its_end_not_on_the_grid() -> None:
    assert starts(("9:00", "11:00"), [("9:30", "9:50")], 30) == ["9:00", "9:50", "10:20"]


def test_touching_ends_do_not_overlap() -> None:
    assert starts(("9:00", "10:00"), [("8:00", "9:00"), ("9:30", "10:00"), ("10:00", "11:00")], 30) == ["9:00"]


def test_what_is_busy_may_overlap_and_reach_over_the_ends() -> None:
    busy = [("8:00", "9:15"), ("9:10", "9:40"), ("9:20", "9:30"), ("11:30", "13:00")]
    assert starts(("9:00", "12:00"), busy, 45) == ["9:40", "10:25"]
    assert starts(("9:00", "12:00"), [("8:00", "13:00")], 45) == []


def test_a_range_that_has_begun_starts_again_on_its_own_steps_of_five_minutes() -> None:
    assert starts(("9:03", "10:00"), [], 20, now="9:05") == ["9:08", "9:28"]
    assert starts(("9:03", "10:00"), [], 20, now="9:08") == ["9:08", "9:28"]
    assert starts(("9:00", "10:00"), [("9:00", "9:07")], 20, now="9:10") == ["9:12", "9:32"]
    assert starts(("9:00", "10:00"), [], 20, now="11:00") == []


def test_an_agent_s_slot_comes_once_however_many_plages_hold_it() -> None:
    openings = [opening(AGENT, "9:00", "10:00", 7), opening(AGENT, "9:30", "10:30", 7)]
    found = creneaux(openings, {}, 30 * MIN, 0)
    assert [slot.starts_at for slot in found] == hours("9:00", "9:30", "10:00")


def test_slots_of_several_agents_come_in_order() -> None:
    openings = [opening(OTHER, "9:00", "10:00", 7), opening(AGENT, "9:30", "10:00", 7)]
    found = creneaux(openings, {OTHER: [(at("9:00"), at("9:30"))]}, 30 * MIN, 0)
    assert found == [Creneau(at("9:30"), agent, at("10:00"), 7) for agent in (AGENT, OTHER)]


def test_a_slot_in_two_lieux_is_one_and_first_in_each() -> None:
    openings = [opening(AGENT, "9:00", "9:30", 8), opening(AGENT, "9:00", "9:30", 7)]
    found = creneaux(openings, {}, 30 * MIN, 0)
    assert [slot.lieu_id for slot in found] == [7, 8]
    assert [slot.lieu_id for slot in once(found)] == [7]
    assert set(first_of_each_lieu(found)) == {7, 8}


def test_a_slot_lasts() -> None:
    with pytest.raises(ValueError, match="lasts"):
        creneaux([], {}, 0, 0)


@given(intervals)
def test_merged_holds_the_same_instants_apart_from_each_other(given_intervals: list[tuple[int, int]]) -> None:
    found = merged(given_intervals)
    held = {instant for start, end in given_intervals for instant in range(start, end)}
    assert {instant for start, end in found for instant in range(start, end)} == held
    assert all(a[1] < b[0] for a, b in pairwise(found))
    assert all(start < end for start, end in found)


@given(st.integers(0, 400), st.integers(0, 200), intervals)
def test_what_is_free_and_what_is_busy_make_the_opening(
    start: int, length: int, given_intervals: list[tuple[int, int]]
) -> None:
    busy = merged(given_intervals)
    free = free_ranges((start, start + length), busy)
    instants = [instant for a, b in free for instant in range(a, b)]
    held = {instant for a, b in busy for instant in range(a, b)}
    assert instants == [instant for instant in range(start, start + length) if instant not in held]
    assert all(a < b for a, b in free)
