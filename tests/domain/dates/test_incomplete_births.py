"""Births whose day is not known: understood, and never made into another date."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.dates.birth_dates import BirthDateFault, birth_dates_in, read_birth_date
from kiosk.domain.dates.incomplete_births import incomplete_births_in, read_incomplete_birth

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("00/00/1980", "1980"),
        ("00-00-1980", "1980"),
        ("00.05.1980", "1980-05"),
        ("00/05/80", "1980-05"),
        ("12/00/1980", "1980"),
        ("xx/xx/1980", "1980"),
        ("??/05/1980", "1980-05"),
        ("00001980", "1980"),
        ("1980-00-00", "1980"),
        ("1980-05", "1980-05"),
        ("05/1980", "1980-05"),
        ("03/25/1985", "1985"),
        ("31/02/1980", "1980-02"),
        ("vers 1980", "1980"),
        ("Vers  1980", "1980"),
        ("né en 1980", "1980"),
        ("née vers 1980", "1980"),
        ("env. 1980", "1980"),
        ("1980 environ", "1980"),
        ("1980 ?", "1980"),
        ("~1980", "1980"),
        ("né en mai 1980", "1980-05"),
        ("en mai 1980", "1980-05"),
        ("1980", "1980"),
        ("\u200e1980", "1980"),
    ],
)
def test_what_is_known_of_a_birth(text: str, begins: str) -> None:
    found = read_incomplete_birth(text, TODAY)
    assert found is not None
    assert found.begins == begins
    assert isinstance(read_birth_date(text, TODAY), BirthDateFault)


@pytest.mark.parametrize(
    "text",
    ["3/4/1985", "03041985", "3 avril 1985", "06 12 34 56 78", "1850", "2035", "45/67/1980", "Mai 1980 DUPONT", ""],
)
def test_what_is_none(text: str) -> None:
    assert read_incomplete_birth(text, TODAY) is None


@pytest.mark.parametrize(
    "text", ["06 39 98 19 80", "06 12 34 1980", "+213 1980", "1980 12 34", "2019-0032", "19801980"]
)
def test_a_year_among_other_figures_is_theirs(text: str) -> None:
    assert incomplete_births_in(text, TODAY) == ()


def test_it_is_met_among_names() -> None:
    text = "DIALLO Awa née vers 1980 à Conakry"
    (found,) = incomplete_births_in(text, TODAY)
    assert text[found.start : found.end] == "née vers 1980"


@given(st.text(alphabet="0123456789/.- vers né en?", max_size=40))
def test_no_two_share_a_letter_and_none_is_a_date(text: str) -> None:
    found = incomplete_births_in(text, TODAY)
    for one, next_one in pairwise(found):
        assert one.end <= next_one.start
    for one in found:
        assert text[one.start : one.end] == one.text
        assert not any(day.start < one.end and one.start < day.end for day in birth_dates_in(text, TODAY))
