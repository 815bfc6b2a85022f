"""Why what was done or written here was refused, in the words that stay with it until they are read."""

from __future__ import annotations

from datetime import tzinfo

from kiosk.domain.dates.times import hour
from kiosk.domain.day.status import ACTION_LABELS, Action
from kiosk.domain.people.model import Usager
from kiosk.domain.platform.failures import Conflict, Failure, Forbidden, NotFound, Refused
from kiosk.domain.platform.field_labels import worded
from kiosk.domain.text.language import french, tr
from kiosk.domain.writes.errand import Book, ChangeRdv, ChangeUsager, CreateUsager, Refusal, Side, What
from kiosk.sync.ladder import is_a_stranger_s

CHANGED_ELSEWHERE = french(
    "Ce rendez-vous a été modifié ailleurs entre-temps\u00a0: votre geste n’a pas été appliqué. "
    "Vérifiez son état, puis recommencez si besoin."
)
CHANGED_SINCE = french(
    "Ce rendez-vous a été modifié ailleurs entre-temps, et rien ne dit si votre geste y avait été enregistré en "
    "entier. Vérifiez son état, puis recommencez si besoin."
)
NOT_FOUND = french("Ce rendez-vous n’est plus visible sur la plateforme\u00a0: votre geste n’a pas été appliqué.")
NOT_FOUND_SINCE = french(
    "Ce rendez-vous n’est plus visible sur la plateforme, et rien ne dit si votre geste y avait été enregistré."
)
NOT_FOUND_PARTLY = french(
    "Ce rendez-vous n’est plus visible sur la plateforme\u00a0: votre geste n’y avait été enregistré que pour une "
    "partie des usagers."
)
FORBIDDEN = french("La plateforme ne vous autorise pas à modifier ce rendez-vous. Demandez à un responsable.")
REFUSED = french("La plateforme a refusé ce geste. Vérifiez l’état du rendez-vous.")
FAULT = french(
    "La plateforme n’arrive pas à enregistrer ce geste. "
    "Recommencez plus tard, ou modifiez le rendez-vous sur la plateforme."
)
FAULT_SINCE = french(
    "La plateforme n’arrive pas à enregistrer ce geste, et rien ne dit si elle l’a fait avant. "
    "Vérifiez l’état du rendez-vous."
)
STRANGER = french(
    "Le réseau ne laisse pas passer ce geste\u00a0: il n’a pas été enregistré. "
    "Recommencez plus tard, ou modifiez le rendez-vous sur la plateforme."
)
STRANGER_SINCE = french(
    "Le réseau répond à la place de la plateforme, et rien ne dit si ce geste a été enregistré. "
    "Vérifiez l’état du rendez-vous."
)
NOT_WAITING = french(
    "La salle d’attente n’accepte que les rendez-vous à l’état indéterminé\u00a0: réinitialisez-le d’abord."
)


def overtaken(what: str, action: Action, side: Side, zone: tzinfo, *, certain: bool, partly: bool = False) -> str:
    """The sentence for a gesture that somebody else was before. ``certain``: nothing of it has reached the platform;
    ``partly``: some of it surely has."""
    said = tr("{}\u00a0: votre geste «\u00a0{}\u00a0» n’a pas été enregistré.")
    if partly:
        said = tr("{}\u00a0: votre geste «\u00a0{}\u00a0» n’avait été enregistré que pour une partie des usagers.")
    elif not certain:
        said = tr("{}\u00a0: votre geste «\u00a0{}\u00a0» avait peut-être été enregistré avant.")
    return said.format(f"{what}{by(side, zone)}", ACTION_LABELS[action].short)


def by(side: Side, zone: tzinfo) -> str:
    """« (Béatrice PMI, 13:20) », after a space; empty where nobody knows who it was."""
    told = [side.who] if side.who else []
    if side.at is not None:
        told.append(hour(side.at.astimezone(zone)))
    return f" ({', '.join(told)})" if side.who else ""


