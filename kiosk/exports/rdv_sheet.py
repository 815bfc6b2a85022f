"""A list of RDVs on paper: few columns, in the order of the list."""

from __future__ import annotations

from typing import Final

from kiosk.domain.dates.times import hour, short_date
from kiosk.domain.text.document import Document, Part, Table, Text
from kiosk.domain.text.language import french, tr
from kiosk.exports.page import about_text, short
from kiosk.exports.rdv_rows import ExportedRdvs, rows_of

_HEADS: Final = (french("Date"), french("Heure"), french("Usager"), french("Motif"), french("Agents"), french("État"))
_PLACES: Final = (0, 1, 9, 4, 8, 6)  # of these, in a row of ``rdv_rows``
_MOST_LETTERS: Final = 48


def rdv_document(data: ExportedRdvs, period: str) -> Document:
    """The list as a document; ``period`` says of which days it is, and what they lack."""
    rows = []
    for row in rows_of(data):
        day, at, *texts = (row[place] for place in _PLACES)
        cells = [short(str(text or ""), _MOST_LETTERS) for text in texts]
        rows.append((short_date(day), hour(at), *cells))  # type: ignore[arg-type] # the first two of every row
    head = Text(short(period, 5 * _MOST_LETTERS))
    table: Part = Table(tuple(tr(one) for one in _HEADS), tuple(rows)) if rows else Text(tr("Aucun rendez-vous."))
    return Document(tr("Liste des RDV"), (head, table), about_text(data.organisation, data.now), smallest=7.5)
