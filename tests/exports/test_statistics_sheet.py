from __future__ import annotations

import csv
import io

from kiosk.domain.statistics.sections import Cell, Section, Tile
from kiosk.exports.statistics_file import statistics_csv
from kiosk.exports.statistics_sheet import MOST_LINES, StatisticsSheet, statistics_document
from kiosk.views.paper.sheets import lay_out
from tests.domain.samples import NOW
from tests.support.paper import words_of
from tests.views.test_printing import HEIGHT, WIDTH, pictures

HEADS = ("Total", "Vus", "À venir", "À renseigner", "Non excusés", "Excusés", "Annulés (service)")
TILES = [Tile(f"Chiffre {n}", str(100 * n), str(90 * n)) for n in range(14)]


def line(name: str, number: int) -> tuple[Cell, ...]:
    cells: list[Cell] = [f"{name} {number} au nom assez long"]
    cells += [number * 7 + place for place in range(7)]
    return tuple(cells)


def table(key: str, title: str, lines: int, note: str = "") -> Section:
    return Section(key, title, (title, *HEADS), tuple(line(title, n) for n in range(lines)), note=note)


FULL = (
    table("time", "Mois", 12),
    table("lieu", "Lieu", 9),
    table("service", "Service", 12),
    table("motif", "Motif", 60, "Les 10 premiers sont dessinés."),
    table("kind", "Type", 6),
    table("agent", "Agent", 45),
    table("wait", "Attente par heure", 10),
    Section(
        "crowd", "Heures d’affluence", ("Heure", "Arrivées"), tuple((f"{n}\u00a0h", n * 1.5) for n in range(8, 18))
    ),
)


def test_a_year_of_a_large_organisation_holds_on_one_page(qapp: object) -> None:
    data = StatisticsSheet("Statistiques du 01/01/2026 au 31/12/2026", "Tous", "", TILES, FULL, NOW, "MDS d’Ormeval")
    document = statistics_document(data)
    assert len(lay_out(document, WIDTH, HEIGHT).sheets) == 1
    pictures(document, "statistics")
    said = words_of(document)
    assert f"{60 - MOST_LINES + 1} autres" in said
    assert "12,0" in said


def test_what_of_the_period_is_not_known_is_on_the_paper_too(qapp: object) -> None:
    document = statistics_document(StatisticsSheet("x", "Tous", "Lecture arrêtée\u00a0: 3 jours sur 7.", (), (), NOW))
    assert "3 jours sur 7" in words_of(document)
    assert "Rien à compter" in words_of(document)


def test_the_file_is_what_spreadsheets_open_and_works_nothing_out() -> None:
    evil = Section(
        "motif", "=1+1", ("Motif", "Total"), (("=HYPERLINK(1)", 3), ("@x", None), ("Suivi; social", 1.25)), note="Note."
    )
    written = statistics_csv("Statistiques", "Lecture arrêtée\u00a0: 3 jours sur 7.", TILES[:2], (evil,))
    assert written.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(written.decode("utf-8-sig")), delimiter=";"))
    assert rows[:2] == [["Statistiques"], ["Lecture arrêtée\u00a0: 3 jours sur 7."]], "what is not known goes with it"
    assert ["Chiffre 1", "100", "90"] in rows
    assert rows[-6:] == [
        ["'=1+1"], ["Motif", "Total"], ["'=HYPERLINK(1)", "3"], ["'@x", ""], ["Suivi; social", "1,2"], ["Note."],
    ]  # fmt: skip
