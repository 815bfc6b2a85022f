"""What is said to who types the code of a companion."""

from __future__ import annotations

from kiosk.domain.platform.failures import Failure, Refused, Throttled, Unreachable, UnreachableCause
from kiosk.domain.text.language import tr


def no_code_text() -> str:
    """What was typed is no code at all."""
    return tr("Le code a douze lettres et chiffres, par exemple K7QF2M-9TRBXD.")


def refused_text(failure: Failure) -> str:
    """Why the code did not let this device in, and what to do."""
    match failure:
        case Refused():
            return tr("Ce code n’est pas ou plus valable. Demandez-en un autre\u00a0: il sert une fois, dix minutes.")
        case Unreachable(cause=UnreachableCause.CERTIFICATE):
            return tr(
                "Ce code n’est pas celui du compagnon qui répond à cette adresse. "
                "Relisez-le\u202f; si cela dure, prévenez votre support informatique."
            )
        case Throttled():
            return tr("Trop d’essais. Attendez dix minutes, puis demandez un autre code.")
        case _:
            return tr("Le compagnon du site ne répond pas. Vérifiez qu’il est allumé et sur le réseau.")
