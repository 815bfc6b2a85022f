"""What is lost, if anything, when Kiosk closes or the session ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from kiosk.desk import Desk


def _say(text: str) -> str:
    return QCoreApplication.translate("Leaving", text)


def loss_question(desk: Desk) -> str:
    """The question to ask before leaving; empty when nothing would be lost."""
    count = desk.unsent_count
    if desk.memory_durable or not count:
        return ""
    if count == 1:
        return _say("Un geste n’est pas encore envoyé et serait perdu. Quitter quand même\u202f?")
    return _say("{} gestes ne sont pas encore envoyés et seraient perdus. Quitter quand même\u202f?").format(count)


def kept_text(count: int) -> str:
    """What becomes of the gestures not sent when the memory keeps them; empty when all are sent."""
    if not count:
        return ""
    if count == 1:
        return _say("Un geste reste à envoyer\u00a0: il partira à votre prochaine connexion sur ce poste.")
    return _say("{} gestes restent à envoyer\u00a0: ils partiront à votre prochaine connexion sur ce poste.").format(
        count
    )
