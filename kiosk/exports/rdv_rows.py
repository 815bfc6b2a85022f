"""RDVs as rows of a file: which columns there are, and what each says.

They are those that the platform's own export has, as far as API v1 tells them, and nothing of an usager that it leaves
out: no telephone, no e-mail, no address, no number of a file, no remark (decision 0059).
"""

from __future__ import annotations

import time as clock_time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, tzinfo
from functools import lru_cache
from typing import Final, TypeAlias

from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.model import Participation, Rdv
from kiosk.domain.day.shown import Hours, label_of, shown_of, together
from kiosk.domain.people.model import RdvAgent
from kiosk.domain.people.names import agent_name, full_name
from kiosk.domain.text.language import french, tr
from kiosk.domain.text.masked import masked

Value: TypeAlias = "str | int | date | time | datetime | None"
HEADS: Final = (
    french("Date"),
    french("Heure"),
    french("Durée (min)"),
    french("Service"),
    french("Motif"),
    french("Type"),
    french("État"),
    french("Lieu"),
    french("Agents"),
    french("Usagers"),
    french("Date de naissance"),
    french("Mineur"),
    french("Contexte"),
    french("Organisation"),
    french("Origine"),
    french("Créé par"),
    french("Créé le"),
    french("N° du RDV"),
)
WIDTHS: Final = (11, 7, 8, 18, 26, 14, 20, 24, 24, 28, 14, 8, 30, 22, 14, 20, 16, 10)
"""Of each column, in letters."""
_TYPES: Final = {
    "public_office": french("Sur place"),
    "phone": french("Téléphone"),
    "home": french("À domicile"),
    "visio": french("Visio"),
}
_ORIGINS: Final = {"Agent": french("Agent"), "User": french("Usager"), "Prescripteur": french("Prescripteur")}
_MAJORITY: Final = 18
_EVERY: Final = 32
_PAUSE: Final = 0.0003
"""Seconds given, after so many rows, to whoever draws the screen: on one machine only one of them runs Python."""


@masked
@dataclass(frozen=True, slots=True)
class ExportedRdvs:
    """What is exported: ``entries`` in their order; names by ids where the desk knows them."""

    entries: Sequence[DeskRdv]
    now: datetime  # in the organisation's zone
    organisation: str = ""
    services: Mapping[int, str] = field(default_factory=dict)
    service_of: Mapping[int, int | None] = field(default_factory=dict)  # by motif
    agents: Mapping[int, str] = field(default_factory=dict)
    by_person: bool = False
    instance: str = ""

    @property
    def zone(self) -> tzinfo:
        assert self.now.tzinfo is not None
        return self.now.tzinfo


def rows_of(data: ExportedRdvs, tell: Callable[[int], None] = lambda _: None) -> Iterator[tuple[Value, ...]]:
    """A row for each RDV, or for each person in it; ``tell`` is told how many RDVs are done.

    Made for a thread of its own: it leaves the others their turn.
    """
    for number, entry in enumerate(data.entries, start=1):
        people = entry.rdv.participations
        if data.by_person and people:
            for one in people:
                yield _row(data, entry, (one,))
        else:
            yield _row(data, entry, people)
        if number % _EVERY == 0:
            tell(number)
            clock_time.sleep(_PAUSE)
    tell(len(data.entries))


def _row(data: ExportedRdvs, entry: DeskRdv, people: Sequence[Participation]) -> tuple[Value, ...]:
    rdv, zone = entry.rdv, data.zone
    hours = Hours.of(rdv, data.now)
    each = tuple(shown_of(p, hours, data.now) for p in people)
    shown = each[0] if len(each) == 1 else together(each, rdv, hours, data.now)
    births = [p.usager.birth_date for p in people if p.usager.birth_date is not None]
    names = ", ".join(full_name(p.usager) for p in people)
    service_id = rdv.motif.service_id or data.service_of.get(rdv.motif.id)
    created = rdv.created_at.astimezone(zone) if rdv.created_at is not None else None
    by = data.agents.get(rdv.created_by_id or 0, "") if rdv.created_by_type == "Agent" else ""
    day = hours.starts_at.date()
    return (
        day,
        hours.starts_at.time().replace(second=0, microsecond=0),
        rdv.duration_in_min,
        data.services.get(service_id or 0, ""),
        f"{rdv.motif.name} – {rdv.name}" if rdv.name else rdv.motif.name,
        type_text(rdv),
        label_of(shown, entry).short,
        rdv.lieu.name if rdv.lieu is not None else "",
        ", ".join([_named(agent) for agent in rdv.agents]),
        names,
        births[0] if len(births) == 1 else ", ".join(one.strftime("%d/%m/%Y") for one in births) or None,
        _minor(births, day),
        rdv.context or "",
        data.organisation,
        tr(_ORIGINS[rdv.created_by_type]) if rdv.created_by_type in _ORIGINS else "",
        by,
        created.replace(second=0, microsecond=0, tzinfo=None) if created is not None else None,
        rdv.id if rdv.id > 0 else None,
    )


@lru_cache(maxsize=512)
def _named(agent: RdvAgent) -> str:
    return agent_name(agent)


def type_text(rdv: Rdv) -> str:
    """« Sur place », « Collectif »; of an RDV at home, not where that is."""
    if rdv.collectif:
        return tr("Collectif")
    place = rdv.motif.location_type
    return tr(_TYPES[place]) if place in _TYPES else place


def _minor(births: Sequence[date], day: date) -> str:
    """Whether one of them is a minor on that day; empty where no birth is known."""
    if not births:
        return ""
    minor = any((day.year - b.year - ((day.month, day.day) < (b.month, b.day))) < _MAJORITY for b in births)
    return tr("oui") if minor else tr("non")
