"""Filter as you type."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.text.search_text import Haystack, Query, fold, national_digits

LEA = Haystack(
    ["DUPONT-LEFÈVRE Léa", "Martin", "Consultation de puériculture", "Béatrice MARTIN", "L’Haÿ"],
    ["+33612345678", "06 12 34 56 78"],
)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "dup",
        "DUPONT lea",
        "léa dupont",
        "lefevre",
        "dupontlefevre",
        "dupont-lefevre",
        "lea beatrice puer",
        "martin lea",
        "l'hay",
        "lhay",
        "06 12 34",
        "06.12.34.56.78",
        "+33 6 12",
        "0033612345678",
        "345678",
        "dupont 5678",
    ],
)
def test_found(typed: str) -> None:
    assert LEA.matches(Query(typed))


@pytest.mark.parametrize("typed", ["ont", "dupond", "lea durand", "06 99", "dupont 9999", "+33 7"])
def test_not_found(typed: str) -> None:
    assert not LEA.matches(Query(typed))


def test_a_short_figure_is_a_word_and_a_long_one_a_number() -> None:
    second = Haystack(["Atelier 2"])
    assert second.matches(Query("atelier 2"))
    assert not second.matches(Query("atelier 3"))
    assert Query("0612").numbers == ("0612",)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("L’Haÿ-les-Roses", "l hay les roses"),
        ("  Œuvre sociale_", "oeuvre sociale"),
        ("STRAẞE", "strasse"),
        ("ŁÓDŹ", "lodz"),
        ("--", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_national_digits() -> None:
    assert national_digits("+33 (0)6 12") == "0612"
    assert national_digits("+32 470 12") == "3247012"
    assert national_digits("06.12") == "0612"


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


letters = st.text(alphabet="abcdefghijklmnopqrstuvwxyzéèêàçôûïœ", min_size=1, max_size=9)


@given(st.lists(letters, min_size=1, max_size=5), st.randoms(use_true_random=False), st.data())
def test_beginnings_of_words_are_found_in_any_order_case_and_accent(
    words: list[str], chance: random.Random, data: st.DataObject
) -> None:
    hay = Haystack([data.draw(st.sampled_from([" ", "-", "’", "  "])).join(words)])
    beginnings = [word[: data.draw(st.integers(1, len(word)))] for word in words]
    chance.shuffle(beginnings)
    typed = " ".join(chance.choice([str.upper, str.lower, str.title])(word) for word in beginnings)
    if chance.random() < 0.5:
        typed = unicodedata.normalize("NFD", typed)
    assert hay.matches(Query(typed))


@given(st.lists(letters, min_size=1, max_size=4), letters)
def test_a_word_more_finds_no_more(words: list[str], other: str) -> None:
    hay = Haystack(["Dupont Léa", "consultation"])
    if not hay.matches(Query(" ".join(words))):
        assert not hay.matches(Query(" ".join([*words, other])))
