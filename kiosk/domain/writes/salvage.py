"""What became of a desk's own when its memory could not be read any more."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Salvage:
    """A memory was put aside, and another begun with what could be saved; the rest comes from the platform."""

    unsent: int
    """How much is to be sent that was saved."""
    lost: int | None
    """How much of what was done here could not be; None: nobody can tell."""
