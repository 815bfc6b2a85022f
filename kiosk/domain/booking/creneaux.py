"""Créneaux: what remains free of the plages d'ouverture once busy times are cut out, in slots of a motif's length.

Plain functions over plain data: instants are whole seconds since 1970, ranges hold their start and not their end.
Source: desk-api.md « Slots: how the platform computes them ».
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from kiosk.domain.dates.intervals import Interval, free_ranges

STEP_S = 300  # a range that has begun starts again on steps of five minutes from its own start


class Opening(NamedTuple):
    """One occurrence of a plage d'ouverture."""

    agent_id: int
    starts_at: int
    ends_at: int
    lieu_id: int | None


class Creneau(NamedTuple):
    """A slot that can be booked. They sort by start, then by agent."""

    starts_at: int
    agent_id: int
    ends_at: int
    lieu_id: int | None


def creneaux(
    openings: Iterable[Opening], busy: Mapping[int, Sequence[Interval]], duration_s: int, now: int
) -> list[Creneau]:
    """The slots of ``duration_s`` in ``openings``, in order; ``busy`` holds, by agent, what ``merged`` gives.

    An agent's slot at one start and one lieu comes once, however many plages hold it.
    """
    if duration_s <= 0:
        raise ValueError("a slot lasts")
    found: set[Creneau] = set()
    for agent_id, starts_at, ends_at, lieu_id in openings:
        if ends_at < now:
            continue
        for begin, end in free_ranges((starts_at, ends_at), busy.get(agent_id, ())):
            first = _not_before(begin, now)
            found.update(
                Creneau(start, agent_id, start + duration_s, lieu_id)
                for start in range(first, end - duration_s + 1, duration_s)
            )
    return sorted(found, key=lambda slot: (slot.starts_at, slot.agent_id, slot.lieu_id or 0))


def once(slots: Iterable[Creneau]) -> list[Creneau]:
    """The same, an agent's slots that start together being one, whatever their lieux: the first is kept."""
    return list({(slot.starts_at, slot.agent_id): slot for slot in reversed(list(slots))}.values())[::-1]


def first_of_each_lieu(slots: Iterable[Creneau]) -> dict[int | None, Creneau]:
    """The first slot of each lieu among ``slots``, which are in order."""
    found: dict[int | None, Creneau] = {}
    for slot in slots:
        found.setdefault(slot.lieu_id, slot)
    return found


def _not_before(start: int, now: int) -> int:
    """``start``, or once it is past, as many steps after it as reach ``now``."""
    return start if start >= now else start + -(-(now - start) // STEP_S) * STEP_S
