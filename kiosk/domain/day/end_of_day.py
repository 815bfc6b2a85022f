"""The end of the day at the desk: when nobody is expected any more, and what is still to be filled in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.model import Rdv
from kiosk.domain.day.shown import waits
from kiosk.domain.day.status import UNDETERMINED


def left_to_fill(entries: Iterable[DeskRdv], *, now: datetime, lieu_id: int | None) -> int | None:
    """How many RDVs of the present day nobody has said the outcome of; None while the day goes on, or has no RDV.

    The day goes on as long as one that is not cancelled has not ended, or someone is in the waiting room. RDVs without
    a lieu (phone, home, visio) are of every lieu's day, as on the board.
    """
    left, any_rdv = 0, False
    for entry in entries:
        rdv = entry.rdv
        if lieu_id is not None and rdv.lieu is not None and rdv.lieu.id != lieu_id:
            continue
        any_rdv = True
        if not _is_open(rdv):
            continue
        if rdv.starts_at + timedelta(minutes=rdv.duration_in_min) > now or any(map(waits, rdv.participations)):
            return None
        left += 1
    return left if any_rdv else None


def _is_open(rdv: Rdv) -> bool:
    """Whether the outcome is not said yet. A collective RDV to which nobody is enrolled asks for nothing."""
    if rdv.participations or rdv.collectif:
        return any(p.status in UNDETERMINED for p in rdv.participations)
    return rdv.status in UNDETERMINED
