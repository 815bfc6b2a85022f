"""Who changed something of what the desk shows."""

from __future__ import annotations

from enum import StrEnum


class Origin(StrEnum):
    """``DESK`` is any page; those that know what they have just written by themselves go by a name of their own."""

    SYNC = "sync"  # the platform told it, the end of what was done here included
    DESK = "desk"
    FICHE = "fiche"
    USAGER_FORM = "usager_form"

    @property
    def own(self) -> bool:
        """Whether it was done at this desk."""
        return self is not Origin.SYNC
