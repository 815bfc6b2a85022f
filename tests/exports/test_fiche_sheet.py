"""The fiche on paper."""

from __future__ import annotations

from kiosk.exports.fiche_sheet import MOST_PAST, FicheSheet, fiche_document
from tests.presenters.fakes import NOW
from tests.support.paper import words_of

ROW = ("23/11/2026", "9:30", "Consultation", "avec Béatrice Martin", "Vu")


def test_what_is_known_is_printed_and_nothing_empty() -> None:
    words = words_of(
        fiche_document(FicheSheet("O’BRIEN <Léa>", NOW, (("Téléphone", "06 39 98 00 12"), ("E-mail", ""))))
    )
    assert "O’BRIEN <Léa>" in words
    assert "Imprimé le 23/11/2026 à 10:20" in words
    assert "Téléphone" in words
    assert "E-mail" not in words
    assert "Aucun." in words, "no RDV to come is said"
    assert "passés" not in words


def test_an_old_acquaintance_still_holds_on_a_sheet() -> None:
    words = words_of(fiche_document(FicheSheet("X", NOW, (), (ROW,), (ROW,) * 80, "Vus\u00a0: 80")))
    assert f"Les {MOST_PAST} derniers rendez-vous sur 80" in words
    assert words.count("9:30") == 1 + MOST_PAST
    assert "Vus\u00a0: 80" in words


def test_whatever_was_typed_is_bounded() -> None:
    facts = (("Adresse", "a" * 10_000),)
    row = ("23/11/2026", "9:30", "m" * 10_000, "avec " + "n" * 10_000, "Vu")
    words = words_of(fiche_document(FicheSheet("X" * 10_000, NOW, facts, (row,), organisation="O" * 10_000)))
    assert len(words) < 1500
