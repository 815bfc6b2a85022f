"""What is in the way of an RDV where a person wants it, and that they were asked about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

What: TypeAlias = Literal["rdv", "absence", "day_off"]


@dataclass(frozen=True, slots=True)
class InTheWay:
    """One thing that is in the way, of one agent (None: of all)."""

    what: What
    starts_at: datetime
    ends_at: datetime
    agent_id: int | None = None
    rdv_id: int = 0  # 0: none, or one that this agent does not see
    meanwhile: bool = False  # it came after the person was shown how things stood


@dataclass(frozen=True, slots=True)
class Shown:
    """When a person was shown how things stood, and whether they then accepted what was in the way."""

    at: datetime
    accepted: bool = False
