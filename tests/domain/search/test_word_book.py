from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.search.word_book import WordBook

WORDS = st.text(alphabet="abé", min_size=1, max_size=4)
STEPS = st.lists(st.tuples(WORDS, st.integers(0, 5)), max_size=40)


@given(STEPS, WORDS, st.booleans())
def test_it_finds_what_going_through_all_words_finds(steps: list[tuple[str, int]], start: str, many: bool) -> None:
    book, plain = WordBook(), dict[str, list[int]]()
    if many:
        book.unsettle()
    for word, bearer in steps:
        # Twice the same is once there and once gone.
        if bearer in plain.get(word, []):
            plain[word].remove(bearer)
            assert book.take(word, bearer) == (not plain[word])
            if not plain[word]:
                del plain[word]
        else:
            assert book.add(word, bearer) == (word not in plain)
            plain.setdefault(word, []).append(bearer)
        assert sorted(book.whole(word)) == sorted(plain.get(word, []))
        bearing = sum(len(bearers) for borne, bearers in plain.items() if borne.startswith(start))
        assert book.count(start) == bearing, "counted once, and kept true"
    begun = sorted(word for word in plain if word.startswith(start))
    assert list(book.beginning(start)) == begun
    assert book.bearers(begun) == {bearer for word in begun for bearer in plain[word]}
    assert book.begun(start) == book.begun(start) == book.bearers(begun)
    assert len(book) == len(plain)


def test_many_words_come_in_order() -> None:
    words = [f"{number * 7919 % 20011:05d}" for number in range(20011)]
    book = WordBook()
    book.unsettle()
    for number, word in enumerate(words):
        book.add(word, number)
    book.settle()
    assert list(book.beginning("")) == sorted(words)
    assert book.begun("123") == {number for number, word in enumerate(words) if word.startswith("123")}
