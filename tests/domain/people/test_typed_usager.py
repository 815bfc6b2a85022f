"""What was typed in a search fills the right fields, and nothing of it is lost."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.dates.birth_dates import MONTH_OF
from kiosk.domain.people.civil_words import BORN, MARRIED, TITLES
from kiosk.domain.people.typed_usager import TypedUsager, typed_usager
from kiosk.domain.people.usagers import UsagerDraft
from kiosk.domain.text.search_text import fold

TODAY = date(2026, 11, 21)
BORN_ON = date(1985, 4, 3)
CLAIRE = {"last_name": "MARTIN", "first_name": "Claire", "birth_name": "DUPONT"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("M'BAYE Awa", {"last_name": "M'BAYE", "first_name": "Awa"}),
        ("M’Baye Awa", {"last_name": "M'BAYE", "first_name": "Awa"}),
        ("Awa M'BAYE", {"last_name": "M'BAYE", "first_name": "Awa"}),
        ("Awa M\u02bbBAYE", {"last_name": "M'BAYE", "first_name": "Awa"}),
        ("Mme M'Bappé Fayza", {"last_name": "M'BAPPÉ", "first_name": "Fayza"}),
        ("Fayza M'BAPPÉ Mme", {"last_name": "M'BAPPÉ", "first_name": "Fayza"}),
        ("M. M'Bappé Fayza", {"last_name": "M'BAPPÉ", "first_name": "Fayza"}),
        ("Madame DUPONT Claire", {"last_name": "DUPONT", "first_name": "Claire"}),
        ("M Dupont", {"last_name": "DUPONT"}),
        ("Dupont M", {"last_name": "DUPONT", "first_name": "M"}),
        ("DUPONT épouse MARTIN Claire", CLAIRE),
        ("DUPONT ép. MARTIN Claire", CLAIRE),
        ("Claire DUPONT épouse MARTIN", CLAIRE),
        ("Mme MARTIN née DUPONT Claire", CLAIRE),
        ("MARTIN Claire née DUPONT", CLAIRE),
        ("martin claire nom de jeune fille : dupont", CLAIRE),
        ("Claire MARTIN née DUPONT née le 3/4/85", CLAIRE | {"birth_date": BORN_ON}),
        ("DUPONT veuve MARTIN Claire", CLAIRE),
        ("née DURAND Léa", {"last_name": "DURAND", "first_name": "Léa"}),
        ("DE LA TOUR épouse LE GALL Anne", {"last_name": "LE GALL", "first_name": "Anne", "birth_name": "DE LA TOUR"}),
        ("HE\u0301LE\u0300NE Dupont", {"last_name": "HÉLÈNE", "first_name": "Dupont"}),
        ("N'GUESSAN Kouadio 06 39 98 12 34", {
            "last_name": "N'GUESSAN", "first_name": "Kouadio", "phone_number": "06 39 98 12 34",
        }),
        ("Tél. 06 39 98 12 34 DUPONT", {"last_name": "DUPONT", "phone_number": "06 39 98 12 34"}),
        ("DUPONT e-mail : lea@exemple.fr", {"last_name": "DUPONT", "email": "lea@exemple.fr"}),
        ("lea\u200b@exemple.fr", {"email": "lea@exemple.fr"}),
    ],
)  # fmt: skip
def test_each_word_finds_its_field(text: str, expected: dict[str, Any]) -> None:
    assert typed_usager(text, TODAY) == TypedUsager(UsagerDraft(**expected))


@pytest.mark.parametrize(
    ("text", "birth"),
    [
        ("Jean 00/00/1980", "00/00/1980"),
        ("Jean 03/25/1985", "03/25/1985"),
        ("Jean 31/02/1980", "31/02/1980"),
        ("Jean 05/1980", "05/1980"),
        ("Jean 1980", "1980"),
        ("Jean vers 1980", "vers 1980"),
        ("Jean né en 1980", "né en 1980"),
        ("1980 Jean", "1980"),
        ("Jean 00001980", "00001980"),
    ],
)
def test_a_birth_without_its_day_is_kept_as_it_was_typed(text: str, birth: str) -> None:
    assert typed_usager(text, TODAY) == TypedUsager(UsagerDraft(last_name="JEAN"), birth)


def test_a_telephone_and_a_year_beside_it_are_two() -> None:
    typed = typed_usager("Diallo 06 39 98 12 34 1980", TODAY)
    assert typed == TypedUsager(UsagerDraft(last_name="DIALLO", phone_number="06 39 98 12 34"), "1980")


def test_what_comes_twice_is_left_beside() -> None:
    typed = typed_usager("Diallo 06 39 98 12 34 06 39 98 12 35 a@exemple.fr b@exemple.fr 12/03/1985 1980", TODAY)
    assert typed.draft.phone_number == "06 39 98 12 34"
    assert typed.draft.email == "a@exemple.fr"
    assert typed.draft.birth_date == date(1985, 3, 12)
    assert set(typed.left) == {"06 39 98 12 35", "b@exemple.fr", "1980"}


_TYPED = (
    "DUPONT Léa M'BAYE N’Diaye de la LE Ben ali Mme M. née épouse né le vers 1980 00/00/1980 03/25/1985 12/03/1985 "
    "0639981234 06.39.98 +212 612345678 123 2019-0032 x@y.fr a@ 12 - , / ı ʻ 00 05/1980 030485 environ tél"
)
_WORDS = st.sampled_from(_TYPED.split(" ")) | st.text(max_size=8)
_SAID_AROUND = TITLES | BORN | MARRIED | {"m", "le", "tel", "mail", "e", "email", "portable", "mobile", "courriel",
    "dossier", "telephone", "n", "ddn", "njf", "date", "de", "naissance", "nom", "jeune", "fille"}  # fmt: skip


@given(st.lists(_WORDS, max_size=8).map(" ".join))
def test_nothing_typed_is_lost(text: str) -> None:
    typed = typed_usager(text, TODAY)
    draft = typed.draft
    kept = [draft.first_name, draft.last_name, draft.birth_name, draft.email, draft.phone_number, draft.case_number]
    kept += [typed.birth, *typed.left]
    letters = "".join(fold(part).replace(" ", "") for part in kept if part)
    for word in fold(text[:200]).split():
        of_birth_date = draft.birth_date and (word.isdigit() or word in MONTH_OF)
        if word not in _SAID_AROUND and not of_birth_date:
            assert word in letters or word.lstrip("0") in letters, (word, typed)


@given(st.text(max_size=60))
def test_no_date_is_made_up(text: str) -> None:
    typed = typed_usager(text, TODAY)
    assert typed.draft.birth_date is None or typed.draft.birth_date <= TODAY
    if typed.draft.birth_date:
        assert not typed.birth
