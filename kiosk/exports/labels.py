"""Labels of those who come on a day, for their files: who, born when, at what hour. No motif: a file lies about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, tzinfo

from kiosk.domain.dates.times import hour, short_date
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.status import Status
from kiosk.domain.people.model import Usager
from kiosk.domain.people.names import agent_name, usager_name
from kiosk.domain.text.document import Document, Labels, Text
from kiosk.domain.text.language import tr
from kiosk.domain.text.search_text import fold
from kiosk.exports.page import short

_MOST_LETTERS = 60
_NOT_COMING = frozenset({Status.EXCUSED, Status.REVOKED})


def labels_document(entries: Sequence[DeskRdv], day: date, zone: tzinfo) -> Document:
    """A label for each usager of ``entries``, by name, with each of their RDVs of that day."""
    people: dict[int, Usager] = {}
    rdvs: dict[int, list[str]] = {}
    for entry in entries:
        rdv = entry.rdv
        whose = short(", ".join(agent_name(one) for one in rdv.agents), _MOST_LETTERS)
        said = " – ".join(part for part in (hour(rdv.starts_at.astimezone(zone)), whose) if part)
        for participation in rdv.participations:
            if participation.status in _NOT_COMING:
                continue  # of a workshop that takes place without them
            people[participation.usager.id] = participation.usager
            rdvs.setdefault(participation.usager.id, []).append(said)
    when = tr("Rendez-vous du {}").format(short_date(day))
    ordered = sorted(people.values(), key=lambda one: (fold(one.last_name), fold(one.first_name), one.id))
    texts = tuple((short(usager_name(one), _MOST_LETTERS), _born(one), when, *rdvs[one.id]) for one in ordered)
    return Document(
        tr("Étiquettes du {}").format(short_date(day)),
        (Labels(texts) if texts else Text(tr("Aucun rendez-vous ce jour.")),),
    )


def _born(usager: Usager) -> str:
    return tr("né(e) le {}").format(short_date(usager.birth_date)) if usager.birth_date is not None else ""
