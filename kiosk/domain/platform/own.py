"""What an agent chooses for themselves at the platform."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.text.masked import masked


class Level(StrEnum):
    """Of which changes of their RDVs an agent is told by e-mail."""

    ALL = "all"  # whatever changes, also by themselves
    OTHERS = "others"  # what others change
    SOON = "soon"  # what others change of today's and tomorrow's RDVs
    NONE = "none"
    OTHER = "other"  # a choice that this release does not know


@masked
@dataclass(frozen=True, slots=True)
class Told:
    """What an agent is told by e-mail."""

    level: Level
    who_waits: bool | None = None
    """That somebody waits for them; None where the platform cannot tell so."""


@masked
@dataclass(frozen=True, slots=True)
class CalendarAddress:
    """Where a calendar is subscribed to: whoever has it reads it."""

    url: str
    webcal_url: str
