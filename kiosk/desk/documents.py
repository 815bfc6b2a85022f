"""What a desk prints, ready to be laid on a sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from typing import TypeAlias

from kiosk.desk.types import DayData
from kiosk.domain.day.walk_in import WalkIn, in_order
from kiosk.exports.day_list import SMALLEST_SIZE, DayList, day_list_html

Render: TypeAlias = Callable[[float], str]
"""Makes the document's HTML for a size of text in points."""

__all__ = ["SMALLEST_SIZE", "Render", "day_list"]


def day_list(
    data: DayData, walk_ins: Sequence[WalkIn], *, place: str, day: date, now: datetime, lieu_id: int | None
) -> Render:
    """The list of ``day`` at a lieu (None: all, each line says which), as ``data`` has it at ``now``.

    RDVs without a lieu are of every lieu's list, as on the board. ``now`` may be in any zone.
    """
    entries = [
        entry for entry in data.entries if lieu_id is None or entry.rdv.lieu is None or entry.rdv.lieu.id == lieu_id
    ]
    arrivals = sorted(in_order(walk_ins, lieu_id), key=lambda one: one.arrived_at)
    several = lieu_id is None and data.several_lieux
    listed = DayList(place, day, now.astimezone(data.zone), entries, arrivals, several)
    return partial(day_list_html, listed)
