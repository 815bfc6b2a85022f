"""Why a gesture was refused, in the words that stay with the RDV until they are read."""

from __future__ import annotations

from kiosk.domain.failures import Conflict, Failure, Forbidden, NotFound, Refused
from kiosk.domain.field_labels import worded

CHANGED_ELSEWHERE = (
    "Ce rendez-vous a été modifié ailleurs entre-temps\u00a0: votre geste n’a pas été appliqué. "
    "Vérifiez son état, puis recommencez si besoin."
)
NOT_FOUND = "Ce rendez-vous n’est plus visible sur la plateforme\u00a0: votre geste n’a pas été appliqué."
FORBIDDEN = "La plateforme ne vous autorise pas à modifier ce rendez-vous. Demandez à un responsable."
REFUSED = "La plateforme a refusé ce geste. Vérifiez l’état du rendez-vous."
FAULT = (
    "La plateforme n’arrive pas à enregistrer ce geste. "
    "Recommencez plus tard, ou modifiez le rendez-vous sur la plateforme."
)
NOT_WAITING = "La salle d’attente n’accepte que les rendez-vous à l’état indéterminé\u00a0: réinitialisez-le d’abord."


def reason(failure: Failure) -> str:
    """The sentence for a failure that ends a gesture."""
    match failure:
        case NotFound():
            return NOT_FOUND
        case Forbidden():
            return FORBIDDEN
        case Conflict():
            return CHANGED_ELSEWHERE
        case Refused() as refused if said := worded(refused):
            return f"La plateforme a refusé ce geste\u00a0: {said}."
        case Refused():
            return REFUSED
        case _:
            return FAULT
