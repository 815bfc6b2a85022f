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

    def offset_from(self, clock: Clock) -> timedelta | None:
        """The platform's time less the system's, which somebody may have set since the last answer; None: not known."""
        offset, strayed = self.platform.clock_offset, round(clock.strayed.total_seconds())
        # Two readings of one clock are never at the same moment.
        moved = timedelta(seconds=strayed) if abs(strayed) >= _TREMBLING.total_seconds() else timedelta()
        return None if offset is None else offset + moved

    def set_right(self, clock: Clock) -> None:
        """Hours and waits are counted by the platform's clock where this machine's is clearly off."""
        offset = self.platform.clock_offset
        if offset is None:
            return
        wanted = offset if abs(offset) >= CLOSE else timedelta()
        # Answers say whole seconds: a clock that moved with each of them would tremble.
        if not clock.follows or abs(wanted - clock.followed) > _TREMBLING:
            clock.follow(wanted)
