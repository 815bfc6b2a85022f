"""What is said of an RDV that is being booked: before it, and of what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo

from kiosk.domain.booking.change import Overtaken
from kiosk.domain.booking.overlap import InTheWay
from kiosk.domain.booking.warnings import Fault
from kiosk.domain.dates.times import hour, long_date
from kiosk.domain.day.model import Rdv
from kiosk.domain.people.model import RdvAgent, Usager
from kiosk.domain.people.names import agent_name, birth_text, usager_name
from kiosk.domain.people.reached import proche_text
from kiosk.domain.text.language import capital, inside, tr
from kiosk.domain.writes.errand import Taken, Turned
from kiosk.presenters.booking.modes import Place
from kiosk.presenters.words.slot_texts import names_of


def fault_text(fault: Fault) -> str:
    """What must be mended, as a thing to do."""
    return {
        Fault.NO_USAGER: tr("Choisissez l’usager."),
        Fault.NOBODY_NEW: tr("Choisissez quelqu’un qui n’est pas encore dans la liste de cet atelier."),
        Fault.NO_DAY: tr("Donnez le jour, comme 03/04/2026."),
        Fault.NO_HOUR: tr("Donnez l’heure, comme 16:45."),
        Fault.DAY: tr("Choisissez un jour entre avant-hier et dans deux ans."),
        Fault.NO_AGENT: tr("Choisissez au moins un agent."),
        Fault.NO_LIEU: tr("Choisissez le lieu."),
        Fault.DURATION: tr("Donnez une durée, un jour au plus."),
    }[fault]


def when_text(starts_at: datetime) -> str:
    """« Mardi 24 novembre 2026 à 9:00 »."""
    return tr("{} à\u00a0{}").format(capital(long_date(starts_at.date())), hour(starts_at))


def place_text(place: Place) -> str:
    """« Mardi 24 novembre à 9:30, avec Béatrice Martin »."""
    return tr("{}, avec {}").format(when_text(place.starts_at), agent_name(place.agent))


def motif_stays_text() -> str:
    """Why an hour of another motif is not taken for an RDV that there is."""
    return tr(
        "Le motif d’un rendez-vous ne change pas. Choisissez une heure pour ce motif, "
        "ou abandonnez et prenez un autre rendez-vous."
    )


def people_text(usagers: Sequence[Usager]) -> str:
    """« DUPONT Léa », « DUPONT Léa, DUPONT Paul »; « Rendez-vous » without anybody."""
    return ", ".join(usager_name(usager) for usager in usagers) or tr("Rendez-vous")


def detail_text(usager: Usager) -> str:
    """What tells an usager from another of that name."""
    return " · ".join(part for part in (birth_text(usager.birth_date), proche_text(usager)) if part)


def booked_text(usagers: Sequence[Usager], starts_at: datetime) -> str:
    """The notice once the platform has it."""
    return tr("RDV créé\u00a0: {}, {}").format(people_text(usagers), inside(when_text(starts_at)))


def kept_text(usagers: Sequence[Usager], starts_at: datetime) -> str:
    """The notice while the platform does not have it yet."""
    return tr("RDV à confirmer, gardé sur ce poste\u00a0: {}, {}").format(
        people_text(usagers), inside(when_text(starts_at))
    )


def changed_text(usagers: Sequence[Usager], starts_at: datetime) -> str:
    """The notice once the platform has a change."""
    return tr("RDV modifié\u00a0: {}, {}").format(people_text(usagers), inside(when_text(starts_at)))


def obstacle_lines(taken: Taken, agents: Sequence[RdvAgent], zone: tzinfo) -> tuple[str, ...]:
    """What is in the way of an RDV of ``agents``, each in a sentence with who and when."""
    rdvs = {rdv.id: rdv for rdv in taken.in_the_way if rdv.id}
    return tuple(dict.fromkeys(_obstacle(one, rdvs.get(one.rdv_id), agents, zone) for one in taken.obstacles))


def _obstacle(one: InTheWay, rdv: Rdv | None, agents: Sequence[RdvAgent], zone: tzinfo) -> str:
    if one.what == "day_off":
        return tr("Ce jour est férié.")
    name = next((agent_name(agent) for agent in agents if agent.id == one.agent_id), tr("L’agent"))
    start, end = (hour(at.astimezone(zone)) for at in (one.starts_at, one.ends_at))
    if one.what == "absence":
        same_day = one.starts_at.astimezone(zone).date() == one.ends_at.astimezone(zone).date()
        if not same_day:
            return tr("{} est indisponible à cette heure.").format(name)
        return tr("{} est indisponible de {} à {}.").format(name, start, end)
    who = people_text([p.usager for p in rdv.participations]) if rdv is not None and rdv.participations else ""
    said = tr("{} a déjà un rendez-vous de {} à {}.").format(name, start, end)
    return f"{said[:-1]} ({who})." if who else said


def taken_text(taken: Taken, agents: Sequence[RdvAgent], zone: tzinfo) -> str:
    """Why the time is not to be had, in a sentence; that it was taken just now only where that is certain."""
    head = tr("Ce créneau vient d’être pris") if taken.meanwhile else tr("Cette heure n’est pas libre")
    lines = obstacle_lines(taken, agents, zone)
    if lines:
        return f"{head}. {' '.join(lines)}"
    if not taken.in_the_way:
        return f"{head}."
    rdv = taken.in_the_way[0]
    start = rdv.starts_at.astimezone(zone)
    theirs = [one for one in rdv.agents if one.id in {agent.id for agent in agents}] or list(rdv.agents)
    who = people_text([p.usager for p in rdv.participations]) if rdv.participations else ""
    parts = [tr("un rendez-vous à {}").format(hour(start))]
    if theirs:
        parts.append(tr("avec {}").format(names_of(theirs)))
    said = " ".join(parts)
    if who:
        said += f" ({who})"
    return tr("{}\u00a0: {}.").format(head, said)


def refusal_text(outcome: Taken | Turned | Overtaken, agents: Sequence[RdvAgent], zone: tzinfo) -> str:
    """Why what was written was not done, ``agents`` being those whom it was for."""
    match outcome:
        case Taken():
            return taken_text(outcome, agents, zone)
        case Overtaken():
            return tr("Quelqu’un d’autre a modifié ce rendez-vous entre-temps.")
        case Turned(reason):
            return reason


def lost_text(usagers: Sequence[Usager], starts_at: datetime, reason: str) -> str:
    """The notice when an RDV kept here was not confirmed after all."""
    return tr("RDV non confirmé\u00a0: {}, {}. {} Choisissez un autre créneau.").format(
        people_text(usagers), inside(when_text(starts_at)), reason
    )
