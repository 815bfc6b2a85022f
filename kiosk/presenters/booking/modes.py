"""What « Trouver un RDV » is open for, and how far the RDV that is written on it is: exactly one of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from kiosk.domain.booking.warnings import Fault
from kiosk.domain.day.model import Rdv
from kiosk.domain.people.model import RdvAgent
from kiosk.domain.text.masked import masked


@dataclass(frozen=True, slots=True)
class Closed:
    """Nobody has come here yet: nothing is read."""


@dataclass(frozen=True, slots=True)
class Free:
    """Anybody's RDV; what is looked for is what the person says."""


@dataclass(frozen=True, slots=True)
class Coming:
    """It was opened for something: ``fill`` brings it here as soon as it is known who and what is there."""

    fill: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Beside:
    """What is looked for was narrowed to an RDV or a place, not by the person. ``slots``: for another hour."""

    slots: bool = False
    rdv: Rdv | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A free place of an agent's day, chosen before anybody knows for what."""

    starts_at: datetime  # in the organisation's zone
    agent: RdvAgent
    lieu_id: int | None


@dataclass(frozen=True, slots=True)
class AtPlace:
    """A free place waits for its motif."""

    place: Place


@dataclass(frozen=True, slots=True)
class WithoutSlot:
    """An RDV for which no slot is looked for waits for its motif."""


Mode: TypeAlias = Closed | Free | Coming | Beside | AtPlace | WithoutSlot

# The RDV


@dataclass(frozen=True, slots=True)
class Filling:
    """It is filled in. ``faults`` are what was missing when booking was tried."""

    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Sending:
    """It is written, and nothing of it moves. ``rdv_id`` is 0 until it is on this desk."""

    rdv_id: int = 0


@masked
@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was booked; what was typed stays. ``theirs``: the RDV now, where somebody else changed the same of it."""

    message: str
    theirs: Rdv | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """It is on this desk, under an id of its own, until the platform has it."""

    rdv_id: int


@dataclass(frozen=True, slots=True)
class Made:
    """The platform has it. ``rdv`` is what it made of it, known a moment later."""

    rdv_id: int
    rdv: Rdv | None = None


Stage: TypeAlias = Filling | Sending | Refused | Kept | Made
