from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from kiosk.domain.search.text_column import TextColumn

TEXTS = st.text(alphabet="0123 a@.", max_size=12)


@given(st.lists(st.tuples(st.integers(0, 700), TEXTS), max_size=60), TEXTS.filter(bool))
def test_it_finds_what_going_through_all_of_them_finds(puts: list[tuple[int, str]], part: str) -> None:
    column, plain = TextColumn(), dict[int, str]()
    for number, text in puts:
        column.put(number, text)
        plain[number] = text
    assert column.containing(part) == {number for number, text in plain.items() if part in text}
    some = column.containing(part, 2)
    assert some <= column.containing(part)
    assert len(some) >= min(2, len(column.containing(part)))
    assert column.whole(part) == {number for number, text in plain.items() if part == text}
    assert column.containing(part, wanted=lambda number: number % 2 == 0) == {
        number for number, text in plain.items() if part in text and number % 2 == 0
    }
    if len(part) > 2:  # nobody else's empty text is alike
        assert column.alike(part, 2) == {number for number, text in plain.items() if OSA.distance(part, text) <= 2}
    assert all(column.text(number) == text for number, text in plain.items())
