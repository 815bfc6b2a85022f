"""The RDVs that fall into an absence and have no other hour yet: whom to call, on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.dates.times import hour, short_date
from kiosk.domain.day.model import Rdv
from kiosk.domain.people.names import usager_name
from kiosk.domain.text.document import Document, Part, Table, Text
from kiosk.domain.text.language import french, tr
from kiosk.domain.text.masked import masked
from kiosk.exports.day_list import SMALLEST_SIZE, number_of
from kiosk.exports.page import about_text, short

_HEADS = (french("Date"), french("Heure"), french("Usager"), french("Téléphone"), french("Motif"))
_MOST_LETTERS = 60


@masked
@dataclass(frozen=True, slots=True)
class AbsenceSheet:
    """What is printed: whose absence, when (« Lundi 23 novembre, toute la journée »), and the RDVs left in it."""

    agent: str
    when: str
    rdvs: Sequence[Rdv]
    printed_at: datetime  # in the organisation's zone
    organisation: str = ""


def absence_document(data: AbsenceSheet) -> Document:
    """The list as a document."""
    parts: list[Part] = [Text(short(data.when, 2 * _MOST_LETTERS))]
    rows = [_row(rdv, data.printed_at) for rdv in data.rdvs]
    parts.append(Table(tuple(tr(head) for head in _HEADS), tuple(rows)) if rows else Text(tr("Aucun rendez-vous.")))
    title = tr("Rendez-vous à déplacer – {}").format(short(data.agent, _MOST_LETTERS))
    return Document(title, tuple(parts), about_text(data.organisation, data.printed_at), smallest=SMALLEST_SIZE)


def _row(rdv: Rdv, now: datetime) -> tuple[str, ...]:
    at = rdv.starts_at.astimezone(now.tzinfo)
    names = ", ".join(short(usager_name(p.usager), _MOST_LETTERS) for p in rdv.participations)
    numbers = dict.fromkeys(filter(None, (number_of(p.usager) for p in rdv.participations)))
    who = names or short(rdv.name or rdv.motif.name, _MOST_LETTERS)
    return short_date(at.date()), hour(at), who, ", ".join(numbers), short(rdv.motif.name, _MOST_LETTERS)
