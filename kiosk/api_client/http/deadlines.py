"""How long the desk waits for the platform."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Deadlines:
    """All in seconds. ``total`` bounds a call with its retries; a long poll has its own bound."""

    connect: float = 6.0
    read: float = 20.0  # between two pieces of an answer
    total: float = 45.0
    long_poll: float = 35.0  # the platform answers within 25 s


USUAL = Deadlines()
