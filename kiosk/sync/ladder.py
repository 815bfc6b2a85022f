"""What a failure means for what was on its way: one ladder for gestures, errands and calls that somebody waits for.

Only the platform says no: what somebody else on the way answers is tried again (decision 0044; ``sending.tries``).
"""

from __future__ import annotations

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


def says_no(failure: Failure) -> bool:
    """Whether it is the platform's answer: this call did nothing, and the same one would do nothing again."""
    return isinstance(failure, Refused | Forbidden | NotFound | Conflict)


def is_unsent(failure: Failure) -> bool:
    """Whether this call certainly did nothing, and may well do it later."""
    match failure:
        case TimedOut(sent=sent):
            return not sent
        case Throttled(own=own):
            return own
        case _:
            return isinstance(failure, Unreachable | SignedOut)


def is_unknown(failure: Failure) -> bool:
    """Whether nobody knows what this call did: the platform is asked before it is made again."""
    match failure:
        case TimedOut(sent=sent):
            return sent
        case Throttled(own=own):
            return not own
        case _:
            return isinstance(failure, ServerFault | Unintelligible)


def passes(failure: Failure) -> bool:
    """Whether the same call may well succeed later: the network, the platform's health, its patience, our disk."""
    return isinstance(failure, (Unreachable, TimedOut, Throttled, Unintelligible, ServerFault, MemoryFailure))


def chokes(failure: Failure) -> bool:
    """Whether the platform answers, and cannot do this very thing: that says nothing of any other."""
    return isinstance(failure, ServerFault) and failure.status == 500


def says_it_lacks(failure: Failure) -> bool:
    """Whether somebody says that the server has no such call, which it may have had."""
    match failure:
        case NotFound(gone=gone, named=named):
            return not gone and not named
        case Unintelligible(lacking=lacking):
            return lacking
        case _:
            return False


def is_of_its_own(failure: Failure) -> bool:
    """Whether it may be of this one call alone: what else is to be sent may well come through."""
    return chokes(failure) or is_a_stranger_s(failure)


def is_a_stranger_s(failure: Failure) -> bool:
    """Whether somebody else answered in the place of the platform: that may be of this very call, or of all of them."""
    return isinstance(failure, Unintelligible) or (isinstance(failure, Throttled) and not failure.own)
