"""The platform that is spoken to now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, TypeAlias

from kiosk.clock import Clock

if TYPE_CHECKING:
    from kiosk.api_client.client import ApiClient

    Platform: TypeAlias = ApiClient

CLOSE = timedelta(minutes=1)
"""Clocks are compared to about a second; what is shown and kept here need not move for less than this."""
_TREMBLING = timedelta(seconds=5)


@dataclass(slots=True)
class Server:
    """One for each session: what was said in an earlier one is asked again."""

    platform: Platform

    def set_right(self, clock: Clock) -> None:
        """Hours and waits are counted by the platform's clock where this machine's is clearly off."""
        offset = self.platform.clock_offset
        if offset is None:
            return
        wanted = offset if abs(offset) >= CLOSE else timedelta()
        # Answers say whole seconds: a clock that moved with each of them would tremble.
        if abs(wanted - clock.followed) > _TREMBLING:
            clock.follow(wanted)
