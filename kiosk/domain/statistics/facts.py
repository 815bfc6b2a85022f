"""What is counted of an RDV: when, where, what for, with whom, and what became of it. Nobody who came is in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from kiosk.domain.day.gesture import DeskRdv
from kiosk.domain.day.model import Motif
from kiosk.domain.day.shown import Hours, shown_of, together
from kiosk.domain.day.status import Shown, Status
from kiosk.domain.text.language import Words
from kiosk.domain.text.masked import masked


class State(StrEnum):
    """What became of an RDV, in the order in which it is told."""

    SEEN = "seen"
    UPCOMING = "upcoming"
    TO_FILL = "to_fill"
    NOSHOW = "noshow"
    EXCUSED = "excused"
    REVOKED = "revoked"
    OTHER = "other"


class Kind(StrEnum):
    """How an RDV is held."""

    OFFICE = "public_office"
    PHONE = "phone"
    HOME = "home"
    VISIO = "visio"
    WORKSHOP = "workshop"
    ELSE = "else"


class MadeBy(StrEnum):
    """Who made an RDV."""

    AGENT = "agent"
    USAGER = "user"
    PRESCRIBER = "prescripteur"
    UNSAID = "unsaid"


STATE_LABELS: Final = Words(
    {
        State.SEEN: "Vus",
        State.UPCOMING: "À venir",
        State.TO_FILL: "À renseigner",
        State.NOSHOW: "Absents (non excusés)",
        State.EXCUSED: "Absents (excusés)",
        State.REVOKED: "Annulés",
        State.OTHER: "Autre état",
    }
)
KIND_LABELS: Final = Words(
    {
        Kind.OFFICE: "Sur place",
        Kind.PHONE: "Téléphone",
        Kind.HOME: "À domicile",
        Kind.VISIO: "Visio",
        Kind.WORKSHOP: "Atelier",
        Kind.ELSE: "Autre",
    }
)
MADE_BY_LABELS: Final = Words(
    {
        MadeBy.AGENT: "Par les agents",
        MadeBy.USAGER: "Par les usagers",
        MadeBy.PRESCRIBER: "Par les prescripteurs",
        MadeBy.UNSAID: "Non précisé par la plateforme",
    }
)
_STATES: Final = {
    Shown.UPCOMING: State.UPCOMING,
    Shown.WAITING: State.UPCOMING,
    Shown.TO_FILL: State.TO_FILL,
    Shown.SEEN: State.SEEN,
    Shown.NOSHOW: State.NOSHOW,
    Shown.EXCUSED: State.EXCUSED,
    Shown.REVOKED: State.REVOKED,
}
_MADE_BY: Final = {"agent": MadeBy.AGENT, "user": MadeBy.USAGER, "prescripteur": MadeBy.PRESCRIBER}
_PLACES: Final = {one.value: one for one in (Kind.OFFICE, Kind.PHONE, Kind.HOME, Kind.VISIO)}


@masked
@dataclass(frozen=True, slots=True)
class Fact:
    """One RDV, as numbers. ``day`` and ``hour`` are the organisation's; 0: none, or nobody said."""

    rdv_id: int
    day: date
    hour: int
    state: State
    lieu_id: int
    service_id: int
    motif_id: int
    agent_ids: tuple[int, ...]
    kind: Kind
    made_by: MadeBy
    received: int  # people
    lieu: str = ""
    motif: str = ""
    ends_at: datetime | None = None


def fact_of(entry: DeskRdv, now: datetime, motifs: Mapping[int, Motif]) -> Fact:
    """What is counted of an RDV at ``now``, which is in the organisation's zone; ``motifs`` tell their services."""
    rdv = entry.rdv
    at = rdv.starts_at.astimezone(now.tzinfo)
    hours = Hours.of(rdv, now)
    each = tuple(shown_of(one, hours, now) for one in rdv.participations)
    motif = motifs.get(rdv.motif.id, rdv.motif)
    lieu = rdv.lieu if rdv.motif.location_type == Kind.OFFICE else None
    return Fact(
        rdv.id,
        at.date(),
        at.hour,
        _STATES.get(together(each, rdv, hours, now), State.OTHER),
        lieu.id if lieu is not None else 0,
        motif.service_id or rdv.motif.service_id or 0,
        rdv.motif.id,
        tuple(agent.id for agent in rdv.agents),
        Kind.WORKSHOP if rdv.collectif else _PLACES.get(rdv.motif.location_type, Kind.ELSE),
        _MADE_BY.get(rdv.created_by_type.lower(), MadeBy.UNSAID),
        sum(one.status is Status.SEEN for one in rdv.participations),
        lieu.name if lieu is not None else "",
        rdv.motif.name,
        hours.ends_at,
    )
