"""What is on paper is text as well: it is copied out of a PDF, searched in it and read aloud."""

from __future__ import annotations

import re
from pathlib import Path

from pypdf import PdfReader

from kiosk.domain.text.document import Document, Table, Text
from kiosk.views.paper.sheets import Written, lay_out
from kiosk.views.printing import to_pdf
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


def test_what_fonts_like_to_draw_otherwise_is_read_back(qapp: object, tmp_path: Path) -> None:
    document = Document(PLAIN, (Text(PLAIN), Text(PLAIN, strong=True), Table((PLAIN, "B"), ((PLAIN, "12:05"),))))
    read = read_back(document, tmp_path / "plain.pdf")
    assert read.count(squeezed(PLAIN)) == 5
    information = PdfReader(tmp_path / "plain.pdf").metadata
    assert information is not None
    assert information.title == PLAIN
    assert "\t" not in PdfReader(tmp_path / "plain.pdf").pages[0].extract_text()
