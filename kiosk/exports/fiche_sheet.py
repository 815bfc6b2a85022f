"""The fiche of an usager on one sheet: who they are, how they are reached, their RDVs.

What is never kept on the desk (remarques, caisse d'affiliation, numéro d'allocataire, family…) is not printed either:
a sheet lies on a counter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.text.document import Document, Heading, Part, Text
from kiosk.domain.text.language import french, tr
from kiosk.domain.text.masked import masked
from kiosk.exports.page import about_text, short, table

SMALLEST_SIZE = 7.0
MOST_PAST = 12
"""RDVs past that are printed: what happened before is on the platform."""
_HEADS = (french("Date"), french("Heure"), french("Motif"), french("Avec, où"), french("État"))
_MOST_LETTERS, _MOST_OF_A_FACT = 120, 600


@masked
@dataclass(frozen=True, slots=True)
class FicheSheet:
    """What is printed. Lines of RDVs are (date, hour, motif, with whom and where, state), as they are read."""

    name: str
    printed_at: datetime  # in the organisation's zone
    facts: Sequence[tuple[str, str]]  # (label, text); empty texts are left out
    to_come: Sequence[tuple[str, str, str, str, str]] = ()
    past: Sequence[tuple[str, str, str, str, str]] = ()
    counts: str = ""
    organisation: str = ""


def fiche_document(data: FicheSheet) -> Document:
    """The fiche as a document."""
    parts: list[Part] = []
    heads = [tr(head) for head in _HEADS]
    facts = [(label, short(said, _MOST_OF_A_FACT)) for label, said in data.facts if said]
    if facts:
        parts += [Heading(tr("Identité et contact")), table((), facts)]
    parts.append(Heading(tr("Rendez-vous à venir")))
    parts.append(table(heads, _short(data.to_come)) if data.to_come else Text(tr("Aucun.")))
    if data.past:
        count = len(data.past)
        title = tr("Rendez-vous passés")
        if count > MOST_PAST:
            title = tr("Les {} derniers rendez-vous sur {}").format(MOST_PAST, count)
        parts += [Heading(title), table(heads, _short(data.past[:MOST_PAST]))]
    if data.counts:
        parts += [Heading(tr("En chiffres")), Text(data.counts)]
    about = about_text(data.organisation, data.printed_at)
    return Document(short(data.name, _MOST_LETTERS), tuple(parts), about, smallest=SMALLEST_SIZE)


def _short(rows: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [tuple(short(cell, _MOST_LETTERS) for cell in row) for row in rows]
