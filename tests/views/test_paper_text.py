"""What is on paper is text as well: it is copied out of a PDF, searched in it and read aloud."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from kiosk.clock import PARIS
from kiosk.domain.day.status import Status
from kiosk.domain.text.document import Document, Table, Text
from kiosk.exports.fiche_sheet import FicheSheet, fiche_document
from kiosk.exports.labels import labels_document
from kiosk.exports.one_rdv import Attestation, RdvSheet, attestation_document, rdv_document
from kiosk.exports.slip_sheet import slip_document
from kiosk.exports.statistics_sheet import StatisticsSheet, statistics_document
from kiosk.views.paper.sheets import Written, lay_out
from kiosk.views.printing import to_pdf
from tests.domain.booking.test_slip import slip
from tests.domain.samples import NOW, part, rdv, usager
from tests.exports.test_statistics_sheet import FULL, TILES
from tests.views.test_printing import HEIGHT, WIDTH, day_of

PLAIN = (
    "0123456789 8:30 11:11 12 x 3 06 39 98 00 12 12/03/1950 (12/03) MARTIN-LEFEBVRE L’Haÿ-les-Roses, « Œuvre » – 3·4 "
    "Ærø Łódź İstanbul Ştefan Ñandú Đặng Nguyễn -> 3 x 4 50 % 1/2 {a} [B] A-B A:B (A) A@B 12+3=15 №7"
)


def read_back(document: Document, path: Path) -> str:
    assert to_pdf(document, path)
    return squeezed(" ".join(page.extract_text() for page in PdfReader(path).pages))


def squeezed(text: str) -> str:
    """Spaces on paper are places: how many there are between two words is nobody's to say."""
    return re.sub(r"\s+", "", text)


def test_each_letter_and_figure_of_a_day_is_read_back(qapp: object, tmp_path: Path) -> None:
    document = day_of(75)
    read = read_back(document, tmp_path / "day.pdf")
    sheets = lay_out(document, WIDTH, HEIGHT).sheets
    for item in (item for sheet in sheets for item in sheet.items if isinstance(item, Written)):
        assert squeezed(item.text) in read
    assert "8:38MARTIN-LEFEBVREJean-BaptisteAccompagnementsocialetaccèsauxdroitsBéatriceMartinVu" in read, "in order"


@pytest.mark.parametrize("what", ["slip", "fiche", "rdv", "attestation", "labels", "figures"])
def test_every_other_document_is_read_back_whole(qapp: object, tmp_path: Path, what: str) -> None:
    entry = rdv(1, NOW, [part(usager(birth_date=date(1985, 3, 12)), Status.SEEN)])
    row = ("23/11/2026", "9:30", "Suivi", "avec Béatrice Martin", "Vu")
    documents = {
        "slip": lambda: slip_document(slip()),
        "fiche": lambda: fiche_document(
            FicheSheet("DUPONT Léa", NOW, (("Téléphone", "06 39 98 00 12"),), (row,), (row,))
        ),
        "rdv": lambda: rdv_document(RdvSheet(entry.rdv, ["Vu"], NOW, "MDS d’Ormeval")),
        "attestation": lambda: attestation_document(Attestation(entry.rdv, entry.rdv.participations[0], NOW, "MDS")),
        "labels": lambda: labels_document([entry], NOW.date(), PARIS),
        "figures": lambda: statistics_document(StatisticsSheet("Statistiques", "Tous", "", TILES, FULL, NOW)),
    }
    document = documents[what]()
    read = read_back(document, tmp_path / "x.pdf")
    for sheet in lay_out(document, WIDTH, HEIGHT).sheets:
        for item in sheet.items:
            assert not isinstance(item, Written) or squeezed(item.text) in read


def test_what_fonts_like_to_draw_otherwise_is_read_back(qapp: object, tmp_path: Path) -> None:
    document = Document(PLAIN, (Text(PLAIN), Text(PLAIN, strong=True), Table((PLAIN, "B"), ((PLAIN, "12:05"),))))
    read = read_back(document, tmp_path / "plain.pdf")
    assert read.count(squeezed(PLAIN)) == 5
    information = PdfReader(tmp_path / "plain.pdf").metadata
    assert information is not None
    assert information.title == PLAIN
    assert "\t" not in PdfReader(tmp_path / "plain.pdf").pages[0].extract_text()
