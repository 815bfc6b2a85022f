"""Who was meant is known by more than an id."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.day.gesture import about, another
from kiosk.domain.day.status import Action
from kiosk.domain.people.identity import Identity, identity_of, is_same, somebody_else
from kiosk.domain.people.model import Usager
from tests.support.trade import NOW, gesture, rdv

LEA = Identity(1, "Léa", "Dupont")


@pytest.mark.parametrize(
    ("there", "same"),
    [
        (Usager(1, "Léa", "DUPONT"), True),
        (Usager(1, "Lea-Marie", "Durand"), True),  # married, and her first name was put right
        (Usager(1, "Paul", "Martin"), False),
        (Usager(1, "Usager supprimé", "Usager supprimé"), False),
        (Usager(7, "Léa", "Dupont"), True),  # the fiche into which hers was merged
        (Usager(7, "Léa", "Dupont-Petit"), True),
        (Usager(7, "Tom", "Dupont"), False),  # her son
        (Usager(1, "", ""), True),  # nobody can tell
    ],
)
def test_an_usager_is_known_by_their_names_too(there: Usager, same: bool) -> None:
    assert is_same(LEA, there) is same
    if there.id == 1:
        assert somebody_else([LEA], [there]) == (None if same else LEA)


def test_who_is_not_there_is_nobody_else() -> None:
    assert somebody_else([LEA], [Usager(2, "Paul", "Martin")]) is None


def test_a_gesture_knows_whom_it_is_about() -> None:
    known = replace(rdv(1), created_at=NOW)
    made = about(gesture(known, Action.EXCUSED), known)
    (before,) = made.before
    assert before.usager == identity_of(known.participations[0].usager)
    assert another(made, known) is None
    assert another(made, replace(known, created_at=NOW + timedelta(seconds=1))) == before.usager
    (p,) = known.participations
    stranger = replace(p, usager=Usager(p.usager.id, "Paul", "Martin"))
    assert another(made, replace(known, participations=(stranger,))) == before.usager
    assert another(made, replace(known, participations=())) is None, "nobody is in their place"
