"""The people of a day, looked for as one types."""

from __future__ import annotations

from datetime import date

from kiosk.domain.people.model import Usager
from kiosk.domain.search.few_people import FewPeople
from kiosk.domain.search.usager_query import read_query

TODAY = date(2026, 11, 23)


def test_answers_are_remembered_and_not_for_ever() -> None:
    people = FewPeople()
    people.hold([Usager(1, "Léa", "Dupont"), Usager(2, "Paul", "Martin")])
    assert list(people.meant_by(read_query("dupont", TODAY))) == [1]
    for number in range(1000):
        people.meant_by(read_query(f"mot{chr(97 + number % 26)}{number}", TODAY))
    assert len(people._found) <= 200
    assert list(people.meant_by(read_query("dupont", TODAY))) == [1]
