"""What one can do about an RDV that exists, beyond its statuses."""

from __future__ import annotations

from enum import StrEnum


class RdvAct(StrEnum):
    """In the order in which they are offered."""

    MOVE = "move"
    MODIFY = "modify"
    DUPLICATE = "duplicate"
    HISTORY = "history"
    PRINT = "print"
    ATTEST = "attest"
    DELETE = "delete"
