"""Workshops (RDV collectifs): their seats, and those that are made at once, a week or more apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final, Literal, TypeAlias

from kiosk.domain.booking.booking import Booking
from kiosk.domain.booking.warnings import FURTHEST, LONGEST
from kiosk.domain.day.model import Motif, Rdv
from kiosk.domain.text.language import Words
from kiosk.domain.text.masked import masked

MOST_TIMES: Final = 52
MOST_SEATS: Final = 10_000
"""As many as the platform takes."""

Field: TypeAlias = Literal["motif", "lieu", "agents", "day", "hour", "minutes", "seats", "dates"]
FAULTS: Final = Words(
    {
        "motif": "Choisissez le motif.",
        "lieu": "Choisissez le lieu.",
        "agents": "Choisissez au moins un agent.",
        "day": "Indiquez un jour à venir, dans les deux ans.",
        "hour": "Indiquez l’heure.",
        "minutes": "Indiquez une durée, d’un jour au plus.",
        "seats": "Indiquez un nombre de places, ou laissez vide s’il n’y a pas de limite.",
        "dates": "Gardez au moins une date.",
    }
)


@masked
@dataclass(frozen=True, slots=True)
class WorkshopDraft:
    """What is filled in of a workshop, or of several like it; ``seats`` None: no limit."""

    motif: Motif | None = None
    title: str = ""
    lieu_id: int | None = None
    agent_ids: frozenset[int] = frozenset()
    day: date | None = None
    hour: time | None = None
    minutes: int | None = None
    seats: int | None = None
    times: int = 1
    weeks: int = 1  # between two of them
    left_out: frozenset[date] = frozenset()
    """Dates of the series on which there is none."""

    @property
    def series(self) -> tuple[date, ...]:
        """All dates of the series, those left out too."""
        if self.day is None:
            return ()
        step = timedelta(weeks=self.weeks)
        return tuple(self.day + number * step for number in range(max(1, self.times)))

    @property
    def dates(self) -> tuple[date, ...]:
        """The dates on which there is one."""
        return tuple(day for day in self.series if day not in self.left_out)

    def bookings(self, organisation_id: int, zone: tzinfo) -> tuple[Booking, ...]:
        """One for each date; of a draft without faults."""
        assert self.motif is not None
        assert self.hour is not None
        assert self.minutes is not None
        return tuple(
            Booking(
                organisation_id=organisation_id,
                motif_id=self.motif.id,
                starts_at=datetime.combine(day, self.hour, zone),
                duration_in_min=self.minutes,
                lieu_id=self.lieu_id if self.motif.location_type == "public_office" else None,
                agent_ids=tuple(sorted(self.agent_ids)),
                name=self.title.strip() or None,
                max_participants_count=self.seats,
            )
            for day in self.dates
        )


def faults(draft: WorkshopDraft, now: datetime) -> Mapping[Field, str]:
    """What must be mended first, by field; ``now`` is in the organisation's zone."""
    wrong: list[Field] = []
    if draft.motif is None:
        wrong.append("motif")
    elif draft.motif.location_type == "public_office" and draft.lieu_id is None:
        wrong.append("lieu")
    if not draft.agent_ids:
        wrong.append("agents")
    last = draft.series[-1] if draft.series else None
    if draft.day is None or last is None or draft.day < now.date() or last > (now + FURTHEST).date():
        wrong.append("day")
    if draft.hour is None:
        wrong.append("hour")
    if draft.minutes is None or not 0 < draft.minutes <= LONGEST:
        wrong.append("minutes")
    if draft.seats is not None and not 1 <= draft.seats <= MOST_SEATS:
        wrong.append("seats")
    if draft.day is not None and not draft.dates:
        wrong.append("dates")
    return {field: FAULTS[field] for field in wrong}


def seats_left(workshop: Rdv) -> int | None:
    """How many seats are left; None where there is no limit to them."""
    most = workshop.max_participants_count
    return None if most is None else max(0, most - workshop.users_count)
