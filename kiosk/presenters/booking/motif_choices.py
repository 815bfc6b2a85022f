"""The motifs among which one looks for a slot, as one types: by service, with what tells them apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kiosk.domain.dates.times import minutes
from kiosk.domain.day.model import Motif, Service
from kiosk.domain.text.language import tr
from kiosk.domain.text.masked import masked
from kiosk.domain.text.search_text import Haystack, Query, fold
from kiosk.presenters.words.row_texts import location_text


@masked
@dataclass(frozen=True, slots=True)
class MotifChoice:
    """One motif, or with ``motif`` None the head of the service whose motifs follow."""

    name: str
    motif: Motif | None = None
    duration: str = ""
    location: str = ""
    online: bool = False
    spoken: str = ""


def motif_choices(motifs: Iterable[Motif], services: Mapping[int, Service]) -> list[Motif]:
    """``motifs`` by the name of their service, those of the secretariat first in each, then by name."""
    return sorted(
        motifs, key=lambda motif: (_service_order(motif, services), not motif.for_secretariat, fold(motif.name))
    )


def rows_of(motifs: Sequence[Motif], services: Mapping[int, Service], text: str) -> list[MotifChoice]:
    """The lines that ``text`` leaves of ``motifs``, in their order, a head before each service."""
    query = Query(text)
    rows: list[MotifChoice] = []
    last: object = rows
    for motif in motifs:
        service = services.get(motif.service_id or 0)
        name = service.name if service else tr("Sans service")
        if query and not Haystack((motif.name, name, location_text(motif.location_type))).matches(query):
            continue
        if motif.service_id != last:
            rows.append(MotifChoice(name))
            last = motif.service_id
        rows.append(_row(motif))
    return rows


def best_row(rows: Sequence[MotifChoice], text: str) -> int:
    """The line that Return takes: the first motif whose own name has all that was typed, else the first; -1: none."""
    query = Query(text)
    places = [place for place, row in enumerate(rows) if row.motif is not None]
    return next((place for place in places if Haystack((rows[place].name,)).matches(query)), next(iter(places), -1))


def _row(motif: Motif) -> MotifChoice:
    duration = minutes(motif.default_duration_in_min) if motif.default_duration_in_min else ""
    location = tr("Collectif") if motif.collectif else location_text(motif.location_type)
    online = motif.bookable_by == "everyone"
    parts = [motif.name, duration, location, tr("en ligne") if online else ""]
    return MotifChoice(motif.name, motif, duration, location, online, ", ".join(part for part in parts if part))


def _service_order(motif: Motif, services: Mapping[int, Service]) -> tuple[bool, str]:
    service = services.get(motif.service_id or 0)
    return service is None, fold(service.name) if service else ""
