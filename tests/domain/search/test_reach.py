from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.people.model import Usager
from kiosk.domain.search.reach import Reach
from kiosk.domain.search.usager_index import UsagerIndex
from kiosk.domain.search.usager_query import read_query
from tests.support.names import people

TODAY = date(2026, 11, 23)
HERE, NEXT_DOOR, ELSEWHERE = 1, 2, 3
BORN = date(1985, 4, 3)
NUMBER = "+33612345678"


def found(index: UsagerIndex, text: str, reach: Reach | None, limit: int = 30) -> list[int]:
    return [one.usager_id for one in index.search(read_query(text, TODAY), {}, limit, reach)]


def exact(index: UsagerIndex, text: str, reach: Reach | None = None) -> list[int]:
    return [one.usager_id for one in index.search(read_query(text, TODAY), {}, 30, reach) if one.exact]


@given(st.lists(st.frozensets(st.sampled_from([1, 2, 3]), max_size=2), min_size=60, max_size=60), st.integers(0, 59),
       st.integers(1, 20))  # fmt: skip
def test_within_a_reach_the_same_are_found_as_if_there_were_no_others(
    known_by: list[frozenset[int]], wanted: int, letters: int
) -> None:
    crowd = people(60, 11)
    shared, alone = UsagerIndex(), UsagerIndex()
    for usager, organisations in zip(crowd, known_by, strict=True):
        shared.put(usager, organisations)
        if HERE in organisations:
            alone.put(usager)
    reach = Reach([{HERE}], {HERE})
    for text in (f"{crowd[wanted].last_name} {crowd[wanted].first_name}"[:letters], crowd[wanted].phone_number or "0"):
        assert exact(shared, text, reach) == exact(alone, text)


def several() -> UsagerIndex:
    index = UsagerIndex()
    someone = Usager(0, "Max", "MARTIN", birth_date=BORN, phone_number_formatted=NUMBER, case_number="AB17",
                     email="max.martin@exemple.test")  # fmt: skip
    for usager_id, organisation_id in ((1, ELSEWHERE), (2, NEXT_DOOR), (3, HERE), (4, HERE), (5, 9)):
        index.put(replace(someone, id=usager_id), frozenset({organisation_id}))
    return index


REACH = Reach([{HERE}, {HERE, NEXT_DOOR}, {HERE, NEXT_DOOR, ELSEWHERE}], {HERE, NEXT_DOOR})


@pytest.mark.parametrize("text", ["martin", "mar", "m", "martni", "max martn"])
def test_the_nearest_circle_comes_first_and_who_is_out_of_reach_not_at_all(text: str) -> None:
    assert found(several(), text, REACH) in ([3, 4, 2, 1], [4, 3, 2, 1])
    assert set(found(several(), text, REACH, limit=2)) == {3, 4}


@pytest.mark.parametrize("text", ["0612345678", "3/4/1985", "max.martin@exemple.test", "martin 03041985"])
def test_what_is_typed_whole_finds_who_is_beyond_too(text: str) -> None:
    assert set(found(several(), text, REACH)) == {1, 2, 3, 4}


@pytest.mark.parametrize(
    "text",
    ["0612", "5678", "061234567", "3/4", "3/4/198", "1985", "martin 1985", "max.martin@", "max.martni@exemple.test",
     "ab17"],
)  # fmt: skip
def test_parts_of_what_is_masked_cannot_be_tried_out(text: str) -> None:
    assert set(found(several(), text, REACH)) == {2, 3, 4}


def test_a_letter_that_begins_half_the_town_finds_the_nearest_first() -> None:
    index = UsagerIndex()
    for number in range(1, 5001):
        index.put(Usager(number, "Max", f"M{number:05}"), frozenset({HERE if number % 1000 == 0 else NEXT_DOOR}))
    reach = Reach([{HERE}, {HERE, NEXT_DOOR}], {HERE})
    assert found(index, "m", reach, limit=8) == [1000, 2000, 3000, 4000, 5000, 1, 2, 3]


def test_of_many_who_look_alike_the_nearest_are_not_lost() -> None:
    index = UsagerIndex()
    for number in range(1, 1001):
        index.put(Usager(number, f"Max{number}", "DUPONT"), frozenset({HERE if number > 990 else ELSEWHERE}))
    assert set(found(index, "dupnot", Reach([{HERE}, {HERE, ELSEWHERE}], {HERE}), limit=10)) == set(range(991, 1001))
