"""From the lines that a person chose to what a gesture acts on."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.domain.day.board import Row
from kiosk.domain.day.consequences import Target
from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.status import Action


def targets_of(rows: Iterable[Row]) -> tuple[Target, ...]:
    """What a gesture on ``rows`` acts on, one target per RDV: a line and those under it count once."""
    entries: dict[int, DeskRdv] = {}
    participations: dict[int, list[int]] = {}
    for row in rows:
        if row.entry is None:
            continue
        entries[row.entry.rdv.id] = row.entry
        chosen = participations.setdefault(row.entry.rdv.id, [])
        chosen.extend(key for key in row.participation_ids if key not in chosen)
    return tuple(Target(entries[rdv_id], tuple(chosen)) for rdv_id, chosen in participations.items() if chosen)


def offered_on(rows: Iterable[Row]) -> tuple[Action, ...]:
    """The gestures that can be made on at least one of ``rows``, in the order in which they are shown."""
    possible = {action for row in rows for action in row.actions}
    return tuple(action for action in Action if action in possible)
