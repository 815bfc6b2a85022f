from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from kiosk.domain.search.alike_words import SAME_SKELETON, SAME_SOUND, AlikeWords, Where
from kiosk.domain.text.french_sound import sound

WORDS = st.text(alphabet="abt", min_size=1, max_size=5)


def words(*known: str) -> AlikeWords:
    made = AlikeWords()
    for word in known:
        made.add(word)
    return made


@given(st.lists(WORDS, max_size=40), WORDS, st.integers(0, 2))
def test_it_finds_what_comparing_with_all_words_finds(steps: list[str], word: str, slips: int) -> None:
    alike, plain = AlikeWords(), set[str]()
    for step in steps:
        # Twice the same is once there and once gone.
        (alike.take if step in plain else alike.add)(step)
        plain ^= {step}
    found = alike.alike(word, slips)
    near = {other for other in plain if OSA.distance(word, other) <= slips}
    heard = {other for other in plain if sound(other) == sound(word) != ""}
    assert near | heard <= set(found) <= plain
    assert all(found[other] <= OSA.distance(word, other) for other in near)
    assert all(found[other] <= SAME_SOUND for other in heard)
    assert all(cost <= max(slips, SAME_SKELETON) for cost in found.values())
    at_ends = set(alike.alike(word, slips, Where.SAME_END))
    assert {other for other in near if other[0] == word[0] or other[-1] == word[-1]} <= at_ends <= set(found)
    assert set(alike.alike(word, slips, Where.SAME_START)) <= at_ends
    assert alike.heard(word) == bool(heard)


@pytest.mark.parametrize("slip", ["dupnot", "dpont", "dupontt", "dupomt", "fupont"])
def test_one_slip_is_forgiven(slip: str) -> None:
    known = words("dupont", "durand", "martin")
    assert known.alike(slip, 1, Where.SAME_END)["dupont"] == (1 if sound(slip) != sound("dupont") else SAME_SOUND)
    assert set(known.alike(slip, 1)) == {"dupont"}


def test_a_word_learnt_after_a_question_is_found_by_the_same_question() -> None:
    known = words("dupont")
    assert set(known.alike("dupond", 1)) == {"dupont"}
    known.add("dupon")
    assert set(known.alike("dupond", 1)) == {"dupont", "dupon"}
    known.take("dupont")
    assert set(known.alike("dupond", 1)) == {"dupon"}
