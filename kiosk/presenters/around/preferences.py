"""What a person chose to look at, kept from one start to the next. No personal data goes there."""

from __future__ import annotations

from typing import Final, Protocol

from kiosk.domain.platform.agents import digest_of


class Preferences(Protocol):
    """A small store of texts by name; the application gives one that writes a file of the profile."""

    def get(self, name: str) -> str | None:
        """The text kept under ``name``, None when there is none."""

    def set(self, name: str, value: str) -> None:
        """Keeps ``value`` under ``name``. Never raises: a choice of view is not worth an error."""


SEEN: Final = "seen"
"""Under which it is kept on which day an agent was last at work here."""


class AgentPreferences:
    """The preferences of one agent on one instance, under names that tell nothing of either."""

    def __init__(self, preferences: Preferences, instance: str, agent_id: int) -> None:
        self._preferences = preferences
        self._prefix = digest_of(instance, agent_id)

    def get(self, name: str) -> str | None:
        """The text kept under ``name`` for this agent."""
        return self._preferences.get(f"{self._prefix}.{name}")

    def get_number(self, name: str) -> int | None:
        """The whole number kept under ``name``; None when there is none, or something else."""
        try:
            return int(self.get(name) or "")
        except ValueError:
            return None

    def set(self, name: str, value: object) -> None:
        """Keeps the text of ``value``, « » for None."""
        self._preferences.set(f"{self._prefix}.{name}", "" if value is None else str(value))
