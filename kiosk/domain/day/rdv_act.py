"""What one can do about an RDV that exists, beyond its statuses: each with its name, its key and its icon, once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RdvAct(StrEnum):
    """In the order in which they are offered."""

    MOVE = "move"
    MODIFY = "modify"
    DUPLICATE = "duplicate"
    HISTORY = "history"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class RdvActLabel:
    label: str
    key: str  # as Qt writes it
    shown_key: str  # as it is engraved
    icon: str


RDV_ACTS: dict[RdvAct, RdvActLabel] = {
    RdvAct.MOVE: RdvActLabel("Déplacer", "D", "D", "move"),
    RdvAct.MODIFY: RdvActLabel("Modifier", "M", "M", "edit"),
    RdvAct.DUPLICATE: RdvActLabel("Dupliquer", "Ctrl+D", "Ctrl+D", "copy"),
    RdvAct.HISTORY: RdvActLabel("Historique", "H", "H", "history"),
    RdvAct.DELETE: RdvActLabel("Supprimer", "Del", "Suppr", "trash"),
}
