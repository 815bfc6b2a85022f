"""An RDV on one sheet, for the file of who comes; and the attestation that somebody came, without saying why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.dates.times import hour, long_date, minutes, short_date
from kiosk.domain.day.model import Participation, Rdv
from kiosk.domain.day.rows import PLACES
from kiosk.domain.people.names import agent_name, usager_name
from kiosk.domain.text.document import Document, Heading, Part, Text
from kiosk.domain.text.language import capital, french, tr
from kiosk.domain.text.masked import masked
from kiosk.exports.day_list import number_of
from kiosk.exports.page import about_text, passage, printed_text, short, table

_HEADS = (french("Usager"), french("Naissance"), french("Téléphone"), french("État"))
_MOST_LETTERS, _MOST_OF_A_FACT = 80, 300
LARGEST_SIZE, SMALLEST_SIZE = 12.0, 7.0


@masked
@dataclass(frozen=True, slots=True)
class RdvSheet:
    """What is printed of an RDV. ``states``: of each participation in order, as the board says it."""

    rdv: Rdv
    states: Sequence[str]
    printed_at: datetime  # in the organisation's zone
    organisation: str = ""


def rdv_document(data: RdvSheet) -> Document:
    """The sheet. The context, which was written for colleagues, is not on it."""
    rdv = data.rdv
    at = rdv.starts_at.astimezone(data.printed_at.tzinfo)
    facts = (
        (tr("Motif"), rdv.motif.name),
        (tr("Intitulé"), rdv.name or ""),
        (tr("Durée"), minutes(rdv.duration_in_min)),
        (tr("Avec"), ", ".join(agent_name(one) for one in rdv.agents)),
        (tr("Où"), _where(rdv)),
        (tr("Pris le"), short_date(rdv.created_at.astimezone(at.tzinfo).date()) if rdv.created_at else ""),
    )
    rows = [
        (
            short(usager_name(one.usager), _MOST_LETTERS),
            short_date(one.usager.birth_date) if one.usager.birth_date else "",
            number_of(one.usager),
            state,
        )
        for one, state in zip(rdv.participations, data.states, strict=True)
    ]
    parts: list[Part] = [table((), [(label, short(said, _MOST_OF_A_FACT)) for label, said in facts if said])]
    if rows:
        parts += [Heading(tr("Usagers")), table([tr(head) for head in _HEADS], rows)]
    if rdv.motif.instruction_for_rdv:
        parts += [Heading(tr("À savoir")), Text(passage(rdv.motif.instruction_for_rdv))]
    title = capital(tr("{} à {}").format(long_date(at.date()), hour(at)))
    about = about_text(data.organisation, data.printed_at)
    return Document(title, tuple(parts), about, largest=LARGEST_SIZE, smallest=SMALLEST_SIZE)


@masked
@dataclass(frozen=True, slots=True)
class Attestation:
    """That somebody came to an RDV: who and when, and where. Neither the motif nor the agent, who would tell it."""

    rdv: Rdv
    participation: Participation
    printed_at: datetime  # in the organisation's zone
    organisation: str


def attestation_document(data: Attestation) -> Document:
    """The attestation, to be signed."""
    zone = data.printed_at.tzinfo
    at, came = data.rdv.starts_at.astimezone(zone), data.participation.waiting_since
    who, lieu = data.participation.usager, data.rdv.lieu
    name = short(usager_name(who), _MOST_LETTERS)
    if who.birth_date is not None:
        name = tr("{}, né(e) le {},").format(name, short_date(who.birth_date))
    day = long_date(at.date())
    if came is not None:
        said = tr("{} s’est présenté(e) le {} à {} pour un rendez-vous fixé à {}.").format(
            name, day, hour(came.astimezone(zone)), hour(at)
        )
    else:
        said = tr("{} s’est présenté(e) le {} pour un rendez-vous fixé à {}.").format(name, day, hour(at))
    organisation = short(data.organisation, 120)
    parts: list[Part] = [
        Text(tr("{} atteste que\u00a0:").format(organisation) if organisation else tr("Nous attestons que\u00a0:")),
        Text("\u00a0"),
        Text(said),
    ]
    if lieu is not None:
        place = ", ".join(part for part in (lieu.name, lieu.address) if part)
        parts.append(Text(tr("Lieu\u00a0: {}").format(short(place, _MOST_OF_A_FACT))))
    parts += [
        Text("\u00a0"),
        Text(tr("Attestation remise à l’intéressé(e) pour servir et valoir ce que de droit.")),
        Text("\u00a0"),
        Text(tr("Fait le {}.").format(short_date(data.printed_at.date()))),
        Text(tr("Signature et cachet\u00a0:")),
    ]
    return Document(
        tr("Attestation de présence"), tuple(parts), printed_text(data.printed_at), largest=13.0, smallest=9.0
    )


def _where(rdv: Rdv) -> str:
    kind = rdv.motif.location_type
    if kind != "public_office":
        return capital(PLACES.get(kind, kind))
    return ", ".join(part for part in (rdv.lieu.name, rdv.lieu.address) if part) if rdv.lieu is not None else ""
