"""How often what is in the queue is tried: until the platform says no, or the person is asked.

What somebody else answers in the place of the platform is tried again as long as it takes, while nothing comes through.
Where the platform answers everything else, and this alone does not come through for long, the person is asked
(decision 0044).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kiosk.domain.platform.failures import Failure, ServerFault, TimedOut, Unreachable
from kiosk.sync.ladder import chokes, is_a_stranger_s, is_unsent, says_no
from kiosk.sync.shared import Shared

if TYPE_CHECKING:
    from kiosk.domain.day.gesture import Gesture
    from kiosk.domain.writes.errand import Errand
    from kiosk.store.queue.rows import Row


@dataclass(slots=True)
class _Met:
    """What the tries of one row have met while the platform answered everything else."""

    at: datetime  # the last of them
    since: datetime | None = None  # the first answer of a stranger's
    choked: int = 0
    strangers: int = 0


class Tries:
    """The tries to send what is in the queue, by the keys of its rows."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._met: dict[str, _Met] = {}

    async def end_with(self, row: Row[Gesture] | Row[Errand], failure: Failure, *, certain: bool) -> bool:
        """Whether ``failure`` ends it: the platform says no, or has choked on it often enough, or it has not come
        through for long although the platform answers. Else it is tried again.

        ``certain``: no earlier call of this try may have done anything. It may then be taken back again where neither
        an earlier try nor this call may have done anything either.
        """
        if is_unsent(failure):
            if certain and not row.may_be_there:
                answered = row.turned_away or not isinstance(failure, Unreachable | TimedOut)
                await self._shared.memory.queue.release(row.act.key, turned_away=answered)
            return False
        return says_no(failure) or self._is_enough(row.act.key, failure)

    def _is_enough(self, key: str, failure: Failure) -> bool:
        timing, now = self._shared.timing, self._shared.clock.machine()
        met = self._met.setdefault(key, _Met(now))
        alone = self._is_alone(met.at)
        met.at = now
        if isinstance(failure, ServerFault):
            met.choked += chokes(failure) and (failure.own or alone)
            return met.choked >= timing.faults_before_refusal
        if not (is_a_stranger_s(failure) and alone):
            return False
        met.since = met.since or now
        met.strangers += 1
        waited = now - met.since
        return met.strangers >= timing.strangers_before_asking and waited >= timedelta(seconds=timing.strangers_for)

    def _is_alone(self, since: datetime) -> bool:
        """Whether the platform has answered something else since then: what befalls this is no cut."""
        link = self._shared.link
        return link.connected is not False and link.heard_at is not None and link.heard_at >= since

    def over(self, key: str) -> None:
        """It has met its end."""
        self._met.pop(key, None)
