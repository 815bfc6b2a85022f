"""Where absences are noted: the agents of an organisation, and its hours."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING

from kiosk.clock import Clock
from kiosk.domain.people.model import Agent
from kiosk.domain.people.names import agent_name

if TYPE_CHECKING:
    from kiosk.desk import Directory


class AbsencePlace:
    """What the directory says, None until it was read."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.directory: Directory | None = None

    @property
    def zone(self) -> tzinfo:
        return self.directory.zone if self.directory is not None else self._clock.zone

    @property
    def now(self) -> datetime:
        """The present instant in the organisation's zone."""
        return self._clock.now().astimezone(self.zone)

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def agents(self) -> Mapping[int, Agent]:
        return self.directory.agents if self.directory is not None else {}

    def name(self, agent_id: int) -> str:
        """« Béatrice Martin »; empty for somebody of another organisation."""
        agent = self.agents.get(agent_id)
        return agent_name(agent) if agent is not None else ""
