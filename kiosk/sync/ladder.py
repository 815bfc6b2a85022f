"""What a failure means for what was on its way: one ladder for gestures, errands and calls that somebody waits for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.domain.platform.failures import (
    Conflict,
    Failure,
    Forbidden,
    MemoryFailure,
    NotFound,
    Refused,
    ServerFault,
    SignedOut,
    Throttled,
    TimedOut,
    Unintelligible,
    Unreachable,
)

if TYPE_CHECKING:
    from kiosk.store.memory import Memory
    from kiosk.sync.timing import SyncTiming


def says_no(failure: Failure) -> bool:
    """Whether it is the platform's answer: this call did nothing, and the same one would do nothing again."""
    return isinstance(failure, Refused | Forbidden | NotFound | Conflict)


def is_unsent(failure: Failure) -> bool:
    """Whether this call certainly did nothing, and may well do it later."""
    return isinstance(failure, Unreachable) or (isinstance(failure, TimedOut) and not failure.sent)


def turns_away(failure: Failure) -> bool:
    """Whether the platform did not let the call in. Whatever stands before it may say so once it has acted: nobody
    builds on it where it can be looked at."""
    return isinstance(failure, Throttled | SignedOut)


def is_unknown(failure: Failure) -> bool:
    """Whether nobody knows what this call did: the platform is asked before it is made again."""
    return isinstance(failure, ServerFault | Unintelligible) or (isinstance(failure, TimedOut) and failure.sent)


def passes(failure: Failure) -> bool:
    """Whether the same call may well succeed later: the network, the platform's health, its patience, our disk."""
    return isinstance(failure, (Unreachable, TimedOut, Throttled, Unintelligible, ServerFault, MemoryFailure))


def chokes(failure: Failure) -> bool:
    """Whether the platform answers, and cannot do this very thing: that says nothing of any other."""
    return isinstance(failure, ServerFault) and failure.status == 500


class Tries:
    """The tries to send what is in the queue, by the keys of its rows."""

    def __init__(self, memory: Memory, timing: SyncTiming) -> None:
        self._memory = memory
        self._timing = timing
        self._choked: dict[str, int] = {}

    async def end_with(self, key: str, failure: Failure, *, certain: bool, unseen: bool = False) -> bool:
        """Whether ``failure`` ends it: the platform says no, or has choked on it often enough. Else it is tried again.

        ``certain``: neither an earlier try nor an earlier call of this one may have done anything. It may then be taken
        back again where this call certainly did nothing either. ``unseen``: nobody could look what became of it.
        """
        if is_unsent(failure) or turns_away(failure):
            if certain and (unseen or is_unsent(failure)):
                await self._memory.queue.release(key)
            return False
        if says_no(failure):
            return True
        self._choked[key] = self._choked.get(key, 0) + chokes(failure)
        return isinstance(failure, ServerFault) and self._choked[key] >= self._timing.faults_before_refusal

    def over(self, key: str) -> None:
        """It has met its end."""
        self._choked.pop(key, None)
