"""RDVs as a calendar that any agenda takes in: when, what for, where, with which agents.

It names usagers as the platform's own export does, and tells nothing else of them. RDVs that do not take place are
cancelled there too: an agenda that had them takes them away.
"""

from __future__ import annotations

import time as clock_time
from collections.abc import Callable
from datetime import UTC, timedelta

from kiosk.domain.day.shown import takes_place
from kiosk.domain.people.names import agent_name, full_name
from kiosk.domain.text.language import labelled, tr
from kiosk.exports.rdv_rows import ExportedRdvs

_EVERY, _PAUSE = 8, 0.0003  # as for rows


def ics_of(data: ExportedRdvs, tell: Callable[[int], None] = lambda _: None) -> bytes:
    """The calendar's file."""
    from icalendar import Calendar, Event  # loaded when somebody exports

    calendar = Calendar()
    calendar.add("prodid", "-//Kiosk//Kiosk//FR")
    calendar.add("version", "2.0")
    for number, entry in enumerate(data.entries, start=1):
        rdv = entry.rdv
        people = ", ".join(full_name(p.usager) for p in rdv.participations)
        event = Event()
        event.add("uid", rdv.uuid or f"rdv-{rdv.id}@kiosk")
        event.add("dtstamp", data.now.astimezone(UTC))
        event.add("dtstart", rdv.starts_at.astimezone(UTC))
        event.add("dtend", rdv.starts_at.astimezone(UTC) + timedelta(minutes=rdv.duration_in_min))
        what = (rdv.name or rdv.motif.name) if rdv.collectif else people or rdv.motif.name
        event.add("summary", what)
        said = [labelled(tr("Motif"), rdv.motif.name)]
        if rdv.agents:
            said.append(labelled(tr("Agents"), ", ".join(agent_name(agent) for agent in rdv.agents)))
        if rdv.collectif and people:
            said.append(labelled(tr("Usagers"), people))
        event.add("description", "\n".join(said))
        if rdv.lieu is not None:
            event.add("location", ", ".join(part for part in (rdv.lieu.name, rdv.lieu.address) if part))
        event.add("status", "CONFIRMED" if takes_place(rdv) else "CANCELLED")
        calendar.add_component(event)
        if number % _EVERY == 0:
            tell(number)
            clock_time.sleep(_PAUSE)
    made: bytes = calendar.to_ical()
    tell(len(data.entries))
    return made
