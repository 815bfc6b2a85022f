"""What is lost, if anything, when Kiosk closes or the session ends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kiosk.domain.text.language import tr
from kiosk.presenters.work.typed import Begun, begun_text

if TYPE_CHECKING:
    from kiosk.desk import Desk


def loss_question(desk: Desk, begun: Mapping[str, Begun] | None = None) -> str:
    """The question to ask before leaving; empty when nothing would be lost. ``begun``: what is being written."""
    lost = [tr("En cours de saisie, et perdu\u00a0: {}.").format(begun_text(begun))] if begun else []
    if desk.memory_durable and desk.walk_ins.on_disk:
        return _asked(lost)
    if not desk.memory_durable and (unsent := desk.unsent_count):
        several = tr("{} gestes ne sont pas encore envoyés et seraient perdus.").format(unsent)
        lost.append(tr("Un geste n’est pas encore envoyé et serait perdu.") if unsent == 1 else several)
    if walk_ins := desk.walk_ins.kept:
        several = tr("{} venues sans RDV ne sont notées que sur ce poste et seraient perdues.").format(walk_ins)
        one = tr("Une venue sans RDV n’est notée que sur ce poste et serait perdue.")
        lost.append(one if walk_ins == 1 else several)
    return _asked(lost)


def _asked(lost: list[str]) -> str:
    return " ".join((*lost, tr("Quitter quand même\u202f?"))) if lost else ""


def kept_text(count: int) -> str:
    """What becomes of the gestures not sent when the memory keeps them; empty when all are sent."""
    if not count:
        return ""
    if count == 1:
        return tr("Un geste reste à envoyer\u00a0: il est gardé jusqu’à votre prochaine connexion sur ce poste.")
    return tr(
        "{} gestes restent à envoyer\u00a0: ils sont gardés jusqu’à votre prochaine connexion sur ce poste."
    ).format(count)
