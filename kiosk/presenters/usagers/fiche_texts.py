"""Everything that the fiche of an usager says, in texts ready to be shown and printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kiosk.domain.dates.times import hour, long_date, short_date, spoken_hour
from kiosk.domain.day.consequences import means_for
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.model import Motif, Organisation
from kiosk.domain.day.shown import Hours, label_of, shown_of
from kiosk.domain.day.status import SHOWN_LABELS, Label, Shown, Tense
from kiosk.domain.people.fiche import CAISSE_LABELS, FAMILY_LABELS, LOGEMENT_LABELS, Fiche
from kiosk.domain.people.model import Agent, Usager
from kiosk.domain.people.names import agent_name, responsible_text, usager_name
from kiosk.domain.text.language import inside, tr
from kiosk.domain.text.masked import masked
from kiosk.presenters.words.row_texts import agents_of, place_of
from kiosk.presenters.words.usager_texts import accepted_text, born_text, usager_phone

COUNTED = (Shown.SEEN, Shown.UPCOMING, Shown.EXCUSED, Shown.NOSHOW, Shown.TO_FILL)
"""What is counted on a fiche, in the order in which it is read."""


@masked
@dataclass(frozen=True, slots=True)
class Person:
    """Someone of the family, whose own fiche opens."""

    id: int
    name: str
    birth: str = ""
    age: str = ""
    phone: str = ""


@masked
@dataclass(frozen=True, slots=True)
class RdvLine:
    """One RDV of the usager."""

    rdv_id: int
    organisation_id: int
    on: date
    day: str  # « 23/11/2026 »
    hour: str
    motif: str
    motif_color: str | None
    detail: str  # « avec Béatrice Martin · MDS Centre »
    shown: Shown
    label: Label  # of « À confirmer » too
    unsent: bool
    to_come: bool
    spoken: str


@masked
@dataclass(frozen=True, slots=True)
class Identity:
    """Empty texts are what is not known."""

    usager_id: int
    name: str
    birth: str  # « né(e) le 12/03/1985 (41 ans) »
    birth_name: str
    proche_of: str
    responsible_id: int | None
    phone: str
    email: str
    notification_email: str  # where there is another
    address: str
    case_number: str
    notifications: str


@masked
@dataclass(frozen=True, slots=True)
class Count:
    shown: Shown
    label: str
    figure: int | None  # None while not all of them are known


def identity_of(usager: Usager, today: date, birth_note: str = "") -> Identity:
    """What the desk may keep of ``usager``; ``birth_note``: what it was told of a birth whose day is not known."""
    birth = born_text(usager) or (
        tr("naissance\u00a0: {} (noté sur ce poste)").format(birth_note) if birth_note else ""
    )
    if usager.birth_date is not None:
        birth = f"{birth} ({age_text(usager.birth_date, today)})"
    return Identity(
        usager_id=usager.id,
        name=usager_name(usager),
        birth=birth[:1].upper() + birth[1:],
        birth_name=usager.birth_name.upper() if usager.birth_name else "",
        proche_of=responsible_text(usager),
        responsible_id=usager.responsible_id,
        phone=usager_phone(usager),
        email=usager.email or usager.notification_email or "",
        notification_email=(usager.notification_email or "") if usager.email else "",
        address=usager.address or "",
        case_number=usager.case_number or "",
        notifications=_notifications(usager),
    )


def age_text(born: date, today: date) -> str:
    """« 41 ans », « 7 mois » below two years: desks of the PMI count so."""
    months = (today.year - born.year) * 12 + today.month - born.month - (today.day < born.day)
    if months < 24:
        return tr("{} mois").format(max(0, months))
    return tr("{} ans").format(months // 12)


def _notifications(usager: Usager) -> str:
    if usager.responsible_id is not None:
        return _through_responsible(usager, means_for(usager))
    return accepted_text(usager)


def _through_responsible(usager: Usager, means: tuple[str, ...] | None) -> str:
    who = usager.responsible_name or tr("la personne responsable")
    if means is None:
        return tr("À sa place, la plateforme prévient {}").format(who)
    if not means:
        why = inside(accepted_text(usager.responsible_contact)) if usager.responsible_contact is not None else ""
        return tr("À sa place, rien n’est envoyé à {}\u00a0: {}").format(who, why)
    by = tr(" et ").join(tr("par {}").format(one) for one in means)
    return tr("À sa place, la plateforme prévient {} {}").format(who, by)


def person_of(usager: Usager, today: date) -> Person:
    """A proche or the responsable, with what tells them apart and how they are reached."""
    age = age_text(usager.birth_date, today) if usager.birth_date is not None else ""
    return Person(usager.id, usager_name(usager), born_text(usager), age, usager_phone(usager))


def private_lines(fiche: Fiche) -> tuple[tuple[str, str], ...]:
    """(label, text) of what is shown from the network and never kept; what the platform does not say is left out."""
    children = fiche.number_of_children
    caisse, family, logement = fiche.caisse_affiliation, fiche.family_situation, fiche.logement
    return tuple(
        (label, text)
        for label, text in (
            (tr("Remarques"), (fiche.notes or "").strip()),
            (tr("Complément d’adresse"), fiche.address_details or ""),
            (tr("Caisse d’affiliation"), CAISSE_LABELS.get(caisse, caisse) if caisse else ""),
            (tr("Numéro d’allocataire"), fiche.affiliation_number or ""),
            (tr("Situation familiale"), FAMILY_LABELS.get(family, family) if family else ""),
            (tr("Nombre d’enfants"), str(children) if children is not None else ""),
            (tr("Logement"), LOGEMENT_LABELS.get(logement, logement) if logement else ""),
        )
        if text
    )


def referents_of(fiche: Fiche, agents: Mapping[int, Agent]) -> str:
    """The référents by name; those whom this agent does not know are counted."""
    ids = fiche.referent_agent_ids
    if ids is None:
        return ""
    names = sorted(agent_name(agents[i]) for i in ids if i in agents)
    return _with_others(names, len(ids) - len(names)) or tr("Aucun")


def organisations_of(fiche: Fiche, mine: Sequence[Organisation]) -> str:
    """The organisations of the usager by name; those that this agent is not of are counted."""
    ids = fiche.organisation_ids
    if ids is None:
        return ""
    names = [one.name for one in mine if one.id in ids]
    return _with_others(names, len(ids) - len(names))


def _with_others(names: Sequence[str], others: int) -> str:
    if not others:
        return ", ".join(names)
    if not names:
        return tr("1 d’ailleurs") if others == 1 else tr("{} d’ailleurs").format(others)
    told = tr("1 autre") if others == 1 else tr("{} autres").format(others)
    return tr("{} et {}").format(", ".join(names), told)


def rdv_lines(
    entries: Sequence[DeskRdv], usager_id: int, now: datetime, motifs: Mapping[int, Motif]
) -> tuple[RdvLine, ...]:
    """The RDVs of an usager: those to come, the nearest first, then those past, the latest first."""
    lines = [line for entry in entries if (line := _rdv_line(entry, usager_id, now, motifs)) is not None]
    starts = {entry.rdv.id: entry.rdv.starts_at for entry in entries}
    ahead = sorted((line for line in lines if line.to_come), key=lambda line: starts[line.rdv_id])
    past = sorted((line for line in lines if not line.to_come), key=lambda line: starts[line.rdv_id], reverse=True)
    return (*ahead, *past)


def _rdv_line(entry: DeskRdv, usager_id: int, now: datetime, motifs: Mapping[int, Motif]) -> RdvLine | None:
    rdv = entry.rdv
    mine = next((p for p in rdv.participations if p.usager.id == usager_id), None)
    if mine is None:
        return None
    hours = Hours.of(rdv, now)
    shown = shown_of(mine, hours, now)
    label = label_of(shown, entry)
    motif = motifs.get(rdv.motif.id, rdv.motif)
    agents = agents_of(rdv)
    parts = (rdv.name or "", tr("avec {}").format(agents) if agents else "", place_of(rdv))
    detail = " · ".join(part for part in parts if part)
    on = hours.starts_at.date()
    return RdvLine(
        rdv_id=rdv.id,
        organisation_id=rdv.organisation_id,
        on=on,
        day=short_date(on),
        hour=hour(hours.starts_at),
        motif=motif.name,
        motif_color=motif.color,
        detail=detail,
        shown=shown,
        label=label,
        unsent=mine.id in entry.unsent or (entry.to_confirm and not entry.turned_down),
        to_come=hours.tense in (Tense.TO_COME, Tense.TODAY_AHEAD) or shown in (Shown.UPCOMING, Shown.WAITING),
        spoken=f"{long_date(on)}, {spoken_hour(hours.starts_at)}, {motif.name}, {detail}, {label.short}",
    )


def counts_of(lines: Sequence[RdvLine]) -> tuple[Count, ...]:
    """How many of ``lines`` are in each state that is counted."""
    # Who waits has come and has not been seen yet: still to come, as their RDV is.
    counted: Counter[Shown] = Counter(Shown.UPCOMING if line.shown is Shown.WAITING else line.shown for line in lines)
    return tuple(Count(shown, SHOWN_LABELS[shown].short, counted[shown]) for shown in COUNTED)
