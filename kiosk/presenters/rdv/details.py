"""Everything that the panel says of one RDV, in texts ready to be shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.dates.times import hour, long_date, minutes, short_date, whole_minutes
from kiosk.domain.day.consequences import means_for
from kiosk.domain.day.gesture import DeskRdv, Fate, GestureRecord
from kiosk.domain.day.line import NOBODY
from kiosk.domain.day.model import Motif, Participation, Rdv
from kiosk.domain.day.shown import Hours, label_of, shown_of, together
from kiosk.domain.day.status import ACTION_LABELS, Shown
from kiosk.domain.people.model import Agent, Usager
from kiosk.domain.people.names import agent_name, responsible_text, usager_name
from kiosk.domain.people.reached import Reached, adult_of, reached
from kiosk.domain.text.language import inside, labelled, tr
from kiosk.domain.text.masked import masked
from kiosk.presenters.words.row_texts import agents_of, location_text
from kiosk.presenters.words.sync_texts import when
from kiosk.presenters.words.usager_texts import accepted_text, usager_phone


@masked
@dataclass(frozen=True, slots=True)
class UsagerDetails:
    """One person of an RDV. Empty texts are what is not known."""

    usager_id: int
    key: str  # that of their line, « participation-34 »
    name: str
    birth: str
    phone: str
    email: str
    address: str
    proche_of: str
    adult: Reached | None  # of a proche: who answers for them
    called: Reached  # who is called: themselves, else that adult
    told_by: str
    shown: Shown
    status: str
    waiting: str  # « en salle d’attente depuis 9:12 (8 min) »
    unknown: str  # the platform's own word, of a status that Kiosk does not know
    unsent: bool


@masked
@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One gesture of this desk."""

    when: str
    text: str
    fate: str  # « à envoyer », why it was not, « repris »; empty once sent


@masked
@dataclass(frozen=True, slots=True)
class Details:
    rdv_id: int
    key: str  # the line selected
    title: str
    hour: str  # « lundi 23 novembre 2026, 9:30 – 10:00 »
    shown: Shown
    status: str
    status_long: str
    usagers: tuple[UsagerDetails, ...]
    motif: str
    motif_color: str | None
    duration: str
    agents: str
    place: str
    address: str
    context: str
    instructions: str
    notifications: str
    created: str
    history: tuple[HistoryLine, ...]
    url_for_agents: str
    visio_url: str
    unsent: bool
    problem: str
    overtaken: bool  # the problem is somebody else's change: the gesture may be made again


def details_of(
    entry: DeskRdv,
    history: Sequence[GestureRecord],
    *,
    key: str,
    now: datetime,
    agents: Mapping[int, Agent],
    motifs: Mapping[int, Motif],
) -> Details:
    """The panel of ``entry`` at ``now``, hours being those of ``now``'s zone."""
    rdv = entry.rdv
    hours = Hours.of(rdv, now)
    motif = motifs.get(rdv.motif.id, rdv.motif)
    people = tuple(participation.usager for participation in rdv.participations)
    usagers = tuple(_usager(participation, people, entry, hours, now) for participation in rdv.participations)
    shown = usagers[0].shown if len(usagers) == 1 else together(tuple(u.shown for u in usagers), rdv, hours, now)
    names = ", ".join(usager.name for usager in usagers)
    title = (rdv.name or motif.name) if rdv.collectif else (names or motif.name or tr(NOBODY))
    return Details(
        rdv_id=rdv.id,
        key=key,
        title=title,
        hour=_hours(hours),
        shown=shown,
        status=label_of(shown, entry).short,
        status_long=label_of(shown, entry).long,
        usagers=usagers,
        motif=motif.name,
        motif_color=motif.color,
        duration=minutes(rdv.duration_in_min) if rdv.duration_in_min else "",
        agents=agents_of(rdv),
        place=(rdv.lieu.name if rdv.lieu else "") or location_text(rdv.motif.location_type),
        address=(rdv.lieu.address if rdv.lieu else rdv.address) or "",
        context=(rdv.context or "").strip(),
        instructions=(motif.instruction_for_rdv or "").strip(),
        notifications=_notifications(rdv.participations, motif),
        created=_created(rdv, agents, now),
        history=tuple(history_line(record, rdv, now) for record in history),
        url_for_agents=rdv.url_for_agents or "",
        visio_url=rdv.visio_url or "",
        unsent=bool(entry.unsent) or (entry.to_confirm and not entry.turned_down),
        problem=entry.problem,
        overtaken=entry.overtaken is not None,
    )


def _hours(hours: Hours) -> str:
    begins = f"{long_date(hours.starts_at.date())}, {hour(hours.starts_at)}"
    return begins if hours.ends_at == hours.starts_at else f"{begins} – {hour(hours.ends_at)}"