def of_gesture(failure: Failure, *, certain: bool = True, partly: bool = False) -> str:
    """The sentence for a failure that ends a gesture. ``certain``: nothing of it has reached the platform; ``partly``:
    some of it surely has."""
    match failure:
        case NotFound() if partly:
            return tr(NOT_FOUND_PARTLY)
        case NotFound():
            return tr(NOT_FOUND if certain else NOT_FOUND_SINCE)
        case Forbidden():
            return tr(FORBIDDEN)
        case Conflict():
            return tr(CHANGED_ELSEWHERE if certain else CHANGED_SINCE)
        case Refused() as refused if said := worded(refused):
            return tr("La plateforme a refusé ce geste\u00a0: {}.").format(said)
        case Refused():
            return tr(REFUSED)
        case _ if is_a_stranger_s(failure):
            return tr(STRANGER if certain else STRANGER_SINCE)
        case _:
            return tr(FAULT if certain else FAULT_SINCE)


def refusal(failure: Failure, *, certain: bool = True, partly: bool = False) -> Refusal:
    """The same as the memory keeps it."""
    why = of_gesture(failure, certain=certain, partly=partly)
    return Refusal(why, unknown=not certain, blocked=certain and is_a_stranger_s(failure))


# --- errands

USAGER_CHANGED = french(
    "Cet usager a été modifié ailleurs entre-temps\u00a0: votre saisie n’a pas été enregistrée. "
    "Vérifiez sa fiche, puis recommencez si besoin."
)
RDV_CHANGED = french(
    "{}\u00a0: votre changement n’a pas été enregistré. Vérifiez le rendez-vous, puis recommencez si besoin."
)
CHANGED = french("Ce rendez-vous a été modifié ailleurs entre-temps")
USAGER_CHANGED_SINCE = french(
    "Cet usager a été modifié ailleurs entre-temps\u00a0: votre saisie avait peut-être été enregistrée avant. "
    "Vérifiez sa fiche, puis recommencez si besoin."
)
RDV_CHANGED_SINCE = french(
    "{}\u00a0: votre changement avait peut-être été enregistré avant. "
    "Vérifiez le rendez-vous, puis recommencez si besoin."
)
MAYBE_CREATED = french(
    "La réponse de la plateforme s’est perdue, et sa liste d’usagers n’est pas complète\u00a0: la fiche a peut-être "
    "été créée. Votre saisie est gardée. Cherchez cette personne sur la plateforme avant de recommencer."
)
MAYBE_CREATED_UNSEEN = french(
    "La réponse de la plateforme s’est perdue, et elle ne dit pas si la fiche a été créée. Votre saisie est gardée. "
    "Cherchez cette personne sur la plateforme avant de recommencer."
)
LEFT_ASIDE = french(
    "La plateforme n’a pas pris en compte votre changement\u00a0: cette information est "
    "certifiée par FranceConnect, ou l’usager la gère lui-même."
)
TAKEN = french("Le rendez-vous n’a pas été pris\u00a0: ce créneau n’est plus libre. Choisissez-en un autre.")
MOVE_TAKEN = french("Le rendez-vous n’a pas été déplacé\u00a0: ce créneau n’est plus libre. Choisissez-en un autre.")
_NOT_FOUND: dict[type[What], str] = {
    CreateUsager: french("l’organisation ou le responsable n’est plus sur la plateforme"),
    ChangeUsager: french("elle n’est plus sur la plateforme"),
    Book: french("le motif, le lieu ou un usager n’est plus sur la plateforme"),
    ChangeRdv: french("il n’est plus sur la plateforme"),
}
_PERHAPS: dict[type[What], str] = {
    CreateUsager: french("la fiche de l’usager a été créée"),
    ChangeUsager: french("la fiche de l’usager a été modifiée"),
    Book: french("le rendez-vous a été pris"),
    ChangeRdv: french("le rendez-vous a été modifié"),
}
_ACTS = {
    "create": french("La fiche de l’usager n’a pas été créée"),
    "change": french("La fiche de l’usager n’a pas été modifiée"),
    "book": french("Le rendez-vous n’a pas été pris"),
    "move": french("Le rendez-vous n’a pas été modifié"),
}


