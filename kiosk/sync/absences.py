"""Absences as the platform describes them, turned into the spans of a few days."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import datetime, tzinfo

from kiosk.domain.day.absence import Absence
from kiosk.domain.day.model import AbsenceOccurrence

_log = logging.getLogger(__name__)


def spans(absences: Iterable[Absence], zone: tzinfo, start: datetime, end: datetime) -> list[AbsenceOccurrence]:
    """The occurrences that share a moment with ``start`` to ``end``, in hour order.

    An absence whose rule is of a kind that we do not know shows on its first days only, rather than nowhere.
    """
    # Recurrences bring dateutil, which a start without absences to read has no time for.
    from kiosk.domain.dates.recurrence import Schedule, occurrences, read_rrule

    found = []
    for absence in absences:
        try:
            rule = read_rrule(absence.rrule) if absence.rrule else None
        except ValueError:
            _log.warning("absence %d: rule not understood", absence.id)
            rule = None
        schedule = Schedule(absence.first_day, absence.start_time, absence.end_time, absence.end_day, rule)
        found += [
            AbsenceOccurrence(absence.id, absence.agent_id, begins, ends, absence.title)
            for begins, ends in occurrences(schedule, zone, start, end)
            if begins < end and ends > start
        ]
    return sorted(found, key=lambda o: (o.starts_at, o.ends_at, o.absence_id))
