"""The fiche of an usager on one sheet: who they are, how they are reached, their RDVs.

What is never kept on the desk (remarques, caisse d'affiliation, numéro d'allocataire, family…) is not printed either:
a sheet lies on a counter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.text.language import french, tr
from kiosk.exports.page import USUAL_SIZE, heading, line, printed_text, sheet, table

MOST_PAST = 12
"""RDVs past that are printed: what happened before is on the platform."""
_HEADS = (french("Date"), french("Heure"), french("Motif"), french("Avec, où"), french("État"))
_WIDTHS = (13, 9, 28, 32, 18)


@dataclass(frozen=True, slots=True)
class FicheSheet:
    """What is printed. Lines of RDVs are (date, hour, motif, with whom and where, state), as they are read."""

    name: str
    printed_at: datetime  # in the organisation's zone
    facts: Sequence[tuple[str, str]]  # (label, text); empty texts are left out
    to_come: Sequence[tuple[str, str, str, str, str]] = ()
    past: Sequence[tuple[str, str, str, str, str]] = ()
    counts: str = ""


def fiche_html(data: FicheSheet, size: float = USUAL_SIZE) -> str:
    """The fiche as a document, ``size`` in points."""
    parts = [line(printed_text(data.printed_at))]
    heads = [tr(head) for head in _HEADS]
    facts = [fact for fact in data.facts if fact[1]]
    if facts:
        parts.append(heading(tr("Identité et contact"), size))
        parts.append(table((), facts, (25, 75)))
    parts.append(heading(tr("Rendez-vous à venir"), size))
    parts.append(table(heads, data.to_come, _WIDTHS) if data.to_come else line(tr("Aucun.")))
    if data.past:
        count = len(data.past)
        title = tr("Rendez-vous passés")
        if count > MOST_PAST:
            title = tr("Les {} derniers rendez-vous sur {}").format(MOST_PAST, count)
        parts.append(heading(title, size))
        parts.append(table(heads, data.past[:MOST_PAST], _WIDTHS))
    if data.counts:
        parts.append(heading(tr("En chiffres"), size))
        parts.append(line(data.counts))
    return sheet(data.name, parts, size=size)
