"""The week of an agent as a file for another calendar: motif, address and link, and nobody's name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from kiosk.domain.booking.calendar import CalendarRdv, feed
from kiosk.domain.day.model import Rdv
from kiosk.domain.day.shown import takes_place


def calendar_of(name: str, rdvs: Iterable[Rdv], instance: str, now: datetime) -> bytes:
    """Those of ``rdvs`` that the platform has and that take place, as one calendar called ``name``.

    ``instance`` makes names of RDVs where the platform tells none of its own: the same file read twice adds nothing.
    """
    host = instance.partition("://")[2]
    return feed(
        name,
        [
            CalendarRdv(
                uid=rdv.uuid or f"rdv-{rdv.id}@{host}",
                starts_at=rdv.starts_at,
                ends_at=rdv.starts_at + timedelta(minutes=rdv.duration_in_min),
                motif=rdv.motif.name,
                address=rdv.lieu.address if rdv.lieu is not None else "",
                link=rdv.url_for_agents or "",
                sequence=rdv.lock_version or 0,
            )
            for rdv in rdvs
            if rdv.id > 0 and takes_place(rdv)
        ],
        now,
    )
