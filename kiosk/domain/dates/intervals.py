"""Spans of time that hold their start and not their end: put together, and cut out of one another.

Source: desk-api.md « Slots: how the platform computes them ».
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

Interval = tuple[int, int]


def merged(intervals: Iterable[Interval]) -> list[Interval]:
    """The same busy times in order, those that meet or overlap made one; empty ones hold nothing and are left out."""
    found: list[Interval] = []
    for start, end in sorted(intervals):
        if end <= start:
            continue
        if found and start <= found[-1][1]:
            if end > found[-1][1]:
                found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def free_ranges(opening: Interval, busy: Sequence[Interval]) -> list[Interval]:
    """What ``busy`` (as ``merged`` gives it) leaves of ``opening``; touching ends do not overlap."""
    start, end = opening
    found: list[Interval] = []
    at = bisect_right(busy, (start, start))
    if at and busy[at - 1][1] > start:
        at -= 1
    while start < end and at < len(busy) and busy[at][0] < end:
        if busy[at][0] > start:
            found.append((start, busy[at][0]))
        start = busy[at][1]
        at += 1
    if start < end:
        found.append((start, end))
    return found
