"""The week of an agent as a file for another calendar: motif, address and link, and nobody's name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from kiosk.domain.booking.calendar import calendar_rdv, feed
from kiosk.domain.day.model import Rdv
from kiosk.domain.day.shown import takes_place


def calendar_of(name: str, rdvs: Iterable[Rdv], instance: str, now: datetime) -> bytes:
    """Those of ``rdvs`` that the platform has and that take place, as one calendar called ``name``.

    ``instance`` makes names of RDVs where the platform tells none of its own: the same file read twice adds nothing.
    """
    return feed(name, [calendar_rdv(rdv, instance) for rdv in rdvs if rdv.id > 0 and takes_place(rdv)], now)
