"""What an agent has the desks told of themselves for a while: « j’ai dix minutes de retard »."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from kiosk.domain.text.clean import clean
from kiosk.domain.text.masked import masked

LONGEST: Final = 80


@masked
@dataclass(frozen=True, slots=True, kw_only=True)
class AgentNotice:
    """One each, by the platform's own number of the agent. ``until`` None: until the night."""

    organisation_id: int
    agent_id: int
    text: str
    until: datetime | None = None

    @property
    def key(self) -> str:
        """What it goes by, at every desk."""
        return str(self.agent_id)

    def holds(self, now: datetime) -> bool:
        """Whether it is still so."""
        return bool(self.text) and (self.until is None or now < self.until)


def written(text: str) -> str:
    """What somebody typed, as it is told."""
    return " ".join(clean(text).split())[:LONGEST]


def holding(notices: Iterable[AgentNotice], now: datetime) -> dict[int, AgentNotice]:
    """By agent, those that hold now."""
    return {one.agent_id: one for one in notices if one.holds(now)}
