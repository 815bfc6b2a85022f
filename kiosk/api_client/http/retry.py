"""Whether a call that failed is tried again, and when: one pure decision."""

from __future__ import annotations

import random
from collections.abc import Callable

from kiosk.domain.platform.failures import Failure, ServerFault, Throttled, TimedOut, Unreachable, UnreachableCause

ATTEMPTS = 3
FIRST_WAIT = 0.25  # seconds; doubles with each attempt
LONGEST_WAIT = 10.0
_READS = frozenset({"GET", "HEAD", "OPTIONS"})
# These pass by themselves; an unknown host, a wrong certificate or a proxy's refusal will be the same in a second.
_PASSING_CAUSES = frozenset({UnreachableCause.REFUSED, UnreachableCause.OTHER})
_PASSING_STATUSES = frozenset({502, 503, 504})


def retry_after(
    method: str, failure: Failure, attempt: int, *, jitter: Callable[[], float] = random.random
) -> float | None:
    """Seconds to wait before the next attempt; None to give up.

    ``attempt`` counts from 1 and is the one that has just failed; ``jitter`` gives numbers from 0 to 1. Reads are
    tried again after what passes by itself. Anything else only when the platform certainly did nothing: no
    connection was made, or it said it had too many requests. What the platform asks to wait is honoured; where that is
    longer than ``LONGEST_WAIT`` the call gives up, and ``Throttled`` tells its caller when to come back.
    """
    if attempt >= ATTEMPTS:
        return None
    backoff = FIRST_WAIT * 2 ** (attempt - 1) * (0.5 + jitter())
    match failure:
        case Throttled(own=own) if not own and method not in _READS:
            return None  # somebody on the way says so: the platform may have done it
        case Throttled(retry_after=asked):
            wait = (asked if asked is not None else 1.0) + backoff
            return wait if wait <= LONGEST_WAIT else None
        case Unreachable(cause=cause):
            return backoff if cause in _PASSING_CAUSES else None
        case TimedOut(sent=sent):
            return backoff if method in _READS or not sent else None
        case ServerFault(status=status):
            return backoff if method in _READS and status in _PASSING_STATUSES else None
        case _:
            return None
