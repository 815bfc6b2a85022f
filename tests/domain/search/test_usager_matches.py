from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.people.model import Usager
from kiosk.domain.search.usager_matches import matches
from kiosk.domain.search.usager_query import read_query
from tests.support.names import people

TODAY = date(2026, 11, 23)
JP = Usager(
    3, "Jean-Pierre", "D’HŒCHST  ÉVRE", birth_name="LE GOFF", birth_date=date(1985, 4, 3),
    phone_number="+33 6 12 34 56 78", email="JP@Exemple.test", case_number="AB-17",
)  # fmt: skip


def marked(text: str, usager: Usager = JP) -> dict[str, tuple[bool, list[str]]]:
    texts = {"birth_date": "03/04/1985"}
    found = {}
    for match in matches(read_query(text, TODAY), usager):
        of = texts.get(match.field) or getattr(usager, match.field)
        found[match.field] = (match.exact, [of[start:end] for start, end in match.spans])
    return found


@pytest.mark.parametrize(
    ("text", "field", "parts"),
    [
        ("jea", "first_name", ["Jea"]),
        ("pierre", "first_name", ["Pierre"]),
        ("jeanpi", "first_name", ["Jean-Pi"]),
        ("hoech", "last_name", ["HŒCH"]),
        ("dhoe", "last_name", ["D’HŒ"]),
        ("evre", "last_name", ["ÉVRE"]),
        ("legoff", "birth_name", ["LE GOFF"]),
        ("3/4/85", "birth_date", ["03/04/1985"]),
        ("1985", "birth_date", ["1985"]),
        ("0612", "phone_number", ["6 12"]),
        ("3456", "phone_number", ["34 56"]),
        ("06 12 34 56 78", "phone_number", ["6 12 34 56 78"]),
        ("jp@ex", "email", ["JP@Ex"]),
        ("ab1", "case_number", ["AB-1"]),
    ],
)
def test_what_was_typed_is_marked_where_it_stands(text: str, field: str, parts: list[str]) -> None:
    assert marked(text)[field] == (True, parts)


def test_a_number_is_marked_as_it_was_written() -> None:
    lea = Usager(1, "Léa", "DUPONT", phone_number="0612345678", phone_number_formatted="+33612345678")
    assert marked("+33 6 12 34", lea) == {"phone_number": (True, ["061234"])}
    assert marked("5678", lea) == {"phone_number": (True, ["5678"])}


def test_what_only_looks_or_sounds_alike_is_said_to() -> None:
    lea = Usager(1, "Léa", "DUPONT")
    assert marked("dupond lea", lea) == {"last_name": (False, ["DUPONT"]), "first_name": (True, ["Léa"])}
    assert marked("mouhamed", Usager(2, "Mohammed", "ALI")) == {"first_name": (False, ["Mohammed"])}
    assert marked("zzz", lea) == {}


def test_who_has_one_of_two_words_is_not_who_was_meant() -> None:
    assert marked("camille yahiaoui", Usager(1, "Camille", "ASLAN", birth_name="PETIT")) == {
        "first_name": (False, ["Camille"])
    }


@given(st.integers(0, 199), st.integers(1, 30))
def test_marks_are_in_their_text_in_order_and_apart(number: int, letters: int) -> None:
    usager = people(200, 3)[number]
    for match in matches(read_query(f"{usager.first_name} {usager.last_name}"[:letters], TODAY), usager):
        text = getattr(usager, match.field)
        ends = [0, *(place for span in match.spans for place in span)]
        assert ends == sorted(ends)
        assert ends[-1] <= len(text)
        assert all(start < end for start, end in match.spans)
