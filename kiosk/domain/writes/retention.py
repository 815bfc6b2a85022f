"""How long a desk keeps each kind of thing, in days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final


@dataclass(frozen=True, slots=True)
class Retention:
    """What is older goes at each start and each night. Nothing that waits to be sent goes with it."""

    rdvs: int = 3
    """Days back of RDVs, plages and absences."""
    usagers: int = 30
    """Since this desk last had to do with somebody; what was noted of their birth goes with them."""
    walk_ins: int = 3
    """Days back of those who came without an RDV; 0: they are never written to the disk."""
    journal: int = 3
    """Days back of what was done here and has met its fate; 0: it goes with the session."""
    refusals: int = 30
    """For which a refusal that nobody has read is still said."""
    memories: int = 30
    """For which the memory of an agent waits for them to come again; it then goes whole, with its key."""

    @property
    def aside(self) -> timedelta:
        """For how long a file that could not be read is kept beside the one that took its place."""
        return timedelta(days=min(30, self.memories))


USUAL: Final = Retention()
GRACE: Final = timedelta(days=7)
"""Between the moment when somebody is told that a memory with rows to be sent will go, and its end."""
KEEPS: Final = 2
"""How many times somebody may ask for such a memory to be kept longer."""
