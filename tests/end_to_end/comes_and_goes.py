"""A platform that goes away and comes back where it was, with what it knew."""

from __future__ import annotations

from pathlib import Path

from tests.end_to_end.stage import NOW
from tests.support.platform_process import PlatformProcess, start_platform


class ComesAndGoes:
    """Keeps its database and its address while it is away."""

    def __init__(self, folder: Path) -> None:
        self._kept = ("--database", f"sqlite:///{folder}/platform.sqlite", "--now", NOW.isoformat())
        self.process: PlatformProcess = start_platform("--demo", *self._kept)

    def goes(self) -> None:
        """Stops it, as at an update."""
        self.process.stop()

    def falls(self) -> None:
        """Stops it without a word, as when the power fails."""
        self.process.process.kill()
        self.process.stop()

    def comes_back(self, *, at: str = "", elsewhere: bool = False) -> None:
        """Starts it again, with its database as it was left: where it was, at the address ``at``, or ``elsewhere``."""
        port = "0" if elsewhere else (at or self.process.url).rpartition(":")[2]
        accounts = self.process.accounts
        # The demonstration's people and numbers are in the database; what else it means has to be said again.
        self.process = start_platform(*self._kept, "--port", port, "--accept-fiction")
        self.process.accounts = accounts
