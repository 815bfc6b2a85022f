"""Free time in a column of the agenda: what the plages d'ouverture leave, and the places at which one would book.

All in minutes since midnight, by the clock on the wall.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kiosk.domain.dates.intervals import Interval, free_ranges, merged

STEP = 5
"""Minutes between two hours at which an RDV may begin."""
QUARTER = 15
"""Minutes between two places proposed in a long free time."""


@dataclass(frozen=True, slots=True)
class Free:
    """A time at which an agent receives at a lieu (None: anywhere) and has nothing yet."""

    start_minute: int
    end_minute: int
    lieu_id: int | None = None
    motif_ids: tuple[int, ...] = ()  # those for which the agent receives then; empty: not known


def free_times(plages: Iterable[Free], busy: Iterable[Interval]) -> tuple[Free, ...]:
    """What ``busy`` leaves of ``plages``, in order; less than ``STEP`` minutes is nothing."""
    taken = merged(busy)
    found = [
        Free(start, end, plage.lieu_id, plage.motif_ids)
        for plage in plages
        for start, end in free_ranges((plage.start_minute, plage.end_minute), taken)
        if end - start >= STEP
    ]
    return tuple(sorted(found, key=lambda free: (free.start_minute, free.end_minute)))


def places(free: Free, now_minute: int | None) -> Iterator[int]:
    """The minutes of ``free`` that are proposed: its beginning, then each quarter of an hour; none that has passed."""
    start = free.start_minute
    if now_minute is not None and now_minute > start:
        start = -(-now_minute // STEP) * STEP
    if start + STEP > free.end_minute:
        return
    yield start
    yield from range((start // QUARTER + 1) * QUARTER, free.end_minute - STEP + 1, QUARTER)
