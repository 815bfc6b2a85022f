"""How one list of rows becomes the next with the fewest steps: what leaves, what moves, what comes, what changes.

Rows are known by their keys. The steps are those of Qt's item models, but nothing here knows Qt.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence


def runs(positions: Sequence[int]) -> list[tuple[int, int]]:
    """Sorted positions as (first, last) runs of neighbours."""
    found: list[tuple[int, int]] = []
    for position in positions:
        if found and found[-1][1] == position - 1:
            found[-1] = (found[-1][0], position)
        else:
            found.append((position, position))
    return found


def departures(old: Sequence[str], new: Collection[str]) -> list[tuple[int, int]]:
    """The runs of ``old`` that are not in ``new``, last first, so that each may be removed as it stands."""
    return runs([position for position, key in enumerate(old) if key not in new])[::-1]


def moves(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The steps that put ``old`` in the order of ``new``; both hold the same keys.

    Each step is (from, to): the key at ``from`` goes before the one that stood at ``to`` before the step, as
    ``beginMoveRows`` counts. The longest run of keys already in order stays where it is.
    """
    if list(old) == list(new):
        return []
    rank = {key: position for position, key in enumerate(new)}
    staying = _longest_increasing([rank[key] for key in old])
    current = list(old)
    steps: list[tuple[int, int]] = []
    for position, key in enumerate(new):
        if position in staying:
            continue
        source = current.index(key)
        # Every key before this one in ``new`` either stays or has been placed already.
        target = current.index(new[position - 1]) + 1 if position else 0
        if target in (source, source + 1):
            continue
        steps.append((source, target))
        current.insert(target - (target > source), current.pop(source))
    return steps


def arrivals(kept: Collection[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The runs of ``new`` that are not in ``kept``, first first, so that each may be inserted where it will stand."""
    return runs([position for position, key in enumerate(new) if key not in kept])


def _longest_increasing(ranks: Sequence[int]) -> set[int]:
    """The values of one longest increasing subsequence of distinct ``ranks``."""
    tails: list[int] = []
    tail_at: list[int] = []
    before: list[int] = [-1] * len(ranks)
    for index, value in enumerate(ranks):
        length = bisect_left(tails, value)
        if length == len(tails):
            tails.append(value)
            tail_at.append(index)
        else:
            tails[length] = value
            tail_at[length] = index
        before[index] = tail_at[length - 1] if length else -1
    chosen: set[int] = set()
    index = tail_at[-1] if tail_at else -1
    while index >= 0:
        chosen.add(ranks[index])
        index = before[index]
    return chosen
