"""Absences, and the openings of plages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time, tzinfo

from msgspec import Struct

from kiosk.api_client.wire.dates import day_or_none, span, time_or_none
from kiosk.api_client.wire.directory import WireAgent, WireOrganisation
from kiosk.api_client.wire.meta import Id, Listed, Some
from kiosk.api_client.wire.unread import each_read
from kiosk.domain.day.absence import Absence
from kiosk.domain.day.model import PlageOccurrence
from kiosk.domain.text.masked import masked


@masked
class WireAbsence(Struct, gc=False):
    id: Id
    agent: WireAgent | None = None
    organisation: WireOrganisation | None = None
    title: str | None = None
    first_day: str | None = None
    start_time: str | None = None
    end_day: str | None = None
    end_time: str | None = None
    rrule: str | None = None


class AbsencesPage(Listed, gc=False):
    absences: Some[WireAbsence]


@masked
class OneAbsence(Struct, gc=False):
    absence: WireAbsence


@masked
class WireSpan(Struct, gc=False):
    starts_at: str
    ends_at: str


@masked
class WirePlage(Struct, gc=False):
    id: Id
    agent_id: Id
    title: str | None = None
    lieu_id: Id | None = None
    motif_ids: Some[Id] | None = None
    occurrences: Some[WireSpan] | None = None


class PlagesPage(Listed, gc=False):
    plage_ouvertures: Some[WirePlage]


def plages_of(read: Iterable[WirePlage], zone: tzinfo) -> list[PlageOccurrence]:
    """The openings of plages, in hour order."""
    found = [
        PlageOccurrence(p.id, p.agent_id, p.lieu_id, starts_at, ends_at, p.title or "", tuple(p.motif_ids or ()))
        for p in read
        for starts_at, ends_at in each_read(
            p.occurrences or (), lambda one: span(one.starts_at, one.ends_at, zone), "plage_ouvertures"
        )
    ]
    return sorted(found, key=lambda o: (o.starts_at, o.plage_id))


def absence_of(a: WireAbsence) -> Absence:
    """An absence. Raises ``ValueError`` when its first day cannot be read."""
    first_day = day_or_none(a.first_day)
    if first_day is None:
        raise ValueError("absence without a first day")
    return Absence(
        id=a.id,
        agent_id=a.agent.id if a.agent is not None else 0,
        title=a.title or "",
        first_day=first_day,
        start_time=time_or_none(a.start_time) or time(0),
        end_day=day_or_none(a.end_day) or first_day,
        end_time=time_or_none(a.end_time) or time(23, 59, 59),
        organisation_id=a.organisation.id if a.organisation is not None else None,
        rrule=(a.rrule or "").strip("; ") or None,
    )
