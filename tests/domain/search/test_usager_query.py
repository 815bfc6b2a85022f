from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.search.usager_query import Figures, read_query

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    "text",
    ["3/4/85", "03/04/1985", "03041985", "3 avril 1985", "3-4-1985", "3 avr 85", "3.4.85", "1985-04-03", "030485"],
)
def test_a_birth_date_in_any_french_form(text: str) -> None:
    query = read_query(f"Dupont {text}", TODAY)
    assert query.words == ("dupont",)
    [figures] = query.figures
    assert figures.births == ("1985-04-03",)


def test_figures_that_may_be_a_date_or_a_telephone_are_both() -> None:
    assert read_query("03041985", TODAY).figures == (Figures("03041985", ("1985-04-03",)),)
    assert read_query("06.12.34", TODAY).figures == (Figures("061234", ("1934-12-06",)),)
    assert read_query("1985", TODAY).figures == (Figures("1985", ("1985",)),)
    assert read_query("2080", TODAY).figures == (Figures("2080"),)


def test_a_date_half_typed_is_that_day_of_the_years_that_may_follow() -> None:
    [figures] = read_query("3/4", TODAY).figures
    assert {"1985-04-03", "2020-04-03"} < set(figures.births)
    [figures] = read_query("3/4/198", TODAY).figures
    assert figures.births == tuple(f"{year}-04-03" for year in range(1989, 1979, -1))
    assert figures.digits == ""


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("06 12 34 56 78", "0612345678"),
        ("06.12.34.56.78", "0612345678"),
        ("+33 6 12 34 56 78", "0612345678"),
        ("0612", "0612"),
        ("56 78", "5678"),
        ("7", "7"),
    ],
)
def test_a_telephone_in_any_form_or_a_part_of_it(text: str, digits: str) -> None:
    assert [figures.digits for figures in read_query(f"{text} léa", TODAY).figures] == [digits]


def test_names_lose_accents_capitals_hyphens_and_apostrophes() -> None:
    assert read_query("  D’Alméida JEAN-Pierre ", TODAY).words == ("d", "almeida", "jean", "pierre")


def test_emails_and_case_numbers() -> None:
    query = read_query("Lea.Dupont@Exemple AB-1234", TODAY)
    assert query.emails == ("lea.dupont@exemple",)
    assert query.figures == (Figures(code="ab1234"),)
    assert query.words == ()


@pytest.mark.parametrize("text", ["", "   ", "@", "-", "’"])
def test_nothing_is_asked_where_nothing_is_typed(text: str) -> None:
    assert not read_query(text, TODAY)


@given(st.text(max_size=300))
def test_anything_typed_is_read_somehow(text: str) -> None:
    query = read_query(text, TODAY)
    assert len(query.words) <= 8
    assert all(word and " " not in word for word in query.words)
    assert all("1896" <= birth[:4] <= "2026" for figures in query.figures for birth in figures.births)


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Dupont 00/00/1980", "1980"),
        ("Dupont vers 1980", "1980"),
        ("Dupont né en 1980", "1980"),
        ("Dupont 1980 environ", "1980"),
        ("Dupont 05/1980", "1980-05"),
        ("Dupont 03/25/1985", "1985"),
    ],
)
def test_a_birth_whose_day_is_not_known_is_looked_for_by_what_is(text: str, begins: str) -> None:
    query = read_query(text, TODAY)
    assert query.words == ("dupont",)
    assert [figures.births for figures in query.figures] == [(begins,)]
    assert [figures.digits for figures in query.figures] == [""]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mme M'Bappé Fayza", ("m", "bappe", "fayza")),
        ("M. Dupont", ("dupont",)),
        ("mme", ("mme",)),
        ("DUPONT épouse MARTIN Claire", ("dupont", "martin", "claire")),
        ("Mariée Léa", ("mariee", "lea")),
        ("Dupont tél 0612", ("dupont",)),
        ("Du\u200bpont \u202eLéa", ("dupont", "lea")),
    ],
)
def test_what_is_said_around_a_name_is_not_looked_for(text: str, words: tuple[str, ...]) -> None:
    assert read_query(text, TODAY).words == words
