"""The lines of the list of workshops."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, tzinfo
from itertools import groupby
from typing import TypeAlias

from kiosk.domain.booking.workshops import seats_left
from kiosk.domain.dates.times import day_name, hour
from kiosk.domain.day.model import Rdv
from kiosk.domain.text.language import capital, counted, tr
from kiosk.domain.text.masked import masked
from kiosk.presenters.around.lines import Head, LineModel
from kiosk.presenters.words.row_texts import location_text
from kiosk.presenters.words.slot_texts import names_of


@masked
@dataclass(frozen=True, slots=True)
class WorkshopLine:
    """One workshop as it is shown."""

    workshop: Rdv
    title: str
    hour: str
    detail: str  # the motif where the title is another, who, where
    seats: str
    full: bool

    @property
    def key(self) -> int:
        return self.workshop.id

    @property
    def spoken(self) -> str:
        return ", ".join(text for text in (self.hour, self.title, self.detail, self.seats) if text)

    @property
    def tip(self) -> str:
        return ""


WorkshopModel: TypeAlias = LineModel[WorkshopLine | Head]


def title_of(workshop: Rdv) -> str:
    """Its title, else its motif."""
    return workshop.name or workshop.motif.name


def seats_of(workshop: Rdv) -> str:
    """« 3 inscrits, 5 places libres », « 8 inscrits, complet », « 3 inscrits »."""
    left = seats_left(workshop)
    come = counted(workshop.users_count, "{} inscrit", "{} inscrits")
    if left is None:
        return come
    return f"{come}, {counted(left, '{} place libre', '{} places libres') if left else tr('complet')}"


def where_of(workshop: Rdv) -> str:
    """« MDS Nord », « Téléphone »."""
    return workshop.lieu.name if workshop.lieu is not None else location_text(workshop.motif.location_type)


def lines_of(workshops: Iterable[Rdv], zone: tzinfo, today: date) -> tuple[WorkshopLine | Head, ...]:
    """The workshops, given in hour order, under their days."""
    found: list[WorkshopLine | Head] = []
    for day, those in groupby(workshops, key=lambda one: one.starts_at.astimezone(zone).date()):
        found.append(Head(tr("Aujourd’hui") if day == today else capital(day_name(day, today))))
        found += [_line(one, zone) for one in those]
    return tuple(found)


def _line(workshop: Rdv, zone: tzinfo) -> WorkshopLine:
    title = title_of(workshop)
    parts = (
        workshop.motif.name if title != workshop.motif.name else "",
        names_of(workshop.agents),
        where_of(workshop),
    )
    return WorkshopLine(
        workshop,
        title,
        hour(workshop.starts_at.astimezone(zone)),
        " · ".join(part for part in parts if part),
        seats_of(workshop),
        seats_left(workshop) == 0,
    )
