"""What a person reads of a memory of this desk that fails: beside a gesture, and as long as it lasts."""

from __future__ import annotations

from typing import Final

from kiosk.domain.platform import failures
from kiosk.domain.platform.failures import Failure
from kiosk.domain.text.language import counted, french, tr
from kiosk.domain.writes.salvage import Salvage

MEMORY: Final[tuple[tuple[type[Failure], str], ...]] = (
    (
        failures.MemoryLocked,
        french(
            "Kiosk est déjà ouvert sur ce poste avec ce compte. "
            "Revenez à la fenêtre ouverte, ou fermez-la puis réessayez."
        ),
    ),
    (
        failures.MemoryDamaged,
        french(
            "Les données gardées sur ce poste ne peuvent toujours pas être lues, même en repartant de la plateforme. "
            "Prévenez votre support informatique."
        ),
    ),
    (
        failures.MemoryTooNew,
        french(
            "Les données de ce poste viennent d’une version plus récente de Kiosk. "
            "Installez la dernière version, puis réessayez\u202f; rien n’a été modifié."
        ),
    ),
    (
        failures.DiskFull,
        french(
            "Le disque de ce poste est plein\u00a0: le dernier geste n’a pas été gardé. "
            "Libérez de la place, puis refaites-le."
        ),
    ),
    (
        failures.MemoryUnwritable,
        french(
            "Kiosk ne peut pas écrire dans son dossier sur ce poste\u00a0: le dernier geste n’a pas été gardé. "
            "Prévenez votre support informatique."
        ),
    ),
    (
        failures.KeyringLocked,
        french(
            "Le coffre des mots de passe de ce poste est verrouillé\u00a0: rien ne sera gardé à la fermeture de Kiosk. "
            "Déverrouillez-le, puis reconnectez-vous."
        ),
    ),
    (
        failures.KeyringMissing,
        french(
            "Le coffre des mots de passe de ce poste ne répond pas\u00a0: rien ne sera gardé à la fermeture de Kiosk. "
            "Prévenez votre support informatique."
        ),
    ),
    (
        failures.MemoryFailure,
        french(
            "Les données gardées sur ce poste ne sont pas accessibles. Redémarrez Kiosk\u202f; "
            "prévenez votre support informatique si cela se reproduit."
        ),
    ),
)

MEMORY_ALL_ALONG: Final[tuple[tuple[type[Failure], str], ...]] = (
    (
        failures.DiskFull,
        french(
            "Le disque de ce poste est plein\u00a0: l’agenda affiché n’est plus à jour et aucun geste n’est gardé. "
            "Libérez de la place."
        ),
    ),
    (
        failures.MemoryUnwritable,
        french(
            "Kiosk ne peut plus écrire dans son dossier sur ce poste\u00a0: l’agenda affiché n’est plus à jour. "
            "Prévenez votre support informatique."
        ),
    ),
    (
        failures.MemoryDamaged,
        french(
            "Les données gardées sur ce poste ne peuvent toujours pas être lues, même en repartant de la plateforme. "
            "Prévenez votre support informatique."
        ),
    ),
)


def salvage_text(salvage: Salvage) -> str:
    """What became of what was done here, once the desk has begun again from the platform."""
    begins = tr(
        "Les données gardées sur ce poste ne pouvaient plus être lues. Elles sont mises de côté, et l’agenda est relu "
        "sur la plateforme."
    )
    ends = tr("Prévenez votre support informatique.")
    return " ".join(part for part in (begins, _saved(salvage.unsent), _lost(salvage.lost), ends) if part)


def _saved(unsent: int) -> str:
    return (
        counted(unsent, "Votre geste non envoyé est gardé.", "Vos {} gestes non envoyés sont gardés.") if unsent else ""
    )


def _lost(lost: int | None) -> str:
    if lost is None:
        return tr("D’autres gestes non envoyés sont peut-être perdus\u00a0: vérifiez l’agenda.")
    return (
        counted(
            lost,
            "{} geste non envoyé n’a pas pu être relu\u00a0: vérifiez l’agenda.",
            "{} gestes non envoyés n’ont pas pu être relus\u00a0: vérifiez l’agenda.",
        )
        if lost
        else tr("Aucun geste non envoyé n’est perdu.")
    )
