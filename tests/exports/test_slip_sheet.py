"""The slip of an RDV on paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.booking.slip import code_text
from kiosk.domain.text.document import Picture
from kiosk.exports.slip_sheet import slip_document
from tests.domain.booking.test_slip import slip
from tests.support.paper import words_of


def test_all_that_the_usager_needs_is_on_it() -> None:
    document = slip_document(slip())
    words = words_of(document)
    for said in (
        "MDS d’Ormeval",
        "Mardi 1er décembre 2026 à 9:30",
        "Accès aux droits",
        "12 rue de la République, 99000 Ormeval",
        "Pour\u00a0: DUPONT Léa",
        "Avec\u00a0: Béatrice Martin",
        "En cas d’empêchement, appelez le\u00a0: 01 99 00 00 01",
        "Apporter une pièce d’identité.",
    ):
        assert said in words
    (code,) = [part for part in document.parts if isinstance(part, Picture)]
    assert code.png.startswith(b"\x89PNG")


def test_where_the_site_has_a_borne_the_slip_bears_its_code() -> None:
    document = slip_document(replace(slip(), arrival_code="K7QF2M9T"))
    assert "Présentez ce code à la borne\u00a0: K7QF\u00a02M9T" in words_of(document)
    assert len([part for part in document.parts if isinstance(part, Picture)]) == 2
    assert "borne" not in words_of(slip_document(slip()))


def test_what_is_not_known_leaves_no_empty_line() -> None:
    words = words_of(slip_document(replace(slip(), names=(), agents=(), phone="", instructions="", address="")))
    for label in ("Pour", "Avec", "empêchement", "À savoir"):
        assert label not in words


@pytest.mark.parametrize("letter", ["a", "é", ";", "𝄞"])
def test_whatever_was_typed_the_code_holds_it_and_the_slip_one_sheet(letter: str) -> None:
    typed = letter * 1500
    long = replace(slip(), address=typed, motif=typed, place=typed, names=(letter * 10_000,), organisation=typed)
    document = slip_document(long)
    assert len(words_of(document)) < 2500
    assert len(code_text(long).encode()) < 2000
    joined = replace(long, link=f"https://visio.test/{'a' * 1500}")
    assert "visio.test" not in code_text(joined), "half a link leads nowhere"
    assert slip_document(joined).parts


def test_instructions_without_end_leave_the_slip_a_sheet_or_two() -> None:
    for typed in ("\n" * 20_000, "a" * 20_000, "deux mots " * 2000, "a\n" * 10_000):
        said = words_of(slip_document(replace(slip(), instructions=typed.strip() or "x" + typed)))
        assert len(said.splitlines()) < 70
        assert len(said) < 4000
        assert "…" in said
    assert "Apportez\nle carnet" in words_of(slip_document(replace(slip(), instructions="Apportez\nle carnet")))