def of_errand(failure: Failure, what: What) -> str:
    """The sentence for a failure that ends an errand."""
    act = _act(what)
    match failure:
        case Refused() as refused if said := worded(refused):
            return tr("{}\u00a0: {}.").format(act, said)
        case Refused():
            return tr("{}\u00a0: la plateforme refuse cette saisie. Vérifiez-la, puis recommencez.").format(act)
        case Forbidden():
            return tr("{}\u00a0: la plateforme ne vous y autorise pas. Demandez à un responsable.").format(act)
        case NotFound():
            return tr("{}\u00a0: {}.").format(act, tr(_NOT_FOUND[type(what)]))
        case _ if is_a_stranger_s(failure):
            return tr(
                "{}\u00a0: le réseau ne laisse pas passer cet envoi. Recommencez plus tard, ou sur la plateforme."
            ).format(act)
        case _:
            return tr("{}\u00a0: la plateforme n’y arrive pas. Recommencez plus tard, ou sur la plateforme.").format(
                act
            )


def of_another() -> Refusal:
    """What was meant for somebody whose id, or whose RDV's, is another person's by now. It is never sent.

    Nor does it say whom: names stand beside it, or their initials.
    """
    said = tr("Sur la plateforme, ce rendez-vous ou cette fiche est à quelqu’un d’autre\u00a0: rien n’a été envoyé.")
    return Refusal(said, another=True)


def of_twin(twin: Usager) -> Refusal:
    """What holds somebody who is to be created, where one of the same name and birth date is there by now."""
    return Refusal(tr("Est-ce la même personne\u202f?"), alike=twin)


def of_gone(what: What) -> str:
    """The sentence for an errand that names somebody whose fiche is not there any more."""
    return tr(
        "{}\u00a0: la fiche d’un usager n’est plus sur la plateforme. Si elle a été réunie à une autre, recommencez "
        "avec celle-ci."
    ).format(_act(what))


def perhaps(what: What) -> str:
    """The sentence for an errand of which nobody can tell whether it was carried out."""
    return tr(
        "Une réponse s’est perdue, et rien ne dit si {}. Vérifiez-le sur la plateforme avant de recommencer."
    ).format(tr(_PERHAPS[type(what)]))


def because(what: What, refusal: Refusal) -> str:
    """The sentence for all that rests on an errand that was refused."""
    if refusal.unknown and isinstance(what, Book | ChangeRdv):
        return tr("Le rendez-vous est à vérifier\u00a0: ce qui en dépendait n’a pas été envoyé.")
    if refusal.unknown:
        return tr("La fiche de l’usager est à vérifier\u00a0: ce qui en dépendait n’a pas été envoyé.")
    if isinstance(what, CreateUsager):
        return tr("La fiche de l’usager n’a pas été créée\u00a0: ce qui en dépendait n’a pas été envoyé.")
    if isinstance(what, Book):
        return tr("Le rendez-vous n’a pas été pris\u00a0: ce qui en dépendait n’a pas été envoyé.")
    return tr("{}\u00a0: ce qui en dépendait n’a pas été envoyé.").format(_act(what))


def change_overtaken(said: str, side: Side, zone: tzinfo, *, certain: bool) -> str:
    """The sentence for a change of an RDV that somebody else was before."""
    return tr(RDV_CHANGED if certain else RDV_CHANGED_SINCE).format(f"{said}{by(side, zone)}")


def rdv_changed() -> str:
    """The same where nobody knows by whom, nor what."""
    return tr(RDV_CHANGED).format(tr(CHANGED))


def _act(what: What) -> str:
    if isinstance(what, Book):
        return tr(_ACTS["book"])
    if isinstance(what, ChangeRdv):
        return tr(_ACTS["move"])
    return tr(_ACTS["create" if isinstance(what, CreateUsager) else "change"])
