from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.people.model import Usager
from kiosk.domain.search.usager_index import UsagerIndex
from kiosk.domain.search.usager_query import read_query
from kiosk.domain.text.search_text import fold
from tests.support.names import mistyped, people, respelled

TODAY = date(2026, 11, 23)
LEA = Usager(
    1, "Léa", "DUPONT", birth_date=date(1985, 4, 3), email="Lea.Dupont@exemple.test", case_number="AB-2021/17",
    phone_number="06 12 34 56 78", phone_number_formatted="+33612345678",
)  # fmt: skip
OTHERS = (
    Usager(2, "Léo", "DUPOND"),
    Usager(3, "Jean-Pierre", "LEFÈVRE", birth_name="HŒCHSTETTER"),
    Usager(4, "Mohammed", "BEN ALI", birth_date=date(1985, 12, 1)),
    Usager(5, "Katya", "D'ALMEIDA", phone_number="+262 692 12 34 56", phone_number_formatted="+262692123456"),
    Usager(6, "Aïssatou", "N’DIAYE"),
    Usager(7, "Jeanne", "DE LA FONTAINE"),
    Usager(8, "Anne", "MARTIN"),
    Usager(9, "Anaïs", "MARTINEZ"),
    Usager(10, "Rachida", "LEGOFF"),
)


@pytest.fixture(scope="module")
def index() -> UsagerIndex:
    return indexed((LEA, *OTHERS))


def indexed(usagers: tuple[Usager, ...]) -> UsagerIndex:
    made = UsagerIndex()
    for usager in usagers:
        made.put(usager)
    return made


def ids(index: UsagerIndex, text: str, near: dict[int, int] | None = None, limit: int = 30) -> list[int]:
    return [found.usager_id for found in index.search(read_query(text, TODAY), near or {}, limit)]


def exact(index: UsagerIndex, text: str) -> list[int]:
    return [found.usager_id for found in index.search(read_query(text, TODAY), {}, 30) if found.exact]


@pytest.mark.parametrize(
    "text",
    ["dupont", "DUPONT Léa", "lea dupont", "dup lea", "dupont 3/4/85", "03041985 dup", "3 avril 1985", "dupont 1985",
     "0612345678", "06 12 34", "5678", "+33 6 12 34 56 78", "lea.dup", "LEA.DUPONT@", "ab2021", "AB-2021/17",
     "dup 0612"],
)  # fmt: skip
def test_any_part_of_what_is_known_finds_somebody(index: UsagerIndex, text: str) -> None:
    assert exact(index, text) == [1]


@pytest.mark.parametrize(
    ("text", "usager_id"),
    [
        ("jean pierre lefevre", 3), ("jeanpierre", 3), ("lefevre jean-pierre", 3), ("hoechst", 3), ("pierre", 3),
        ("benali", 4), ("ben ali mohammed", 4), ("almeida", 5), ("dalmeida", 5), ("d'almeida katya", 5), ("ndiaye", 6),
        ("fontaine", 7), ("lafontaine jeanne", 7), ("de la fontaine", 7), ("0692123456", 5), ("+262 692", 5),
    ],
)  # fmt: skip
def test_hyphens_apostrophes_particles_and_order_are_forgiven(index: UsagerIndex, text: str, usager_id: int) -> None:
    assert exact(index, text) == [usager_id]


@pytest.mark.parametrize(
    ("text", "usager_id"),
    [
        ("mohamed ben ali", 4), ("mouhamad benali", 4), ("katia dalmeida", 5), ("lefebvre jean", 3), ("lefever", 3),
        ("dupnot lea", 1), ("dpont léa", 1), ("martn ane", 8), ("le goff", 10), ("el goff rachida", 10),
        ("aissatou ndiya", 6), ("fupont lea", 1), ("n diai", 6),
    ],
)  # fmt: skip
def test_slips_and_what_sounds_alike_are_found(index: UsagerIndex, text: str, usager_id: int) -> None:
    assert ids(index, text)[0] == usager_id
    assert exact(index, text) == []


@pytest.mark.parametrize("text", ["", "zzz", "dupont 1990", "0699", "inconnu@", "marc 3/4/85", "%", "x y z"])
def test_nobody_is_found_where_there_is_nobody(index: UsagerIndex, text: str) -> None:
    assert ids(index, text) == []


def test_a_slip_in_an_email_is_forgiven_once_it_is_typed_to_its_end(index: UsagerIndex) -> None:
    assert ids(index, "lea.dupnot@exemple.test") == [1]
    assert ids(index, "lae.dupnto@exemple.tset") == []
    assert ids(index, "lea.dupnot@exemple") == []


