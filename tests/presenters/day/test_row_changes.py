from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.presenters.day.row_changes import arrivals, departures, moves, runs

KEYS = st.lists(st.sampled_from("abcdefghijklmnop"), unique=True)


def test_runs_gather_neighbours() -> None:
    assert runs([0, 1, 2, 5, 7, 8]) == [(0, 2), (5, 5), (7, 8)]
    assert runs([]) == []


@given(old=KEYS, new=KEYS)
def test_the_steps_lead_from_one_list_to_the_other(old: list[str], new: list[str]) -> None:
    current = list(old)
    for first, last in departures(current, set(new)):
        del current[first : last + 1]
    kept = set(current)
    for source, target in moves(current, [key for key in new if key in kept]):
        assert target not in (source, source + 1)
        current.insert(target - (target > source), current.pop(source))
    for first, last in arrivals(kept, new):
        current[first:first] = new[first : last + 1]
    assert current == new


@given(order=st.permutations(list("abcdefgh")))
def test_no_more_moves_than_keys_out_of_order(order: list[str]) -> None:
    assert len(moves(order, sorted(order))) < len(order)


def test_one_line_going_down_is_one_move() -> None:
    assert moves(["now", "a", "b", "c"], ["a", "b", "now", "c"]) == [(0, 3)]
    assert moves(["a", "b", "c", "now"], ["a", "now", "b", "c"]) == [(3, 1)]
