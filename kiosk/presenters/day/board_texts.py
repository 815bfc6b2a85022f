"""What the agenda says where it has no lines to show, and once the day is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.domain.day.board import Board, BoardFilter, Counter
from kiosk.domain.text.language import tr

if TYPE_CHECKING:
    from kiosk.desk import DayData


def nothing_found_text(wanted: BoardFilter) -> tuple[str, str]:
    """What is so of a filter that lets nothing through, and what to do."""
    what = tr("Aucun RDV ne correspond")
    if wanted == BoardFilter(counters=frozenset({Counter.TO_FILL})):
        what = tr("Tout est renseigné")
    return what, tr("Effacez le filtre pour revoir toute la journée.")


def missed_text(board: Board | None, sought: str) -> str:
    """What is so where nobody bears what was ``sought``: some resemble it, or not. Empty where somebody does."""
    if not sought:
        return ""
    if board is not None and board.matching:
        return tr("Personne de ce nom ce jour\u00a0: voici qui y ressemble.")
    return tr("Personne de ce nom ce jour.")


def empty_day_text(data: DayData | None, lieu_id: int | None, *, asked: bool) -> tuple[str, str]:
    """What is so of a day without RDVs at ``lieu_id`` (None: all), and what to do.

    ``asked``: whether the memory was asked for a day: where it was and has nothing, it could not be read.
    """
    if data is None and asked:
        return (
            tr("Ce jour n’a pas pu être affiché"),
            tr("Réessayez avec F5, ou redémarrez Kiosk si cela se reproduit."),
        )
    if data is None or data.synced_at is None:
        return (
            tr("Ce jour n’a pas encore été reçu"),
            tr("La plateforme n’est pas joignable. Il s’affichera au retour de la connexion."),
        )
    lieu = next((lieu.name for lieu in data.lieux if lieu.id == lieu_id), "")
    if lieu:
        return tr("Aucun RDV ce jour\u00a0: {}").format(lieu), tr("Choisissez un autre jour, ou tous les lieux.")
    return tr("Aucun RDV ce jour"), tr("Choisissez un autre jour.")


def ended_text(left_to_fill: int | None) -> str:
    """Once the day is over, how many RDVs are left to be filled in; empty where None."""
    match left_to_fill:
        case None:
            return ""
        case 0:
            return tr("La journée est terminée\u00a0: tous les RDV sont renseignés.")
        case 1:
            return tr("La journée est terminée\u00a0: 1 RDV reste à renseigner.")
        case left:
            return tr("La journée est terminée\u00a0: {} RDV restent à renseigner.").format(left)
