"""Who stays signed in on this desk: kept whole in the keyring, nothing of it in a file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

REMEMBERED: Final = "remembered"
"""What it is called in the keyring."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """« Rester connecté »: who, where, and what proves it."""

    instance: str
    agent_id: int
    first_name: str
    last_name: str
    email: str
    credentials: dict[str, str] = field(default_factory=dict, repr=False)
    by_browser: bool = False
