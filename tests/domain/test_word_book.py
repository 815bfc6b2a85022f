from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.word_book import WordBook

WORDS = st.text(alphabet="abé", min_size=1, max_size=4)
STEPS = st.lists(st.tuples(WORDS, st.integers(0, 5)), max_size=40)


@given(STEPS, WORDS, st.booleans())
def test_it_finds_what_going_through_all_words_finds(steps: list[tuple[str, int]], start: str, many: bool) -> None:
    book, plain = WordBook(sounds=True), dict[str, list[int]]()
    if many:
        book.unsettle()
    for word, bearer in steps:
        # Twice the same is once there and once gone.
        if bearer in plain.get(word, []):
            book.take(word, bearer)
            plain[word].remove(bearer)
            if not plain[word]:
                del plain[word]
        else:
            book.add(word, bearer)
            plain.setdefault(word, []).append(bearer)
        assert sorted(book.whole(word)) == sorted(plain.get(word, []))
    begun = sorted(word for word in plain if word.startswith(start))
    assert list(book.beginning(start)) == begun
    assert book.bearers(begun) == {bearer for word in begun for bearer in plain[word]}
    everybody = sum(len(plain[word]) for word in begun)
    assert book.count(begun, 100) == everybody
    assert book.count(begun, 2) == min(2, everybody)
    assert set(book.alike(start, 1)) <= set(plain)
    assert book.knows(start) or not begun
    assert len(book) == len(plain)


@pytest.mark.parametrize("slip", ["dupnot", "dpont", "dupontt", "dupomt", "fupont"])
def test_one_slip_is_forgiven(slip: str) -> None:
    book = WordBook()
    for word in ("dupont", "durand", "martin"):
        book.add(word, 1)
    assert dict(book.alike(slip, 1)) == {"dupont": 1}
    assert dict(book.alike(slip, 0)) == {}


def test_a_word_learnt_after_a_question_is_found_by_the_same_question() -> None:
    book = WordBook(sounds=True)
    book.add("dupont", 1)
    assert set(book.alike("dupond", 1)) == {"dupont"}
    book.add("dupon", 2)
    assert set(book.alike("dupond", 1)) == {"dupont", "dupon"}
    book.take("dupont", 1)
    assert set(book.alike("dupond", 1)) == {"dupon"}
