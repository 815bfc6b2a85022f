"""RDVs as a calendar that any agenda takes in: when, what for, where, and a link.

It names nobody, as no calendar of the platform does: calendars end up on other servers. RDVs that do not take place are
cancelled there too: an agenda that had them takes them away.
"""

from __future__ import annotations

import time as clock_time
from collections.abc import Callable, Iterator

from kiosk.domain.booking.calendar import CalendarRdv, calendar_rdv, feed
from kiosk.domain.text.language import tr
from kiosk.exports.rdv_rows import ExportedRdvs

_EVERY, _PAUSE = 8, 0.0003  # as for rows


def ics_of(data: ExportedRdvs, tell: Callable[[int], None] = lambda _: None) -> bytes:
    """The calendar's file."""

    def told() -> Iterator[CalendarRdv]:
        for number, entry in enumerate(data.entries, start=1):
            if entry.rdv.id > 0:  # what the platform has not yet has no name there
                yield calendar_rdv(entry.rdv, data.instance)
            if number % _EVERY == 0:
                tell(number)
                clock_time.sleep(_PAUSE)

    made = feed(tr("Liste des RDV"), told(), data.now)
    tell(len(data.entries))
    return made
