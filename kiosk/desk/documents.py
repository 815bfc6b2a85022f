"""What a desk prints, ready to be laid on a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from kiosk.desk.types import DayData
from kiosk.domain.day.walk_in import WalkIn, in_order
from kiosk.domain.people.names import by_name
from kiosk.domain.text.document import Document
from kiosk.exports.day_list import DayList, day_list_document

__all__ = ["Document", "day_list"]


def day_list(
    data: DayData,
    walk_ins: Sequence[WalkIn],
    *,
    organisation: str,
    place: str,
    day: date,
    now: datetime,
    lieu_id: int | None,
) -> Document:
    """The list of ``day`` at a lieu (None: all, one after the other), as ``data`` has it at ``now``.

    RDVs without a lieu are of every lieu's list, as on the board. ``now`` may be in any zone.
    """
    entries = [
        entry for entry in data.entries if lieu_id is None or entry.rdv.lieu is None or entry.rdv.lieu.id == lieu_id
    ]
    arrivals = sorted(in_order(walk_ins, lieu_id), key=lambda one: one.arrived_at)
    several = lieu_id is None and data.several_lieux
    at = now.astimezone(data.zone)
    with by_name():
        return day_list_document(DayList(place, day, at, entries, arrivals, several, organisation))
