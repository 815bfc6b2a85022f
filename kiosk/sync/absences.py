"""Absences as the platform describes them, turned into the spans of a few days."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING

from kiosk.domain.absence import Absence
from kiosk.domain.model import AbsenceOccurrence

if TYPE_CHECKING:
    from kiosk.domain.recurrence import Recurrence

_log = logging.getLogger(__name__)
_EVERY = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month"}
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_BY_DAY = re.compile(r"([+-]?\d+)?(MO|TU|WE|TH|FR|SA|SU)")


def spans(absences: Iterable[Absence], zone: tzinfo, start: datetime, end: datetime) -> list[AbsenceOccurrence]:
    """The occurrences that share a moment with ``start`` to ``end``, in hour order.

    An absence whose rule is of a kind that we do not know shows on its first days only, rather than nowhere.
    """
    # Recurrences bring dateutil, which a start without absences to read has no time for.
    from kiosk.domain.recurrence import Schedule, occurrences

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


def read_rrule(text: str) -> Recurrence:
    """The rule of « FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20270123T235959; » (RFC 5545, the part that absences use).

    Raises ``ValueError`` for anything else.
    """
    from kiosk.domain.recurrence import Every, Recurrence

    parts = dict(part.split("=", 1) for part in text.removeprefix("RRULE:").strip().split(";") if part)
    unknown = set(parts) - {"FREQ", "INTERVAL", "BYDAY", "UNTIL", "WKST"}
    if unknown or parts.get("FREQ") not in _EVERY:
        raise ValueError("a rule of another kind")
    on: list[int] = []
    nth: list[tuple[int, int]] = []
    for day in filter(None, parts.get("BYDAY", "").split(",")):
        read = _BY_DAY.fullmatch(day)
        if read is None:
            raise ValueError("days of another kind")
        weekday = _DAYS.index(read[2])
        if read[1]:
            nth.append((weekday, int(read[1])))
        else:
            on.append(weekday)
    until = date.fromisoformat(parts["UNTIL"][:8]) if "UNTIL" in parts else None
    interval = int(parts["INTERVAL"]) if "INTERVAL" in parts else None
    if interval is not None and interval < 1:
        raise ValueError("a rule that goes nowhere")
    return Recurrence(Every(_EVERY[parts["FREQ"]]), interval, tuple(on), tuple(nth), until)
