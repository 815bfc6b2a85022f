"""The fiche on paper."""

from __future__ import annotations

from kiosk.exports.fiche_sheet import MOST_PAST, FicheSheet, fiche_html
from tests.presenters.fakes import NOW

ROW = ("23/11/2026", "9:30", "Consultation", "avec Béatrice Martin", "Vu")


def test_what_is_known_is_printed_and_nothing_empty() -> None:
    html = fiche_html(FicheSheet("O’BRIEN <Léa>", NOW, (("Téléphone", "06 39 98 00 12"), ("E-mail", ""))))
    assert "O’BRIEN &lt;Léa&gt;" in html
    assert "Imprimé le 23/11/2026 à 10:20" in html
    assert "Téléphone" in html
    assert "E-mail" not in html
    assert "Aucun." in html, "no RDV to come is said"
    assert "passés" not in html


def test_an_old_acquaintance_still_holds_on_a_sheet() -> None:
    html = fiche_html(FicheSheet("X", NOW, (), (ROW,), (ROW,) * 80, "Vus\u00a0: 80"))
    assert f"Les {MOST_PAST} derniers rendez-vous sur 80" in html
    assert html.count("<tr>") == 2 + 1 + MOST_PAST
    assert "Vus\u00a0: 80" in html