def test_whole_names_then_begun_then_alike(index: UsagerIndex) -> None:
    assert ids(index, "martin") == [8, 9]
    assert ids(index, "dupont") == [1, 2]
    assert ids(index, "dupond") == [2, 1]
    assert exact(index, "dupond") == [2]


def test_who_comes_today_is_first_among_their_like_only() -> None:
    index = indexed((*OTHERS, *(Usager(20 + n, f"Paul{n}", "MARTINOT") for n in range(5))))
    assert ids(index, "marti") == [8, 9, 20, 21, 22, 23, 24]
    near = {23: 0, 9: 1}
    assert ids(index, "marti", near) == [23, 9, 8, 20, 21, 22, 24]
    assert ids(index, "martin", near)[:3] == [8, 23, 9]
    assert ids(index, "marti", near, limit=2) == [23, 9]


def test_a_letter_that_begins_half_the_town_finds_who_comes_then_the_first() -> None:
    crowd = tuple(Usager(n, "Max", f"M{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}r {n}") for n in range(1, 4001))
    index = indexed(crowd)
    found = ids(index, "m", {3999: 0, 5: 1})
    assert found[:2] == [3999, 5]
    assert len(set(found)) == 30
    assert ids(index, "max m", {77: 0})[0] == 77
    assert set(exact(index, "max maar")) == {n for n in range(1, 4001) if n % 676 == 0}


@pytest.mark.parametrize("typed", ["isil ndiaye", "ISIL N'DIAYE", "işıl n\u02bbdiaye", "Is\u200bil N\u2032Diaye"])
def test_letters_that_look_alike_hide_nobody(typed: str) -> None:
    turkish = Usager(40, "Işıl", "N\u02bcDiaye")
    assert ids(indexed((turkish, *OTHERS)), typed)[:1] == [40]


def test_what_an_usager_was_called_before_no_longer_finds_them() -> None:
    index = indexed((LEA, *OTHERS))
    index.put(replace(LEA, last_name="MARIÉE", phone_number_formatted="+33799887766", email=None, case_number=None,
                      birth_date=date(1986, 1, 2)))  # fmt: skip
    assert ids(index, "mariee lea") == [1]
    assert ids(index, "0799") == [1]
    assert ids(index, "2/1/86") == [1]
    for text in ("dupont lea", "0612", "lea.dupont@", "ab2021", "3/4/85"):
        assert 1 not in exact(index, text)
    index.take(1)
    index.take(1)
    assert ids(index, "mariee lea") == []
    assert len(index) == len(OTHERS)
    index.put(replace(LEA, id=11))
    assert ids(index, "0612") == [11]


@given(st.lists(st.tuples(st.integers(0, 39), st.booleans()), max_size=60), st.integers(0, 39))
def test_whoever_is_there_is_found_by_their_name_and_nobody_else(steps: list[tuple[int, bool]], wanted: int) -> None:
    crowd, there = people(40, 7), dict[int, Usager]()
    index = UsagerIndex()
    for number, stays in steps:
        if stays:
            there[number] = crowd[number]
            index.put(crowd[number])
        else:
            there.pop(number, None)
            index.take(crowd[number].id)
    assert len(index) == len(there)
    usager = crowd[wanted]
    found = exact(index, f"{usager.last_name} {usager.first_name} {usager.phone_number}")
    assert found == ([usager.id] if wanted in there else [])


def test_the_right_person_is_among_the_first_three_whatever_the_slip() -> None:
    """1 000 full names with one slip, two, or written by ear, among 10 000 people of French and Maghrebi names."""
    crowd = people(10_000, 20261123)
    index = UsagerIndex()
    index.unsettle()
    homonyms: dict[tuple[str, str], set[int]] = {}
    for usager in crowd:
        index.put(usager)
        homonyms.setdefault((fold(usager.first_name), fold(usager.last_name)), set()).add(usager.id)
    random = Random(4)
    right = {"one slip": 0, "two slips": 0, "by ear": 0}
    asked = dict.fromkeys(right, 0)
    for number in range(1000):
        usager = random.choice(crowd)
        names = [usager.last_name.lower(), usager.first_name.lower()]
        text = " ".join(random.sample(names, 2))
        match kind := list(right)[number % 3]:
            case "one slip":
                text = mistyped(text, random)
            case "two slips":
                text = mistyped(mistyped(text, random), random)
            case _:
                text = " ".join(respelled(name, random) for name in text.split(" "))
        found = index.search(read_query(text, TODAY), {}, 3)
        asked[kind] += 1
        right[kind] += not homonyms[fold(usager.first_name), fold(usager.last_name)].isdisjoint(
            one.usager_id for one in found
        )
    assert sum(right.values()) >= 0.97 * sum(asked.values()), right
    assert all(right[kind] >= 0.95 * asked[kind] for kind in right), right
