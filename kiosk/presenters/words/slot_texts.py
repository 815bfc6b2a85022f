"""What is said of slots: where, when, with whom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from kiosk.domain.booking.availability import Availability, LieuBlock, Slot, Suits
from kiosk.domain.booking.booking import CreneauAnswer
from kiosk.domain.dates.times import hour, long_date, spoken_hour
from kiosk.domain.people.model import RdvAgent
from kiosk.domain.people.names import agent_name
from kiosk.domain.text.language import labelled, tr
from kiosk.presenters.words.row_texts import location_text


def names_of(agents: Sequence[RdvAgent]) -> str:
    """« Béatrice Martin », « Béatrice Martin et Alain Petit »."""
    names = [agent_name(agent) for agent in agents]
    return tr(" et ").join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def period_text(first: date, days: int) -> str:
    """« Du 23 au 29 novembre 2026 », « Du 30 novembre au 6 décembre 2026 »."""
    start, end = (long_date(day).split()[1:] for day in (first, first + timedelta(days=days - 1)))
    said = start[:1] if start[1:] == end[1:] else start[:2] if start[2] == end[2] else start
    return tr("Du {} au {}").format(" ".join(said), " ".join(end))


def day_text(day: date, today: date) -> str:
    """« aujourd’hui », « demain », « mardi 24 novembre », with its year when it is another."""
    if day == today:
        return tr("aujourd’hui")
    if day == today + timedelta(days=1):
        return tr("demain")
    text = long_date(day)
    return text.rsplit(" ", 1)[0] if day.year == today.year else text


def slot_text(slot: Slot, today: date) -> str:
    """« demain à 9:00, avec Béatrice Martin »."""
    when = tr("{} à {}").format(day_text(slot.starts_at.date(), today), hour(slot.starts_at))
    return tr("{}, avec {}").format(when, names_of(slot.agents)) if slot.agents else when


def short_slot_text(slot: Slot, today: date) -> str:
    """« jeu. 26 à 10:15 · Béatrice Martin », for a button."""
    day = slot.starts_at.date()
    said = day_text(day, today) if (day - today).days < 2 else " ".join((long_date(day)[:3] + ".", str(day.day)))
    if (day.year, day.month) != (today.year, today.month):
        said += " " + long_date(day).split()[2]
    when = tr("{} à\u00a0{}").format(said, hour(slot.starts_at))
    return f"{when} · {names_of(slot.agents)}" if slot.agents else when


def place_text(block: LieuBlock, location_type: str, own: int | None = None) -> str:
    """The lieu's name, or what stands for it: « Téléphone »; where it is not of ``own`` organisation, with its name."""
    place = block.lieu.name if block.lieu is not None else location_text(location_type)
    elsewhere = block.organisation is not None and own not in (None, block.organisation.id)
    return labelled(block.organisation.name, place) if elsewhere and block.organisation is not None else place


def seats_text(slot: Slot) -> str:
    """« 4 places », « complet », « places libres »; empty for what is no workshop."""
    if slot.workshop is None:
        return ""
    left = slot.seats_left
    if left is None:
        return tr("places libres")
    if not left:
        return tr("complet")
    return tr("1\u00a0place") if left == 1 else tr("{}\u00a0places").format(left)


def spoken_slot(slot: Slot, place: str, today: date) -> str:
    """« demain, 9 heures, avec Béatrice Martin, MDS Nord » for a screen reader."""
    parts = [day_text(slot.starts_at.date(), today), spoken_hour(slot.starts_at)]
    if slot.workshop is not None:
        parts += [slot.workshop.name or slot.workshop.motif.name, seats_text(slot)]
    if slot.agents:
        parts.append(tr("avec {}").format(names_of(slot.agents)))
    return ", ".join([*parts, place])


def computed_text(at: datetime, now: datetime) -> str:
    """What is said of slots that this desk worked out by itself, from what it knew at ``at``."""
    when = hour(at) if at.date() == now.date() else tr("{} à {}").format(day_text(at.date(), now.date()), hour(at))
    return tr(
        "La plateforme ne répond pas\u00a0: créneaux calculés sur ce poste, pour les jours qu’il connaît, "
        "d’après l’agenda de {}. "
        "Un rendez-vous pris maintenant reste à confirmer."
    ).format(when)


def nothing_text(found: Availability, suits: Suits, today: date) -> tuple[str, str]:
    """What is said when no hour suits, and what can be done: a title and a sentence."""
    if found.unsuited:
        together = suits.together > 1
        title = tr("Personne n’est libre ensemble") if together else tr("Aucun créneau à ces heures")
        if found.unsuited == 1:
            return title, tr("Un créneau est libre autrement ces jours-ci.")
        return title, tr("{} créneaux sont libres autrement ces jours-ci.").format(found.unsuited)
    if found.computed_at is not None:
        return _nothing_known_text(found, today)
    title = tr("Aucun créneau sur ces sept jours")
    if found.next is not None:
        return title, tr("Prochaine disponibilité\u00a0: {}.").format(slot_text(found.next, today))
    return title, tr("Aucune disponibilité dans les six mois\u00a0: essayez d’autres lieux ou d’autres agents.")


def _nothing_known_text(found: Availability, today: date) -> tuple[str, str]:
    known = found.looked_at
    if not known:
        return (
            tr("Ces jours ne sont pas connus de ce poste"),
            tr("La plateforme ne répond pas\u00a0: réessayez au retour de la connexion, ou choisissez un autre jour."),
        )
    if len(known) == len(found.days):
        return (
            tr("Aucun créneau sur ces sept jours"),
            tr("La plateforme ne répond pas\u00a0: les jours d’après n’ont pas été regardés."),
        )
    return tr("Aucun créneau sur les jours connus de ce poste"), tr(
        "Seuls ont été regardés\u00a0: {}. La plateforme ne répond pas\u00a0: les autres jours ne sont pas connus."
    ).format(", ".join(day_text(day, today) for day in known))


def free_text(count: int) -> str:
    """« 1 libre », « 12 libres »: under the head of a day."""
    return tr("1\u00a0libre") if count == 1 else tr("{}\u00a0libres").format(count)


def unsuited_text(count: int) -> str:
    """That hours which do not suit are free."""
    return tr("1 à une autre heure") if count == 1 else tr("{} à d’autres heures").format(count)


def no_slot_text(found: Availability) -> str:
    """What is said of a lieu where nobody is free, as far as was looked."""
    if found.computed_at is not None:
        return tr("Aucun créneau sur les jours connus de ce poste")
    return tr("Aucun créneau dans les six mois")


def row_text(*, workshops: bool) -> str:
    """The name of a row that is no agent's."""
    return tr("Ateliers") if workshops else tr("Ensemble")


def alone_text(answer: CreneauAnswer, own_id: int | None) -> str:
    """That a widened search found nobody else; empty where it did, and where nobody could say."""
    others = any(one.organisation and one.organisation.id != own_id for one in answer.lieux)
    if others or answer.computed_at is not None:
        return ""
    return tr("Aucune autre organisation du territoire n’ouvre ce motif à la vôtre.")
