"""Why a gesture was refused, in the words that stay with the RDV until they are read."""

from __future__ import annotations

from kiosk.domain.day.status import ACTION_LABELS, Action
from kiosk.domain.platform.failures import Conflict, Failure, Forbidden, NotFound, Refused
from kiosk.domain.platform.field_labels import worded

CHANGED_ELSEWHERE = (
    "Ce rendez-vous a été modifié ailleurs entre-temps\u00a0: votre geste n’a pas été appliqué. "
    "Vérifiez son état, puis recommencez si besoin."
)
CHANGED_SINCE = (
    "Ce rendez-vous a été modifié ailleurs entre-temps, et rien ne dit si votre geste y avait été enregistré en "
    "entier. Vérifiez son état, puis recommencez si besoin."
)
NOT_FOUND = "Ce rendez-vous n’est plus visible sur la plateforme\u00a0: votre geste n’a pas été appliqué."
NOT_FOUND_SINCE = (
    "Ce rendez-vous n’est plus visible sur la plateforme, et rien ne dit si votre geste y avait été enregistré."
)
FORBIDDEN = "La plateforme ne vous autorise pas à modifier ce rendez-vous. Demandez à un responsable."
REFUSED = "La plateforme a refusé ce geste. Vérifiez l’état du rendez-vous."
FAULT = (
    "La plateforme n’arrive pas à enregistrer ce geste. "
    "Recommencez plus tard, ou modifiez le rendez-vous sur la plateforme."
)
NOT_WAITING = "La salle d’attente n’accepte que les rendez-vous à l’état indéterminé\u00a0: réinitialisez-le d’abord."


def overtaken(what: str, action: Action, *, certain: bool) -> str:
    """The sentence for a gesture that somebody else was before. ``certain``: nothing of it has reached the platform."""
    said = f"votre geste «\u00a0{ACTION_LABELS[action].short}\u00a0»"
    if certain:
        return f"{what}\u00a0: {said} n’a pas été enregistré."
    return f"{what}\u00a0: rien ne dit si {said} avait été enregistré avant."


def reason(failure: Failure, *, certain: bool = True) -> str:
    """The sentence for a failure that ends a gesture. ``certain``: nothing of it has reached the platform."""
    match failure:
        case NotFound():
            return NOT_FOUND if certain else NOT_FOUND_SINCE
        case Forbidden():
            return FORBIDDEN
        case Conflict():
            return CHANGED_ELSEWHERE if certain else CHANGED_SINCE
        case Refused() as refused if said := worded(refused):
            return f"La plateforme a refusé ce geste\u00a0: {said}."
        case Refused():
            return REFUSED
        case _:
            return FAULT