def _usager(
    participation: Participation, people: Sequence[Usager], entry: DeskRdv, hours: Hours, now: datetime
) -> UsagerDetails:
    usager = participation.usager
    shown = shown_of(participation, hours, now)
    waiting = ""
    if shown is Shown.WAITING and participation.waiting_since is not None:
        since = participation.waiting_since.astimezone(now.tzinfo)
        waiting = tr("En salle d’attente depuis {} ({})").format(hour(since), minutes(whole_minutes(now - since)))
    return UsagerDetails(
        usager_id=usager.id,
        key=f"participation-{participation.id}",
        name=usager_name(usager),
        birth=tr("Né(e) le {}").format(short_date(usager.birth_date)) if usager.birth_date else "",
        phone=usager_phone(usager),
        email=usager.email or usager.notification_email or "",
        address=usager.address or "",
        proche_of=responsible_text(usager),
        adult=adult_of(usager, people),
        called=reached(usager, people),
        told_by=_told_by(participation, people),
        shown=shown,
        status=label_of(shown, entry).short,
        waiting=waiting,
        unknown=tr("Statut inconnu de Kiosk\u00a0: «\u00a0{}\u00a0»").format(participation.other_status)
        if participation.other_status
        else "",
        unsent=participation.id in entry.unsent,
    )


def _told_by(participation: Participation, people: Sequence[Usager]) -> str:
    if not participation.send_lifecycle_notifications:
        return tr("Sans notification des changements")
    usager = participation.usager
    by = means_for(usager, people)
    adult = adult_of(usager, people)
    means = tr(" et ").join(by or ())
    if adult is None:
        if means:
            return tr("Notification des changements par {}").format(means)
        return tr("Changements non annoncés\u00a0: {}").format(inside(accepted_text(usager)))
    name = adult.name or tr("la personne responsable")
    if by is None:
        return tr("Notification des changements à {}").format(name)
    if means:
        return tr("Notification des changements à {}, par {}").format(name, means)
    contact = next((one for one in people if one.id == usager.responsible_id), usager.responsible_contact)
    why = inside(accepted_text(contact)) if contact is not None else ""
    return tr("Changements non annoncés à {}\u00a0: {}").format(name, why)


def _notifications(participations: Sequence[Participation], motif: Motif) -> str:
    if motif.visibility_type is not None and motif.visibility_type != "visible_and_notified":
        return tr("Aucune notification pour ce motif")
    changes = sum(p.send_lifecycle_notifications for p in participations)
    reminders = sum(p.send_reminder_notification for p in participations)
    total = len(participations)
    if not total:
        return ""
    both = (_chosen(tr("Création et modification"), changes, total), _chosen(tr("Rappel"), reminders, total))
    return tr("{}\u202f; {}").format(*both)


def _chosen(what: str, count: int, total: int) -> str:
    if count == total:
        return tr("{}\u00a0: oui").format(what)
    return tr("{}\u00a0: non").format(what) if count == 0 else tr("{}\u00a0: {} sur {}").format(what, count, total)


def _created(rdv: Rdv, agents: Mapping[int, Agent], now: datetime) -> str:
    match rdv.created_by_type:
        case "Agent":
            agent = agents.get(rdv.created_by_id or 0)
            text = tr("Créé par {}").format(agent_name(agent)) if agent else tr("Créé par un agent")
        case "User":
            text = tr("Pris par l’usager")
        case "Prescripteur":
            text = tr("Pris par un prescripteur")
        case _:
            text = tr("Créé") if rdv.created_at else ""
    if rdv.created_at is None:
        return text
    at = rdv.created_at.astimezone(now.tzinfo)
    return tr("{} le {} à {}").format(text, short_date(at.date()), hour(at))


def history_line(record: GestureRecord, rdv: Rdv, now: datetime) -> HistoryLine:
    """One gesture of this desk and what became of it, days being those of ``now``'s zone."""
    gesture = record.gesture
    text = ACTION_LABELS[gesture.action].label
    if gesture.undoes is not None:
        text = labelled(tr("Repris"), text)
    if len(rdv.participations) > 1:
        touched = [usager_name(p.usager) for p in rdv.participations if p.id in gesture.participation_ids]
        if touched and len(touched) < len(rdv.participations):
            text = tr("{} ({})").format(text, ", ".join(touched))
    return HistoryLine(when(gesture.made_at, now), text, fate_text(record.fate, record.reason))


def fate_text(fate: Fate, reason: str) -> str:
    """What became of something done here; empty once the platform has it."""
    return {
        Fate.WAITING: tr("à envoyer"),
        Fate.SENT: "",
        Fate.KEPT: tr("sur ce poste seul"),
        Fate.REFUSED: reason or tr("non confirmé"),
        Fate.OVERTAKEN: reason or tr("changé entre-temps"),
        Fate.UNDONE: tr("repris"),
        Fate.ALREADY: tr("déjà ainsi sur la plateforme"),
        Fate.REPLACED: tr("remplacé par ce qui a été fait ensuite"),
    }[fate]
